"""A plan of a front is a value: what holds when, and what became of it."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom_house import NOW

from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.placings import (
    Placing,
    at_instant,
    changes,
    moved,
    on_top,
    plan_of,
    put_before,
    see_sound,
    stored,
    turns,
    without,
)

LATER = NOW + timedelta(hours=1)
ABC = (Placing("a"), Placing("b"), Placing("c"))
_INSTANTS = st.none() | st.integers(0, 20).map(lambda hours: NOW + timedelta(hours=hours))
PLANS = st.lists(
    st.builds(Placing, st.sampled_from("abcdefgh"), st.integers(0, 9), _INSTANTS, _INSTANTS),
    unique_by=lambda placing: placing.story,
).map(tuple)


def order(plan):
    return "".join(placing.story for placing in plan)


@given(PLANS)
def test_a_plan_comes_back_as_it_was_stored(plan):
    assert plan_of(stored(plan)) == plan


@given(PLANS, st.integers(0, 20))
def test_what_holds_changes_at_its_turns_alone(plan, hour):
    at = NOW + timedelta(hours=hour)
    following = turns(plan, after=at)
    until = following[0] if following else at + timedelta(days=1)

    assert at_instant(plan, until - timedelta(microseconds=1)) == at_instant(plan, at)


def test_a_placing_holds_from_its_start_until_before_its_end():
    placing = Placing("a", starts_at=NOW, ends_at=LATER)

    held = [
        placing.holds(at) for at in (NOW - timedelta(microseconds=1), NOW, LATER - timedelta(microseconds=1), LATER)
    ]

    assert held == [False, True, True, False]


def test_stories_change_places():
    found = [
        moved(ABC, "c", -1),
        moved(ABC, "a", 1),
        moved(ABC, "a", -1),
        moved(ABC, "c", 9),
        put_before(ABC, "c", "a"),
    ]

    assert [order(plan) for plan in found] == ["acb", "bac", "abc", "abc", "cab"]


def test_a_pinned_story_takes_another_slot_and_lets_the_others_be():
    plan = (Placing("a"), Placing("p", slot=2), Placing("b"))

    assert moved(plan, "p", 1) == (Placing("a"), Placing("p", slot=3), Placing("b"))
    assert moved(plan, "b", -1) == (Placing("b"), Placing("a"), Placing("p", slot=2))


def test_what_was_put_on_top_stands_there_once():
    assert (order(on_top(ABC, "c")), order(without(ABC, "b"))) == ("cab", "ac")


@pytest.mark.parametrize(
    "plan",
    [
        (Placing("a", starts_at=LATER, ends_at=NOW),),
        (Placing("a", slot=1), Placing("b", slot=1)),
        (Placing("a", slot=1, ends_at=LATER), Placing("b", slot=1, starts_at=NOW)),
    ],
)
def test_what_makes_no_sense_is_refused(plan):
    with pytest.raises(NewsroomError):
        see_sound(plan)


def test_one_slot_may_be_pinned_by_one_story_after_another():
    plan = (Placing("a", slot=1, ends_at=NOW), Placing("b", slot=1, starts_at=NOW))

    assert see_sound(plan) == plan


def test_what_another_changed_can_be_told():
    after = (Placing("n"), Placing("d"), Placing("c"), Placing("a", slot=2))
    before = (*ABC, Placing("d", ends_at=NOW))

    told = {change.story: change.how for change in changes(before, after)}

    assert told == {"n": "placed", "b": "taken out", "a": "pinned", "d": "timed", "c": "moved"}
    assert changes(before, before) == []
