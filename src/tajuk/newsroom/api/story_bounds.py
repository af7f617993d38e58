"""What no story holds, though its JSON has the right types: refused at the door, with where it stands."""

from typing import Any

from tajuk.edition.entry import storable
from tajuk.newsroom.api.problems import Refusal
from tajuk.newsroom.api.walking import depth, within
from tajuk.story.addresses import address_of
from tajuk.story.blocks import Cell, Heading, List, Picture, Table
from tajuk.story.story import Story

DEEPEST = 100  # levels: some fifty boxes in boxes
LARGEST = 2**53  # what every reader of JSON keeps to the digit
MOST_CELLS = 20_000  # of a table, merged ones counted as often as they cover
_NUMBERS: dict[tuple[type, str], tuple[int, int]] = {
    (Heading, "level"): (2, 4),
    (Cell, "colspan"): (1, 1000),
    (Cell, "rowspan"): (1, 1000),
    (List, "start"): (-1_000_000, 1_000_000),
    (Picture, "width"): (0, 100_000),
    (Picture, "height"): (0, 100_000),
    (Story, "urgency"): (0, 9),
}


def see_within_bounds(story: Story) -> None:
    """Raise Refusal when a story holds what could not be kept, shown or followed."""
    if depth(story) > DEEPEST:
        raise Refusal(422, "$: blocks lie too deep in blocks; make it flatter")
    see_storable(story)
    for at, value in within(story):
        if isinstance(value, str):
            _see_address(at, value)
        else:
            _see_numbers(at, value)
        if isinstance(value, Table) and _covered(value) > MOST_CELLS:
            raise Refusal(422, f"{at}: the table has more than {MOST_CELLS} cells; make several of it")


def see_storable(value: Any) -> None:
    """Raise Refusal when a value holds text that no database keeps."""
    for at, each in within(value):
        if isinstance(each, str) and not storable(each):
            raise Refusal(422, f"{at}: it holds a character that cannot be kept (NUL, half a pair); write it anew")


def _see_address(at: str, text: str) -> None:
    if at.endswith(".url") and not at.startswith("$.carried") and text and not address_of(text):
        raise Refusal(422, f"{at}: readers cannot be sent to {text[:100]!r}; give an address that begins with https:")


def _see_numbers(at: str, value: Any) -> None:
    if isinstance(value, int) and abs(value) > LARGEST:
        raise Refusal(422, f"{at}: this number is too large to be kept; write it as text")
    for (kind, name), (least, most) in _NUMBERS.items():
        if type(value) is kind and not least <= getattr(value, name) <= most:
            raise Refusal(422, f"{at}.{name}: {getattr(value, name)} is not between {least} and {most}; change it")


def _covered(table: Table) -> int:
    return sum(cell.colspan * cell.rowspan for row in table.rows for cell in row)
