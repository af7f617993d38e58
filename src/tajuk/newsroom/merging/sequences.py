"""Two sequences that grew from one, woven together."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Generic, NamedTuple, TypeVar

Item = TypeVar("Item")
Key = Callable[[Item], Hashable]
Likeness = Callable[[Item, Item], float]
_LIKE = 0.5
_MOST_PAIRS = 400


class Settled(NamedTuple, Generic[Item]):
    """A stretch that one of both changed, or nobody."""

    items: tuple[Item, ...]


class Split(NamedTuple, Generic[Item]):
    """A stretch that both changed, each in another way."""

    base: tuple[Item, ...]
    theirs: tuple[Item, ...]
    mine: tuple[Item, ...]


class _Edit(NamedTuple, Generic[Item]):
    """base[start:end] becomes the items."""

    start: int
    end: int
    items: tuple[Item, ...]
    is_mine: bool


def woven(
    base: Sequence[Item], theirs: Sequence[Item], mine: Sequence[Item], *, key: Key[Item], like: Likeness[Item]
) -> Iterator[Settled[Item] | Split[Item]]:
    """Yield the stretches of two sequences that grew from one, in order.

    Changes of neighbours are told apart; two insertions at one place are both kept, theirs first.
    key: what makes two items the same; like: how much one resembles another, 0 to 1.
    """
    done = 0
    edits = [*_edits(base, theirs, key, like, is_mine=False), *_edits(base, mine, key, like, is_mine=True)]
    for group in _groups(sorted(edits, key=lambda edit: (edit.start, edit.end, edit.is_mine))):
        start, end = group[0].start, max(edit.end for edit in group)
        if start > done:
            yield Settled(tuple(base[done:start]))
        yield _decided(base[start:end], group, key)
        done = end
    if done < len(base):
        yield Settled(tuple(base[done:]))


def _edits(
    base: Sequence[Item], changed: Sequence[Item], key: Key[Item], like: Likeness[Item], *, is_mine: bool
) -> Iterator[_Edit[Item]]:
    matcher = SequenceMatcher(None, list(map(key, base)), list(map(key, changed)), autojunk=False)
    for how, start, end, first, last in matcher.get_opcodes():
        if how != "equal":
            yield from _told_apart(base[start:end], changed[first:last], start, like, is_mine=is_mine)


def _told_apart(
    old: Sequence[Item], new: Sequence[Item], at: int, like: Likeness[Item], *, is_mine: bool
) -> Iterator[_Edit[Item]]:
    """Yield one edit an item, where it is plain which item became which."""
    row, column, likeness = _most_like(old, new, like)
    if likeness < _LIKE or (len(old), len(new)) == (1, 1):
        if old or new:
            yield _Edit(at, at + len(old), tuple(new), is_mine)
        return
    yield from _told_apart(old[:row], new[:column], at, like, is_mine=is_mine)
    yield _Edit(at + row, at + row + 1, (new[column],), is_mine)
    yield from _told_apart(old[row + 1 :], new[column + 1 :], at + row + 1, like, is_mine=is_mine)


def _most_like(old: Sequence[Item], new: Sequence[Item], like: Likeness[Item]) -> tuple[int, int, float]:
    if not old or not new or len(old) * len(new) > _MOST_PAIRS:
        return 0, 0, 0.0
    pairs = ((row, column) for row in range(len(old)) for column in range(len(new)))
    row, column = max(pairs, key=lambda pair: like(old[pair[0]], new[pair[1]]))
    return row, column, like(old[row], new[column])


def _groups(edits: Iterable[_Edit[Item]]) -> Iterator[list[_Edit[Item]]]:
    """Yield edits together that touch the same items, or put something in at the same place."""
    group: list[_Edit[Item]] = []
    for edit in edits:
        if group and not _touches(group, edit):
            yield group
            group = []
        group.append(edit)
    if group:
        yield group


def _touches(group: list[_Edit[Item]], edit: _Edit[Item]) -> bool:
    inserts = all(one.start == one.end for one in group)
    end = max(one.end for one in group)
    return edit.start < end or (inserts and edit.start == edit.end == end)


def _decided(base: Sequence[Item], group: list[_Edit[Item]], key: Key[Item]) -> Settled[Item] | Split[Item]:
    theirs, mine = ([edit for edit in group if edit.is_mine is whose] for whose in (False, True))
    one, other = (_applied(base, edits, group[0].start) for edits in (theirs, mine))
    if not theirs or not mine:
        return Settled(one if theirs else other)
    began, ours, others = (list(map(key, items)) for items in (base, other, one))
    if ours in (began, others):
        return Settled(one)
    if others == began:
        return Settled(other)
    if not base:
        known = set(map(key, one))
        return Settled((*one, *(item for item in other if key(item) not in known)))
    return Split(tuple(base), one, other)


def _applied(base: Sequence[Item], edits: list[_Edit[Item]], at: int) -> tuple[Item, ...]:
    done, found = 0, list[Item]()
    for edit in edits:
        found += [*base[done : edit.start - at], *edit.items]
        done = edit.end - at
    return (*found, *base[done:])
