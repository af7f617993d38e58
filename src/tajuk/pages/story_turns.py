"""A long story in pages: where it turns, and the way from page to page."""

from typing import NamedTuple

from tajuk.pages.html import Html, rendered
from tajuk.pages.page_values import Turn
from tajuk.pages.values import Link
from tajuk.pages.words import Words
from tajuk.story.blocks import Body, PageBreak

WHOLE = "all"
"""What `?page=` says for the whole story on one page."""


class Turned(NamedTuple):
    """Which page of a story is read: `number` of `pages`, from 1; number 0 for the whole on one page."""

    number: int = 1
    pages: int = 1

    @property
    def is_first(self) -> bool:
        """Say whether this page begins the story."""
        return self.number < 2

    @property
    def query(self) -> str:
        """Return what the page's address has behind the story's path."""
        if self.number == 0:
            return f"?page={WHOLE}"
        return f"?page={self.number}" if self.number > 1 else ""

    def part_of(self, body: Body) -> Body:
        """Return the blocks of this page."""
        return parts(body)[self.number - 1] if self.number and self.pages > 1 else body


def parts(body: Body) -> tuple[Body, ...]:
    """Return a body cut where it turns the page; a page without anything on it is none."""
    cut: list[list] = [[]]  # type: ignore[type-arg]
    for block in body:
        if isinstance(block, PageBreak):
            cut.append([])
        else:
            cut[-1].append(block)
    return tuple(tuple(part) for part in cut if part) or ((),)


def turned(body: Body, asked: str) -> Turned | None:
    """Return the page that `?page=` asks for ("" for none), None when the story has no such page."""
    pages = len(parts(body))
    if asked in ("", "1"):
        return Turned(1, pages)
    if asked == WHOLE and pages > 1:
        return Turned(0, pages)
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 4 else 0
    return Turned(number, pages) if 2 <= number <= pages else None


def turn_html(turned: Turned, path: str, words: Words) -> Html:
    """Return the way from page to page; nothing for a story of one page."""
    if turned.pages == 1:
        return Html()
    numbers = range(1, turned.pages + 1)
    hrefs = {number: path + Turned(number, turned.pages).query for number in numbers}
    value = Turn(
        pages=tuple(Link(text=str(number), href=hrefs[number], current=number == turned.number) for number in numbers),
        newer=hrefs.get(turned.number - 1, ""),
        older=hrefs.get(turned.number + 1, "") if turned.number else "",
        whole=Link(
            text=words.gettext("Everything on one page"),
            href=f"{path}?page={WHOLE}" if turned.number else "",
        ),
    )
    return rendered("turn", value, words)
