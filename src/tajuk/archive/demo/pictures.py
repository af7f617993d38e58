"""The demo's pictures by name, drawn anew each time and always alike."""

from tajuk.archive.demo import city, countryside, harbour, power, travel
from tajuk.archive.demo.painting import Canvas

_SCENES = {
    "lereng": countryside.slopes,
    "sawah": countryside.terraces,
    "padi": countryside.rice,
    "teh": countryside.tea,
    "sawit": countryside.palms,
    "musim": countryside.monsoon,
    "pelabuhan": harbour.port,
    "petikemas": harbour.crates,
    "laut": harbour.night_sea,
    "kapal": harbour.bow,
    "kontainer": harbour.hoist,
    "nelayan": harbour.boats,
    "surya": power.solar,
    "angin": power.wind,
    "nikel": power.mine,
    "listrik": power.pylons,
    "gas": power.gas,
    "minyak": power.oil,
    "kota": city.dusk,
    "apartemen": city.towers,
    "rumah": city.homes,
    "pasar": city.market,
    "warung": city.stall,
    "sepeda": city.bicycles,
    "kereta": travel.train,
    "tol": travel.toll_road,
    "bandara": travel.airport,
    "mobil": travel.electric_car,
}
# Names that stories may use already; what they show is still to be painted.
_PROMISED = (
    "cabai laporan emas dana celengan periksa kelas dapur pabrik gudang kopi bank "
    "uang kartu grafik papan obligasi asuransi pajak chip ponsel awan robot satelit "
    "jaringan dunia kurs kantor rapat wawancara tangga belajar pena kacamata batik akademi "
    "seminar buletin langganan lomba "
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
