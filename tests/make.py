"""Plain builders with good defaults: a test names only the fields its promise is about."""

from datetime import UTC, datetime
from typing import Any

from tajuk.story.blocks import Body, Figure, Heading, Paragraph, Picture
from tajuk.story.documents import Masthead, Page, Person, Section, Topic
from tajuk.story.identity import guid_of, slug_of
from tajuk.story.story import Byline, Dateline, Ref, Story
from tajuk.story.text import runs

NOON = datetime(2026, 3, 4, 5, 0, tzinfo=UTC)  # 12.00 WIB


def make_paragraph(*pieces: Any) -> Paragraph:
    """Return a paragraph; text may be plain."""
    return Paragraph(runs(*(pieces or ("Harga kedelai di pasar induk bertahan tinggi sejak pekan lalu.",))))


def make_heading(text: str = "Pasokan masih ketat", level: int = 2) -> Heading:
    """Return a heading."""
    return Heading(runs(text), level)


def make_picture(**fields: Any) -> Picture:
    """Return a picture in the media store."""
    defaults: dict[str, Any] = {"media": "ab" * 32, "alt": "Karung kedelai di gudang", "width": 1200, "height": 800}
    return Picture(**{**defaults, **fields})


def make_figure(**fields: Any) -> Figure:
    """Return a figure with a picture of the media store."""
    return Figure(make_picture(**fields))


def make_body(count: int = 3) -> Body:
    """Return a body of so many paragraphs."""
    return tuple(make_paragraph(f"Paragraf {number}: gudang di Surabaya menerima kiriman.") for number in range(count))


def make_story(**fields: Any) -> Story:
    """Return a story in Indonesian; its guid and slug follow from the headline."""
    headline = fields.get("headline", "Perajin tempe menimbun kedelai sebelum Lebaran")
    defaults: dict[str, Any] = {
        "guid": guid_of("story", headline),
        "language": "id",
        "headline": headline,
        "deck": "Harga impor naik tiga pekan berturut-turut.",
        "published_at": NOON,
        "section": "komoditas",
        "slug": slug_of(headline),
        "body": make_body(),
        "bylines": (Byline("Sari Wulandari", slug="sari-wulandari"),),
        "dateline": Dateline("Surabaya", masthead="TAJUK.ID"),
        "topics": (Ref("kedelai", "Kedelai"),),
    }
    return Story(**{**defaults, **fields})


def make_masthead(**fields: Any) -> Masthead:
    """Return a masthead in Indonesian and English."""
    defaults: dict[str, Any] = {
        "guid": guid_of("masthead"),
        "title": "Harian Contoh",
        "languages": ("id", "en"),
        "url": "https://contoh.example",
    }
    return Masthead(**{**defaults, **fields})


def make_section(**fields: Any) -> Section:
    """Return a section; the name is made from the slug."""
    slug = fields.get("slug", "komoditas")
    return Section(**{"guid": guid_of("section", slug), "slug": slug, "name": slug.capitalize(), **fields})


def make_person(**fields: Any) -> Person:
    """Return somebody who writes for us."""
    name = fields.get("name", "Sari Wulandari")
    slug = fields.get("slug", slug_of(name))
    defaults: dict[str, Any] = {"guid": guid_of("person", slug), "slug": slug, "name": name, "staff": True}
    return Person(**{**defaults, **fields})


def make_topic(**fields: Any) -> Topic:
    """Return a subject."""
    name = fields.get("name", "Kedelai")
    slug = fields.get("slug", slug_of(name))
    return Topic(**{"guid": guid_of("topic", slug), "slug": slug, "name": name, **fields})


def make_page(**fields: Any) -> Page:
    """Return a page of the masthead itself."""
    slug = fields.get("slug", "tentang-kami")
    defaults: dict[str, Any] = {
        "guid": guid_of("page", slug),
        "slug": slug,
        "language": "id",
        "headline": "Tentang kami",
        "body": make_body(1),
    }
    return Page(**{**defaults, **fields})
