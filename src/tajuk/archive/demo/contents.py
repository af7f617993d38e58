"""The demo's texts as files, and how they are found."""

import tomllib
from importlib.resources import files
from typing import Any

_FOLDER = files("tajuk.archive.demo") / "content"


def table(name: str) -> dict[str, Any]:
    """Return a file of tables by its name without ending."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))


def texts(folder: str) -> dict[str, str]:
    """Return the texts of a folder by key, in order of key."""
    found = (each for each in (_FOLDER / folder).iterdir() if each.name.endswith(".md"))
    return {
        each.name.removesuffix(".md"): each.read_text("utf-8") for each in sorted(found, key=lambda each: each.name)
    }
