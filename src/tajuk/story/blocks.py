"""The typed pieces of a story's body."""

from datetime import date
from typing import Literal

import msgspec

from tajuk.story.text import Runs


class Picture(msgspec.Struct, frozen=True, omit_defaults=True):
    """A picture: by digest once it is in the media store, by origin until then.

    media: SHA-256 of the original's bytes, lower-case hex, or "". Units: width and height in pixels, 0 when not known.
    """

    media: str = ""
    url: str = ""  # where it came from
    alt: str = ""
    width: int = 0
    height: int = 0
    caption: Runs = ()
    credit: str = ""


class StoryLink(msgspec.Struct, frozen=True, omit_defaults=True):
    """A related story: ours by guid, or elsewhere by url, or known by its headline alone."""

    guid: str = ""
    url: str = ""
    headline: str = ""


class Part(msgspec.Struct, frozen=True, omit_defaults=True, tag_field="kind"):
    """A piece of a body. Its text is made with `text.runs`, which brings it into normal form."""


class Paragraph(Part, frozen=True, tag="paragraph"):
    """A paragraph."""

    text: Runs


class Heading(Part, frozen=True, tag="heading"):
    """A heading inside the story; level 2 to 4."""

    text: Runs
    level: int = 2


class Quote(Part, frozen=True, tag="quote"):
    """Somebody's words, set apart; a pull quote repeats words of the story."""

    body: "Body"
    cite: Runs = ()
    pull: bool = False


class ListItem(Part, frozen=True, tag="item"):
    """An item of a list: its line, then what hangs below it."""

    text: Runs
    body: "Body" = ()


class List(Part, frozen=True, tag="list"):
    """A list; `start` is the first number of an ordered one."""

    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1


class Cell(Part, frozen=True, tag="cell"):
    """A cell of a table."""

    text: Runs = ()
    header: bool = False
    colspan: int = 1
    rowspan: int = 1


class Table(Part, frozen=True, tag="table"):
    """Rows of cells."""

    rows: tuple[tuple[Cell, ...], ...]
    caption: Runs = ()


class Figure(Part, frozen=True, tag="figure"):
    """A picture in the story."""

    picture: Picture


class Gallery(Part, frozen=True, tag="gallery"):
    """Several pictures that belong together."""

    pictures: tuple[Picture, ...]
    caption: Runs = ()


class Related(Part, frozen=True, tag="related"):
    """Stories to read as well, where an editor put them."""

    stories: tuple[StoryLink, ...]


class Embed(Part, frozen=True, tag="embed"):
    """Something that lives elsewhere: a video, a post. Loaded when the reader asks for it."""

    url: str
    provider: str = ""
    headline: str = ""
    caption: Runs = ()


class Recording(Part, frozen=True, tag="recording"):
    """Sound or moving pictures in a file."""

    url: str
    form: Literal["audio", "video"]
    media: str = ""
    caption: Runs = ()


class Download(Part, frozen=True, tag="download"):
    """A file the reader may take along."""

    url: str
    headline: str
    media: str = ""


class Factbox(Part, frozen=True, tag="factbox"):
    """Background beside the story."""

    headline: str
    body: "Body"


class Series(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of a chart; values are decimal numbers as text, "" where there is none."""

    name: str
    values: tuple[str, ...]


class Chart(Part, frozen=True, tag="chart"):
    """Figures as a picture; `labels` are the points along the axis."""

    headline: str
    form: Literal["line", "bar"]
    labels: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    source: str = ""
    on: date | None = None


class Preformatted(Part, frozen=True, tag="preformatted"):
    """Text whose spaces and line ends count: code, verse."""

    text: str
    form: Literal["code", "verse"] = "code"


class Divider(Part, frozen=True, tag="divider"):
    """A change of scene."""


class PageBreak(Part, frozen=True, tag="page_break"):
    """Here a long story may turn the page."""


class Unknown(Part, frozen=True, tag="unknown"):
    """A block of a kind this release does not know: rendered as nothing, given back as it came (JSON bytes)."""

    raw: bytes


Block = (
    Paragraph
    | Heading
    | Quote
    | List
    | Table
    | Figure
    | Gallery
    | Related
    | Embed
    | Recording
    | Download
    | Factbox
    | Chart
    | Preformatted
    | Divider
    | PageBreak
    | Unknown
)
Body = tuple[Block, ...]
