from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tajuk.edition.entry import Entry, Place, microseconds
from tajuk.edition.surrogate_keys import ANYTHING, made_old_by, of_answer

END = 2**62
instants = st.datetimes(datetime(1970, 1, 1), datetime(2090, 1, 1)).map(lambda at: microseconds(at.replace(tzinfo=UTC)))
bounds = st.one_of(instants, st.sampled_from([-END, END]))
names = st.sampled_from(["latest@id", "topic:minyak & gas@id", "section:日本@en", "kind:promo"])
spans = st.dictionaries(names, st.lists(st.tuples(bounds, bounds), max_size=3), max_size=4)


def entry(**fields: object) -> Entry:
    return Entry(**{"seq": 1, "guid": "g", "kind": "story", "version": 1, "action": "publish", "at": 0, **fields})


def on(year: int, month: int = 6) -> int:
    return microseconds(datetime(year, month, 1, tzinfo=UTC))


def common(answer: str, changed: Entry, *places: Place) -> set[str]:
    return set(answer.split()) & made_old_by(changed, places)


@given(spans, names, instants, st.sampled_from(["enters", "leaves", "places"]))
def test_an_answer_that_shows_a_place_bears_a_name_of_it(shown, name, at, how):
    place = Place(name, at)
    changed = made_old_by(entry(**({} if how == "places" else {how: (place,)})), (place,) if how == "places" else ())

    if any(since <= at < until for since, until in shown.get(name, ())):
        assert changed & set(of_answer((), shown).split())


@given(spans, st.lists(st.text(max_size=40), max_size=200))
def test_names_fit_into_a_header(shown, guids):
    assert len(of_answer(guids, shown)) <= 3000
    assert of_answer(guids, shown).isascii()


@given(st.text(min_size=1, max_size=40))
def test_a_name_is_one_word_whatever_is_in_it(guid):
    assert common(of_answer([guid], {}), entry(guid=guid))
    assert len(of_answer([guid], {}).replace(",", " ").split()) == 1


def test_a_story_of_2009_makes_no_page_old_that_shows_the_newest():
    answer = of_answer(["other"], {"latest@id": [(on(2026), END)]})

    assert not common(answer, entry(enters=(Place("latest@id", on(2009)),)))


def test_a_story_of_today_makes_no_page_of_an_earlier_year_old():
    answer = of_answer(["other"], {"latest@id": [(on(2024, 3), on(2024, 4))]})

    assert not common(answer, entry(enters=(Place("latest@id", on(2026)),)))


def test_what_lists_hold_of_a_document_is_old_when_its_words_change():
    answer = of_answer([], {"topic:kedelai@id": [(on(2025), END)]})

    assert common(answer, entry(action="update"), Place("topic:kedelai@id", on(2026)))


def test_whoever_names_more_than_there_is_room_for_is_old_with_every_entry():
    answer = of_answer([f"guid-{number:030}" for number in range(200)], {})

    assert common(answer, entry(guid="guid-of-something-else")) == {ANYTHING}
