"""Stories that belong beside a story."""

from collections.abc import Sequence

import pytest
from indexed import Indexed

from make import make_masthead, make_paragraph, make_story
from tajuk.search.relating import RelatedStory, Text, related, text_of
from tajuk.story.story import Ref, Story

BANK = make_story(
    headline="Bank sentral menahan bunga",
    people=(Ref("dewi-sartono", "Dewi Sartono"),),
    topics=(),
    instruments=("BBCA",),
    body=(make_paragraph("Gubernur menahan bunga acuan karena inflasi mereda, seperti Federal Reserve."),),
)


def about(headline: str, text: str, **fields: object) -> Story:
    return make_story(headline=headline, body=(make_paragraph(text),), **{"topics": (), **fields})


@pytest.fixture
def archive(indexed: Indexed) -> Indexed:
    indexed.house.publish(
        make_masthead(),
        BANK,
        about("Inflasi mereda", "Inflasi mereda, bunga acuan ditahan gubernur."),
        about("Inflasi mereda lagi", "Inflasi mereda, bunga acuan ditahan gubernur."),
        about("Pidato", "Sebuah pidato.", people=(Ref("dewi-sartono", "Dewi Sartono"),)),
        about("Panen raya", "Petani memanen padi."),
        about("Rates on hold", "The Federal Reserve waits.", language="en"),
    )
    indexed.bring_up()
    return indexed


def beside(indexed: Indexed, text: Text, **wanted: object) -> list[RelatedStory]:
    return list(related(indexed.reader.view(), text, indexed.stories, **wanted))  # type: ignore[arg-type]


def told(indexed: Indexed, found: Sequence[RelatedStory]) -> list[str]:
    return [indexed.headlines([one.guid])[0] for one in found]


def test_what_shares_words_or_people_is_related_and_says_why(archive: Indexed) -> None:
    found = beside(archive, text_of(BANK))

    assert (
        {"Inflasi mereda", "Pidato"} <= set(told(archive, found)) <= {"Inflasi mereda", "Inflasi mereda lagi", "Pidato"}
    )
    reasons = dict(zip(told(archive, found), (one.shared for one in found), strict=True))
    assert reasons["Pidato"].people == ("dewi-sartono",)
    assert reasons["Inflasi mereda"].words


def test_of_two_that_say_the_same_one_makes_way_for_another(archive: Indexed) -> None:
    archive.house.publish(about("Bunga kredit", "Gubernur menahan bunga; kredit rumah menunggu acuan."))
    archive.bring_up()

    found = told(archive, beside(archive, text_of(BANK), limit=2))

    assert len({"Inflasi mereda", "Inflasi mereda lagi"} & set(found)) == 1


def test_a_story_is_not_related_to_itself_nor_to_a_killed_one(archive: Indexed) -> None:
    view = archive.reader.view()
    archive.house.kill(make_story(headline="Inflasi mereda").guid)

    found = related(view, text_of(BANK), archive.stories)

    assert {"Bank sentral menahan bunga", "Inflasi mereda"}.isdisjoint(told(archive, found))


def test_stories_of_another_language_are_related_when_asked_for(archive: Indexed) -> None:
    assert told(archive, beside(archive, text_of(BANK), languages=("en",))) == ["Rates on hold"]


def test_what_is_being_written_has_related_stories(archive: Indexed) -> None:
    assert told(archive, beside(archive, Text("id", "Petani padi", "Padi dipanen")))[0] == "Panen raya"


def test_small_figures_are_no_reason(archive: Indexed) -> None:
    archive.house.publish(about("Sepuluh", "Ada 10 ekor ayam."), about("Umur", "Anak itu 10 bulan."))
    archive.bring_up()

    assert beside(archive, Text("id", "Sudah 10 kali")) == []


def test_a_text_without_words_has_none(archive: Indexed) -> None:
    assert beside(archive, Text("id", "")) == []
