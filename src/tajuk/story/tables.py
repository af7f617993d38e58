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
    strays = [flow.inside(Node("div", {}, [child]), marks) for child in node.children if _is_stray(child)]
    beside = [*others, *(block for blocks in strays for block in blocks)]
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
    """Yield the rows of a table, and whether they head it."""
    for child in node.children:
        if isinstance(child, Node) and child.tag in ("thead", "tbody", "tfoot"):
            yield from ((row, child.tag == "thead") for row, _ in _rows(child))
        elif isinstance(child, Node) and child.tag == "tr":
            yield child, False


def _held(flow: Flow, row: Node, marks: Marks, *, header: bool) -> list[_Held]:
    cells = [child for child in row.children if isinstance(child, Node) and child.tag in ("td", "th")]
    return [_Held(cell, header or cell.tag == "th", flow.inside(cell, marks)) for cell in cells]


def _lays_out(rows: list[list[_Held]]) -> bool:
    """Say whether a table holds one column and no head: then it only lays out what it holds."""
    return all(len(row) <= 1 for row in rows) and not any(held.header for row in rows for held in row)


def _cell(held: _Held, text: Runs) -> Cell:
    spans = held.node.attributes
    return Cell(text, held.header, _span(spans.get("colspan", "")), _span(spans.get("rowspan", "")))


def _span(written: str) -> int:
    digits = written.strip()
    return max(1, min(int(digits), _WIDEST)) if digits.isascii() and digits.isdigit() and len(digits) < 8 else 1


def _is_stray(child: Node | str) -> bool:
    """Say whether something stands in a table that belongs into none of its parts."""
    known = ("caption", "thead", "tbody", "tfoot", "tr", "col", "colgroup")
    return child.tag not in known if isinstance(child, Node) else bool(child.strip())


HANDLERS: dict[str, Handler] = {"table": _table}
