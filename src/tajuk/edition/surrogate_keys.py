"""The names an edge knows answers by: those an answer bears, and those an entry makes old. Decision 0041.

The law: whatever entry may change an answer, the two have a name in common.
"""

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from tajuk.edition import lists
from tajuk.edition.entry import Entry, Place, instant, microseconds

ANYTHING = "anything"
"""Borne by answers any entry may change; every entry makes it old."""

Span = tuple[int, int]
"""A stretch of a list: from an instant, inclusive, until another, exclusive (UTC microseconds)."""

_MOST_BYTES = 3000  # proxies give all headers of an answer 4 to 8 kB
_FIRST_YEAR, _LAST_YEAR = 2020, 2063  # what lies before the first counts as the first
_SINCE, _UNTIL = (microseconds(instant(0).replace(year=year)) for year in (_FIRST_YEAR, _LAST_YEAR))
_KINDS = lists.kind_list("")


def of_answer(guids: Iterable[str], spans: Mapping[str, Iterable[Span]]) -> str:
    """Return the names of an answer made from documents and spans of lists.

    Names that find no room make it an answer any entry may change: it is made anew too often, never too seldom.
    """
    names = sorted({key for name, shown in spans.items() for span in shown for key in _of_span(name, span)})
    kept: list[str] = []
    room = _MOST_BYTES - len(ANYTHING)
    for name in (*names, *map(_word, sorted(guids))):
        room -= len(name) + 1
        if room < 0:
            return " ".join((*kept, ANYTHING))
        kept.append(name)
    return " ".join(kept)


def made_old_by(entry: Entry, places: Iterable[Place]) -> set[str]:
    """Return the names of the answers an entry may change; `places` are those its document stands at now."""
    paths = filter(None, (entry.path, *entry.aliases))  # an answer may be made from that nothing stood there
    names = {ANYTHING, *map(_word, (entry.guid, lists.kind_list(entry.kind), *paths))}
    for place in {*places, *entry.enters, *entry.leaves}:
        names.update(_of_place(place))
    return names


def _of_span(name: str, span: Span) -> Iterator[str]:
    """Yield a span's names: the year an open one begins in, the years a closed one lies in.

    So a story of 2009 makes no page old that shows only the newest. A list of a kind is one thing, whatever is shown.
    """
    since, until = span
    if name.startswith(_KINDS):
        yield _word(name)
    elif until > _UNTIL:
        yield f"{_word(name)}:{_year(since)}-"
    else:
        yield from (f"{_word(name)}:{year}" for year in range(_year(since), _year(until - 1) + 1))


def _of_place(place: Place) -> Iterator[str]:
    name, year = _word(place.list), _year(place.sort_at)
    if place.list.startswith(_KINDS):
        yield name
        return
    yield f"{name}:{year}"
    yield from (f"{name}:{since}-" for since in range(_FIRST_YEAR, year + 1))


def _year(at: int) -> int:
    return instant(min(max(at, _SINCE), _UNTIL)).year


def _word(name: str) -> str:
    """Return a name as one word of ASCII: edges part names at spaces and commas."""
    return quote(name, safe=":@")
