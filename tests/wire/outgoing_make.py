"""Builders of what goes out, for the tests of the outgoing formats."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tajuk.story.blocks import (
    Body,
    Cell,
    Chart,
    Divider,
    Download,
    Embed,
    Factbox,
    Figure,
    Gallery,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Preformatted,
    Quote,
    Recording,
    Related,
    Series,
    StoryLink,
    Table,
    Unknown,
)
from tajuk.story.rendering import html_of
from tajuk.story.story import Byline, Correction, Dateline, Ref, Source, Story
from tajuk.story.text import Claim, Em, Link, Mention, Strong, Text, runs
from tajuk.wire.outgoing import AbsolutePlaces, Feed, FeedItem, Publisher

ORIGIN = "https://tajuk.example"
MORNING = datetime(2023, 9, 5, 22, 49, tzinfo=UTC)
NOON = datetime(2023, 9, 6, 5, 0, 7, tzinfo=UTC)
GUID = "0191d2f0-7c1a-7bbb-8000-000000000001"
OTHER = "0191d2f0-7c1a-7bbb-8000-000000000002"
PUBLISHER = Publisher(name="Tajuk Bisnis", href=f"{ORIGIN}/", logo_href=f"{ORIGIN}/logo.png", owner="PT Tajuk")
PICTURE = Picture(
    media="ab" * 32, alt="Gedung bursa", width=1600, height=900, caption=runs("Bursa & pasar"), credit="Foto/Sari"
)
ODD = {
    "ends CDATA": "Harga ]]> turun ]]]]>",
    "ampersands": "R&D &amp; &lt;tidak&gt; AT&T",
    "emoji": "Naik 📈 tajam 👩🏽‍💻",
    "right to left": "أسعار النفط ترتفع \u202eabc\u202c",
    "control characters": "a\x00b\x08c\x0bd\x1fe\x7ff\x85g\x9fh\ufffei\uffffj\r\nk\tl",
    "quotes": "\"Kutip\" 'tunggal' `balik`",
    "no words": "  ",
    "YAML": "- judul: [a, {b: c}] # bukan komentar\u2028---\n...",
}


class Here:
    """Places of a small site, as paths."""

    def href(self, guid: str) -> str:
        """Return the path of the one other story."""
        return "/pasar/2023/09/05/lain" if guid == OTHER else ""

    def headline(self, guid: str) -> str:
        """Return the headline of the one other story."""
        return "Berita lain" if guid == OTHER else ""

    def paid(self, guid: str) -> str:
        return ""

    def mention(self, of: str, slug: str) -> str:
        """Return the path of a page about something."""
        return f"/{of}/{slug}" if slug else ""

    def source(self, picture: Picture, width: int, format: str = "webp") -> str:
        """Return the path of a rendition."""
        return f"/media/{picture.media}/{width}.{format}" if picture.media else ""

    def elsewhere(self, url: str) -> str:
        return url

    def label(self, of: str) -> str:
        """Return the label of related stories, and of nothing else."""
        return "Baca juga" if of == "related" else ""

    def written(self, value: Decimal | date) -> str:
        """Return a number or a day as it is."""
        return str(value)

    def drawing(self, chart: Chart) -> str:
        """Return a drawing, which must not leave the house."""
        return "<svg></svg>"


PLACES = AbsolutePlaces(Here(), ORIGIN)
EVERY_BLOCK: Body = (
    Paragraph(
        runs(
            "Kata ",
            Text("tebal", (Strong(),)),
            Text("miring", (Em(),)),
            " dan ",
            Text("sini", (Link("https://x.example/a?b=1&c=2"),)),
        )
    ),
    Paragraph(
        runs(Text("menurut BBC", (Claim("bbc"),)), " ", Text("Sri", (Mention("person", "sri"),)), "\n# bukan judul")
    ),
    Heading(runs("Bagian satu #"), 3),
    Quote((Paragraph(runs("Kami * yakin_")),), runs("Direktur")),
    List(
        (ListItem(runs("satu"), (List((ListItem(runs("dalam")),)),)), ListItem(runs("2. dua"))), ordered=True, start=3
    ),
    List((ListItem(()), ListItem((), (Paragraph(runs("tanpa baris")),)))),
    Table(((Cell(runs("A|B"), header=True), Cell(runs("C"), header=True)), (Cell(runs("1")), Cell(())))),
    Table(((Cell(runs("lebar"), colspan=2),), (Cell(runs("1")), Cell(runs("2"))))),
    Figure(PICTURE),
    Figure(Picture(url="https://lama.example/a b(1).jpg")),
    Gallery((PICTURE, PICTURE), runs("Dua gambar")),
    Related((StoryLink(guid=OTHER), StoryLink(guid="hilang", headline="x"), StoryLink(headline="Hanya judul"))),
    Embed("https://www.youtube.com/watch?v=abcdefg", "youtube", "Video"),
    Recording("https://x.example/suara.mp3", "audio"),
    Download("https://x.example/lap.pdf", "Laporan"),
    Factbox("Latar", (Paragraph(runs("Isi kotak")),)),
    Chart("Laba", "bar", ("Q1", "Q2"), (Series("2023", ("1.5", "")),), unit="Rp T"),
    Preformatted("def f():\n    return `1`\n```\n"),
    Preformatted("  Aku ini\n    binatang", "verse"),
    Divider(),
    PageBreak(),
    Unknown(b'{"kind":"hologram"}'),
)


def make_story(**fields: Any) -> Story:
    """Return a whole story; fields replace its own."""
    usual: dict[str, Any] = {
        "guid": GUID,
        "language": "id",
        "headline": "IHSG naik, rupiah menguat",
        "published_at": MORNING,
        "updated_at": NOON,
        "section": "pasar",
        "slug": "ihsg-naik",
        "kicker": "Bursa",
        "deck": "Asing masuk lagi.",
        "body": EVERY_BLOCK,
        "bylines": (Byline("Sari Dewi", slug="sari"), Byline("Budi", "editor"), Byline("AFP", "agency")),
        "dateline": Dateline("SEOUL", "TAJUK"),
        "topics": (Ref("saham", "Saham"), Ref("r-d", "R&D")),
        "people": (Ref("sri", "Sri Mulyani"),),
        "instruments": ("IHSG", "BBCA"),
        "sources": (Source("bbc", "BBC", on_word_of="as"), Source("as", "Pejabat AS", "person", "https://x.example/")),
        "picture": PICTURE,
        "corrections": (Correction(NOON, runs("Angka diperbaiki.")),),
        "related": (StoryLink(url="https://lain.example/1", headline="Dari luar"),),
        "urgency": 3,
        "ednote": "jangan tayang",
    }
    return Story(**{**usual, **fields})


def bare_story(**fields: Any) -> Story:
    """Return the least a story can be: no byline, no picture, no words."""
    usual: dict[str, Any] = {"guid": OTHER, "language": "id", "headline": "", "published_at": MORNING}
    return Story(**{**usual, "section": "", "slug": "x", **fields})


def make_item(story: Story | None = None, **fields: Any) -> FeedItem:
    """Return a story on its way out, as the front would send it."""
    story = story or make_story()
    usual: dict[str, Any] = {
        "story": story,
        "href": f"{ORIGIN}/pasar/2023/09/06/{story.slug}",
        "html": html_of(story.body, PLACES),
        "section": story.section.title(),
        "section_href": f"{ORIGIN}/pasar" if story.section else "",
        "picture_href": PLACES.source(story.picture, 1280) if story.picture else "",
    }
    return FeedItem(**{**usual, **fields})


def make_feed(*items: FeedItem, **fields: Any) -> Feed:
    """Return a feed of items."""
    usual: dict[str, Any] = {
        "title": "Tajuk Bisnis: Pasar",
        "href": f"{ORIGIN}/pasar",
        "self_href": f"{ORIGIN}/pasar/feed.xml",
        "description": "Berita pasar & bursa",
        "language": "id",
        "updated_at": NOON,
        "items": items,
        "publisher": "Tajuk Bisnis",
        "rights": "© 2023 PT Tajuk",
        "icon_href": f"{ORIGIN}/icon.png",
    }
    return Feed(**{**usual, **fields})
