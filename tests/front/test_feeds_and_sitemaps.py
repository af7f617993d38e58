from datetime import timedelta

import msgspec
import pytest
from front_house import STORY, House
from lxml import etree

from make import NOON, make_figure, make_page, make_paragraph, make_picture, make_story
from tajuk.front import sitemaps
from tajuk.story.text import Link, Text

SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "i": "http://www.google.com/schemas/sitemap-image/1.1",
           "n": "http://www.google.com/schemas/sitemap-news/0.9"}  # fmt: skip
PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def xml(house: House, path: str) -> etree._Element:
    answer = house.get(path)
    assert answer.status_code == 200, path
    return etree.fromstring(answer.content, PARSER)


def locations(house: House, path: str) -> list[str]:
    return [str(found) for found in xml(house, path).xpath("//s:loc/text()", namespaces=SITEMAP)]


@pytest.mark.parametrize("file", ["feed.xml", "atom.xml"])
@pytest.mark.parametrize("under", ["", "/komoditas"])
def test_feeds_hold_the_newest_whole_stories(house: House, under: str, file: str) -> None:
    text = etree.tostring(xml(house, f"{under}/{file}"), encoding="unicode")

    assert f"https://contoh.example{STORY}" in text
    assert f"https://contoh.example{under}/{file}" in text
    assert "Paragraf 2" in text


def test_a_json_feed_holds_the_newest_whole_stories(house: House) -> None:
    feed = house.get("/komoditas/feed.json")

    assert feed.headers["content-type"].startswith("application/feed+json")
    assert feed.json()["items"][0]["url"] == f"https://contoh.example{STORY}"
    assert feed.json()["title"] == "Harian Contoh: Komoditas"


@pytest.mark.parametrize(
    ("file", "title", "category"),
    [
        ("feed.xml", "<title>Bersponsor · PT Bayar: Bayar</title>", '"urn:tajuk:label">Bersponsor</category>'),
        ("atom.xml", "<title>Bersponsor · PT Bayar: Bayar</title>", 'term="sponsored" scheme="urn:tajuk:label" '),
        ("feed.json", '"title":"Bersponsor · PT Bayar: Bayar"', '"tags":["Komoditas","Bersponsor","Kedelai"]'),
    ],
)
def test_a_feed_says_what_somebody_paid_for(house: House, file: str, title: str, category: str) -> None:
    house.publish(make_story(headline="Bayar", slug="bayar", guid="bayar", label="sponsored", sponsor="PT Bayar"))

    text = house.get(f"/{file}").text

    assert title in text and category in text


def test_links_in_a_feed_are_absolute(house: House) -> None:
    other = make_story(headline="Stok beras aman")
    house.publish(other, make_story(body=(make_paragraph(Text("beras", (Link(guid=other.guid),))),)))

    assert "https://contoh.example/komoditas/2026/03/04/stok-beras-aman&quot;" in house.get("/atom.xml").text.replace(
        '"', "&quot;"
    )


def test_each_language_has_feeds_of_its_own(house: House) -> None:
    house.publish(make_story(language="en", headline="Soy up"))

    assert "Soy up" in house.get("/en/feed.xml").text
    assert "Soy up" not in house.get("/feed.xml").text
    assert "Soy up" in house.get("/en/komoditas/atom.xml").text


def test_the_sitemaps_hold_every_page_once(house: House) -> None:
    house.publish(
        make_story(language="en", headline="Soy up"),
        *(make_story(headline=f"Lama {n}", published_at=NOON - timedelta(days=20 * n)) for n in range(9)),
    )

    parts = locations(house, "/sitemap.xml")
    found = [location for part in parts for location in locations(house, part.removeprefix("https://contoh.example"))]

    assert len(found) == len(set(found))
    assert f"https://contoh.example{STORY}" in found
    assert "https://contoh.example/en/komoditas/2026/03/04/soy-up" in found
    assert sum("/lama-" in location for location in found) == 9
    for page in ("/", "/komoditas", "/topic/kedelai", "/person/sari-wulandari", "/tentang-kami"):
        assert f"https://contoh.example{page}" in found
    for location in found:
        assert house.get(location.removeprefix("https://contoh.example")).status_code == 200, location


