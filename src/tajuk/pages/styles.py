"""The stylesheet: one file made of the parts' files, named by its digest, so that it may be kept for ever."""

import hashlib
from pathlib import Path

_FOLDER = Path(__file__).parent / "css"
_FIRST = ("layers", "reset", "tokens", "base", "layout")


def _text() -> str:
    parts = sorted(path.stem for path in _FOLDER.glob("*.css") if path.stem not in _FIRST)
    return "\n".join((_FOLDER / f"{name}.css").read_text(encoding="utf-8").strip() for name in (*_FIRST, *parts))


CSS = _text().encode()
NAME = f"tajuk.{hashlib.sha256(CSS).hexdigest()[:16]}.css"
PATH = f"/static/{NAME}"
