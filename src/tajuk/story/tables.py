"""Tables in clean HTML, as blocks; those that only lay out a page are taken apart."""

from collections.abc import Iterator
from typing import NamedTuple

from tajuk.story.blocks import Block, Cell, Paragraph, Table
from tajuk.story.cleaning import Node
from tajuk.story.flow import Flow, Handler, Marks, flat
from tajuk.story.text import Runs

_WIDEST = 1000  # the most columns or rows a cell may span


class _Held(NamedTuple):
    """A cell as it stands, with the blocks it holds."""

    node: Node
    header: bool
    blocks: list[Block]


def _table(flow: Flow, node: Node, marks: Marks) -> None:
    rows = [_held(flow, row, marks, header=header) for row, header in _rows(node)]
    captions = [
        flow.inside(child, marks) for child in node.children if isinstance(child, Node) and child.tag == "caption"
    ]
    caption, others = flat([block for blocks in captions for block in blocks])
    beside = list(others)
    if _lays_out(rows) and not caption:
        return flow.add(*(block for row in rows for held in row for block in held.blocks), *beside)
    cells: list[tuple[Cell, ...]] = []
    for row in rows:
        flattened = [(held, *flat(held.blocks)) for held in row]
        beside += [block for _, _, kept in flattened for block in kept]
        cells.append(tuple(_cell(held, text) for held, text, _ in flattened))
    if any(cell.text for row in cells for cell in row):
        flow.add(Table(tuple(cells), caption))
    elif caption:
        flow.add(Paragraph(caption))
    flow.add(*beside)


def _rows(node: Node) -> Iterator[tuple[Node, bool]]:
    """Yield the rows of a table, and whether they head it; what stands between rows is a row of its own."""
    for child in _said(node):
        if isinstance(child, Node) and child.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, child.tag == "thead") for row, _ in _rows(child))
        elif isinstance(child, Node) and child.tag == "tr":
            yield child, False
        else:
            yield Node("tr", {}, [child]), False


def _held(flow: Flow, row: Node, marks: Marks, *, header: bool) -> list[_Held]:
    cells = [
        child if isinstance(child, Node) and child.tag in ("td", "th") else Node("td", {}, [child])
        for child in _said(row)
    ]
    return [_Held(cell, header or cell.tag == "th", flow.inside(cell, marks)) for cell in cells]


def _said(node: Node) -> Iterator[Node | str]:
    """Yield the children of a part of a table that say something in their place."""
    for child in node.children:
        if child.tag not in ("br", "caption", "col", "colgroup") if isinstance(child, Node) else child.strip():
            yield child


def _lays_out(rows: list[list[_Held]]) -> bool:
    """Say whether a table holds one column and no head: then it only lays out what it holds."""
    return all(len(row) <= 1 for row in rows) and not any(held.header for row in rows for held in row)


def _cell(held: _Held, text: Runs) -> Cell:
    spans = held.node.attributes
    return Cell(text, held.header, _span(spans.get("colspan", "")), _span(spans.get("rowspan", "")))


def _span(written: str) -> int:
    digits = written.strip()
    return max(1, min(int(digits), _WIDEST)) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 1


HANDLERS: dict[str, Handler] = {"table": _table}
