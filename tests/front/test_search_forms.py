"""A search for programs: JSON, feeds, suggestions, the description a browser takes."""

import asyncio
import threading
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from front_house import STORY, House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from make import NOON, make_story
from tajuk.front import looks
from tajuk.search.finding import find
from tajuk.story.story import Byline, Ref
from tajuk.wire import atom, json_feed, rss

_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


def suggested(house: House, path: str) -> list[tuple[str, str, str]]:
    """Return what is offered at a path: texts, what is said of each, where it leads."""
    _, *columns = house.get(path).json()
    return list(zip(*columns, strict=True))


def test_json_says_what_is_promised(searched_house: House) -> None:
    answer = searched_house.get("/search.json?q=gudang&limit=5")

    (hit,) = answer.json()["hits"]
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["total"] == 1
    assert (hit["guid"], hit["path"], hit["headline"]) == (make_story().guid, STORY, make_story().headline)
    assert "gudang di Surabaya" in hit["snippet"] and "<" not in hit["snippet"]
    assert hit["score"] > 0


def test_json_says_where_the_index_stands_and_how_stories_spread(searched_house: House) -> None:
    answer = searched_house.get("/search.json?q=gudang").json()

    assert answer["edition_seq"] == searched_house.edition_seq()
    assert answer["facets"]["section"] == [{"value": "komoditas", "stories": 1, "is_about": False}]
    assert answer["did_you_mean"] is None


def test_a_slip_of_the_finger_is_put_right_and_said(searched_house: House) -> None:
    answer = searched_house.get("/search.json?q=gudnag").json()

    assert (answer["total"], answer["did_you_mean"]) == (1, "gudang")
    assert "“gudang”" in searched_house.get("/search?q=gudnag").text


def test_as_many_hits_come_as_a_program_asks_for(searched_house: House) -> None:
    searched_house.publish(*(make_story(headline=f"Kopi {number}") for number in range(120)))
    searched_house.index()

    for asked, given_ in (
        ("", 10),
        ("&limit=3", 3),
        ("&limit=100", 100),
        ("&limit=5000", 100),
        ("&limit=50&page=3", 20),
    ):
        answer = searched_house.get(f"/search.json?q=kopi{asked}").json()
        assert (answer["total"], len(answer["hits"])) == (120, given_)


@pytest.mark.parametrize("query", ["limit=0", "limit=-1", "limit=x", "page=0", "page=x", "limit=1.5", "limit=%D9%A3"])
def test_a_limit_that_is_none_is_refused(searched_house: House, query: str) -> None:
    answer = searched_house.get(f"/search.json?q=gudang&{query}")

    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_nobody_pages_without_end(searched_house: House) -> None:
    assert searched_house.get("/search.json?q=gudang&limit=100&page=100").status_code == 400


def test_nothing_asked_is_nothing_found(searched_house: House) -> None:
    answer = searched_house.get("/search.json")

    assert (answer.status_code, answer.json()["total"], answer.json()["hits"]) == (200, 0, [])


@pytest.mark.parametrize("path", ["/search.json?q=gudang", "/search/suggestions.json?q=pera"])
def test_without_an_index_programs_are_told(house: House, path: str) -> None:
    answer = house.get(path)

    assert (answer.status_code, answer.json()["status"], answer.headers["retry-after"]) == (503, 503, "10")


def test_json_problems_are_in_the_readers_language(searched_house: House) -> None:
    assert "tanggal" in searched_house.get("/search.json?q=tanggal:x").json()["detail"]
    assert "date" in searched_house.get("/en/search.json?q=date:x").json()["detail"]


@pytest.mark.parametrize(("file", "format"), [("feed.xml", rss), ("atom.xml", atom), ("feed.json", json_feed)])
def test_a_search_is_a_feed_of_the_newest(searched_house: House, file: str, format: Any) -> None:
    searched_house.publish(make_story(headline="Gudang baru", published_at=NOON.replace(hour=9)))
    searched_house.index()

    answer = searched_house.get(f"/search/{file}?q=gudang")

    assert answer.headers["content-type"].startswith(format.MEDIA_TYPE)
    assert answer.text.index("Gudang baru") < answer.text.index(make_story().headline)
    assert f"https://contoh.example/search/{file}?q=gudang" in answer.text


def test_a_feed_of_nothing_is_not_there(searched_house: House) -> None:
    assert searched_house.get("/search/feed.xml").status_code == 404