def test_a_full_month_is_split(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemaps, "PER_PART", 4)
    house.publish(*(make_story(headline=f"Kabar {n}", published_at=NOON + timedelta(hours=n)) for n in range(9)))

    parts = [part for part in locations(house, "/sitemap.xml") if "2026-03" in part]

    assert [part.rpartition("/")[2] for part in parts] == [f"sitemap-2026-03{n}.xml" for n in ("", "-2", "-3")]
    counts = [len(locations(house, part.removeprefix("https://contoh.example"))) for part in parts]
    assert counts == [4, 4, 2]
    assert house.get("/sitemap-2026-03-4.xml").status_code == house.get("/sitemap-2026-03-1.xml").status_code == 404


def test_a_sitemap_names_the_pictures(house: House) -> None:
    body = (make_paragraph(), make_figure(media="cd" * 32))
    house.publish(make_story(picture=make_picture(), body=body))

    pictures = xml(house, "/sitemap-2026-03.xml").xpath("//i:loc/text()", namespaces=SITEMAP)

    assert pictures == [f"https://contoh.example/media/{digest * 32}/1280.webp" for digest in ("ab", "cd")]


def test_the_news_sitemap_holds_two_days_before_the_newest_entry(house: House) -> None:
    house.publish(make_story(headline="Tiga hari lalu", published_at=NOON - timedelta(hours=72)))
    house.publish(make_story(headline="Kemarin", published_at=NOON - timedelta(hours=20)))

    titles = xml(house, "/sitemap-news.xml").xpath("//n:title/text()", namespaces=SITEMAP)

    assert titles == ["Perajin tempe menimbun kedelai sebelum Lebaran", "Kemarin"]


def test_a_killed_story_leaves_feeds_and_sitemaps(house: House) -> None:
    paths = ("/feed.xml", "/atom.xml", "/feed.json", "/sitemap-news.xml", "/komoditas/feed.xml")
    for path in paths:
        assert STORY in house.get(path).text

    house.kill(make_story().guid)

    for path in paths:
        assert STORY not in house.get(path).text
    assert house.get("/sitemap-2026-03.xml").status_code == 404


def test_sitemaps_follow_their_schemas(house: House, shared: object) -> None:
    house.publish(make_page(slug="kontak"))
    found = sorted(shared.rglob("sitemap*.xsd"))  # type: ignore[attr-defined]
    if not found:
        pytest.skip("no sitemap schema among the shared files")
    schema = etree.XMLSchema(etree.parse(next(path for path in found if path.name == "sitemap.xsd")))

    for path in ("/sitemap-2026-03.xml", "/sitemap-pages.xml"):
        schema.assertValid(xml(house, path))


def test_a_storys_other_forms_are_the_story(house: House) -> None:
    told, written = house.get(f"{STORY}.json"), house.get(f"{STORY}.md")

    assert told.headers["content-type"] == "application/json"
    assert told.json()["headlines"][0]["value"] == "Perajin tempe menimbun kedelai sebelum Lebaran"
    assert written.headers["content-type"] == "text/markdown; charset=utf-8"
    assert "Paragraf 2" in written.text


def test_crawlers_find_the_sitemaps(house: House) -> None:
    robots = house.get("/robots.txt").text

    assert "Sitemap: https://contoh.example/sitemap.xml" in robots
    assert "Disallow: /account/" in robots


def test_the_health_of_a_worker_is_its_head(house: House) -> None:
    told = house.get("/healthz").json()

    epoch, _, seq = house.edition_seq().partition(".")
    assert (told["status"], told["epoch"], told["edition_seq"]) == ("ok", epoch, int(seq))
    assert len(told["head"]) == 64


def test_whom_to_tell_of_a_hole_is_known_where_the_masthead_has_an_address(house: House) -> None:
    assert house.get("/.well-known/security.txt").status_code == 404

    house.publish(msgspec.structs.replace(house.masthead, email="redaksi@contoh.example"))

    text = house.get("/.well-known/security.txt").text
    assert "Contact: mailto:redaksi@contoh.example" in text
    assert "Expires: 2027-03-04T06:00:00Z" in text
