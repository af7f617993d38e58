"""An article page saved from the web becomes one story; any other page is refused with its reason."""

import gzip
import json
import re
from collections import Counter
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import trafilatura

from tajuk.story.blocks import Figure, Heading, List, Paragraph, Quote, Related
from tajuk.story.codec import decode, encode
from tajuk.story.story import Byline, Dateline, Ref, Story
from tajuk.story.text import Link, plain
from tajuk.wire import article_html
from tajuk.wire.article_body import words_in
from tajuk.wire.item import Draft, Item, Refused

PROSE = (
    "The harbour board of Gull Point said on Monday that the new pier would open in the spring of next year.",
    "Two cranes have arrived from the mainland, and the third is expected before the first storms of the autumn.",
    "Fishermen asked for a longer quay in the old basin, which the board will discuss at its meeting in June.",
    "The cost of the works is put at forty million crowns, a tenth of it paid by the towns along the coast.",
)
LINKED: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour Board Opens a New Pier at Gull Point",
    "datePublished": "2024-05-01T10:30:00+07:00",
    "dateModified": "2024-05-01T12:00:00+07:00",
    "author": [{"@type": "Person", "name": "By Alice Penn and Robert Quill"}, {"@type": "Person", "name": "Nora Vale"}],
    "articleSection": "Business",
    "keywords": ["harbours", "Gull Point"],
    "image": {"@type": "ImageObject", "url": "https://cloudland.example/img/pier.jpg"},
}
META = {
    "og:title": "Harbour Board Opens a New Pier at Gull Point | Cloudland Daily",
    "og:site_name": "Cloudland Daily",
    "og:description": "Cranes have come, and the quay is next.",
    "og:type": "article",
}
URL = "https://cloudland.example/business/2024/05/new-pier"


def page(body: str = "", *, linked: Any = LINKED, meta: dict[str, str] = META, url: str = URL, lang: str = "en") -> str:
    fields = "".join(f'<meta property="{name}" content="{value}">' for name, value in meta.items())
    described = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    canonical = f'<link rel="canonical" href="{url}">' if url else ""
    text = body or "".join(f"<p>{line}</p>" for line in PROSE)
    return (
        f'<!doctype html><html lang="{lang}"><head><title>New Pier | Cloudland Daily</title>{canonical}{fields}'
        f"{described}</head><body><nav><a href=/>Home</a> <a href=/business>Business</a></nav><article>"
        f"<h1>Harbour Board Opens a New Pier at Gull Point</h1>{text}</article>"
        f"<footer>© Cloudland Daily</footer></body></html>"
    )


def only(raw: bytes | str) -> Item:
    (item,) = article_html.parse(BytesIO(raw.encode() if isinstance(raw, str) else raw))
    return item


def story_in(raw: bytes | str) -> Story:
    item = only(raw)
    assert isinstance(item, Story), item
    return item


def test_the_head_of_a_page_becomes_the_head_of_the_story():
    story = story_in(page())

    assert story.headline == "Harbour Board Opens a New Pier at Gull Point"
    assert story.deck == "Cranes have come, and the quay is next."
    assert story.published_at == datetime(2024, 5, 1, 3, 30, tzinfo=UTC)
    assert story.updated_at == datetime(2024, 5, 1, 5, 0, tzinfo=UTC)
    assert [line.name for line in story.bylines] == ["Alice Penn", "Robert Quill", "Nora Vale"]
    assert (story.section, story.language) == ("business", "en")
    assert story.topics == (Ref("harbours", "harbours"), Ref("gull-point", "Gull Point"))
    assert story.picture and story.picture.url == "https://cloudland.example/img/pier.jpg"


def test_the_address_of_a_page_leads_to_the_story_for_ever():
    story = story_in(page())

    assert story.origin and (story.origin.site, story.origin.link) == ("cloudland.example", URL)
    assert story.old_urls == ("/business/2024/05/new-pier",)
    assert story.guid == story_in(page("".join(f"<p>{line}</p>" for line in PROSE[:3]))).guid


def test_the_text_becomes_paragraphs_without_the_furniture_around_it():
    story = story_in(page())

    assert [plain(block.text) for block in story.body if isinstance(block, Paragraph)] == list(PROSE)
    assert len(story.body) == len(PROSE)


