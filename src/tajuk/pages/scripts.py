"""The script: one file made of every island, each in a scope of its own; some pages have one for themselves alone."""

from pathlib import Path

from tajuk.pages.static_files import StaticFile, static_file

ISLANDS = Path(__file__).parent / "islands"
_OF_SEARCH, _OF_COURSE = (ISLANDS / f"{name}.island.js" for name in ("search", "course"))


def bundled(islands: list[str]) -> str:
    """Return one ES module of the texts of many; a name of one means nothing in another."""
    return "\n".join(f"{{\n{island.strip()}\n}}" for island in islands)


def _script() -> StaticFile | None:
    paths = [path for path in sorted(ISLANDS.glob("*.island.js")) if path not in (_OF_SEARCH, _OF_COURSE)]
    islands = [path.read_text(encoding="utf-8") for path in paths]
    return static_file("tajuk.js", bundled(islands).encode()) if islands else None


SCRIPT = _script()
SEARCH = static_file("search.js", _OF_SEARCH.read_bytes())
COURSE = static_file("course.js", _OF_COURSE.read_bytes())
PATH = SCRIPT.path if SCRIPT else ""
