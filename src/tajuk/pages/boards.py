"""Boards: instruments in a table, each with the line of its last weeks."""

from collections.abc import Sequence

from tajuk.pages.figures import figure
from tajuk.pages.market_values import Board, Row
from tajuk.pages.site import Site
from tajuk.pages.sparklines import sparkline_html
from tajuk.pages.units import unit
from tajuk.pages.values import Figure
from tajuk.pages.words import Words
from tajuk.story import documents
from tajuk.tape.tracking import Tracked

DAYS = 90  # some sixty closes


def board_value(board: documents.Board, tracked: Sequence[Tracked], site: Site, words: Words) -> Board:
    """Return a board; when and where from is said once for all its rows that share it."""
    figures = [figure(each.reading, site, words) for each in tracked]
    newest = max(figures, key=lambda each: each.at)
    rows = tuple(_row(each, shown, newest, words) for each, shown in zip(tracked, figures, strict=True))
    return Board(
        slug=board.slug,
        name=board.names.get(words.language, board.name),
        href=f"{site.prefix(words.language)}/market#board-{board.slug}",
        rows=rows,
        valued=any(row.figure.value for row in rows),
        lined=any(row.line.text for row in rows),
        span=words.gettext("%(days)s days") % {"days": DAYS},
        at=newest.at,
        when=newest.when,
        note=newest.note,
    )


def _row(tracked: Tracked, shown: Figure, newest: Figure, words: Words) -> Row:
    return Row(
        figure=shown,
        unit=str(unit(tracked.reading.instrument, words)),
        line=sparkline_html([quote.value for quote in tracked.days if quote.value is not None]),
        when=shown.when if shown.at != newest.at else "",
        note=shown.note if shown.note != newest.note else "",
    )
