"""The content of a post, classic or of blocks, as a story's body."""

import re
from typing import NamedTuple

from tajuk.story.blocks import Body
from tajuk.story.markup import body_of
from tajuk.wire.wxr_autop import autop
from tajuk.wire.wxr_blocks import NEXT_PAGE, PAGE_BREAK, unwrapped
from tajuk.wire.wxr_library import Library
from tajuk.wire.wxr_shortcodes import expanded

_SECTION_MARK = re.compile(r"<!\[CDATA\[|\]\]>")


class Content(NamedTuple):
    """A body, and the blocks and shortcodes it could not show, as they stood."""

    body: Body
    blocks: list[str]
    shortcodes: list[str]


def content_of(markup: str, *, base_url: str, library: Library, number: str = "") -> Content:
    """Return a post's content; `number` is the post's own, whose attachments its galleries may mean."""
    page = markup_of(markup, library=library, number=number)
    return Content(body_of(page.html, base_url=base_url), page.blocks, page.shortcodes)


class Page(NamedTuple):
    """A post's content as HTML alone."""

    html: str
    blocks: list[str]
    shortcodes: list[str]


def markup_of(markup: str, *, library: Library, number: str = "") -> Page:
    """Return a post's content with paragraphs marked up, blocks unwrapped and shortcodes shown."""
    if "<![CDATA[" in markup or "]]>" in markup:
        markup = _SECTION_MARK.sub("", markup)
    if "<!-- wp:" in markup:
        html, blocks = unwrapped(markup, library)
        text, shortcodes = expanded(html, library, number)
        return Page(text, blocks, shortcodes)
    if "nextpage" in markup:
        markup = NEXT_PAGE.sub(PAGE_BREAK, markup)
    text, shortcodes = expanded(markup, library, number)
    return Page(autop(text), [], shortcodes)
