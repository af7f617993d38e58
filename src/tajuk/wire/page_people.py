"""Byline lines to bylines: who wrote, who edited."""

import re
from collections.abc import Iterable
from typing import Literal

from tajuk.story.identity import slug_of
from tajuk.story.story import Byline

Role = Literal["reporter", "editor", "photographer", "contributor", "agency", "translator"]
_ROLES: dict[str, Role] = {
    "reporter": "reporter",
    "penulis": "reporter",
    "pewarta": "reporter",
    "jurnalis": "reporter",
    "wartawan": "reporter",
    "writer": "reporter",
    "author": "reporter",
    "kontributor": "contributor",
    "contributor": "contributor",
    "editor": "editor",
    "penyunting": "editor",
    "redaktur": "editor",
    "fotografer": "photographer",
    "pewarta foto": "photographer",
    "photographer": "photographer",
    "penerjemah": "translator",
    "translator": "translator",
}
_LABEL = re.compile(
    rf"(?<![\w])({'|'.join(sorted(_ROLES, key=len, reverse=True))})s?\s*[:/]\s*"
    r"|(?:^|(?<=[|•·;(]))\s*"
    r"(written by|report(?:ed|ing) by|edit(?:ed|ing) by|writing by|photos? by|laporan|oleh|by)"
    r"(?:\s*:\s*|\s+(?=(?-i:[A-Z])))",
    re.IGNORECASE,
)
_BY: dict[str, Role] = {
    "edited by": "editor",
    "editing by": "editor",
    "photo by": "photographer",
    "photos by": "photographer",
}
_BARE = re.compile(r"(?<![\w])(Penulis|Editor|Reporter|Pewarta)\s+(?=[A-Z])")
_AND = re.compile(
    r"\s*(?:[,;&/]|\band\b|\bdan\b|\bund\b|\bet\b|\bavec\b|\bwith\b|\bdengan\b|\by\b(?=\s+[A-Z]))\s*", re.IGNORECASE
)
_LEAD = re.compile(
    r"^(?:(?:analysis|opinion|review|text|story|words|reported|written)\s+)?(?:by|oleh|von|par|por|from)\s*:?\s+",
    re.IGNORECASE,
)
_TITLES = re.compile(r"^(?:[A-Z][a-z]?\.){1,4}[A-Z]?[a-z]?$|^(?:Jr|Sr|Ph\.?D|MD|MBA|M\.?Si|SE|SH|MM|II|III|IV)\.?$")
_POST = re.compile(
    r"\b(?:writer|editor|correspondent|reporter|columnist|contributor|wartawan|redaktur|special to|staff)\b",
    re.IGNORECASE,
)
_LONGEST_NAME, _MOST_WORDS = 60, 6
_NOT_NAMES = ("http", "@", "www.", "updated", "diperbarui", "published", "menit", "minute", " ago", " lalu", "follow")
_WIRES = {
    "reuters",
    "afp",
    "ap",
    "associated press",
    "the associated press",
    "antara",
    "bloomberg",
    "xinhua",
    "dpa",
    "afp news",
}


def bylines(line: str) -> tuple[Byline, ...]:
    """Return the bylines of a line like `Reporter: A, B | Editor: C` or `By A and B`; () when it is not one."""
    if len(line) > 5 * _LONGEST_NAME:
        return ()
    marks = list(_LABEL.finditer(line)) or _bare(line)
    if not marks or line[: marks[0].start()].strip(" (|•·-–—*_"):
        return ()
    found: list[Byline] = []
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = following.start() if following else len(line)
        label = " ".join((mark[1] or mark[2]).lower().split())
        role = _ROLES.get(label) or _BY.get(label, "reporter")
        chunk = re.split(r"\s*[|•·]\s*|\s+[-–—]\s+|\s{2,}", line[mark.end() : stop].strip(" |•·-–—*_"), maxsplit=1)[0]
        people = names(chunk)
        if len(chunk) > 3 * _LONGEST_NAME or (line[-1:] in ".?!" and not all(person[0].isupper() for person in people)):
            return ()
        found += (byline(name, role) for name in people)
    return tuple(dict.fromkeys(found))


def names(text: str) -> list[str]:
    """Return the people of a credit: `By A, B and C` gives three; degrees stay with the name before them."""
    if len(text) > 10 * _LONGEST_NAME or "://" in text or "www." in text:
        return []
    parts = [part.strip(" .\t*_|:-–—()[]") for part in _AND.split(_LEAD.sub("", text.strip()))]
    people: list[str] = []
    for part in parts:
        if people and _TITLES.match(part):
            people[-1] = f"{people[-1]}, {part}"
        elif is_name(part) and not (people and _POST.search(part)):
            people.append(part)
    return list({person.casefold(): person for person in reversed(people)}.values())[::-1]


def is_name(text: str) -> bool:
    """Say whether text can be somebody's name: a few words with letters, no address, no date."""
    low = text.casefold()
    if not 2 <= len(text) <= _LONGEST_NAME or len(text.split()) > _MOST_WORDS:
        return False
    return (
        not any(word in low for word in _NOT_NAMES) and not re.search(r"\d{2}|[<>{}#?!]", text) and text[:1].isalpha()
    )


def byline(name: str, role: Role = "reporter") -> Byline:
    """Return a byline with the slug of the person; a wire's name is an agency's."""
    return Byline(name=name, role="agency" if name.casefold() in _WIRES else role, slug=slug_of(name))


def merged(groups: Iterable[tuple[Byline, ...]]) -> tuple[Byline, ...]:
    """Return all bylines in order, each once."""
    return tuple(dict.fromkeys(line for group in groups for line in group))


def _bare(line: str) -> list[re.Match[str]]:
    """Return role labels printed without a colon, `Penulis A Editor B`, when the line holds nothing else."""
    marks = list(_BARE.finditer(line))
    return marks if marks and len(line) <= 2 * _LONGEST_NAME and line[-1:] not in ".?!" else []
