"""Which stories answer a question."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from indexed import Indexed

from make import NOON, make_masthead, make_story
from tajuk.search.finding import Found, Wanted, find
from tajuk.search.question import BadQuery, question
from tajuk.story.story import Ref, Story


def published(indexed: Indexed, *stories: Story) -> None:
    indexed.house.publish(make_masthead(), *stories)
    indexed.bring_up()


def asked(indexed: Indexed, text: str, **wanted: Any) -> Found:
    return find(indexed.reader.view(), question(text), Wanted(**wanted), now=NOON)


def headlines(indexed: Indexed, text: str, **wanted: Any) -> list[str]:
    return indexed.headlines([hit.guid for hit in asked(indexed, text, **wanted).hits])


@pytest.fixture
def archive(indexed: Indexed) -> Indexed:
    """Five stories, a day between each and the next."""
    told: list[dict[str, Any]] = [
        {"headline": "Bank sentral menaikkan suku bunga", "section": "ekonomi", "topics": (Ref("moneter", "Moneter"),)},
        {"headline": "Bunga di taman kota", "section": "nasional", "deck": "Setiap suku merawat bank benih."},
        {"headline": "Saham BBCA menguat", "section": "pasar", "instruments": ("BBCA",)},
        {
            "headline": "Central bank raises rates",
            "section": "ekonomi",
            "language": "en",
            "people": (Ref("x-y", "X Y"),),
        },
        {"headline": "Laba Rp1,3 triliun", "section": "pasar", "bylines": ()},
    ]
    days = (NOON - timedelta(days=400 * number) for number in range(len(told)))
    published(indexed, *(make_story(published_at=day, **fields) for day, fields in zip(days, told, strict=True)))
    return indexed


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kenaikan bunga", {"Bank sentral menaikkan suku bunga"}),
        ('"suku bunga"', {"Bank sentral menaikkan suku bunga"}),
        ("bunga -taman", {"Bank sentral menaikkan suku bunga"}),
        ('bunga -"suku bunga"', {"Bunga di taman kota"}),
        ("bunga bagian:nasional", {"Bunga di taman kota"}),
        ("bagian:ekonomi bagian:nasional -bahasa:en",
         {"Bank sentral menaikkan suku bunga", "Bunga di taman kota"}),
        ("bbca", {"Saham BBCA menguat"}),
        ("emiten:bbca", {"Saham BBCA menguat"}),
        ("tokoh:x-y", {"Central bank raises rates"}),
        ("topik:moneter", {"Bank sentral menaikkan suku bunga"}),
        ("raising rate", {"Central bank raises rates"}),
        ("1.3 trillion rupiah", {"Laba Rp1,3 triliun"}),
        ("penulis:sari-wulandari bagian:pasar", {"Saham BBCA menguat"}),
        ("tahun:2026", {"Bank sentral menaikkan suku bunga"}),
        ("sejak:2025 sampai:2025-02", {"Bunga di taman kota"}),
        ("yang dan di", set()),
        ("tidakadakatanya", set()),
        ("日本", set()),
    ],
)  # fmt: skip
def test_it_is_found(archive: Indexed, text: str, expected: set[str]) -> None:
    found = asked(archive, text)

    assert set(archive.headlines([hit.guid for hit in found.hits if hit.is_whole])) == expected
    assert found.whole == len(expected)


def test_nothing_asked_is_everything_newest_first(archive: Indexed) -> None:
    found = asked(archive, "", order="newest")

    assert found.total == 5
    assert all(first.at > second.at for first, second in pairwise(found.hits))


def test_days_begin_in_the_zone_of_the_masthead(indexed: Indexed) -> None:
    published(indexed, make_story(published_at=datetime(2026, 3, 3, 18, 0, tzinfo=UTC)))  # 01.00 WIB the day after

    assert asked(indexed, "tanggal:2026-03-04").total == 1
    assert asked(indexed, "tanggal:2026-03-04", zone="UTC").total == 0


def test_pages_follow_each_other(archive: Indexed) -> None:
    first, second = (asked(archive, "", order="newest", limit=3, offset=offset) for offset in (0, 3))

    assert (len(first.hits), len(second.hits)) == (3, 2)
    assert not {hit.guid for hit in first.hits} & {hit.guid for hit in second.hits}


@pytest.mark.parametrize("wanted", [{"offset": 1000}, {"limit": 0}, {"limit": 1000}, {"offset": -1}])
def test_who_wants_too_much_is_told(archive: Indexed, wanted: dict[str, int]) -> None:
    with pytest.raises(BadQuery):
        asked(archive, "bank", **wanted)


def test_facets_count_what_was_found(archive: Indexed) -> None:
    facets = asked(archive, "bank").facets

    assert {one.value: one.stories for one in facets["section"]} == {"ekonomi": 2, "nasional": 1}
    assert [one.value for one in facets["person"]] == ["x-y"]


def test_stories_with_some_of_it_follow_those_with_everything(archive: Indexed) -> None:
    found = asked(archive, "benih suku")

    assert [hit.is_whole for hit in found.hits] == [True, False]
    assert (found.whole, found.total, found.is_whole) == (1, 2, False)


@pytest.mark.parametrize("order", ["relevance", "newest"])
def test_a_phrase_that_nobody_wrote_is_looked_up_by_its_words(archive: Indexed, order: str) -> None:
    found = asked(archive, 'apakah "bunga sentral taman"', order=order)

    assert (found.whole, found.total) == (0, 2)
    assert not any(hit.is_whole for hit in found.hits)


def test_how_many_were_found_is_the_same_on_every_page(indexed: Indexed) -> None:
    published(indexed, *(make_story(headline=f"Panen raya {n}") for n in range(12)), make_story(headline="Panen"))

    found = [asked(indexed, "panen raya", offset=offset, limit=5) for offset in (0, 5, 10)]

    assert [(one.total, one.whole, len(one.hits)) for one in found] == [(12, 12, 5), (12, 12, 5), (12, 12, 2)]


def test_a_word_that_is_nothing_elsewhere_is_wished_for(archive: Indexed) -> None:
    assert headlines(archive, "the central bank of raises")[0] == "Central bank raises rates"


@pytest.mark.parametrize(
    ("text", "meant"), [("sentarl bunga", "sentral bunga"), ("tman", "taman"), ("sahamm", "saham")]
)
def test_a_slip_of_the_finger_is_put_right(archive: Indexed, text: str, meant: str) -> None:
    found = asked(archive, text)

    assert (found.asked, found.whole) == (question(meant), 1)


@pytest.mark.parametrize("text", ["BBCI", "saran", "taman 2027", "日本酒"])
def test_symbols_words_of_the_language_and_figures_are_taken_for_what_they_are(archive: Indexed, text: str) -> None:
    assert asked(archive, text).asked == question(text)


def test_another_spelling_is_offered_where_hardly_anything_was_found(indexed: Indexed) -> None:
    many = (make_story(headline=f"Zambrud {number}") for number in range(60))
    published(indexed, *many, make_story(headline="Zambrut"))

    found = asked(indexed, "zambrut")

    assert (found.whole, found.asked, found.meant) == (1, question("zambrut"), question("zambrud"))


def test_the_newer_of_two_that_answer_alike_comes_first(indexed: Indexed) -> None:
    days = (NOON - timedelta(days=number) for number in (90, 0, 2000))
    published(indexed, *(make_story(headline=f"Panen {n}", published_at=day) for n, day in enumerate(days)))

    assert headlines(indexed, "panen") == ["Panen 1", "Panen 0", "Panen 2"]


def test_hits_are_of_the_documents_that_are_live(archive: Indexed) -> None:
    hit, *_ = asked(archive, "taman").hits

    assert hit.digest == archive.digest(hit.guid)


HOSTILE = [
    "x" * 10_240,
    "kata " * 500,
    "a" * 1000,
    '"' * 999,
    "-" * 999,
    "*" * 1000,
    "bunga* ?ank ~2 [a TO z]",
    "bunga AND (",
    "\x00\x01\x1b[31m",
    "\ud800",
    "日本銀行 мир العالم ไทย",
    "🙂" * 250,
    "a:b:c:d",
    "bagian:",
    'bagian:"',
    "penulis:" + "x" * 900,
    "tahun:99999",
    "sejak:2026-02-30",
    "tanggal:..",
    "tanggal:9999..0001",
    "sampai:9999-12-31",
    "sejak:0001",
    "-a -b -c",
    '"suku" "bunga" "suku bunga" ' * 2,
    "\u202egnub",
    "1e999 -1 0x10",
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.parametrize("order", ["relevance", "newest"])
def test_anything_is_answered_or_refused_in_one_line(archive: Indexed, text: str, order: str) -> None:
    try:
        found = asked(archive, text, order=order)
    except BadQuery as refused:
        assert len(str(refused).splitlines()) == 1
    else:
        assert found.total <= 5


@given(text=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
def test_no_text_breaks_a_search(archive: Indexed, text: str) -> None:
    with suppress(BadQuery):
        asked(archive, text)
