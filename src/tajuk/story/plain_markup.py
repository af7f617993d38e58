"""HTML that is nothing but paragraphs of plain words: most of what agencies send, read without an HTML parser.

The same words through the parser give the same blocks; a property test holds the two against each other.
"""

from tajuk.story.blocks import Body, Paragraph
from tajuk.story.flow import is_seen
from tajuk.story.text import Text, normal

_SHORT = 100_000  # characters; what is longer is bounded first
_BETWEEN = " \n\t"
_OTHERWISE = ("\r", "\x00", "\x0c", "\ufeff")  # characters an HTML parser treats in a way of its own


def plain_paragraphs(html: str) -> Body | None:
    """Return the blocks of HTML that is `<p>words</p>` again and again, None for any other."""
    if len(html) > _SHORT or not html.startswith("<p>") or "&" in html:
        return None
    *parts, rest = html.split("</p>")
    if rest.strip(_BETWEEN) or any(odd in html for odd in _OTHERWISE) or not _is_text(html):
        return None
    found: list[Paragraph] = []
    for part in parts:
        part = part.lstrip(_BETWEEN)
        if not part.startswith("<p>") or part.find("<", 1) >= 0:
            return None
        text = normal((Text(part[3:].replace("\n", " ")),))
        if text and is_seen(text):
            found.append(Paragraph(text))
    return tuple(found)


def _is_text(html: str) -> bool:
    """Say whether every character is one that an encoding has."""
    try:
        html.encode()
    except UnicodeEncodeError:
        return False
    return True
