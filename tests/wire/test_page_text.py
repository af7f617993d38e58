"""The text of an article page, as saved or copied, becomes one story."""

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from tajuk.story.blocks import Block, Heading, List, Paragraph, Related
from tajuk.story.codec import decode, encode
from tajuk.story.story import Byline, Dateline, Source, Story
from tajuk.story.text import plain
from tajuk.wire import page_text
from tajuk.wire.item import Draft, Item, Refused

CORPUS = Path(__file__).parent / "corpus" / "page_text"


def only(raw: bytes) -> Item:
    (item,) = page_text.parse(BytesIO(raw))
    return item


def story_in(item: Item) -> Story:
    assert isinstance(item, Story | Draft), item
    return item.story if isinstance(item, Draft) else item


def line_of(block: Block) -> str:
    """Return a block as one line: the expectations in the corpus are lists of these."""
    match block:
        case Paragraph(text=text):
            return plain(text)
        case Heading(text=text):
            return f"# {plain(text)}"
        case Related(stories=(story,)):
            return f"> {story.headline}"
        case List(items=items, ordered=ordered):
            return "\n".join(("1. " if ordered else "- ") + plain(item.text) for item in items)
    raise AssertionError(block)


def facts(item: Item) -> dict[str, Any]:
    story = story_in(item)
    return {
        "draft": isinstance(item, Draft),
        "language": story.language,
        "headline": story.headline,
        "deck": story.deck,
        "published_at": story.published_at.isoformat(),
        "updated_at": story.updated_at.isoformat() if story.updated_at else None,
        "section": story.section,
        "site": story.origin.site if story.origin else "",
        "bylines": [f"{line.role}: {line.name}" for line in story.bylines],
        "dateline": [story.dateline.masthead, story.dateline.place] if story.dateline else None,
        "sources": [f"{source.ref} ({source.sort}) <- {source.on_word_of}" for source in story.sources],
        "topics": [topic.name for topic in story.topics],
        "body": [line_of(block) for block in story.body],
    }


@pytest.fixture(scope="module")
def seed(shared: Path) -> Story:
    (path,) = (shared / "seed").glob("*.txt")
    return story_in(only(path.read_bytes()))


@pytest.mark.parametrize("page", sorted(CORPUS.glob("*.txt")), ids=lambda path: path.stem)
def test_reads_the_corpus(page: Path):
    expected = json.loads(page.with_suffix(".json").read_text("utf-8"))

    assert facts(only(page.read_bytes())) == expected


def test_the_page_that_started_it_has_its_head(seed: Story):
    assert seed.headline == "Seberapa Mencemaskan Aliansi Vladimir Putin-Kim Jong Un Bagi AS dan Sekutunya?"
    assert seed.published_at == datetime(2023, 9, 5, 22, 49, tzinfo=UTC)
    assert seed.dateline == Dateline(place="SEOUL", masthead="KONTAN.CO.ID")
    assert [(line.role, line.name) for line in seed.bylines] == [
        ("reporter", "Barratut Taqiyyah Rafie"),
        ("editor", "Barratut Taqiyyah Rafie"),
    ]
    assert (seed.language, seed.origin and seed.origin.site) == ("id", "kontan.co.id")


def test_the_page_that_started_it_keeps_its_related_stories_in_their_places(seed: Story):
    at = [index for index, block in enumerate(seed.body) if isinstance(block, Related)]

    assert at == [7, len(seed.body) - 1]
    assert line_of(seed.body[7]).startswith("> Kim Jong Un Diprediksi")
    assert line_of(seed.body[-1]).startswith("> Sekitar 2.000 warga")


def test_the_page_that_started_it_keeps_its_source_chain(seed: Story):
    assert seed.sources == (
        Source(ref="bbc", name="BBC", on_word_of="para-pejabat-as"),
        Source(ref="para-pejabat-as", name="para pejabat AS", sort="person"),
    )
    assert line_of(seed.body[1]).startswith("Melansir BBC yang mengutip para pejabat AS, Kim")


def test_the_page_that_started_it_leaves_its_furniture_behind(seed: Story):
    text = encode(seed).decode()

    assert {type(block) for block in seed.body} == {Paragraph, Related}
    assert len(seed.body) == 14
    for furniture in ("LQ45", "RD.", "INDIKATOR", "banner", "TERBARU", "Academy", "[X]", "×", "#", "Baca Juga"):
        assert furniture not in text


def test_a_story_survives_its_document(seed: Story):
    assert decode(encode(seed)) == seed


def test_the_same_page_gives_the_same_guid():
    page = (CORPUS / "bisnis_style.txt").read_bytes()

    assert story_in(only(page)).guid == story_in(only(page.replace(b"\n", b"\r\n"))).guid


def test_a_page_without_a_date_waits_as_a_draft():
    item = only((CORPUS / "no_date.txt").read_bytes())

    assert isinstance(item, Draft)
    assert (item.status, item.story.published_at) == ("draft", page_text.UNDATED)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_page_is_read_in_any_usual_charset(charset: str):
    page = (CORPUS / "bisnis_style.txt").read_text("utf-8")

    assert facts(only(page.encode(charset))) == facts(only(page.encode()))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\n\n \n",
        b"[X]\n\xc3\x97\n",
        b"Home\nBisnis\nEmas\nMasuk\nDaftar\n",
        b"Satu judul yang cukup panjang tanpa isi apa pun\n",
        bytes(range(256)) * 400,
        b"\x00" * 5000,
        b"kata " * 1_100_000,
        b"\x1f\x8b\x08\x00broken",
        b"Judul Panjang Sekali Tanpa Paragraf\nSenin, 99 Mei 2024 / 77:99 WIB\n",
    ],
    ids=["empty", "blank", "overlay", "menu", "headline alone", "binary", "zeros", "huge", "bad gzip", "no such day"],
)
def test_a_text_without_a_story_is_refused_with_a_reason(raw: bytes):
    item = only(raw)

    assert isinstance(item, Refused)
    assert len(item.reason) > 20
    assert "\n" not in item.reason


def test_markup_in_a_text_stays_text():
    page = (
        (CORPUS / "bisnis_style.txt").read_text("utf-8").replace("Dewan gubernur", "<script>alert(1)</script> Dewan", 1)
    )

    assert "<script>alert(1)</script> Dewan" in line_of(story_in(only(page.encode())).body[-1])


@pytest.mark.timeout(20)
@pytest.mark.parametrize("piece", ["a.", "> ", "Aa ", "melansir Aa ", "- ", "1/", "By Aa "])
def test_one_endless_line_is_read_in_bounded_time(piece: str):
    raw = f"A Fair Headline of Six Words\n1 May 2024 10:00 UTC\n{piece * 200_000}\n"

    assert isinstance(only(raw.encode()), Story | Draft | Refused)


def test_every_field_a_story_has_is_named_in_carries():
    fields = {"headline", "body", "bylines", "dateline", "published_at", "sources", "language"}

    assert fields <= page_text.CARRIES <= set(Story.__struct_fields__)


def test_bylines_of_one_person_in_two_roles_stay_two():
    page = b"Kabar Baik dari Pasar Kembang Pagi Ini\nReporter: Ana | Editor: Ana\n1 Mei 2024 10:00 WIB\n" + (
        b"KABAR.ID - KEMBANG. Pasar Kembang kembali ramai sejak pagi, kata pengelola pasar kepada kami.\n"
    )

    assert story_in(only(page)).bylines == (Byline("Ana", "reporter", "ana"), Byline("Ana", "editor", "ana"))
