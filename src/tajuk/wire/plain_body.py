"""Text without markup as blocks, as agencies lay it out."""

import re

from tajuk.story.blocks import Body, Paragraph
from tajuk.story.text import runs

_BLANK = re.compile(r"\n[ \t\f\v\u00a0]*\n\s*")
_INDENT = re.compile(r"\n(?=[ \t]{2,}\S)")


def plain_body(text: str) -> Body:
    """Return the paragraphs of plain text: parted by blank lines, else by indents, else a paragraph a line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").strip("\n")
    parting = _BLANK if _BLANK.search(text) else _INDENT
    parts = parting.split(text) if parting.search(text) else text.split("\n")
    paragraphs = (Paragraph(runs(" ".join(part.split()))) for part in parts)
    return tuple(paragraph for paragraph in paragraphs if paragraph.text)
