"""Instruments beside each other."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from front_house import House

from make import make_masthead, make_story
from tajuk.database.connect import dialect_of, open_for_writing, transaction
from tajuk.story.documents import Board
from tajuk.tape import schema, writer
from tajuk.tape.instrument import Instrument
from tajuk.tape.quote import Quote

AT = datetime(2026, 3, 4, 4, 0, tzinfo=UTC)


@pytest.fixture
def market(tmp_path: Path, houses: Callable[..., House]) -> House:
    url = f"sqlite:{tmp_path}/tape.db"
    connection = open_for_writing(url)
    with transaction(connection) as cursor:
        schema.create(cursor, dialect_of(connection))
        for symbol, values in {"LQ45": (800, 880, 840), "EMAS": (1000, 900, 950), "BARU": (5,)}.items():
            writer.list_instrument(cursor, Instrument(symbol=symbol, kind="index", name=symbol.title()), at=AT)
            for back, value in enumerate(reversed(values)):
                at = AT - timedelta(days=back)
                writer.append(cursor, [Quote(symbol=symbol, value=Decimal(value), exchange_at=at, received_at=at,
                                             source="Bursa", delay="live")])  # fmt: skip
    connection.close()
    house = houses(tape_url=url)
    board = Board(guid="b", slug="indeks", name="Indeks", symbols=("LQ45", "EMAS", "BARU"))
    house.publish(make_masthead(), make_story(), board)
    return house


def part(house: House, query: str) -> str:
    return house.get(f"/market/compare{query}").text.partition('class="comparison"')[2].partition("</main>")[0]


def test_each_has_moved_since_a_day_in_common(market: House) -> None:
    html = part(market, "?first=LQ45&second=EMAS")

    assert "Perubahan dalam persen sejak 02 Mar 2026" in html
    assert "10,00" in html and "5,00" in html and "\u221210,00" in html and "\u22125,00" in html


def test_without_a_choice_the_first_two_are_compared(market: House) -> None:
    assert "Perubahan dalam persen" in part(market, "")


@pytest.mark.parametrize(
    "query", ["?first=LQ45", "?first=LQ45&second=BARU", "?first=XXX&second=%3Cb%3E", "?first=LQ45&second=LQ45"]
)
def test_where_there_is_nothing_to_draw_it_says_so(market: House, query: str) -> None:
    html = part(market, query)

    assert "Pilih dua instrumen" in html and '<svg class="chart' not in html and "<b>" not in html


def test_the_boards_lead_to_it(market: House) -> None:
    assert 'href="/market/compare"' in market.get("/market").text
    assert "Change in percent since" in market.get("/en/market/compare").text
