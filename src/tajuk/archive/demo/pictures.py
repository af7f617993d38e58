"""The demo's pictures by name, drawn anew each time and always alike."""

from tajuk.archive.demo import countryside
from tajuk.archive.demo.painting import Canvas

_SCENES = {
    "lereng": countryside.slopes,
    "sawah": countryside.terraces,
    "padi": countryside.rice,
    "teh": countryside.tea,
    "sawit": countryside.palms,
    "musim": countryside.monsoon,
}
# Names that stories may use already; what they show is still to be painted.
_PROMISED = (
    "kota pelabuhan petikemas laut pasar cabai laporan emas dana celengan periksa kelas "
    "dapur warung kereta tol bandara pabrik gudang kopi kapal nelayan surya angin nikel listrik gas bank uang kartu "
    "grafik papan obligasi asuransi rumah apartemen pajak chip ponsel awan robot satelit jaringan dunia kontainer kurs "
    "minyak kantor rapat wawancara tangga belajar pena kacamata batik sepeda mobil "
    "akademi seminar buletin langganan lomba"
).split()
_PEOPLE = "laras bayu sinta damar mega wira ratna joko ayu suryap".split()
_SCENES |= {name: countryside.monsoon for name in _PROMISED}
_PORTRAITS = {name: countryside.monsoon for name in _PEOPLE}

NAMES = (*_SCENES, *_PORTRAITS)


def drawn(name: str) -> bytes:
    """Return a picture as a file: scenes 16:9, portraits square."""
    canvas = Canvas(name) if name in _SCENES else Canvas(name, width=9)
    (_SCENES | _PORTRAITS)[name](canvas)
    return canvas.jpeg()
