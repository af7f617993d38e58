"""What a page says of itself to machines, whichever of its pages and languages is read."""

import json
import re
from datetime import timedelta

import pytest
from front_house import House

from make import NOON, make_masthead, make_paragraph, make_person, make_section, make_story, make_topic
from tajuk.story.blocks import PageBreak

LONG = "/komoditas/2026/03/04/panjang"


def languages_of(html: str) -> set[str]:
    """The languages a head names."""
    return set(re.findall(r'<link rel="alternate"\s+hreflang="([\w-]+)"', html))


def described(html: str) -> str:
    """The description in a head."""
    found = re.search(r'<meta name="description" content="([^"]*)"', html)
    return found[1] if found else ""


def things_of(html: str) -> list[dict[str, object]]:
    """The things of a head's JSON-LD."""
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', html)
    assert found
    return json.loads(found[1])["@graph"]


@pytest.fixture
def long_story(house: House) -> House:
    """A house with a story of two pages, which has a translation of one page."""
    body = (make_paragraph("Satu."), PageBreak(), make_paragraph("Dua."))
    house.publish(
        make_story(headline="Panjang", slug="panjang", guid="panjang", body=body),
        make_story(headline="Long", slug="long", guid="long", language="en", translation_of="panjang"),
    )
    return house


@pytest.mark.parametrize(("query", "languages"), [("", {"id", "en"}), ("?page=2", set()), ("?page=all", set())])
def test_only_the_first_page_of_a_story_names_its_translation(
    long_story: House, query: str, languages: set[str]
) -> None:
    assert languages_of(long_story.get(LONG + query).text) == languages


def test_a_reader_of_a_later_page_is_led_to_the_translation_all_the_same(long_story: House) -> None:
    switch = long_story.get(f"{LONG}?page=2").text.partition('class="languages"')[2].partition("</nav>")[0]

    assert 'href="/en/komoditas/2026/03/04/long"' in switch


def test_only_the_first_page_of_a_list_names_it_in_other_languages(house: House) -> None:
    house.publish(*(make_story(headline=f"Kabar {n}", published_at=NOON - timedelta(hours=n)) for n in range(45)))

    assert languages_of(house.get("/komoditas").text) == {"id", "en", "x-default"}
    assert languages_of(house.get("/komoditas?page=2").text) == set()


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/komoditas", "Komoditas: berita di Harian Contoh · Kabar dagang"),
        ("/en/komoditas", "Komoditas: stories in Harian Contoh · Trade news"),
        ("/topic/kedelai", "Kedelai: berita di Harian Contoh · Kabar dagang"),
        ("/person/sari-wulandari", "Sari Wulandari: berita di Harian Contoh · Kabar dagang"),
    ],
)
def test_a_list_nobody_described_says_whose_stories_it_holds(house: House, path: str, said: str) -> None:
    house.publish(make_masthead(tagline="Kabar dagang", taglines={"en": "Trade news"}))

    assert described(house.get(path).text) == said


def test_a_list_somebody_described_says_what_he_said(house: House) -> None:
    house.publish(make_section(deck="Dari ladang ke pasar."), make_topic(about="Bahan tempe."))

    assert described(house.get("/komoditas").text) == "Dari ladang ke pasar."
    assert described(house.get("/topic/kedelai").text) == "Bahan tempe."


@pytest.mark.parametrize(("path", "said"), [("", ("Redaktur", "Sejak 2010.")), ("/en", ("Editor", "Since 2010."))])
def test_a_person_is_told_to_machines_in_the_language_of_the_page(
    house: House, path: str, said: tuple[str, str]
) -> None:
    words = {"role": "Redaktur", "roles": {"en": "Editor"}, "about": "Sejak 2010.", "abouts": {"en": "Since 2010."}}
    house.publish(make_person(**words))

    things = things_of(house.get(f"{path}/person/sari-wulandari").text)

    assert [(each["jobTitle"], each["description"]) for each in things if each["@type"] == "Person"] == [said]


def test_search_engines_and_cards_get_headlines_of_their_own_and_readers_the_page_s(house: House) -> None:
    elsewhere = {"search_headline": "Harga emas hari ini", "social_headline": "Emas naik lagi!"}
    house.publish(make_story(headline="Berkilau", slug="emas", guid="emas", kicker="Logam", **elsewhere))

    html = house.get("/komoditas/2026/03/04/emas").text

    (article, *_) = things_of(html)
    assert "<title>Harga emas hari ini | Harian Contoh</title>" in html
    assert '<meta property="og:title" content="Emas naik lagi!">' in html
    assert (article["headline"], article["alternativeHeadline"]) == ("Harga emas hari ini", "Berkilau")
    assert '<h1 class="story-headline">Berkilau</h1>' in html
    assert "<title>Berkilau</title>" in house.get("/feed.xml").text


def test_without_headlines_of_their_own_they_get_the_page_s(house: House) -> None:
    html = house.get("/komoditas/2026/03/04/perajin-tempe-menimbun-kedelai-sebelum-lebaran").text

    assert "<title>Perajin tempe menimbun kedelai sebelum Lebaran | Harian Contoh</title>" in html
    assert '<meta property="og:title" content="Perajin tempe menimbun kedelai sebelum Lebaran">' in html
