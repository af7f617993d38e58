"""Two streams of blocks that grew from one, put together block by block; a block is known by its id."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec

from tajuk.newsroom.merging.alike import same
from tajuk.newsroom.merging.clash import Choice, Clash
from tajuk.newsroom.merging.prose import Line, both, joined, lines_of, resemblance
from tajuk.newsroom.merging.sequences import Settled, woven

Block = dict[str, Any]
Blocks = list[Block]


class Place(NamedTuple):
    """Where in a story something stands, and what was chosen for it."""

    field: str
    at: tuple[str, ...]
    choices: Mapping[str, Choice]
    clashes: list[Clash]  # told here, in order
    block: str = ""

    def settle(self, clash: Clash) -> Any:
        """Note a clash and return what stands there for now."""
        self.clashes.append(clash)
        return clash.chosen(self.choices)

    def inside(self, name: str, block: str = "") -> "Place":
        """Return a place further in."""
        return self._replace(at=(*self.at, name), block=block or self.block)


def merged_blocks(base: Blocks, theirs: Blocks, mine: Blocks, place: Place) -> Blocks:
    """Return two streams that grew from one as one stream; its clashes are noted at the place."""
    if same_blocks(theirs, base) or same_blocks(theirs, mine):
        return theirs if same_blocks(theirs, mine) else mine
    if same_blocks(mine, base):
        return theirs
    began, one, other = map(_by_id, (base, theirs, mine))
    order = _order(list(began), list(one), list(other), place)
    found = (_merged(began.get(each), one.get(each), other.get(each), place.inside(each)) for each in order)
    return [block for block in found if block]


def same_blocks(one: Blocks, other: Blocks) -> bool:
    """Say whether two streams hold the same blocks, saying the same, in one order."""
    return list(_by_id(one)) == list(_by_id(other)) and all(map(_same_block, one, other))


def _same_block(one: Block | None, other: Block | None) -> bool:
    if one is None or other is None:
        return one is other
    if one["type"] == other["type"] == "text":
        return _meaning(one["value"]) == _meaning(other["value"])
    return one["type"] == other["type"] and same(one["value"], other["value"])


def _meaning(rich: str) -> list[Any]:
    return [line.meaning for line in lines_of(rich)]


def _merged(base: Block | None, theirs: Block | None, mine: Block | None, place: Place) -> Block | None:
    """Return what becomes of one block; None when it goes."""
    if _same_block(theirs, mine) or _same_block(mine, base):
        return theirs
    if _same_block(theirs, base):
        return mine
    kind = (theirs or mine or {}).get("type", "")
    if base is None and (theirs is None or mine is None):
        return theirs or mine
    if theirs is None or mine is None or theirs["type"] != mine["type"]:
        left: Block | None = place.settle(_clash(place, kind, "whole", (base, theirs, mine)))
        return left
    began = base["value"] if base is not None and base["type"] == kind else None
    value = _value_of(kind, began, theirs["value"], mine["value"], place.inside("value", kind))
    return {**theirs, "value": value}


def _value_of(kind: str, base: Any, theirs: Any, mine: Any, place: Place) -> Any:
    if kind == "text":
        return _merged_prose(base or "", theirs, mine, place)
    if not isinstance(theirs, dict) or not isinstance(mine, dict):
        return place.settle(_clash(place, kind, "block", (base, theirs, mine)))
    base = base or {}
    streams = [name for name in {**theirs, **mine} if any(map(_is_stream, (theirs.get(name), mine.get(name))))]
    inner = {
        name: merged_blocks(base.get(name) or [], theirs.get(name) or [], mine.get(name) or [], place.inside(name))
        for name in streams
    }
    began, one, other = (
        {name: value for name, value in each.items() if name not in streams} for each in (base, theirs, mine)
    )
    return {**_merged_own(kind, began, one, other, place), **inner}


def _merged_own(kind: str, base: Block, theirs: Block, mine: Block, place: Place) -> Block:
    """Return the fields of a block that are no streams. They belong together: a credit is that of one picture."""
    if same(theirs, mine) or same(mine, base):
        return theirs
    if same(theirs, base):
        return mine
    chosen: Block = place.settle(_clash(place, kind, "block", (base, theirs, mine)))
    return chosen


def _merged_prose(base: str, theirs: str, mine: str, place: Place) -> str:
    return joined(_merged_lines(lines_of(base), lines_of(theirs), lines_of(mine), place))


def _merged_lines(
    base: tuple[Line, ...], theirs: tuple[Line, ...], mine: tuple[Line, ...], place: Place
) -> Iterator[Line]:
    for number, piece in enumerate(woven(base, theirs, mine, key=lambda line: line.meaning, like=resemblance)):
        if isinstance(piece, Settled):
            yield from piece.items
            continue
        began, one, other = (joined(side) for side in piece)
        clash = _clash(place.inside(str(number)), "text", "lines", (began, one, other))
        clash = msgspec.structs.replace(clash, both=joined(both(*piece)))
        yield from lines_of(place.settle(clash))


def _clash(place: Place, kind: str, sort: Any, sides: tuple[Any, Any, Any]) -> Clash:
    return Clash(place.field, kind or place.block, sort, place.at, *sides)


def _order(base: list[str], theirs: list[str], mine: list[str], place: Place) -> list[str]:
    """Return the ids of both in one order: what one side put in stands behind what it stood behind there."""
    shared = set(base) & set(theirs) & set(mine)
    began, one, other = ([each for each in ids if each in shared] for ids in (base, theirs, mine))
    is_mine = one == began and other != began
    if one not in (began, other) and other != began:
        clash = _clash(place, "", "order", (began, one, other))
        is_mine = place.settle(clash) == other
    first, second = (mine, theirs) if is_mine else (theirs, mine)
    return _with(first, second, known=set(base))


def _with(first: list[str], second: list[str], *, known: set[str]) -> list[str]:
    found = list(first)
    for number, each in enumerate(second):
        if each in first:
            continue
        before = [found.index(one) for one in second[:number] if one in found]
        at = before[-1] + 1 if before else 0
        while at < len(found) and found[at] in first and found[at] not in known:
            at += 1  # two put something in at one place: both stay, one behind the other
        found.insert(at, each)
    return found


def _is_stream(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) and "value" in each for each in value)


def _by_id(blocks: Blocks) -> dict[str, Block]:
    """Return blocks by their ids; one that has none, or one that another has, is known by what it says and its turn."""
    found: dict[str, Block] = {}
    for block in blocks:
        name = block.get("id") or msgspec.json.encode(block.get("value"), order="deterministic").decode()
        while name in found:
            name += "'"
        found[name] = block
    return found
