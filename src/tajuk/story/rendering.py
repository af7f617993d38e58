"""Blocks to HTML: the one rendering of a body, for pages, feeds and exports alike.

The class of an element is the kind of its block; no inline style, no script, nothing from elsewhere that loads unasked.
"""

from collections.abc import Callable
from html import escape
from typing import Any

from tajuk.story.addresses import called, sort_of
from tajuk.story.blocks import (
    Body,
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
    Preformatted,
    Quote,
    Recording,
    Related,
    StoryLink,
    Table,
    Unknown,
)
from tajuk.story.charts import chart_html
from tajuk.story.grids import named, table_html
from tajuk.story.inline import escaped, inline_html, opened_link, safe
from tajuk.story.places import Places
from tajuk.story.showing import picture_html
from tajuk.story.text import plain

_LONGEST_ADDRESS = 60  # characters of one that is shown


def html_of(body: Body, places: Places) -> str:
    """Return the HTML of blocks, escaped; blocks of unknown kinds render as nothing."""
    return "".join([_RENDERED[type(block)](block, places) for block in body])


def _paragraph(block: Paragraph, places: Places) -> str:
    return f"<p>{inline_html(block.text, places)}</p>"


def _heading(block: Heading, places: Places) -> str:
    level = min(max(block.level, 2), 4)
    return f"<h{level}>{inline_html(block.text, places)}</h{level}>"


def _quote(block: Quote, places: Places) -> str:
    name = "quote quote-pull" if block.pull else "quote"
    said = html_of(block.body, places)
    if not block.cite:
        return f'<blockquote class="{name}">{said}</blockquote>'
    cite = f'<figcaption class="quote-cite">{inline_html(block.cite, places)}</figcaption>'
    return f'<figure class="{name}"><blockquote>{said}</blockquote>{cite}</figure>'


def _list(block: List, places: Places) -> str:
    items = "".join([_item(item, places) for item in block.items])
    if not block.ordered:
        return f"<ul>{items}</ul>"
    return f'<ol start="{block.start}">{items}</ol>' if block.start != 1 else f"<ol>{items}</ol>"


def _item(item: ListItem, places: Places) -> str:
    return f"<li>{inline_html(item.text, places)}{html_of(item.body, places)}</li>"


def _figure(block: Figure, places: Places) -> str:
    picture = block.picture
    caption = inline_html(picture.caption, places)
    if picture.credit:
        caption += f' <span class="figure-credit">{escaped(picture.credit)}</span>'
    return _with_caption("figure", picture_html(picture, places), caption.strip())


def _gallery(block: Gallery, places: Places) -> str:
    """Return pictures in a row that scrolls and can be reached by keyboard."""
    figures = "".join([_figure(Figure(picture), places) for picture in block.pictures])
    name = plain(block.caption) or next((picture.alt for picture in block.pictures if picture.alt), "")
    row = f'<div class="gallery-pictures" tabindex="0"{named(name)}>{figures}</div>' if figures else ""
    return _with_caption("gallery", row, inline_html(block.caption, places))


def _with_caption(name: str, inner: str, caption: str) -> str:
    """Return a figure; without anything to show it is not there."""
    below = f'<figcaption class="{name}-caption">{caption}</figcaption>' if caption else ""
    return f'<figure class="{name}">{inner}{below}</figure>' if inner or below else ""


def _related(block: Related, places: Places) -> str:
    links = "".join([_story_link(link, places) for link in block.stories])
    if not links:
        return ""
    label = places.label("related")
    above = f'<p class="related-label">{escaped(label)}</p>' if label else ""
    return f'<aside class="related">{above}<ul>{links}</ul></aside>'


def _story_link(link: StoryLink, places: Places) -> str:
    """Return a line of a related box; nothing for a story of ours that is not to be read any more."""
    if link.guid:
        href, headline = places.href(link.guid), link.headline or places.headline(link.guid)
        paid = places.paid(link.guid)
        label = f'<span class="label">{escaped(paid)}</span> ' if paid else ""
        return f'<li><a href="{escape(href)}">{label}{escaped(headline)}</a></li>' if href and headline else ""
    words = escaped(link.headline or link.url)
    if safe(link.url):
        return f"<li>{opened_link(link.url)}>{words}</a></li>"
    return f"<li>{words}</li>" if link.headline else ""


def _embed(block: Embed, places: Places) -> str:
    """Return a card that leads to the thing; an island loads it in its place when the reader asks."""
    url = safe(block.url)
    name = called(block.provider)
    headline, below = (block.headline, name) if block.headline else (name, _shortened(block.url))
    above = f'<span class="embed-headline">{escaped(headline)}</span> ' if headline else ""
    words = f'{above}<span class="embed-provider">{escaped(below or _shortened(block.url))}</span>'
    kind = f'class="embed-link" data-embed="{escape(block.provider)}" data-sort="{sort_of(block.provider)}"'
    card = f"{opened_link(url)} {kind}>{words}</a>" if url else ""
    return _with_caption("embed", card, inline_html(block.caption, places))


def _shortened(url: str) -> str:
    """Return an address as a line a reader can make sense of."""
    line = url.partition("://")[2] or url
    return line if len(line) <= _LONGEST_ADDRESS else f"{line[:_LONGEST_ADDRESS]}…"


def _recording(block: Recording, places: Places) -> str:
    url = escape(safe(block.url))
    tag = "audio" if block.form == "audio" else "video"
    player = f'<{tag} controls preload="none" src="{url}"></{tag}>' if url else ""
    return _with_caption("recording", player, inline_html(block.caption, places))


def _download(block: Download, places: Places) -> str:
    words = escaped(block.headline or block.url)
    link = f"{opened_link(block.url)} download>{words}</a>" if safe(block.url) else words
    return f'<p class="download">{link}</p>'


def _factbox(block: Factbox, places: Places) -> str:
    headline = f'<h2 class="factbox-headline">{escaped(block.headline)}</h2>' if block.headline else ""
    return f'<aside class="factbox">{headline}{html_of(block.body, places)}</aside>'


def _preformatted(block: Preformatted, places: Places) -> str:
    text = escape(block.text, quote=False)
    text = f"\n{text}" if text.startswith("\n") else text  # HTML drops the first line end of a pre
    return (
        f'<pre class="verse">{text}</pre>' if block.form == "verse" else f'<pre class="code"><code>{text}</code></pre>'
    )


def _divider(block: Divider, places: Places) -> str:
    return "<hr>"


def _page_break(block: PageBreak, places: Places) -> str:
    return '<hr class="page-break">'


def _unknown(block: Unknown, places: Places) -> str:
    return ""


_RENDERED: dict[type, Callable[[Any, Places], str]] = {
    Paragraph: _paragraph,
    Heading: _heading,
    Quote: _quote,
    List: _list,
    Table: table_html,
    Figure: _figure,
    Gallery: _gallery,
    Related: _related,
    Embed: _embed,
    Recording: _recording,
    Download: _download,
    Factbox: _factbox,
    Chart: chart_html,
    Preformatted: _preformatted,
    Divider: _divider,
    PageBreak: _page_break,
    Unknown: _unknown,
}
