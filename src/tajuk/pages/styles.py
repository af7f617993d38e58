"""The stylesheet: one file made of the parts' files, and the fonts it names; parts of one page alone lie apart."""

import re
from collections.abc import Sequence
from pathlib import Path

from tajuk.pages.static_files import StaticFile, static_file, static_files

_FOLDER = Path(__file__).parent / "css"
_OF_SEARCH = ("found", "search")
_FIRST = ("layers", "reset", "tokens", "base", "layout")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
_FONT = re.compile(r"url\(fonts/([\w-]+\.woff2)\)")


def packed(css: str) -> str:
    """Return a stylesheet without comments, indentation and empty lines; nothing of ours has those inside a string."""
    return _BLANK.sub("\n", _COMMENT.sub("", css)).strip()


def _common() -> list[str]:
    parts = sorted(path.stem for path in _FOLDER.glob("*.css"))
    return [*_FIRST, *(name for name in parts if name not in (*_FIRST, *_OF_SEARCH))]


def _sheet(name: str, parts: Sequence[str]) -> StaticFile:
    whole = "\n".join((_FOLDER / f"{part}.css").read_text(encoding="utf-8") for part in parts)
    text = _FONT.sub(lambda found: f"url({FONTS[found[1]].path})", packed(whole))
    return static_file(name, text.encode())


FONTS = static_files(Path(__file__).parent / "fonts", "*.woff2")
STYLESHEET = _sheet("tajuk.css", _common())
SEARCH = _sheet("search.css", _OF_SEARCH)
PATH = STYLESHEET.path
