"""What somebody may be about to ask for."""

import pytest
from indexed import Indexed

from make import make_masthead, make_story
from tajuk.search.suggesting import Suggestion, suggest
from tajuk.story.story import Ref


@pytest.fixture
def archive(indexed: Indexed) -> Indexed:
    indexed.house.publish(
        make_masthead(),
        make_story(
            headline="Perekonomian tumbuh",
            people=(Ref("dewi-lestariningsih", "Dewi Lestariningsih"),),
            instruments=("BBCA",),
        ),
        make_story(headline="Ekonomi melambat", topics=(Ref("inflasi", "Inflasi"),), section="pasar-modal"),
    )
    indexed.bring_up()
    return indexed


def suggested(indexed: Indexed, typed: str) -> list[Suggestion]:
    return list(suggest(indexed.reader.view(), typed))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dew", Suggestion("person", "dewi-lestariningsih", "Dewi Lestariningsih")),
        ("Dewi L", Suggestion("person", "dewi-lestariningsih", "Dewi Lestariningsih")),
        ("lestar", Suggestion("person", "dewi-lestariningsih", "Dewi Lestariningsih")),
        ("infl", Suggestion("topic", "inflasi", "Inflasi")),
        ("bb", Suggestion("instrument", "BBCA", "BBCA")),
        ("modal", Suggestion("section", "pasar-modal", "Pasar modal")),
        ("wulan", Suggestion("author", "sari-wulandari", "Sari Wulandari", 2)),
    ],
)
def test_names_are_known_from_any_of_their_words(archive: Indexed, typed: str, expected: Suggestion) -> None:
    assert expected in suggested(archive, typed)


def test_the_names_most_stories_have_come_first(indexed: Indexed) -> None:
    rare = [make_story(headline=f"R {n}", topics=(Ref(f"ba-{n:03}", f"Ba {n:03}"),)) for n in range(100)]
    often = [make_story(headline=f"O {n}", topics=(Ref("batubara", "Batubara"),)) for n in range(3)]
    indexed.house.publish(make_masthead(), *rare, *often)
    indexed.bring_up()

    assert suggested(indexed, "ba")[0] == Suggestion("topic", "batubara", "Batubara", 3)


def test_headlines_are_known_by_words_as_they_are_typed(archive: Indexed) -> None:
    stories = [archive.headlines([one.value]) for one in suggested(archive, "tumbuh pereko") if one.kind == "story"]

    assert stories == [["Perekonomian tumbuh"]]


def test_what_was_killed_is_not_suggested(archive: Indexed) -> None:
    archive.house.kill(make_story(headline="Ekonomi melambat").guid)
    archive.bring_up()

    assert suggested(archive, "infl") == []
    assert [one.stories for one in suggested(archive, "wulan")] == [1]


@pytest.mark.parametrize("typed", ["", " ", "*", "x" * 10_000, "\x00", "\x1f", "日本", '"', "a " * 5000])
def test_anything_may_be_typed(archive: Indexed, typed: str) -> None:
    assert len(suggested(archive, typed)) <= 8
