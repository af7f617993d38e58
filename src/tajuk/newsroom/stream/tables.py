"""Tables and charts as grids of words, and back. Cells with marks have no place in a grid: such tables stay locked."""

from typing import Any

from tajuk.story.blocks import Cell, Chart, Series, Table
from tajuk.story.text import plain, runs

_CHOICES = {(False, False): "neither", (True, False): "row", (False, True): "column", (True, True): "both"}


def grid_of(table: Table) -> dict[str, Any]:
    """Return a table as the value of its grid; what spans rows or columns is merged there."""
    rows: list[list[str | None]] = [[] for _ in table.rows]
    merged = []
    for y, row in enumerate(table.rows):
        x = 0
        for cell in row:
            while x < len(rows[y]) and rows[y][x] is not None:
                x += 1
            _place(rows, cell, (y, x))
            if cell.colspan > 1 or cell.rowspan > 1:
                merged.append({"row": y, "col": x, "rowspan": cell.rowspan, "colspan": cell.colspan})
    width = max(map(len, rows), default=0)
    data = [[cell or "" for cell in row] + [""] * (width - len(row)) for row in rows]
    first_row = bool(table.rows) and all(cell.header for cell in table.rows[0])
    first_column = bool(table.rows) and all(bool(row) and row[0].header for row in table.rows)
    return {
        "data": data,
        "first_row_is_table_header": first_row,
        "first_col_is_header": first_column,
        "table_header_choice": _CHOICES[first_row, first_column],
        "mergeCells": merged,
    }


def rows_of(grid: dict[str, Any] | None) -> tuple[tuple[Cell, ...], ...]:
    """Return the rows of cells in a grid."""
    data = (grid or {}).get("data") or []
    spans = {(one["row"], one["col"]): (one["rowspan"], one["colspan"]) for one in (grid or {}).get("mergeCells") or []}
    hidden = {
        (y + down, x + right)
        for (y, x), (rowspan, colspan) in spans.items()
        for down in range(rowspan)
        for right in range(colspan)
        if down or right
    }
    return tuple(
        tuple(_cell(grid or {}, (y, x), word, spans) for x, word in enumerate(row) if (y, x) not in hidden)
        for y, row in enumerate(data)
    )


def chart_grid_of(chart: Chart) -> dict[str, Any]:
    """Return the figures of a chart as a grid: names of its lines on top, points of the axis down the side."""
    head = ["", *(line.name for line in chart.series)]
    rows = [
        [label, *(line.values[at] if at < len(line.values) else "" for line in chart.series)]
        for at, label in enumerate(chart.labels)
    ]
    return {
        "data": [head, *rows],
        "first_row_is_table_header": True,
        "first_col_is_header": True,
        "table_header_choice": "both",
        "mergeCells": [],
    }


def axes_of(grid: dict[str, Any] | None) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Return the labels and the lines of a chart in a grid."""
    data = [[word or "" for word in row] for row in (grid or {}).get("data") or [[]]]
    labels = tuple(row[0] for row in data[1:] if row)
    return labels, tuple(
        Series(name, tuple(row[at] for row in data[1:])) for at, name in enumerate(data[0][1:], start=1)
    )


def _place(rows: list[list[str | None]], cell: Cell, at: tuple[int, int]) -> None:
    """Put a cell where it stands, and mark what it covers as taken."""
    y, x = at
    for down in range(min(cell.rowspan, len(rows) - y)):
        row = rows[y + down]
        row.extend([None] * (x + cell.colspan - len(row)))
        row[x : x + cell.colspan] = [""] * cell.colspan
    rows[y][x] = plain(cell.text)


def _cell(grid: dict[str, Any], at: tuple[int, int], word: str | None, spans: dict[tuple[int, int], Any]) -> Cell:
    y, x = at
    rowspan, colspan = spans.get(at, (1, 1))
    is_header = bool((grid.get("first_row_is_table_header") and not y) or (grid.get("first_col_is_header") and not x))
    return Cell(runs(word or ""), header=is_header, colspan=colspan, rowspan=rowspan)
