"""What an editor placed is what stands on a front; what he left is filled by rule, none twice."""

from hypothesis import given
from hypothesis import strategies as st

from tajuk.edition.reader import Version
from tajuk.pages.fronts import filled
from tajuk.story.documents import Front

_GUIDS = st.lists(st.sampled_from("abcdefghijkl"), unique=True)
_PINS = st.dictionaries(st.sampled_from("abcdefghijkl"), st.integers(-1, 12))


def version(guid: str) -> Version:
    """A version of which only the guid counts."""
    return Version(guid, 1, "story", 1, "publish", 0, f"/{guid}", b"", b"")


def front(stories: str, **pins: int) -> Front:
    """A front with stories named by a letter."""
    return Front(guid="front", section="", language="id", stories=tuple(stories), pins=pins)


def shown(of: Front, live: str, newest: str, slots: int = 9) -> str:
    """The letters of the stories that stand there."""
    return "".join(v.guid for v in filled(of, {guid: version(guid) for guid in live}, map(version, newest), slots))


def test_what_is_left_is_filled_with_the_newest() -> None:
    assert shown(front("ab"), "ab", "zaybx", 4) == "abzy"


def test_a_pinned_story_keeps_its_slot_whatever_stands_around_it() -> None:
    assert shown(front("ap", p=3), "ap", "zyx", 5) == "azpyx"
    assert shown(front("abcp", p=3), "abcp", "zyx", 5) == "abpcz"


def test_a_story_that_was_taken_back_leaves_its_slot_to_those_below() -> None:
    assert shown(front("abcp", p=3), "bcp", "zyx", 4) == "bcpz"
    assert shown(front("abp", p=2), "ab", "zyx", 4) == "abzy"


def test_what_cannot_be_pinned_there_stands_in_order() -> None:
    assert shown(front("pqa", p=1, q=1), "pqa", "", 9) == "pqa"
    assert shown(front("apb", p=12), "apb", "zy", 4) == "apbz"


def test_a_front_has_no_more_than_its_slots() -> None:
    assert shown(front("abcd"), "abcd", "z", 3) == "abc"


@given(_GUIDS, _PINS, st.sets(st.sampled_from("abcdefghijkl")), _GUIDS, st.integers(0, 12))
def test_slots_are_full_as_long_as_there_are_stories_and_none_stands_twice(stories, pins, live, newest, slots):
    of = front("".join(stories), **pins)
    placed = {guid for guid in stories if guid in live}

    found = shown(of, "".join(placed), "".join(newest), slots)

    assert len(found) == len(set(found)) == min(slots, len(placed | set(newest)))
    assert set(found) <= placed | set(newest)
    loose = [guid for guid in stories if guid in placed and guid not in pins]
    assert [guid for guid in found if guid in loose] == loose[: len([guid for guid in found if guid in loose])]
