"""Tables to HTML."""

import re
from collections.abc import Iterator
from html import escape
from itertools import zip_longest

import msgspec

from tajuk.story.blocks import Cell, Table
from tajuk.story.inline import inline_html
from tajuk.story.places import Places
from tajuk.story.text import plain

_NUMBER = re.compile(r"(?:[^\w\s]{0,3}|Rp|US\$|S\$)\s?[+\-−–]?\s?\d[\d.,\s]*\s?(?:%|‰|bps)?|[-–—]|")
"""A figure, with its sign, currency or percent; a dash or nothing where there is none."""


def table_html(table: Table, places: Places) -> str:
    """Return a table in a container that scrolls and can be reached by keyboard, named by its caption."""
    heads = _heads(table)
    caption = f"<caption>{inline_html(table.caption, places)}</caption>" if table.caption else ""
    numbers = _columns_of_numbers(table.rows[heads:])
    head = "".join(_row(row, places, scope="col", numbers=numbers) for row in table.rows[:heads])
    rows = "".join(_row(row, places, scope="row", numbers=numbers) for row in _with_row_headers(table, heads, numbers))
    inner = f"{caption}{f'<thead>{head}</thead>' if head else ''}{f'<tbody>{rows}</tbody>' if rows else ''}"
    return scrolling(inner, plain(table.caption) or _named(table, heads) or places.label("table"))


def scrolling(inner: str, name: str) -> str:
    """Return a table in a container that scrolls and can be reached by keyboard."""
    return f'<div class="table" tabindex="0"{named(name)}><table>{inner}</table></div>'


def named(name: str) -> str:
    """Return the attributes that name a part for who cannot see it, "" without a name; no landmark, names repeat."""
    return f' role="group" aria-label="{escape(" ".join(name.split()))}"' if name.strip() else ""


def _heads(table: Table) -> int:
    """Return how many rows at the top are all headers."""
    count = 0
    for row in table.rows:
        if not row or not all(cell.header for cell in row):
            break
        count += 1
    return count if count < len(table.rows) else min(count, 1)


def _named(table: Table, heads: int) -> str:
    """Return a name for a table without caption: its head."""
    return ", ".join(plain(cell.text) for cell in table.rows[0] if cell.text) if heads else ""


def _columns_of_numbers(rows: tuple[tuple[Cell, ...], ...]) -> frozenset[int]:
    """Return the places of the columns that hold numbers alone; none where cells span others."""
    if not rows or any(cell.colspan != 1 or cell.rowspan != 1 for row in rows for cell in row):
        return frozenset()
    columns = zip_longest(*([plain(cell.text).strip() for cell in row] for row in rows), fillvalue="")
    return frozenset(
        place for place, texts in enumerate(columns) if any(texts) and all(_NUMBER.fullmatch(text) for text in texts)
    )


def _with_row_headers(table: Table, heads: int, numbers: frozenset[int]) -> Iterator[tuple[Cell, ...]]:
    """Yield the rows under the head, the first cell of each a header where the first column names what others count.

    It does when every cell of it says something, it is not of numbers itself, and a column beside it is.
    """
    rows = table.rows[heads:]
    names = bool(numbers) and 0 not in numbers and all(row and plain(row[0].text).strip() for row in rows)
    for row in rows:
        yield (msgspec.structs.replace(row[0], header=True), *row[1:]) if names else row


def _row(row: tuple[Cell, ...], places: Places, *, scope: str, numbers: frozenset[int]) -> str:
    cells = (
        _cell(cell, places, scope=scope, kind=' class="number"' if place in numbers else "")
        for place, cell in enumerate(row)
    )
    return f"<tr>{''.join(cells)}</tr>"


def _cell(cell: Cell, places: Places, *, scope: str, kind: str) -> str:
    spans = f' colspan="{cell.colspan}"' if cell.colspan != 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan != 1 else ""
    text = inline_html(cell.text, places)
    if cell.header and text:  # a corner that says nothing heads nothing
        return f'<th scope="{scope}"{kind}{spans}>{text}</th>'
    return f"<td{kind}{spans}>{text}</td>"