def test_the_structure_of_the_text_survives():
    body = (
        f"<p>{PROSE[0]} It <a href='/pier-plan'>published the plan</a> of it.</p>"
        f"<h2>Cranes and storms</h2><p>{PROSE[1]}</p>"
        f"<ul><li>The quay grows by ninety metres.</li><li>The lamps are lit from dusk to dawn.</li></ul>"
        f"<blockquote><p>We waited eleven years for the pier, the master said.</p></blockquote><p>{PROSE[2]}</p>"
        f"<figure><img src='/img/crane.jpg' width=800 height=600 alt='A crane'>"
        f"<figcaption>A crane arrives.</figcaption></figure>"
        f"<p>{PROSE[3]}</p>"
    )

    story = story_in(page(body))

    assert [type(block) for block in story.body] == [
        Paragraph,
        Heading,
        Paragraph,
        List,
        Quote,
        Paragraph,
        Figure,
        Paragraph,
    ]
    assert isinstance(story.body[0], Paragraph)
    assert Link(url="https://cloudland.example/pier-plan") in [mark for run in story.body[0].text for mark in run.marks]
    assert isinstance(story.body[6], Figure)
    picture = story.body[6].picture
    assert (picture.url, plain(picture.caption)) == ("https://cloudland.example/img/crane.jpg", "A crane arrives.")


def test_a_related_line_in_the_text_becomes_a_related_story():
    body = (
        f"<p>{PROSE[0]}</p><p><strong>Baca juga: <a href='/dua-derek'>Pelabuhan Tambah Dua Derek</a></strong></p>"
        + "".join(f"<p>{line}</p>" for line in PROSE[1:])
    )

    (related,) = [block for block in story_in(page(body)).body if isinstance(block, Related)]

    assert related.stories[0].headline == "Pelabuhan Tambah Dua Derek"
    assert related.stories[0].url == "https://cloudland.example/dua-derek"


def test_a_dateline_is_taken_from_the_first_paragraph():
    body = f"<p><strong>GULL POINT, Cloudland.com</strong> - {PROSE[0]}</p>" + "".join(f"<p>{p}</p>" for p in PROSE[1:])

    story = story_in(page(body))

    assert story.dateline == Dateline(place="GULL POINT", masthead="Cloudland.com")
    assert isinstance(story.body[0], Paragraph)
    assert plain(story.body[0].text) == PROSE[0]


