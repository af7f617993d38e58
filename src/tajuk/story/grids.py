"""Tables to HTML."""

from html import escape

from tajuk.story.blocks import Cell, Table
from tajuk.story.inline import inline_html
from tajuk.story.places import Places
from tajuk.story.text import plain


def table_html(table: Table, places: Places) -> str:
    """Return a table in a container that scrolls and can be reached by keyboard, named by its caption."""
    heads = _heads(table)
    caption = f"<caption>{inline_html(table.caption, places)}</caption>" if table.caption else ""
    head = "".join(_row(row, places, scope="col") for row in table.rows[:heads])
    rows = "".join(_row(row, places, scope="row") for row in table.rows[heads:])
    inner = f"{caption}{f'<thead>{head}</thead>' if head else ''}{f'<tbody>{rows}</tbody>' if rows else ''}"
    return scrolling(inner, plain(table.caption) or _named(table, heads))


def scrolling(inner: str, name: str) -> str:
    """Return a table in a container that scrolls and can be reached by keyboard."""
    named = f' role="region" aria-label="{escape(" ".join(name.split()))}"' if name.strip() else ""
    return f'<div class="table" tabindex="0"{named}><table>{inner}</table></div>'


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


def _row(row: tuple[Cell, ...], places: Places, *, scope: str) -> str:
    return f"<tr>{''.join(_cell(cell, places, scope) for cell in row)}</tr>"


def _cell(cell: Cell, places: Places, scope: str) -> str:
    spans = f' colspan="{cell.colspan}"' if cell.colspan != 1 else ""
    spans += f' rowspan="{cell.rowspan}"' if cell.rowspan != 1 else ""
    text = inline_html(cell.text, places)
    return f'<th scope="{scope}"{spans}>{text}</th>' if cell.header else f"<td{spans}>{text}</td>"
