"""The demo's pictures by name, drawn anew each time and always alike."""

from tajuk.archive.demo import (
    charts,
    city,
    countryside,
    desks,
    harbour,
    inventions,
    machines,
    money,
    offers,
    papers,
    portraits,
    power,
    reading,
    tables,
    travel,
)
from tajuk.archive.demo.painting import Canvas

_SCENES = {
    # fields and weather
    "lereng": countryside.slopes,
    "sawah": countryside.terraces,
    "padi": countryside.rice,
    "teh": countryside.tea,
    "sawit": countryside.palms,
    "musim": countryside.monsoon,
    # ports and the sea
    "pelabuhan": harbour.port,
    "petikemas": harbour.crates,
    "laut": harbour.night_sea,
    "kapal": harbour.bow,
    "kontainer": harbour.hoist,
    "nelayan": harbour.boats,
    # energy
    "surya": power.solar,
    "angin": power.wind,
    "nikel": power.mine,
    "listrik": power.pylons,
    "gas": power.gas,
    "minyak": power.oil,
    # towns and travel
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
    # tables
    "dapur": tables.kitchen,
    "kopi": tables.coffee,
    "cabai": tables.chillies,
    "batik": tables.batik,
    # money
    "emas": money.gold,
    "dana": money.funds,
    "celengan": money.coins,
    "uang": money.banknotes,
    "kartu": money.cards,
    "kurs": money.exchange,
    "bank": papers.bank,
    "obligasi": papers.bonds,
    "asuransi": papers.umbrella,
    "pajak": papers.taxes,
    # figures
    "grafik": charts.candles,
    "papan": charts.board,
    "laporan": charts.report,
    "periksa": charts.magnifier,
    "kelas": charts.rolling,
    "dunia": charts.globe,
    "jaringan": charts.network,
    # industry and inventions
    "pabrik": machines.factory,
    "gudang": machines.warehouse,
    "chip": machines.chip,
    "ponsel": machines.phones,
    "awan": machines.racks,
    "robot": inventions.robot,
    "satelit": inventions.dish,
    # rooms and reading
    "kantor": desks.office,
    "rapat": desks.meeting,
    "wawancara": desks.interview,
    "tangga": desks.stairs,
    "belajar": reading.books,
    "pena": reading.pen,
    "kacamata": reading.glasses,
    # what the house offers
    "akademi": offers.course,
    "seminar": offers.seminar,
    "buletin": offers.letter,
    "langganan": offers.subscription,
    "lomba": offers.award,
}
_PORTRAITS = {
    "laras": portraits.laras,
    "bayu": portraits.bayu,
    "sinta": portraits.sinta,
    "damar": portraits.damar,
    "mega": portraits.mega,
    "wira": portraits.wira,
    "ratna": portraits.ratna,
    "joko": portraits.joko,
    "ayu": portraits.ayu,
    "suryap": portraits.suryap,
}

NAMES = (*_SCENES, *_PORTRAITS)


def drawn(name: str) -> bytes:
    """Return a picture as a file: scenes 16:9, portraits square."""
    paint = _PORTRAITS.get(name)
    canvas = Canvas(name, width=9) if paint else Canvas(name)
    (paint or _SCENES[name])(canvas)
    return canvas.jpeg()