def test_a_page_that_says_nothing_of_itself_is_read_as_a_reader_reads_it():
    body = (
        "<div class=byline>Oleh Sari Wulandari dan Bayu Pratama</div>"
        "<div class=date>Rabu, 1 Mei 2024 / 10:30 WITA</div>" + "".join(f"<p>{line}</p>" for line in PROSE)
    )

    story = story_in(page(body, linked=None, meta={}, url="", lang=""))

    assert story.published_at == datetime(2024, 5, 1, 2, 30, tzinfo=UTC)
    assert [line.name for line in story.bylines] == ["Sari Wulandari", "Bayu Pratama"]
    assert (story.section, story.language, story.old_urls) == ("news", "en", ())


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Pier Opens | Cloudland Daily", "Pier Opens"),
        ("Cloudland Daily - Pier Opens", "Pier Opens"),
        ("Pier Opens - cloudland.example", "Pier Opens"),
        ("Tea – a History of the Leaf", "Tea – a History of the Leaf"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_headline(title: str, headline: str):
    assert (
        story_in(page(linked=None, meta={**META, "og:title": title, "article:published_time": "2024-05-01"})).headline
        == headline
    )


@pytest.mark.parametrize(
    ("given", "lang", "expected"),
    [
        ("2024-05-01T10:30:00Z", "en", datetime(2024, 5, 1, 10, 30, tzinfo=UTC)),
        ("2024-05-01 10:30:00 -0400", "en", datetime(2024, 5, 1, 14, 30, tzinfo=UTC)),
        ("2024-05-01T10:30:00", "en", datetime(2024, 5, 1, 10, 30, tzinfo=UTC)),
        ("2024-05-01T10:30:00", "id", datetime(2024, 5, 1, 3, 30, tzinfo=UTC)),
        ("Rabu, 1 Mei 2024 | 10:30 WIT", "id", datetime(2024, 5, 1, 1, 30, tzinfo=UTC)),
        ("1714559400", "en", datetime(2024, 5, 1, 10, 30, tzinfo=UTC)),
    ],
)
def test_times_become_utc(given: str, lang: str, expected: datetime):
    raw = page(linked=None, meta={**META, "article:published_time": given}, lang=lang)

    assert story_in(raw).published_at == expected


def test_a_page_without_a_date_waits_as_a_draft():
    item = only(page(linked=None))

    assert isinstance(item, Draft)
    assert (item.status, item.story.carried) == ("draft", {"undated": True})


def test_packed_and_plain_pages_give_the_same_story():
    assert only(gzip.compress(page().encode())) == only(page())


def test_an_organisation_in_the_byline_is_an_agency():
    linked = {**LINKED, "author": {"@type": "Organization", "name": "Cloud Wire"}}

    assert story_in(page(linked=linked)).bylines == (Byline("Cloud Wire", "agency", "cloud-wire"),)


def test_a_text_only_the_description_holds_is_read_from_there():
    linked = {**LINKED, "articleBody": "\n\n".join(PROSE)}

    story = story_in(page("<p>Please wait.</p>", linked=linked))

    assert [plain(block.text) for block in story.body if isinstance(block, Paragraph)] == list(PROSE)


@pytest.mark.parametrize(
    ("charset", "declared"),
    [("utf-8", "utf-8"), ("utf-16", ""), ("cp1252", "iso-8859-1"), ("utf-8", "iso-8859-1"), ("cp1252", "")],
)
def test_letters_survive_every_charset(charset: str, declared: str):
    body = f"<meta charset={declared}>" if declared else ""
    text = "<p>Café prices rose “again” on Monday, the chamber of the town said in a note.</p>"

    story = story_in(page(body + text + "".join(f"<p>{line}</p>" for line in PROSE)).encode(charset))

    assert "Café prices rose “again” on Monday" in words_in(story.body)


TEASERS = "".join(
    f"<div><h2><a href=/s{n}>A headline of a story, number {n}</a></h2><p>Short teaser.</p></div>" for n in range(20)
)
NO_ARTICLES = {
    "empty": ("", "no page"),
    "blank": (" \n ", "no page"),
    "binary": (bytes(range(256)) * 200, "not text"),
    "front page": (
        page(TEASERS, linked=None, meta={"og:type": "website"}, url="https://cloudland.example/"),
        "front page",
    ),
    "section": (page(TEASERS, linked=None, meta={}, url="https://cloudland.example/business"), "list of stories"),
    "not found": (
        "<html><title>Page not found | Cloudland</title><body><h1>Page not found</h1>"
        "<p>The page you look for is not here.</p>",
        "not found",
    ),
    "tidak ditemukan": (
        "<html><title>404 - Halaman Tidak Ditemukan</title><body><p>Halaman yang Anda cari tidak ada di sini.</p>",
        "not found",
    ),
    "error": (
        "<html><title>502 Bad Gateway</title><body><h1>502 Bad Gateway</h1><p>The server is busy.</p>",
        "error page",
    ),
    "log-in": (
        "<html><title>Log in | Cloudland</title><body><form><input name=u><input type=password></form>"
        "<p>Log in to continue.</p>",
        "log-in",
    ),
    "video": (page("<video src=/a.mp4></video>", linked=None), "no article text"),
    "no headline": (f"<html><body><p>{PROSE[0]}</p></body></html>", "no headline"),
    "large": (page("".join(f"<p>{line}</p>" for line in PROSE) * 50_000), "more "),
    "packed bomb": (gzip.compress(b" " * 60_000_000), "larger than 50 MB"),
    "cut short": (gzip.compress(page().encode())[:-30], "cut short"),
    "damaged": (gzip.compress(page().encode())[:12] + b"\xff" * 200, "damaged"),
    "very deep": (page("<div>" * 100_000 + PROSE[0]), "article"),
}


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_a_page_without_an_article_is_refused_with_its_reason(name: str):
    raw, reason = NO_ARTICLES[name]

    item = only(raw)

    assert isinstance(item, Refused), item
    assert reason in item.reason
    assert "\n" not in item.reason


HOSTILE = {
    "script": "<p>Before the script there are words enough for a reader to read.<script>alert('evil')</script></p>",
    "link": "<p>The board has put <a href=\"javascript:alert('evil')\">the plan of the pier</a> up for all.</p>",
    "handler": "<p onclick=\"alert('evil')\">The plan of the pier can be read by all in the town hall on Monday.</p>",
    "frame": "<iframe src=\"javascript:alert('evil')\"></iframe>",
    "picture": "<figure><img src=\"javascript:alert('evil')\" onerror=\"alert('evil')\"></figure>",
    "deep list": "<ul><li>" * 20_000,
    "deep quote": "<blockquote>" * 20_000,
    "deep bold": "<p>" + "<b>" * 20_000,
    "deep table": "<table><tr><td>" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_cleaned(name: str):
    story = story_in(page("".join(f"<p>{line}</p>" for line in PROSE) + HOSTILE[name]))

    assert PROSE[0] in words_in(story.body)
    assert b"evil" not in encode(story)
    assert b"javascript" not in encode(story)


@pytest.mark.parametrize(
    "linked",
    [
        "[" * 50_000,
        '{"@type": "NewsArticle"',
        '{"@type":"NewsArticle","headline":["a",3],"author":{"name":{"x":[1,null]}},"datePublished":12,"image":[[]],'
        '"articleBody":7,"keywords":{"a":1},"articleSection":[null],"publisher":[]}',
        "null",
        '{"@type":"NewsArticle","headline":"x","datePublished":"9999-99-99T99:99"}',
    ],
)
def test_a_description_that_makes_no_sense_does_no_harm(linked: str):
    raw = page(linked=None).replace("</head>", f'<script type="application/ld+json">{linked}</script></head>')

    item = only(raw)

    assert isinstance(item, Draft)
    assert PROSE[0] in words_in(item.story.body)


def test_entities_of_xhtml_are_not_expanded():
    bomb = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "boom boom boom boom boom">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
        '<!ENTITY c SYSTEM "file:///etc/passwd">]><html xmlns="http://www.w3.org/1999/xhtml">'
    )
    raw = bomb + page("".join(f"<p>{line}</p>" for line in PROSE) + "<p>&b;&c;</p>").removeprefix("<!doctype html>")

    text = encode(story_in(raw))

    assert b"boom boom" not in text
    assert b"root:" not in text


def test_addresses_that_are_none_are_left_out():
    raw = page(linked=None, meta={"og:image": "http://[x", "og:url": "//["}, url="http://[::1")

    item = only(raw)

    assert isinstance(item, Draft)
    assert item.story.origin and item.story.origin.link == ""
    assert item.story.picture is None


def test_pictures_written_into_a_page_do_not_make_it_too_large():
    picture = f"<img src='data:image/png;base64,{'A' * 12_000_000}'>"

    assert PROSE[0] in words_in(story_in(page(picture + "".join(f"<p>{line}</p>" for line in PROSE))).body)


def test_recognises_pages_and_nothing_else():
    assert article_html.recognise(page().encode())
    assert article_html.recognise(gzip.compress(page().encode()))
    assert not article_html.recognise(b"<?xml version='1.0'?><rss><channel><title>x</title></channel></rss>")
    assert not article_html.recognise(b"A text of a page\n")
    assert not article_html.recognise(b"")


def test_every_field_it_carries_is_a_storys():
    assert set(Story.__struct_fields__) >= article_html.CARRIES


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


def f1(gold: str, found: str) -> float:
    common = (words(gold) & words(found)).total()
    return 2 * common / (words(gold).total() + words(found).total())


def pages_with_gold(folder: Path) -> list[tuple[bytes, str]]:
    gold = json.loads((folder / "aeb" / "ground-truth.json").read_text("utf-8"))
    paths = sorted((folder / "aeb").glob("*.html.gz"))
    return [(path.read_bytes(), gold[path.name.removesuffix(".html.gz")]["articleBody"]) for path in paths]


def test_extraction_is_not_below_trafilatura_alone(shared: Path):
    ours, alone = [], []
    for raw, gold in pages_with_gold(shared / "data" / "html-articles"):
        ours.append(f1(gold, words_in(story_in(raw).body)))
        alone.append(f1(gold, trafilatura.extract(gzip.decompress(raw), include_comments=False) or ""))

    assert len(ours) == 16
    assert sum(ours) >= sum(alone)


def test_every_real_article_becomes_a_story_that_survives_its_document(shared: Path):
    folder = shared / "data" / "html-articles"
    for path in sorted(folder.rglob("*.html.gz")):
        if path.name == "expected.html.gz":
            continue
        item = only(path.read_bytes())
        story = item.story if isinstance(item, Draft) else item
        assert isinstance(story, Story), (path.name, item)
        assert decode(encode(story)) == story
