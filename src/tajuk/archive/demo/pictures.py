"""The demo's pictures by name, drawn anew each time and always alike."""

from collections.abc import Callable
from typing import NamedTuple

from tajuk.archive.demo import emblems, scenes
from tajuk.archive.demo.painting import Canvas


class _Sheet(NamedTuple):
    """What is painted on which sky."""

    paint: Callable[[Canvas], None]
    top: str
    bottom: str


_SHEETS = {
    "kota": _Sheet(scenes.city, "#35366b", "#ff9a76"),
    "lereng": _Sheet(scenes.slopes, "#bfdcf2", "#fbe9d0"),
    "pelabuhan": _Sheet(scenes.port, "#0b1d3a", "#35507f"),
    "petikemas": _Sheet(scenes.crates, "#20303c", "#20303c"),
    "laut": _Sheet(scenes.sea, "#0a1630", "#2b477a"),
    "pasar": _Sheet(scenes.market, "#bfe3e0", "#f7d9a8"),
    "cabai": _Sheet(scenes.chillies, "#fdf3e1", "#f6dfbd"),
    "laporan": _Sheet(emblems.report, "#1f7a8c", "#0f4c5c"),
    "emas": _Sheet(emblems.gold, "#1a1423", "#33263d"),
    "dana": _Sheet(emblems.funds, "#233d6b", "#3c2a63"),
    "celengan": _Sheet(emblems.coins, "#2f6690", "#16425b"),
    "periksa": _Sheet(emblems.magnifier, "#e3e9fb", "#bccaf0"),
    "kelas": _Sheet(emblems.waves, "#8ecae6", "#fefae0"),
    "laras": _Sheet(emblems.laras, "#ffb26b", "#ff7b54"),
    "bayu": _Sheet(emblems.bayu, "#5aa9e6", "#2667a8"),
}

NAMES = tuple(_SHEETS)


def drawn(name: str) -> bytes:
    """Return a picture as a file."""
    sheet = _SHEETS[name]
    canvas = Canvas(sheet.top, sheet.bottom, name)
    sheet.paint(canvas)
    return canvas.jpeg()
