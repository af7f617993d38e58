import re
from collections.abc import Callable

import pytest
from front_house import STORY, House

from make import NOON, make_masthead, make_section, make_story
from tajuk.front.packing import taken
from tajuk.pages import styles

READ = ["/", STORY, "/komoditas", "/topic/kedelai", "/feed.xml", "/sitemap.xml", f"{STORY}.json", f"{STORY}.md"]


@pytest.mark.parametrize("path", READ)
def test_what_has_not_changed_is_not_sent_again(house: House, path: str) -> None:
    first = house.get(path)

    again = house.get(path, if_none_match=first.headers["etag"])

    assert (again.status_code, again.content) == (304, b"")
    for name in ("etag", "cache-control", "vary", "edition-seq"):
        assert again.headers[name] == first.headers[name]


@pytest.mark.parametrize("path", READ[:3])
def test_what_has_changed_is_sent_again(house: House, path: str) -> None:
    etag = house.get(path).headers["etag"]

    house.publish(make_story(deck="Harga impor turun lagi."))

    assert house.get(path, if_none_match=etag).status_code == 200


def test_what_to_read_on_calls_a_section_by_its_present_name(house: House) -> None:
    house.publish(make_story(headline="Kedelai lokal mulai dipanen"))
    house.get(STORY)

    house.publish(make_section(name="Hasil bumi"))

    assert '<a href="/komoditas">Hasil bumi</a>' in house.get(STORY).text.partition('id="next"')[2]


@pytest.mark.parametrize("written", ['"x", {}', "W/{}", "*", '{} , W/"y"'])
def test_validators_are_compared_as_the_standard_says(house: House, written: str) -> None:
    etag = house.get(STORY).headers["etag"]

    assert house.get(STORY, if_none_match=written.format(etag)).status_code == 304


def test_each_packing_has_a_validator_of_its_own(house: House) -> None:
    packed, plain = house.get(STORY, accept_encoding="gzip"), house.get(STORY, accept_encoding="identity")

    assert packed.headers["etag"] != plain.headers["etag"]
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.text == plain.text
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert not packed.headers["etag"].startswith("W/")


@pytest.mark.parametrize(
    ("header", "takes"),
    [("gzip", True), ("br, GZIP;q=0.2", True), ("*", True), ("x-gzip", True), ("", False), ("br", False),
     ("gzip;q=0", False), ("gzip; q=0.000, *", False), ("*;q=0", False), ("identity", False), ("gzip;q=x", False)],
)  # fmt: skip
def test_gzip_is_sent_to_those_who_take_it(header: str, *, takes: bool) -> None:
    assert ("gzip" in taken(header)) is takes


@pytest.mark.parametrize("path", [*READ, "/nothing", "/latest", "/healthz", "/robots.txt", styles.PATH])
def test_head_says_what_get_would(house: House, path: str) -> None:
    got, headed = house.get(path), house.ask("HEAD", path)

    assert headed.content == b""
    assert headed.status_code == got.status_code
    assert dict(headed.headers) == dict(got.headers)


def test_every_answer_says_from_which_seq_it_was_made(house: House) -> None:
    assert house.get(STORY).headers["edition-seq"] == house.edition_seq()

    house.publish(make_story(headline="Satu lagi"))

    for path in (*READ, "/nothing", "/latest", "/healthz", styles.PATH):
        assert house.get(path).headers["edition-seq"] == house.edition_seq(), path
    assert re.fullmatch(r"[0-9a-f]+\.\d+", house.edition_seq())


@pytest.fixture
def edged(houses: Callable[..., House]) -> House:
    """A house with an edge in front."""
    made = houses(edge=True)
    made.publish(make_masthead(), make_section(), make_story())
    return made


def test_an_edge_is_told_what_an_answer_was_made_from(edged: House) -> None:
    other = make_story(headline="Stok beras aman", published_at=NOON)
    keys = edged.get(STORY).headers["surrogate-key"].split()

    assert {make_story().guid, "kind:masthead"} <= set(keys)
    assert other.guid not in keys
    assert "section:komoditas@id:2020-" in edged.get("/komoditas").headers["surrogate-key"].split()


def test_an_edge_is_told_that_any_entry_may_change_what_is_not_there(edged: House) -> None:
    assert "anything" in edged.get("/nothing-yet").headers["surrogate-key"].split()
    assert "anything" not in edged.get(STORY).headers["surrogate-key"].split()


def test_where_no_edge_is_told_readers_are_not_sent_its_names(house: House) -> None:
    for path in (STORY, STORY, "/feed.xml", "/nothing-yet"):
        assert "surrogate-key" not in house.get(path).headers


def test_pages_may_be_kept_by_an_edge_and_faults_by_nobody(house: House) -> None:
    page, fault = house.get(STORY).headers["cache-control"], house.ask("POST", STORY).headers["cache-control"]

    for word in ("public", "s-maxage=", "stale-while-revalidate=", "stale-if-error="):
        assert word in page
    assert fault == "no-store"
    assert house.get("/healthz").headers["cache-control"] == "no-store"


def test_the_stylesheet_is_named_by_its_digest_and_kept_for_ever(house: House) -> None:
    found = re.findall(r'<link rel="stylesheet" href="([^"]+)"', house.get("/").text)

    answer = house.get(found[0])

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert "immutable" in answer.headers["cache-control"]
    assert answer.text.startswith("@layer reset, tokens, base, layout, parts;")
