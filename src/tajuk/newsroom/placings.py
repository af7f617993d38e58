"""Which stories an editor puts on a front, where, and from when until when. Pure: a plan is a value."""

from collections.abc import Iterable
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any, NamedTuple

import msgspec

from tajuk.newsroom.errors import NewsroomError


class Placing(msgspec.Struct, frozen=True, omit_defaults=True):
    """A story's place on a front, from `starts_at` until before `ends_at`.

    slot: the one it is pinned to, from 1; 0 when it stands in order of weight and moves with the others.
    """

    story: str
    slot: int = 0
    starts_at: datetime | None = None
    ends_at: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Say whether the story is to stand on the front at an instant."""
        return (self.starts_at is None or self.starts_at <= at) and (self.ends_at is None or at < self.ends_at)


Plan = tuple[Placing, ...]
"""The placings of a front in order of weight; a story stands in it once."""


class Change(NamedTuple):
    """What became of a story between two plans: `placed`, `taken out`, `moved`, `timed` or `pinned` otherwise."""

    story: str
    how: str


def plan_of(stored: Iterable[dict[str, Any]]) -> Plan:
    """Return a plan that was stored."""
    return msgspec.convert(list(stored), Plan)


def stored(plan: Plan) -> list[dict[str, Any]]:
    """Return a plan as plain values that can be stored."""
    found: list[dict[str, Any]] = msgspec.to_builtins(plan)
    return list(found)


def at_instant(plan: Plan, at: datetime) -> Plan:
    """Return the placings that hold at an instant."""
    return tuple(placing for placing in plan if placing.holds(at))


def without_past(plan: Plan, at: datetime) -> Plan:
    """Return a plan without the placings that are over at an instant."""
    return tuple(placing for placing in plan if placing.ends_at is None or at < placing.ends_at)


def turns(plan: Plan, *, after: datetime) -> list[datetime]:
    """Return the instants behind another at which a placing begins or ends, the next one first."""
    every = {at for placing in plan for at in (placing.starts_at, placing.ends_at) if at and at > after}
    return sorted(every)


def on_top(plan: Plan, story: str) -> Plan:
    """Return a plan with a story before all others, for as long as nobody decides otherwise."""
    return (Placing(story), *without(plan, story))


def without(plan: Plan, story: str) -> Plan:
    """Return a plan without a story."""
    return tuple(placing for placing in plan if placing.story != story)


def moved(plan: Plan, story: str, steps: int) -> Plan:
    """Return a plan with a story so many steps further down (up: less than 0); a pinned one takes another slot."""
    found = next((placing for placing in plan if placing.story == story), None)
    if found is None:
        return plan
    if found.slot:
        pinned = msgspec.structs.replace(found, slot=max(found.slot + steps, 1))
        return tuple(pinned if placing is found else placing for placing in plan)
    loose = [placing.story for placing in plan if not placing.slot]
    to = min(max(loose.index(story) + steps, 0), len(loose) - 1)
    return put_before(plan, story, loose[to]) if steps < 0 else _put_behind(plan, story, loose[to])


def put_before(plan: Plan, story: str, other: str) -> Plan:
    """Return a plan with a story before another one."""
    return _put(plan, story, other, 0)


def see_sound(plan: Plan) -> Plan:
    """Return a plan.

    Raises: NewsroomError when a placing ends before it begins, or two are pinned to one slot at once.
    """
    for placing in plan:
        if placing.starts_at and placing.ends_at and placing.ends_at <= placing.starts_at:
            raise NewsroomError("a placing ends before it begins", "let it end later")
    pinned = [placing for placing in plan if placing.slot]
    for number, placing in enumerate(pinned):
        if any(placing.slot == other.slot and _meet(placing, other) for other in pinned[:number]):
            raise NewsroomError(f"two stories are pinned to slot {placing.slot} at once", "pin one of them elsewhere")
    return plan


def changes(before: Plan, after: Plan) -> list[Change]:
    """Return what became of each story between two plans; nothing where they are equal."""
    old, new = ({placing.story: placing for placing in plan} for plan in (before, after))
    still = [story for story in new if story in old]
    unmoved = _in_one_order([story for story in old if story in new], still)
    became = {story: _became(old[story], new[story]) or ("" if story in unmoved else "moved") for story in still}
    return [
        *(Change(story, "placed") for story in new if story not in old),
        *(Change(story, "taken out") for story in old if story not in new),
        *(Change(story, how) for story, how in became.items() if how),
    ]


def _became(old: Placing, new: Placing) -> str:
    if old.slot != new.slot:
        return "pinned"
    if (old.starts_at, old.ends_at) != (new.starts_at, new.ends_at):
        return "timed"
    return ""


def _in_one_order(old: list[str], new: list[str]) -> set[str]:
    """Return what did not move: the stories that stand in one order before and after."""
    blocks = SequenceMatcher(None, old, new, autojunk=False).get_matching_blocks()
    return {story for block in blocks for story in old[block.a : block.a + block.size]}


def _put_behind(plan: Plan, story: str, other: str) -> Plan:
    return _put(plan, story, other, 1)


def _put(plan: Plan, story: str, other: str, behind: int) -> Plan:
    found = [placing for placing in plan if placing.story == story]
    rest = list(without(plan, story))
    at = next((number for number, placing in enumerate(rest) if placing.story == other), None)
    if at is None or not found:
        return plan
    return (*rest[: at + behind], *found, *rest[at + behind :])


def _meet(one: Placing, other: Placing) -> bool:
    """Say whether there is an instant at which both hold."""
    starts = [at for at in (one.starts_at, other.starts_at) if at]
    ends = [at for at in (one.ends_at, other.ends_at) if at]
    return not starts or not ends or max(starts) < min(ends)
