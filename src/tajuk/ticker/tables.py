"""Tables as lines of text: each line by itself, so that a broken one costs no other."""

import csv
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tajuk.ticker.items import Refused

_DELIMITERS = ",;\t|"
_LONGEST = 100_000


class Line(NamedTuple):
    """A line of a table: its cells by column, as they were written."""

    number: int
    cells: dict[str, str]


def columns_of(header: str) -> tuple[str, ...]:
    """Return the names of a table's columns, in lower case; an empty one at the end is no column."""
    names = [name.strip().casefold() for name in _cells(header, delimiter_of(header))]
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def delimiter_of(header: str) -> str:
    """Return what parts the cells of a table."""
    return max(_DELIMITERS, key=header.count)


def lines(header: str, rest: Iterable[str]) -> Iterator[Line | Refused]:
    """Yield the lines below a header, empty ones left out; `rest` begins with the second line of the file."""
    columns, delimiter = columns_of(header), delimiter_of(header)
    for number, text in enumerate(rest, 2):
        if not text.strip():
            continue
        yield _line(number, text, columns, delimiter)


def _line(number: int, text: str, columns: tuple[str, ...], delimiter: str) -> Line | Refused:
    if len(text) > _LONGEST:
        return Refused("line", number, f"it is longer than {_LONGEST:,} characters")
    try:
        cells = _cells(text, delimiter)
    except csv.Error as error:
        return Refused("line", number, f"it is not a line of a table ({error})")
    while len(cells) > len(columns) and not cells[-1].strip():
        cells.pop()
    if len(cells) != len(columns):
        return Refused("line", number, f"it has {len(cells)} cells where the header has {len(columns)}")
    return Line(number, dict(zip(columns, cells, strict=True)))


def _cells(text: str, delimiter: str) -> list[str]:
    return next(csv.reader([text.rstrip("\r\n")], delimiter=delimiter, strict=True), [])