def test_suggestions_lead_to_pages_of_names_and_to_stories(searched_house: House) -> None:
    assert suggested(searched_house, "/search/suggestions.json?q=ked") == [
        ("Kedelai", "Topik · 1 berita", "/topic/kedelai"),
        (make_story().headline, "04 Mar 2026", STORY),
    ]


def test_a_name_without_a_page_leads_to_a_search(searched_house: House) -> None:
    searched_house.publish(make_story(headline="Anonim", instruments=("ZZZZ",), section="baru-saja"))
    searched_house.index()

    assert suggested(searched_house, "/en/search/suggestions.json?q=zz") == [
        ("ZZZZ", "Instrument · 1 story", "/en/search?instrument=ZZZZ")
    ]


def test_a_name_has_the_readers_own_page_where_there_is_one(searched_house: House) -> None:
    searched_house.publish(make_story(headline="Tak dikenal", topics=(Ref("gaharu", "Gaharu"),)))
    searched_house.index()

    (own, *_), (other, *_) = (suggested(searched_house, f"{at}/search/suggestions.json?q=gah") for at in ("", "/en"))

    assert (own[2], other[2]) == ("/topic/gaharu", "/en/search?topic=gaharu")


def test_an_author_without_a_page_leads_to_what_they_wrote(searched_house: House) -> None:
    searched_house.publish(make_story(headline="Anonim", bylines=(Byline("Budi Contoh", slug="budi-contoh"),)))
    searched_house.index()

    ((name, _, href),) = suggested(searched_house, "/en/search/suggestions.json?q=budi")

    assert (name, href) == ("Budi Contoh", "/en/search?q=author%3Abudi-contoh")
    assert "Anonim" in searched_house.get(href).text


def test_headlines_of_the_readers_language_come_first(searched_house: House) -> None:
    searched_house.publish(
        make_story(headline="Gula naik lagi", language="en", published_at=NOON.replace(hour=9), topics=()),
        make_story(headline="Gula turun", topics=()),
    )
    searched_house.index()

    assert [text for text, *_ in suggested(searched_house, "/search/suggestions.json?q=gula")] == [
        "Gula turun", "Gula naik lagi",
    ]  # fmt: skip


def test_a_killed_story_is_not_suggested_by_an_index_that_is_behind(searched_house: House) -> None:
    searched_house.kill(make_story().guid)

    assert make_story().headline not in searched_house.get("/search/suggestions.json?q=perajin").text


def test_nothing_typed_suggests_nothing(searched_house: House) -> None:
    assert searched_house.get("/search/suggestions.json").json() == ["", [], [], []]


@pytest.mark.parametrize(("path", "title"), [("/", "Cari di Harian Contoh"), ("/en", "Search Harian Contoh")])
def test_every_page_tells_browsers_how_to_search(searched_house: House, path: str, title: str) -> None:
    href = f"{path.rstrip('/')}/opensearch.xml"
    answer = searched_house.get(href)

    said = etree.fromstring(answer.content)
    assert f'href="{href}"' in searched_house.get(path).text
    assert answer.headers["content-type"] == "application/opensearchdescription+xml"
    assert said.findtext(f"{_OPENSEARCH}LongName") == title
    (template,) = (one.get("template") for one in said.iter(f"{_OPENSEARCH}Url") if one.get("type") == "text/html")
    assert template == f"https://contoh.example{path.rstrip('/')}/search?q={{searchTerms}}"


def test_no_page_waits_for_a_search(searched_house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    read = threading.Event()

    def slow(*args: Any, **wanted: Any) -> Any:
        assert read.wait(20)
        return find(*args, **wanted)

    monkeypatch.setattr(looks, "find", slow)

    assert asyncio.run(searched_while_reading(searched_house, read)) == [200, 200]


async def searched_while_reading(house: House, read: threading.Event) -> list[int]:
    """Search, and read a story meanwhile; say that it was read, and return both statuses."""
    transport = httpx.ASGITransport(house.application)
    async with httpx.AsyncClient(transport=transport, base_url="http://contoh.example") as client:
        searching = asyncio.create_task(client.get("/search?q=gudang"))
        await asyncio.sleep(0.05)
        story = await client.get(STORY)
        read.set()
        return [story.status_code, (await searching).status_code]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text(max_size=60), path=st.sampled_from(["/search", "/search.json", "/search/suggestions.json"]))
def test_whatever_is_asked_is_answered_or_refused(searched_house: House, query: str, path: str) -> None:
    asked = quote(query.encode("utf-8", "surrogatepass"))

    assert searched_house.get(f"{path}?q={asked}").status_code in (200, 400)
