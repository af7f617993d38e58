"""What a story says of what was looked for, out of the part of it that anybody may read."""

from collections.abc import Sequence

from tajuk.pages.html import Html
from tajuk.search.question import Question
from tajuk.search.snippets import Fragment, snippet
from tajuk.story.story import Story
from tajuk.story.words import plain_body
from tajuk.wire.outgoing import teaser
from tajuk.wire.xml_writing import as_html

_ENDS = tuple('.!?…:;,”"»)')
_MOST_READ = 8_000  # characters of a story that are looked through


def passage(story: Story, asked: Question, reader: str) -> tuple[Fragment, ...]:
    """Return the passage of a story that says most of what was asked. `reader`: the asker's language.

    Of a story that is not free, a passage is taken from its teaser alone: what is behind the gate is not quoted.
    """
    lines = [teaser(story), *(plain_body(story.body)[:_MOST_READ].split("\n") if story.access == "free" else ())]
    text = "\n".join(_closed(line) for line in lines if line)  # a line that says nothing of it is passed over quickly
    return snippet(text, asked, language=story.language, reader=reader)


def _closed(line: str) -> str:
    """Return a line that can stand before another: cells get a point between them, and a heading one behind."""
    words = " · ".join(filter(None, (" ".join(cell.split()) for cell in line.split("\t"))))
    return words if words.endswith(_ENDS) else f"{words} ·"


def passage_html(fragments: Sequence[Fragment]) -> Html:
    """Return a passage with what was looked for marked."""
    written = (f"<mark>{as_html(each.text)}</mark>" if each.is_hit else as_html(each.text) for each in fragments)
    return Html("".join(written).replace("\n", " "))


def passage_text(fragments: Sequence[Fragment]) -> str:
    """Return a passage as text."""
    return "".join(each.text for each in fragments).replace("\n", " ")
