"""The words by which business copy says that prices move, in Indonesian and English."""

import re


def _words(text: str) -> str:
    return "|".join(
        sorted((re.escape(word).replace(r"\ ", r"\s+") for word in text.split(", ")), key=len, reverse=True)
    )


_UP = (
    "naik, menguat, melonjak, melesat, meningkat, bertambah, terapresiasi, menanjak, meroket, melejit, "
    "rebound, penguatan, kenaikan, lonjakan, lebih mahal, lebih tinggi, menambah, dinaikkan, mendapat, "
    "terkerek, terangkat, mendaki, rose, rise, rises, rising, gained, gain, gains, climbed, climb, climbs, "
    "jumped, jump, jumps, added, adds, advanced, advance, advances, surged, surge, surges, soared, soars, "
    "up, higher, strengthened, strengthens, rallied, firmed, increased, increases, increase, edged up, "
    "gaining, climbing, jumping, adding, advancing, surging, more"
)
_DOWN = (
    "turun, melemah, merosot, anjlok, terkoreksi, berkurang, jatuh, ambles, tergelincir, terdepresiasi, "
    "susut, menyusut, melorot, longsor, tertekan, pelemahan, penurunan, koreksi, kehilangan, lebih murah, "
    "lebih rendah, memangkas, dipangkas, diturunkan, terpangkas, terpuruk, melandai, fell, fall, falls, "
    "falling, dropped, drop, drops, lost, loses, loss, slipped, slips, slid, slides, declined, decline, "
    "declines, shed, sheds, eased, eases, down, lower, weakened, weakens, tumbled, tumbles, plunged, "
    "plunges, sank, sinks, retreated, decreased, decrease, dipped, dips, cut, losing, dropping, slipping, "
    "sliding, declining, shedding, easing, less"
)
_FLAT = "stagnan, tidak berubah, tak berubah, stabil, unchanged, flat, steady"

MOVES = re.compile(rf"(?<!\w)(?:(?P<up>{_words(_UP)})|(?P<down>{_words(_DOWN)})|(?P<flat>{_words(_FLAT)}))(?!\w)", re.I)
"""Which way: a match names its group."""

LEVEL_BEFORE = re.compile(
    r"(?:(?<!\w)(?:ke|menjadi|jadi|di|pada|level|posisi|kisaran|harga|seharga|senilai|sebesar|kini|sekarang|"
    r"angka|titik|mencapai|menyentuh|menembus|adalah|to|at|of|around|near|stood at|reached|hit|touched|was|is|"
    r"now|with|from|than|price|level of)(?:\s+(?:level|posisi|kisaran|harga|angka|titik|area|sekitar|around|"
    r"about|a|the))*|(?:Rp\.?|IDR|US\$|USD|\$|€|EUR|S\$|SGD))\s*(?:Rp\.?|IDR|US\$|USD|\$|€|EUR|S\$|SGD)?\s*$",
    re.I,
)
"""What stands before a level: `ke level`, `menjadi Rp`, `to`, `at US$`."""

CURRENCY_BEFORE = re.compile(r"(?P<IDR>Rp\.?|IDR)|(?P<USD>US\$|USD|(?<!S)\$)|(?P<EUR>€|EUR)|(?P<SGD>S\$|SGD)", re.I)
CURRENCY_AFTER = re.compile(
    r"\s*(?:(?P<IDR>rupiah|IDR)|(?P<USD>dolar AS|US dollars?|dollars?|USD)|(?P<EUR>euros?|EUR)"
    r"|(?P<SGD>dolar Singapura|Singapore dollars?|SGD))(?!\w)",
    re.I,
)
CURRENCY_NAMES = {
    "IDR": ("rupiah", "idr"),
    "USD": ("dolar", "dollar", "usd"),
    "EUR": ("euro", "eur"),
    "JPY": ("yen", "jpy"),
    "SGD": ("sgd",),
}
"""The last words of names of currencies, by their codes."""
PERCENT_AFTER = re.compile(r"\s?(?:%|persen(?!tase)|percent(?!age)|per\s+cent)(?!\w)", re.I)
BASIS_AFTER = re.compile(r"\s?(?:bps|bp|basis\s+poin|basis\s+points?)(?!\w)", re.I)
POINTS_AFTER = re.compile(r"\s?(?:poin|points?)(?!\w)(?!\s+persentase)", re.I)
SCALES = {
    "ribu": 3, "juta": 6, "miliar": 9, "triliun": 12,
    "thousand": 3, "million": 6, "billion": 9, "trillion": 12,
}  # fmt: skip
ABOUT = re.compile(
    r"(?<!\w)(?:sekitar|hampir|kira-kira|kurang lebih|lebih dari|di atas|di bawah|nyaris|mendekati|about|around|nearly|"
    r"almost|near|close to|more than|less than|over|under|above|below|some|roughly|approximately)"
    r"(?:\s+[A-Za-z]+){0,2}\s*\S{0,4}\s*$",
    re.IGNORECASE,
)
"""What stands before a number that is not meant to the digit."""

