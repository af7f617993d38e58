"""What surrounds a story on a page: lines that are not part of it."""

import re

_RELATED = re.compile(
    r"^\W{0,3}(?:baca\s+(?:juga|lebih lanjut|selengkapnya|pula)|lihat\s+(?:juga|pula)|"
    r"simak(?:\s+(?:juga|pula|artikel))?|"
    r"tonton\s+juga|pilihan\s+editor|editor'?s\s+pick|read\s+(?:also|more|next)|also\s+read|see\s+also|related|"
    r"more\s+on\s+this)"
    r"\s*(?P<mark>[:：|>»–—-]*)\s*(?P<headline>.*)$",
    re.IGNORECASE,
)
_END = re.compile(
    r"^\W*(?:terbaru|terkini|(?:berita\s+)?terpopuler|berita\s+(?:terbaru|terkini|populer|lainnya|utama)|populer|"
    r"most\s+(?:read|popular)|latest(?:\s+news)?|trending|rekomendasi(?:\s+untuk\s+anda)?|pilihan\s+untuk\s+anda|"
    r"video\s+(?:terkait|pilihan|terpopuler)|kontak\s+kami|tentang\s+kami|about\s+us|more\s+from\b.*|"
    r"(?:\d+\s+)?komentar|(?:\d+\s+)?comments?|you\s+may\s+also\s+like|recommended(?:\s+for\s+you)?|"
    r"our\s+standards\b.*|donasi\b.{0,40}|(?:copyright|hak\s+cipta)\b.*|(?:\(c\)|©).*|all\s+rights\s+reserved.*)\W*$|^\s*©",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"^\W*(?:(?:cek|ikuti|simak|baca|follow|temukan|check)\b.*\bgoogle\s*news\b.*|"
    r"(?:artikel|berita|topik)\s+(?:terkait|lainnya)|related(?:\s+(?:articles|news|stories|topics))?|"
    r"pilihan\s+(?:editor|redaksi)|editor'?s\s+picks?)\W*$",
    re.IGNORECASE,
)
_TAGS = re.compile(r"^\W*(?:tags?|topik|topics?|kata kunci|keywords?)\s*(?::\s*(?P<tags>.*)|)$", re.IGNORECASE)
_BUTTONS = (
    r"advertisements?|advertising|iklan|facebook|twitter|x|whatsapp|telegram|linkedin|email|print|cetak|pinterest|line|"
    r"\[x\]|×|close|tutup|show\s+all|tampilkan\s+semua|selanjutnya|berikutnya|sebelumnya|next(?:\s+page)?|previous|"
    r"lihat\s+semua|see\s+all|selengkapnya|load\s+more|log\s*in|masuk|daftar|sign\s*(?:in|up)|langganan|berlangganan|"
    r"subscribe(?:\s+now)?|newsletter|menu|search|cari|home|beranda|font\s*size|ukuran\s*font|a\s*[+-]"
)
_FURNITURE = (
    r"(?:scroll|gulir)\s+(?:to|untuk|ke)\b.*|(?:lanjutkan|continue)\s+(?:membaca|reading)\b.*|skip\s+to\b.*|"
    r"(?:bagikan|share)(?:\s+(?:artikel|berita|this|ke|on|via|to)\b.*)?|(?:salin|copy)\s+(?:tautan|link|url)\b.*|"
    r"(?:dengarkan|listen\s+to)\s+(?:artikel|berita|this|the)\b.*|(?:ikuti|follow)\s+(?:kami|us)\b.*|"
    r".*\b(?:saluran|channel)\s+(?:wa|whatsapp|telegram)\b.*|"
    r"(?:dapatkan|get)\s+(?:update|berita|informasi|the\s+latest|our)\b.*|(?:join|sign\s+up\s+for)\s+(?:our|the)\b.*|"
    r"(?:daftar|berlangganan|subscribe)\s+(?:for|to|ke|untuk)\b.*|.{0,30}chart\s+by\s+\w+|banner(?:\s+\w+){0,3}|"
    r"(?:halaman|page|hal)\b[\s\d:.,]*(?:selanjutnya|berikutnya|next|dari|of|show all|tampilkan semua)?[\s\d]*|"
    r"\[?gambas\s*:.*|\d+\s*(?:menit|min(?:ute)?s?)(?:\s+(?:baca|read))?|read\s+time\b.*|image\s+source\b.*|"
    r"(?:saksikan|tonton|watch)\s+(?:juga\s+)?(?:the\s+)?video\b.*"
)
_NOISE = re.compile(rf"^\W*(?:{_BUTTONS}|{_FURNITURE})\W*$", re.IGNORECASE)
_CAPTION = re.compile(
    r"^\W*(?:ilustrasi|foto|photo|image|gambar|caption|infografis|infographic)\b\s*[:./]\s?\w"
    r"|[([](?:foto|photo|dok|image|credit|sumber foto)\b[^)\]]*[)\]]\W*$"
    r"|\b(?:ANTARA(?: FOTO)?|REUTERS|AFP|AP PHOTO|SHUTTERSTOCK|GETTY(?: IMAGES)?|\w+\.(?:com|co\.id|id))\s?/\s?[A-Z]"
    r"|^(?:photo|foto)\s*(?:by|oleh|:)",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_QUOTE = re.compile(r"\d[.,]\d+\s*%?|\d\s*%")
_ENDING = re.compile(r"[.!?…][\"”’')\]]*(?:\s*\([\w/*. ]{1,30}\))?\s*(?:\[[\w/*. ]+\])?$")
_INITIALS = re.compile(r"^[(\[][\w.]{2,6}(?:[/,\-][\w.]{2,6}){0,4}[)\]]$")
_LONGEST_HEADLINE_WORDS = 30
_LONGEST_CAPTION = 400
_LONGEST_LINE, _TAIL = 600, 120  # characters: a longer line is prose, whatever is in it


def related_headline(line: str) -> str | None:
    """Return the headline after `Baca Juga:` and its kin, "" when it stands on the next line; None elsewhere."""
    match = _RELATED.match(line) if len(line) <= _LONGEST_LINE else None
    if match is None:
        return None
    headline = match["headline"].strip(" *_").removesuffix(":")
    if not match["mark"] and (line[: match.start("headline")].strip().isalpha() or is_sentence(line)):
        return None if headline or line.strip().casefold() in ("simak", "related") else ""
    if not match["mark"] and headline and not headline[0].isupper():
        return None
    return headline


def tags(line: str) -> list[str] | None:
    """Return the topics of a `Tag:` line, [] when they stand below it; None elsewhere."""
    match = _TAGS.match(line) if len(line) <= _LONGEST_LINE else None
    if not match:
        return None
    found = re.split(r"\s*[,#|•;]\s*", match["tags"] or "")
    return [tag.strip() for tag in found if tag.strip()]


def ends_story(line: str) -> bool:
    """Say whether what stands below a line is no longer the story: the latest list, comments, the imprint."""
    return len(line) <= _LONGEST_LINE and bool(_END.match(line))


def opens_box(line: str) -> bool:
    """Say whether a line heads a list of other stories, after which the story may go on."""
    return len(line) <= _LONGEST_LINE and bool(_BOX.match(line))


def is_noise(line: str) -> bool:
    """Say whether a line above a story is none of its head: furniture, or a row of quotes."""
    return is_furniture(line) or _is_quotes(line)


def is_furniture(line: str) -> bool:
    """Say whether a line is no word of a story: an advertisement's, a button, a breadcrumb, initials, bare figures."""
    if len(line) > _LONGEST_LINE:
        return False
    wordless = not _LETTERS.search(line)
    return bool(_NOISE.match(line) or _INITIALS.match(line)) or wordless or bool(breadcrumb(line))


def breadcrumb(line: str) -> list[str]:
    """Return the steps from the home page to this one, `Home > Bisnis > Emas`; [] for any other line."""
    if len(line) > _LONGEST_LINE:
        return []
    parts = [part.strip() for part in re.split(r"\s*[>»›]\s*", line.strip("|> "))]
    if len(parts) < 2 or is_sentence(line) or not all(0 < len(part) <= 40 for part in parts[:-1]):
        return []
    return [part for part in parts if part]


def is_caption(line: str) -> bool:
    """Say whether a line is a picture's caption or credit."""
    return len(line) < _LONGEST_CAPTION and bool(_CAPTION.search(line))


def is_sentence(line: str) -> bool:
    """Say whether a line reads as prose: several words and a full stop, or more words than a headline has."""
    words = len(line.split())
    return (words >= 4 and bool(_ENDING.search(line[-_TAIL:]))) or words > _LONGEST_HEADLINE_WORDS


def _is_quotes(line: str) -> bool:
    """Say whether a line is a row of quotes: a symbol and figures."""
    if len(line) >= 60:
        return False
    words = _LETTERS.findall(line)
    return sum(map(len, words)) < 24 and len(line) < 60 and bool(_QUOTE.search(line)) and not is_sentence(line)
