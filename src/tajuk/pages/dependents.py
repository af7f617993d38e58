"""Which of many kept things an entry touches: found by what it is and where it stands, not by asking each of them."""

from collections.abc import Hashable, Iterator
from typing import Generic, NamedTuple, TypeVar

from tajuk.edition import lists
from tajuk.edition.entry import Entry, Place
from tajuk.pages.reads import Reads

K = TypeVar("K", bound=Hashable)
M = TypeVar("M", bound=Hashable)
N = TypeVar("N", bound=Hashable)
_OF_A_KIND = lists.kind_list("")


class Traces(NamedTuple):
    """What a kept thing was made from, small: words are guids, paths, lists of a kind; spans are of other lists.

    A span is (list, since, until) in UTC microseconds, `until` exclusive.
    """

    words: tuple[str, ...]
    spans: tuple[tuple[str, int, int], ...]


NO_TRACES = Traces((), ())


def traces(reads: Reads) -> Traces:
    """Return what is left of reads when only entries are to be compared with them."""
    kinds = [name for name in reads.lists if name.startswith(_OF_A_KIND)]
    spans = [(name, *span) for name, shown in reads.lists.items() if name not in kinds for span in shown]
    return Traces((*reads.guids, *reads.listed.difference(reads.guids), *kinds), tuple(spans))


class Dependents(Generic[K]):
    """Kept things by their keys, and what each was made from.

    A list's spans lie in buckets by their size, so that an entry looks into two buckets of each size, however many
    pages show its list: importing an archive costs the pages of today nothing.
    """

    def __init__(self) -> None:
        self._traces: dict[K, Traces] = {}
        self._by_word: dict[str, set[K]] = {}
        self._by_list: dict[str, dict[int, dict[int, set[tuple[int, int, K]]]]] = {}

    def __len__(self) -> int:
        return len(self._traces)

    def add(self, key: K, made_from: Traces) -> None:
        """Note what a thing was made from, in place of what was noted before."""
        self.discard(key)
        self._traces[key] = made_from
        for word in made_from.words:
            self._by_word.setdefault(word, set()).add(key)
        for name, since, until in made_from.spans:
            size = (until - since).bit_length()
            buckets = self._by_list.setdefault(name, {}).setdefault(size, {})
            buckets.setdefault(since >> size, set()).add((since, until, key))

    def discard(self, key: K) -> None:
        """Forget a thing, if it is known."""
        made_from = self._traces.pop(key, None)
        if made_from is None:
            return
        for word in made_from.words:
            _without(self._by_word, word, key)
        for name, since, until in made_from.spans:
            size = (until - since).bit_length()
            sizes = self._by_list[name]
            _without(sizes[size], since >> size, (since, until, key))
            if not sizes[size]:
                del sizes[size]
            if not sizes:
                del self._by_list[name]

    def clear(self) -> None:
        """Forget everything."""
        self._traces.clear()
        self._by_word.clear()
        self._by_list.clear()

    def touched_by(self, entry: Entry) -> set[K]:
        """Return the keys of what an entry may change: it is one of the documents, or falls into a span."""
        words = (entry.guid, lists.kind_list(entry.kind), entry.path, *entry.aliases)
        found = set().union(*map(self.of, words))
        for place in {*entry.enters, *entry.leaves}:
            found.update(self._showing(place))
        return found

    def of(self, word: str) -> set[K]:
        """Return the keys of what has a word among its traces."""
        return set(self._by_word.get(word, ()))

    def _showing(self, place: Place) -> Iterator[K]:
        at = place.sort_at
        for size, buckets in self._by_list.get(place.list, {}).items():
            for bucket in ((at >> size) - 1, at >> size):
                for since, until, key in buckets.get(bucket, ()):
                    if since <= at < until:
                        yield key


def _without(index: dict[N, set[M]], name: N, member: M) -> None:
    """Take a member out of an index; a name without members goes too."""
    members = index[name]
    members.discard(member)
    if not members:
        del index[name]
