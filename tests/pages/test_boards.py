"""Boards: rows to scan, honest about their age and units."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from make import make_masthead
from tajuk.pages.boards import board_value
from tajuk.pages.market_values import Board
from tajuk.pages.site import Site
from tajuk.pages.units import unit
from tajuk.pages.words import words_of
from tajuk.story import documents
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote
from tajuk.tape.reading import reading_of
from tajuk.tape.tracking import Tracked

SITE = Site(make_masthead(), "https://contoh.example", ZoneInfo("Asia/Jakarta"), {}, {}, (), (), {}, {})
AT = datetime(2026, 3, 4, 4, 0, tzinfo=UTC)
LQ45 = Instrument(symbol="LQ45", kind="index", name="Indeks LQ45", unit="point")
FUND = Instrument(symbol="RD", kind="fund_category", name="Reksa dana", percent_only=True)


def make_tracked(instrument: Instrument = LQ45, *values: int, **fields: Any) -> Tracked:
    defaults = {"symbol": instrument.symbol, "previous": Decimal(800), "source": "Bursa", "delay": "delayed"}
    quotes = [
        Quote(**{**defaults, "value": Decimal(value), "exchange_at": at, "received_at": at, **fields})
        for value, at in zip(values, (AT + timedelta(days=day - len(values)) for day in range(99)), strict=False)
    ]
    return Tracked(reading_of(instrument, quotes[-1] if quotes else None), quotes)


def make_board(*tracked: Tracked) -> Board:
    document = documents.Board(guid="b", slug="indeks", name="Indeks", symbols=(), names={"en": "Indices"})
    return board_value(document, tracked, SITE, words_of("id"))


def test_what_all_rows_share_is_said_once() -> None:
    board = make_board(make_tracked(LQ45, 810), make_tracked(LQ45, 820))

    assert (board.when, board.note) == ("03 Mar 2026, 11:00 WIB", "Sumber: Bursa, tertunda")
    assert [(row.when, row.note) for row in board.rows] == [("", ""), ("", "")]


def test_a_row_that_differs_says_its_own() -> None:
    earlier = make_tracked(LQ45, 810, exchange_at=AT - timedelta(days=9), source="Agen")

    board = make_board(earlier, make_tracked(LQ45, 820))

    assert (board.rows[0].when, board.rows[0].note) == ("23 Feb 2026, 11:00 WIB", "Sumber: Agen, tertunda")
    assert board.rows[1].when == ""


def test_a_board_of_percents_alone_has_no_values() -> None:
    board = make_board(make_tracked(FUND, 810, 820))

    assert (board.valued, board.rows[0].unit, board.rows[0].figure.percent) == (False, "", "+2,50%")


def test_a_line_needs_more_than_one_day() -> None:
    one, two = make_board(make_tracked(LQ45, 810)), make_board(make_tracked(LQ45, 810, 820))

    assert (one.lined, two.lined) == (False, True)
    assert "<svg" in two.rows[0].line.text


def test_a_board_without_a_single_quote_claims_no_date() -> None:
    board = make_board(make_tracked(LQ45))

    assert (board.at, board.when, board.rows[0].figure.value) == ("", "", "–")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"unit": "point"}, "10 poin"),
        ({"unit": "gram", "currency": "IDR"}, "Rp 10 per gram"),
        ({"unit": "barrel", "currency": "USD"}, "US$ 10 per barel"),
        ({"currency": "IDR"}, "Rp 10"),
        ({"unit": "percent"}, "10%"),
        ({"unit": "sack", "currency": "IDR"}, "Rp 10 per sack"),
        ({"unit": "knots"}, "10 knots"),
        ({}, "10"),
        ({"unit": "point", "percent_only": True}, "10"),
    ],
)
def test_a_value_is_said_in_its_unit(fields: dict[str, Any], said: str) -> None:
    instrument = Instrument(symbol="X", kind="commodity", name="X", **fields)

    assert unit(instrument, words_of("id")).of("10") == said
