"""Sitemaps keep to their schemas and their limits."""

from datetime import timedelta, timezone
from pathlib import Path

import pytest
from lxml import etree
from outgoing_make import MORNING, NOON, ODD, ORIGIN

from tajuk.wire import sitemap
from tajuk.wire.outgoing import NotAbsolute
from tajuk.wire.sitemap import NewsEntry, SitemapPart, SitemapTooLarge, SitemapUrl

NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
}


@pytest.fixture(scope="module")
def schema(shared: Path) -> etree.XMLSchema:
    """The sitemap schema with its news and picture extensions."""
    return etree.XMLSchema(etree.parse(shared / "data/schemas/sitemap-all-local.xsd"))


def make_url(number: int = 0, **fields: object) -> SitemapUrl:
    """Return a page with everything a sitemap can say."""
    news = NewsEntry(publication="Tajuk & Co", language="id", headline="Naik <5%>", published_at=MORNING)
    usual = {"updated_at": NOON, "pictures": (f"{ORIGIN}/media/a.webp?b=1&c=2",), "news": news}
    return SitemapUrl(href=f"{ORIGIN}/pasar/{number}?a=1&b=2", **{**usual, **fields})


def locations(raw: bytes) -> list[str]:
    """Return the addresses a sitemap lists."""
    return etree.fromstring(raw).xpath("/*/*/s:loc/text()", namespaces=NAMES)


def test_a_sitemap_with_news_and_pictures_keeps_to_the_schema(schema):
    raw = sitemap.dump(
        [make_url(number) for number in range(3)] + [make_url(9, news=None, pictures=(), updated_at=None)]
    )

    schema.assertValid(etree.fromstring(raw))


@pytest.mark.parametrize("headline", ODD.values(), ids=ODD)
@pytest.mark.parametrize("language", ["id", "en-GB", "zh-Hant-TW", "zh", "pt_BR", "", "bukan bahasa"])
def test_odd_headlines_and_languages_keep_to_the_schema(schema, headline, language):
    news = NewsEntry(publication="Tajuk", language=language, headline=headline, published_at=MORNING)

    raw = sitemap.dump([make_url(news=news)], zone=timezone(timedelta(hours=7)))

    schema.assertValid(etree.fromstring(raw))


def test_the_schema_would_have_found_a_mistake(schema):
    raw = sitemap.dump([make_url()]).replace(b"<news:language>id<", b"<news:language>Indonesia<")

    assert not schema.validate(etree.fromstring(raw))


def test_instants_carry_the_offset_asked_for():
    raw = sitemap.dump([make_url()], zone=timezone(timedelta(hours=7)))

    assert b"<lastmod>2023-09-06T12:00:07+07:00</lastmod>" in raw


def test_a_sitemap_is_split_after_fifty_thousand_pages_and_loses_none(schema):
    urls = [make_url(number, news=None, pictures=()) for number in range(100_001)]

    documents = list(sitemap.parts(urls))

    assert [len(locations(raw)) for raw in documents] == [50_000, 50_000, 1]
    assert [place for raw in documents for place in locations(raw)] == [url.href for url in urls]


def test_a_sitemap_is_split_before_fifty_megabytes(monkeypatch):
    monkeypatch.setattr(sitemap, "MOST_BYTES", 5_000)

    documents = list(sitemap.parts(make_url(number) for number in range(40)))

    assert all(len(raw) <= 5_000 for raw in documents)
    assert sum(len(locations(raw)) for raw in documents) == 40


def test_a_news_sitemap_is_split_after_a_thousand_stories():
    assert [len(locations(raw)) for raw in sitemap.parts(make_url(n) for n in range(1_001))] == [1_000, 1]


def test_too_many_pages_for_one_sitemap_are_refused_with_what_to_do():
    with pytest.raises(SitemapTooLarge, match="split it with `parts`"):
        sitemap.dump(make_url(number) for number in range(1_001))


def test_an_index_lists_the_sitemaps():
    raw = sitemap.dump_index([SitemapPart(href=f"{ORIGIN}/sitemap-{n}.xml?x&y", updated_at=NOON) for n in (1, 2)])

    assert locations(raw) == [f"{ORIGIN}/sitemap-1.xml?x&y", f"{ORIGIN}/sitemap-2.xml?x&y"]
    assert etree.fromstring(raw).findtext("s:sitemap/s:lastmod", namespaces=NAMES) == "2023-09-06T05:00:07Z"


def test_nothing_to_list_is_an_empty_sitemap():
    assert locations(sitemap.dump([])) == []


@pytest.mark.parametrize("href", ["/pasar", "//tajuk.example/pasar", "", "ftp://tajuk.example/"])
def test_an_address_that_is_not_absolute_never_gets_into_a_sitemap(href):
    with pytest.raises(NotAbsolute, match="absolute"):
        SitemapUrl(href=href)


def test_the_same_pages_give_the_same_bytes():
    assert sitemap.dump([make_url()]) == sitemap.dump([make_url()])
