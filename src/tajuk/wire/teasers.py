"""The words that stand for a story: headlines made of its first ones, teasers that only repeat them."""

from tajuk.story.blocks import Body, Heading, Paragraph
from tajuk.story.text import plain

_LONGEST_HEADLINE = 80  # characters
_FIRST = 3  # paragraphs a teaser may be cut from
_CUT = " .…[]"  # what a teaser cut short ends with


def is_said(teaser: str, body: Body) -> bool:
    """Say whether one of the first paragraphs begins with a teaser, whatever it was cut short with."""
    paragraphs = [" ".join(plain(block.text).split()) for block in body if isinstance(block, Paragraph)]
    return any(text.startswith(teaser.rstrip(_CUT)) for text in paragraphs[:_FIRST])


def first_words(body: Body) -> str:
    """Return the first words of a body, as many as make a headline; "" when it has none."""
    texts = (plain(block.text) for block in body if isinstance(block, Paragraph | Heading))
    return shortened(next(texts, ""))


def shortened(text: str) -> str:
    """Return a text as a headline: one line, cut at a word."""
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_HEADLINE else text[:_LONGEST_HEADLINE].rpartition(" ")[0] + "…"
