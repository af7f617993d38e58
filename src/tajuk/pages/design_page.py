"""The design system, alive: its tokens, and its parts as readers meet them. For those who work on Tajuk; in English."""

import re
from collections.abc import Sequence

from tajuk.edition import lists
from tajuk.pages import styles
from tajuk.pages.design_parts import parts
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import rendered
from tajuk.pages.service_values import Colour, Design
from tajuk.pages.values import Head
from tajuk.tape.reading import Reading

_TOKEN = re.compile(r"--([\w-]+): ([^;]+);")
_COLOURS = ("paper", "tint", "ink", "ink-soft", "line", "accent", "band", "rise", "fall", "focus")
_STORIES = 8


def design_page(context: Context, readings: Sequence[Reading]) -> Sheet:
    """Return the page of the design: every token and every part, with the newest stories as its examples."""
    tokens = dict(reversed(_TOKEN.findall(styles.STYLESHEET.body.decode())))  # the first of a name is that of the day
    found = context.reading.newest(lists.latest(context.site.masthead.language), _STORIES)
    value = Design(
        colours=tuple(Colour(name=name, said=tokens[name]) for name in _COLOURS),
        sizes=_named(tokens, "size-"),
        spaces=_named(tokens, "space-"),
        parts=tuple(parts(context, found, readings)),
    )
    head = Head(title=title(context.site, "Design"), robots="noindex")
    return sheet(context, head, rendered("design", value, context.words))


def _named(tokens: dict[str, str], begins: str) -> tuple[Colour, ...]:
    return tuple(Colour(name=name, said=said) for name, said in sorted(tokens.items()) if name.startswith(begins))
