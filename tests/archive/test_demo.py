"""The demo masthead is complete: nothing in it leads nowhere, and every kind of block is there to be seen."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

import msgspec
import pytest

from tajuk.archive.demo import contents
from tajuk.archive.demo.documents import Dated, demo_documents
from tajuk.archive.demo.fill import Filled, fill
from tajuk.archive.demo.pictures import NAMES, drawn
from tajuk.archive.demo.prices import quotes
from tajuk.archive.demo.script import Names, body_of, parted
from tajuk.database.connect import Connection, dialect_of, open_for_writing, transaction
from tajuk.edition import lists, reader
from tajuk.edition import schema as edition_schema
from tajuk.edition.paths import RESERVED
from tajuk.edition.verifying import verify
from tajuk.errors import BadInput
from tajuk.media.store import Store, open_store
from tajuk.story import blocks
from tajuk.story.blocks import Picture
from tajuk.story.documents import Alert, Board, Front, Masthead, Menu, Page, Person, Promo, Section, Topic
from tajuk.story.story import Story
from tajuk.tape import reader as tape_reader
from tajuk.tape import schema as tape_schema
from tajuk.tape.licence import Viewer

pytestmark = pytest.mark.timeout(300)  # painting all pictures takes a minute of two processors

NOW = datetime(2026, 11, 23, 18, 45, 31, tzinfo=UTC)
PICTURES = {name: Picture(media=f"{number:064x}", width=960, height=540) for number, name in enumerate(NAMES)}
DATED = demo_documents(NOW, PICTURES)
FINAL = list({dated.document.guid: dated.document for dated in DATED}.values())
STORIES = [document for document in FINAL if isinstance(document, Story)]
SLOTS = {"banner", "aside", "story", "overlay", "offer", "top", "rectangle"}


def plain(document: Any) -> Any:
    """Return a document as JSON sees it."""
    return msgspec.json.decode(msgspec.json.encode(document))


def of(kind: type) -> list[Any]:
    return [document for document in FINAL if isinstance(document, kind)]


def values(part: Any, *keys: str) -> Iterator[Any]:
    """Yield what stands under any of the keys, anywhere inside."""
    if isinstance(part, dict):
        yield from (part[key] for key in keys if part.get(key))
        part = list(part.values())
    if isinstance(part, list):
        for each in part:
            yield from values(each, *keys)


def symbols() -> set[str]:
    """Return the symbols on any board."""
    return {symbol for board in of(Board) for symbol in board.symbols}


def parts(document: Any, kind: str) -> list[dict[str, Any]]:
    """Return the parts of a kind, anywhere inside a document."""
    found: list[dict[str, Any]] = []

    def look(part: Any) -> None:
        if isinstance(part, dict):
            found.extend([part] if part.get("kind") == kind else [])
            part = list(part.values())
        for each in part if isinstance(part, list) else []:
            look(each)

    look(plain(document))
    return found


def opened(folder: Path, url: str) -> tuple[Connection, Connection, Store]:
    """Return empty databases and a store."""
    edition, tape = open_for_writing(url), open_for_writing(f"sqlite:{folder / 'tape.db'}")
    with transaction(edition) as cursor:
        edition_schema.create(cursor, dialect_of(edition))
    with transaction(tape) as cursor:
        tape_schema.create(cursor, dialect_of(tape))
    return edition, tape, open_store(folder / "media")


@pytest.fixture(scope="module")
def house(tmp_path_factory) -> Iterator[tuple[Connection, Connection, Store, Filled]]:
    """A data folder with the demo in it."""
    folder = tmp_path_factory.mktemp("demo")
    edition, tape, store = opened(folder, f"sqlite:{folder / 'tajuk.db'}")
    yield edition, tape, store, fill(edition, tape, store, now=NOW)
    edition.close()
    tape.close()


def test_is_as_large_as_promised():
    languages = [story.language for story in STORIES]

    assert (languages.count("id"), languages.count("en")) == (47, 14)
    assert (len(of(Section)), len(of(Topic)), len(of(Person)), len(symbols())) == (8, 24, 10, 12)
    assert {page.language for page in of(Page)} == {menu.language for menu in of(Menu)} == {"id", "en"}


@pytest.mark.parametrize("section", of(Section), ids=lambda section: section.slug)
def test_every_section_has_something_to_read(section):
    languages = [story.language for story in STORIES if story.section == section.slug]

    assert languages.count("id") >= 4
    assert "en" in languages


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_slot_is_filled(language):
    slots = {slot for promo in of(Promo) if promo.language == language for slot in promo.slots}

    assert slots == SLOTS


def test_offers_say_what_their_button_says():
    offers = [promo for promo in of(Promo) if "offer" in promo.slots]

    assert len(offers) == 6
    assert all(promo.offer and promo.deck and not promo.hashtags for promo in offers)


def test_everybody_and_everything_is_in_a_story():
    for story_field, kind in (("topics", Topic), ("people", Person)):
        named = {ref.slug for story in STORIES for ref in getattr(story, story_field)}
        signed = {byline.slug for story in STORIES for byline in story.bylines}

        assert {document.slug for document in of(kind)} <= named | signed, story_field


def test_the_front_and_the_alert_are_of_one_language():
    language = {story.guid: story.language for story in STORIES}

    assert [alert.story in language for alert in of(Alert)] == [True]
    for front in of(Front):
        assert {language[guid] for guid in front.stories} == {front.language}
    assert [len(front.stories) for front in of(Front) if not front.section] == [9, 9]


def test_no_two_stories_came_at_once():
    instants = [story.published_at for story in STORIES]

    assert len(instants) == len(set(instants))


def test_only_what_somebody_paid_for_names_a_sponsor():
    for story in STORIES:
        assert bool(story.sponsor) == (story.label in ("sponsored", "advertorial"))


def test_a_report_that_runs_tells_the_hours_of_its_own_day():
    report = next(story for story in STORIES if story.label == "live")
    first = parts(report, "heading")[-1]["text"][0]["text"]

    local = report.published_at.astimezone(ZoneInfo("Asia/Jakarta"))
    assert first == f"{local:%H.%M} WIB: rapat dimulai"


def test_every_kind_of_block_is_used():
    kinds = {kind.__struct_config__.tag for kind in get_args(blocks.Block)} - {"unknown"}

    assert {kind for kind in kinds if any(parts(story, kind) for story in STORIES)} == kinds


def test_every_kind_of_mark_is_used():
    for kind in ("em", "strong", "code", "sub", "sup", "strike", "link", "mention", "claim"):
        assert any(parts(story, kind) for story in STORIES), kind


@pytest.mark.parametrize("document", FINAL, ids=lambda document: type(document).__name__)
def test_no_guid_leads_nowhere(document):
    guids = {each.guid for each in FINAL}
    fields = plain(document)

    assert set(values(fields, "guid", "translation_of")) <= guids
    assert set(fields.get("stories", ())) <= guids


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_no_slug_leads_nowhere(story):
    known = {
        kind: {each.slug for each in FINAL if type(each).__name__ == kind} for kind in ("Section", "Topic", "Person")
    }
    mentions = parts(story, "mention")

    assert {story.section, *story.also_in} <= known["Section"]
    assert {ref.slug for ref in story.topics} <= known["Topic"]
    assert {byline.slug for byline in story.bylines} - {""} | {ref.slug for ref in story.people} <= known["Person"]
    assert set(story.instruments) <= symbols()
    assert {each["slug"] for each in mentions if each["of"] == "person"} <= known["Person"]
    assert {each["slug"] for each in mentions if each["of"] == "instrument"} <= set(story.instruments)
    assert {each["slug"] for each in mentions if each["of"] in ("topic", "place", "organisation")} <= known["Topic"]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_every_source_is_cited_and_every_claim_has_one(story):
    refs = {source.ref for source in story.sources}
    cited = {claim["source"] for claim in parts(story, "claim")}
    chained = {source.on_word_of for source in story.sources} - {""}

    assert cited | chained == refs


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.slug)
def test_every_story_is_signed_illustrated_and_leads_on_in_its_language(story):
    linked = {guid for related in parts(story, "related") for guid in values(related, "guid")}
    languages = {other.language for other in STORIES if other.guid in linked}

    assert story.bylines and story.deck and story.picture and story.picture.alt
    assert languages == {story.language}
    assert not linked & {story.guid, *(link.guid for link in story.related)}


def test_nothing_in_two_languages_is_told_in_one():
    for document in (*of(Section), *of(Board), *of(Topic)):
        assert document.names.keys() == {"en"}
    for document in (*of(Topic), *of(Person)):
        assert document.abouts.keys() == {"en"}
    original = {story.guid: story for story in STORIES}
    for story in STORIES:
        if story.translation_of:
            assert original[story.translation_of].section == story.section


def test_every_picture_is_described_and_used():
    pictures = [each for document in FINAL for each in values(plain(document), "picture", "pictures")]
    flat = [picture for each in pictures for picture in (each if isinstance(each, list) else [each])]

    assert {picture["media"] for picture in flat} == {picture.media for picture in PICTURES.values()}
    assert all(picture["alt"] for picture in flat)


def test_front_matter_holds_only_what_is_read():
    known = set(Story.__struct_fields__) | {"hours_ago", "wrong"}

    for key, text in contents.texts("stories").items():
        assert set(parted(text, key)[0]) <= known, key


def test_no_path_is_one_of_ours():
    assert not {each.slug for each in (*of(Section), *of(Page))} & RESERVED


def test_nothing_is_dated_in_the_future_and_time_never_goes_back():
    instants = [dated.at for dated in DATED]

    assert instants == sorted(instants)
    assert instants[-1] <= NOW
    assert NOW - instants[0] < timedelta(days=10)


def test_a_corrected_story_ran_wrong_first():
    correct = next(dated for dated in DATED if dated.action == "correct")
    guid = correct.document.guid
    first = next(dated for dated in DATED if dated.document.guid == guid)

    assert isinstance(first, Dated) and isinstance(correct.document, Story)
    assert "45 persen" in first.document.headline and not first.document.corrections
    assert "40 persen" in correct.document.headline and correct.document.corrections[0].at == correct.at


def test_the_same_instant_gives_the_same_documents():
    assert demo_documents(NOW, PICTURES) == DATED


def test_the_same_name_gives_the_same_picture():
    assert drawn("kota") == drawn("kota")


def test_fills_an_edition_that_verifies(house):
    edition, _, _, filled = house

    verdict = verify(edition)

    assert verdict.problems == ()
    assert (verdict.entries, filled.documents, filled.stories) == (len(DATED), len(FINAL), len(STORIES))


def test_every_list_is_filled(house):
    cursor = house[0].cursor()
    masthead = of(Masthead)[0]
    named = [lists.latest(language) for language in masthead.languages]
    named += [lists.section(section.slug, language) for section in of(Section) for language in masthead.languages]
    named += [place.list for document in FINAL for place in lists.places_of(document)]
    named += [lists.instrument(symbol, "id") for symbol in symbols()]

    assert [name for name in named if not reader.count(cursor, name)] == []


def test_every_picture_is_in_the_store_with_its_renditions(house):
    edition, _, store, filled = house
    digests = {media for entry, _ in reader.entries(edition.cursor(), after=0) for media in _media(edition, entry.guid)}

    assert len(digests) == filled.pictures == len(NAMES)
    assert all(store.has(digest) and store.about(digest).widths for digest in digests)


def _media(edition: Connection, guid: str) -> set[str]:
    return set(values(plain(reader.current(edition.cursor(), guid).document), "media"))


@pytest.mark.parametrize("board", of(Board), ids=lambda board: board.slug)
def test_every_board_has_readings_that_say_they_are_demo_data(house, board):
    readings = tape_reader.strip(house[1].cursor(), board.symbols, Viewer(datetime.now(UTC)))

    assert [reading.instrument.symbol for reading in readings] == list(board.symbols)
    assert {(reading.source, reading.delay) for reading in readings} == {("demo", "end_of_day")}
    assert all(reading.percent is not None for reading in readings)
    assert [reading.value is None for reading in readings] == [symbol.startswith("RD.") for symbol in board.symbols]


@pytest.mark.parametrize("days", range(7))
def test_prices_are_plausible_and_close_where_the_day_before_said(days):
    made = quotes(NOW + timedelta(days=days))
    index = [quote for quote in made if quote.symbol == "LQ45"]

    assert all(after.previous == before.value for before, after in pairwise(index))
    assert all(abs(quote.value / quote.previous - 1) < Decimal("0.05") for quote in made)
    assert made[-1].received_at <= NOW + timedelta(days=days)
    assert NOW + timedelta(days=days) - made[-1].exchange_at < timedelta(days=4)


def test_an_edition_that_is_not_empty_is_refused_and_left_alone(house):
    edition, tape, store, _ = house
    before = reader.head(edition.cursor())

    with pytest.raises(BadInput, match="not empty"):
        fill(edition, tape, store, now=NOW)

    assert reader.head(edition.cursor()) == before


def test_a_tape_that_has_the_prices_already_stays_as_it_is(house, tmp_path):
    _, tape, store, _ = house
    before = tape_reader.head(tape.cursor())
    edition, other, _ = opened(tmp_path, f"sqlite:{tmp_path / 'tajuk.db'}")

    fill(edition, tape, store, now=NOW)

    assert tape_reader.head(tape.cursor()) == before
    edition.close()
    other.close()


@pytest.mark.postgres
def test_fills_postgresql_as_well(postgres_url, tmp_path, house):
    edition, tape, _ = opened(tmp_path, postgres_url)

    filled = fill(edition, tape, house[2], now=NOW)

    assert filled == house[3]
    assert verify(edition).problems == ()
    edition.close()
    tape.close()


def test_a_text_becomes_blocks():
    body = body_of("Satu **dua**\nbaris.\n\n## Judul\n\n- a\n  - b\n- c\n\n---\n", Names(str, {}))

    assert [type(block).__name__ for block in body] == ["Paragraph", "Heading", "List", "Divider"]
    assert [len(item.body) for item in body[2].items] == [1, 0]


def test_a_text_without_front_matter_is_refused_by_name():
    with pytest.raises(BadInput, match="cerita: its front matter"):
        parted("tanpa apa-apa", "cerita")
