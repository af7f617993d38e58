"""The stylesheet: one file made of the parts' files, and the fonts it names."""

import re
from pathlib import Path

from tajuk.pages.static_files import static_file, static_files

_FOLDER = Path(__file__).parent / "css"
_FIRST = ("layers", "reset", "tokens", "base", "layout")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
_FONT = re.compile(r"url\(fonts/([\w-]+\.woff2)\)")


def packed(css: str) -> str:
    """Return a stylesheet without comments, indentation and empty lines; nothing of ours has those inside a string."""
    return _BLANK.sub("\n", _COMMENT.sub("", css)).strip()


def _text() -> str:
    parts = sorted(path.stem for path in _FOLDER.glob("*.css") if path.stem not in _FIRST)
    whole = "\n".join((_FOLDER / f"{name}.css").read_text(encoding="utf-8") for name in (*_FIRST, *parts))
    return _FONT.sub(lambda found: f"url({FONTS[found[1]].path})", packed(whole))


FONTS = static_files(Path(__file__).parent / "fonts", "*.woff2")
STYLESHEET = static_file("tajuk.css", _text().encode())
PATH = STYLESHEET.path
