"""The source chain of a text: who says so, and on whose word."""

import re
from collections.abc import Iterable
from typing import Literal

from tajuk.story.identity import slug_of
from tajuk.story.story import Source

Sort = Literal["outlet", "agency", "person", "organisation", "document"]
_CITES = (
    r"(?:melansir|mengutip|menyitir|menukil|di(?:lansir|kutip|nukil|sadur|rangkum)(?:\s+(?:dari|oleh|melalui|via))?|"
    r"mengacu\s+(?:pada|ke)|merujuk\s+(?:pada|ke)?|berdasarkan\s+(?:laporan|data|keterangan)|menurut|according\s+to|"
    r"citing|quoting|as\s+reported\s+by|(?:was\s+)?(?:first\s+)?reported\s+by|quoted\s+by)"
)
_QUALIFIER = (
    r"(?:dari|laman|situs(?:\s+(?:web|resmi))?|resmi|kantor\s+berita|media|harian|koran|majalah|surat\s+kabar|laporan|"
    r"data|keterangan|siaran\s+pers|para|sejumlah|beberapa|seorang|dua|tiga|pejabat|sumber|analis|juru\s+bicara|"
    r"pemerintah|the|a|an|two|three|several|unnamed|some|its|people|officials?|sources?|state|news|agency|newspaper|"
    r"broadcaster|familiar|senior|analysts?|report|filing|from|by|at|in|of|for|with|pada)"
)
_CAPITAL = r"(?-i:[A-Z0-9][\w.&'’-]*|[a-z][\w-]*\.(?:com|co\.id|id|net|org|co\.uk))"
_NAME = rf"(?:{_QUALIFIER}\s+){{0,5}}{_CAPITAL}(?:\s+(?:{_CAPITAL}|(?:of|the|and|for|dan|di)(?=\s+(?-i:[A-Z])))){{0,6}}"
_NAMELESS = (
    rf"(?:{_QUALIFIER}\s+){{0,4}}(?:people|sources?|officials?|sumber|pejabat|analis|analysts?)"
    r"(?:\s+familiar\s+with\s+(?:the\s+)?\w+|\s+yang\s+mengetahui\s+\w+)?"
)
_PAPER = (
    r"(?:(?:notulen|risalah|dokumen|laporan|prospektus)\s+\w+|siaran\s+pers|keterangan\s+resmi|keterbukaan\s+informasi|"
    r"(?:the|a|an|its|their)\s+(?:\w+\s+)?(?:filing|statement|report|memo|document|release))"
)
_WHO = rf"(?:{_NAME}|{_NAMELESS}\b|{_PAPER}\b)"
_CHAIN = re.compile(
    rf"\b{_CITES}\s+(?P<first>{_WHO})"
    rf"(?:,?\s+(?:yang\s+)?(?:juga\s+)?(?:which\s+(?:cited|quoted)\s+|{_CITES}\s+)(?P<second>{_WHO}))?",
    re.IGNORECASE,
)
_SPOKEN = re.compile(r"\b(?:menurut|according\s+to)\b", re.IGNORECASE)
_WEEKDAY = "Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DAY = re.compile(rf"\s+(?:pada\s+|on\s+)?(?:{_WEEKDAY})\b.*$")
_PERSONS = re.compile(
    r"\b(?:pejabat|sumber|analis|juru bicara|officials?|sources?|people|analysts?|spokes\w+)\b", re.IGNORECASE
)
_AGENCIES = re.compile(
    r"\b(?:reuters|afp|agence france|associated press|ap|antara|bloomberg|xinhua|kyodo|yonhap|tass|dpa|efe|ansa|"
    r"bernama|pti)\b",
    re.IGNORECASE,
)
_PAPERS = re.compile(
    r"\b(?:notulen|risalah|laporan|data|siaran pers|keterangan|keterbukaan|dokumen|prospektus|report|filing|memo|"
    r"document|statement|release)\b",
    re.IGNORECASE,
)
_OUTLETS = re.compile(
    r"\b(?:news|times|post|journal|press|tv|radio|daily|herald|guardian|economist|bbc|cnn|cnbc|asia|tribune|wire|"
    r"\w+\.(?:com|id|net|org))\b",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?:bank|badan|kementerian|ministry|department|agency|dinas|otoritas|bursa|komisi|commission|board|bureau|"
    r"universitas|university|institute|asosiasi|association)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:dari|laman|situs(?: web)?(?: resmi)?|resmi|kantor berita|harian|koran|media|the|from|by|a|an)\s+)+(?=\S)",
    re.IGNORECASE,
)
_LONGEST = 4_000  # characters of a paragraph that are looked at
_NOT_A_SOURCE = {"dia", "ia", "mereka", "saya", "him", "her", "them", "rp", "pt"}


def sources(paragraphs: Iterable[str]) -> tuple[Source, ...]:
    """Return who the text cites, in order, each once; a source on another's word points at it."""
    found: dict[str, Source] = {}
    for paragraph in paragraphs:
        for source in cited(paragraph):
            known = found.get(source.ref)
            if known is None or (source.on_word_of and not known.on_word_of):
                found[source.ref] = source
    return tuple(found.values())


def cited(paragraph: str) -> list[Source]:
    """Return the sources one paragraph cites: `Melansir X yang mengutip Y` gives X on the word of Y, then Y."""
    found: list[Source] = []
    for match in _CHAIN.finditer(paragraph[:_LONGEST]):
        unknown: Sort = "person" if _SPOKEN.match(match[0]) else "outlet"
        first, second = _source(match["first"], unknown), _source(match["second"] or "", "outlet")
        if first is None:
            continue
        if second is not None and second.ref != first.ref:
            found += (Source(first.ref, first.name, first.sort, on_word_of=second.ref), second)
        else:
            found.append(first)
    return found


def _source(name: str, unknown: Sort) -> Source | None:
    """Return a source as named in a sentence; None when the words are nobody's name."""
    name = _LEAD.sub("", _DAY.sub("", name.strip())).strip(" .,'’-")
    ref = slug_of(name)
    if not ref or ref in _NOT_A_SOURCE or len(name) < 2 or name[0].isdigit():
        return None
    return Source(ref=ref, name=name, sort=_sort(name, unknown))


def _sort(name: str, unknown: Sort) -> Sort:
    """Return what kind of source a name is, `unknown` when nothing in it says so."""
    kinds: tuple[tuple[re.Pattern[str], Sort], ...] = (
        (_PERSONS, "person"),
        (_AGENCIES, "agency"),
        (_PAPERS, "document"),
        (_OUTLETS, "outlet"),
        (_BODIES, "organisation"),
    )
    for pattern, sort in kinds:
        if pattern.search(name):
            return sort
    return "organisation" if unknown == "person" and name.isupper() else unknown
