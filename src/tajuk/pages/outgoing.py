"""Stories on their way out: what feeds, `.json`, `.md` and JSON-LD are dumped from."""

from collections.abc import Iterable, Sequence

from tajuk.edition.reader import Version
from tajuk.media import addresses
from tajuk.pages.frame import Context
from tajuk.pages.html import Html
from tajuk.pages.labels import label, paid
from tajuk.pages.places import guids_in, places
from tajuk.story.blocks import Picture
from tajuk.story.rendering import html_of
from tajuk.story.story import Story
from tajuk.wire import json_ld
from tajuk.wire.outgoing import AbsolutePlaces, FeedItem, Publisher

_WIDEST = addresses.WIDTHS[-1]


def publisher(context: Context) -> Publisher:
    """Return the masthead as the outside knows it."""
    masthead = context.site.masthead
    return Publisher(name=masthead.title, href=context.address("/"), owner=masthead.owner, email=masthead.email)


def feed_item(context: Context, version: Version, story: Story, html: str = "") -> FeedItem:
    """Return one story on its way out."""
    picture, width, height = outgoing_picture(context, story.picture)
    return FeedItem(
        story=story,
        href=context.address(version.path),
        html=html,
        section=context.site.section_name(story.section, context.words.language),
        section_href=context.address(context.path(f"/{story.section}")),
        labelled=label(story, context.words),
        paid=paid(story, context.words),
        picture_href=picture,
        picture_width=width,
        picture_height=height,
    )


def whole_items(context: Context, versions: Iterable[Version]) -> tuple[FeedItem, ...]:
    """Return stories with their bodies as HTML; all their links are found with one query."""
    stories = _stories(versions)
    found = absolute_places(context, [guid for _, story in stories for guid in guids_in(story.body)])
    return tuple(feed_item(context, version, story, html_of(story.body, found)) for version, story in stories)


def brief_items(context: Context, versions: Iterable[Version]) -> tuple[FeedItem, ...]:
    """Return stories without their bodies."""
    return tuple(feed_item(context, version, story) for version, story in _stories(versions))


def absolute_places(context: Context, guids: Sequence[str]) -> AbsolutePlaces:
    """Return the places of documents, with absolute addresses."""
    found = places(context.reading, list(dict.fromkeys(guids)), context.site, context.words)
    return AbsolutePlaces(found, context.site.origin)


def outgoing_picture(context: Context, picture: Picture | None) -> tuple[str, int, int]:
    """Return the address, width and height of a picture's largest rendition; "" and zeros when there is none."""
    if picture is None or not addresses.is_digest(picture.media):
        url = picture.url if picture else ""
        return (url if url.startswith(("https://", "http://")) else "", 0, 0)
    name = addresses.widths_of(picture.width or 1)[-1]
    width = addresses.shown_width(name, picture.width or name)
    height = round(picture.height * width / picture.width) if picture.width else 0
    return context.address(addresses.href(picture.media, name)), width if height else 0, height


def json_ld_html(*things: json_ld.Thing) -> Html:
    """Return things as the script element that machines read and browsers do not run."""
    return Html(f'<script type="{json_ld.MEDIA_TYPE}">{json_ld.dump(*things).decode()}</script>')


def _stories(versions: Iterable[Version]) -> list[tuple[Version, Story]]:
    return [(version, story) for version in versions if isinstance(story := version.document, Story)]