NOT_A_PRICE = re.compile(
    r"(?<!\w)(?:transaksi|volume|kapitalisasi(?: pasar)?|frekuensi|dividen|kupon|biaya|komisi|laba|rugi|utang|"
    r"aset|sektor|harga beli(?: kembali)?|buyback|sectors?|net buy|net sell|beli bersih|jual bersih|turnover|"
    r"market (?:cap(?:itali[sz]ation)?|value)|dividends?|coupons?|fees?|profits?|debts?|assets|"
    r"trading value)(?!\w)[^,.;]{0,30}$",
    re.IGNORECASE,
)
"""What stands before an amount that is nobody's price."""
UNIT_BEFORE = re.compile(r"(?:(?<!\w)(?:per|terhadap|atas|against|versus|vs)|\d)\s*$", re.IGNORECASE)
"""What stands before a name that is only a unit: `per dolar AS`, `16,150 rupiah`."""
WAY_AFTER = re.compile(
    r"\s*(?:(?P<up>higher|more|rise|gain|increase|jump|lebih tinggi|lebih mahal)|(?P<down>lower|less|drop|"
    r"fall|decline|loss|lebih rendah|lebih murah))(?!\w)",
    re.IGNORECASE,
)
"""What stands behind a move: `0.84% higher`."""
OTHER_SPAN = re.compile(
    r"(?<!\w)(?:(?<!terendah )(?<!tertinggi )sejak|sepanjang|dalam\s+(?:sepekan|seminggu|sebulan|setahun|"
    r"sepuluh|\w+\s+(?:hari|pekan|bulan|tahun))|sepekan|sebulan|setahun|year[- ]to[- ]date|ytd|yoy|mom|qoq|"
    r"tahunan|bulanan|mingguan|pekan ini|bulan ini|tahun ini|pekan lalu|bulan lalu|tahun lalu|secara tahunan|"
    r"this (?:week|month|year|quarter)|last (?:week|month|year|quarter)|"
    r"(?<!lowest )(?<!highest )(?<!level )since|over the (?:past|last)|in (?:the past|the last|a|one|two|"
    r"three|six|\d+) (?:weeks?|months?|years?)|weekly|monthly|annual(?:ly)?|for the (?:week|month|year|"
    r"quarter)|year on year|year-on-year|target|proyeksi|diproyeksikan|diprediksi|prediksi|ramalan|"
    r"analysts see|sees|by (?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December|year-end|the end)|diperkirakan|akan|bisa|berpotensi|forecast|expected|expects|could|would|will|"
    r"may|might|dividen|dividend|kupon|coupon|imbal hasil obligasi|laba|pendapatan (?!tetap)|profit|revenue|"
    r"sales|penjualan)(?!\w)",
    re.I,
)
"""What makes a sentence speak of more than a day's move, or of what is to come: the tape's day says nothing of it."""

CLAUSE = re.compile(
    r"(?<=[.!?…])[\"”’)]*\s+(?=[\"“‘(]*(?-i:[A-Z0-9]))|\n+|;\s+|,\s+(?=(?:sementara|sedangkan|namun|tetapi|"
    r"tapi|adapun|padahal|meski|walau|while|though|although|whereas|but|and|as)\s)",
    re.IGNORECASE,
)
"""Where one statement ends and another begins."""
_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mar(?:et|ch)?|apr(?:il)?|mei|may|jun[ie]?|juni|june|jul[iy]?|"
    r"juli|july|agu?s?(?:tus)?|aug(?:ust)?|sep(?:t(?:ember)?)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|"
    r"des(?:ember)?|dec(?:ember)?)"
)
DATE_AFTER = re.compile(rf"\s+{_MONTH}(?!\w)|\s*/\s*\d|\s*:\s*\d\d|\s+(?:WIB|WITA|WIT|a\.m\.|p\.m\.|am|pm)(?!\w)", re.I)
DATE_BEFORE = re.compile(rf"(?:(?<!\w){_MONTH}\s+|\d\s*/\s*|pukul\s+|tahun\s+|kuartal\s+|in\s+(?=\d{{4}}))$", re.I)
