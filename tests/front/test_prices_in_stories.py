"""A story tells what its instruments stood at when it ran: no tick changes that, and a licence takes it back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from front_house import STORY, House

from make import NOON, make_masthead, make_story
from tajuk.database.connect import dialect_of, open_for_writing, transaction
from tajuk.tape import schema, writer
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Licence
from tajuk.tape.quote import Quote

RAN_AT = NOON
LQ45 = Instrument(symbol="LQ45", kind="index", name="Indeks LQ45")


def append(url: str, *, licence: Licence = Licence(), **minutes_and_values: str) -> None:  # noqa: B008 — immutable
    connection = open_for_writing(url)
    with transaction(connection) as cursor:
        schema.create(cursor, dialect_of(connection))
        described = Instrument(symbol="LQ45", kind="index", name="Indeks LQ45", licence=licence)
        writer.list_instrument(cursor, described, at=RAN_AT - timedelta(days=9))
        for minute, value in minutes_and_values.items():
            at = RAN_AT + timedelta(minutes=int(minute.replace("before", "-").replace("after", "")))
            quote = Quote(symbol="LQ45", value=Decimal(value), previous=Decimal(800), exchange_at=at, received_at=at,
                          source="Bursa", delay="live")  # fmt: skip
            writer.append(cursor, [quote])
    connection.close()


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:{tmp_path}/tape.db"


@pytest.fixture
def house(houses: Callable[..., House], url: str) -> House:
    append(url, before60="880", before1="895.84", after1="901.5")
    house = houses(tape_url=url, clock=lambda: datetime(2026, 3, 5, tzinfo=UTC))
    house.publish(make_masthead(), make_story(instruments=("LQ45",)))
    return house


def prices(house: House) -> str:
    return house.get(STORY).text.partition('class="story-part prices"')[2].partition("</section>")[0]


def test_a_story_tells_the_price_when_it_ran(house: House) -> None:
    told = prices(house)

    assert "895,84" in told and "+11,98%" in told and "Indeks LQ45" in told
    assert 'href="/market/LQ45" data-now' in told and "901,5" not in told


def test_a_tick_renders_no_story(house: House, url: str) -> None:
    prices(house)
    made = house.front.lane.misses

    append(url, after2="999")

    assert "895,84" in prices(house)
    assert house.front.lane.misses == made


def test_a_licence_that_is_taken_away_takes_the_price_along(house: House, url: str) -> None:
    assert "895,84" in prices(house)

    append(url, licence=Licence(may_show="nobody"))

    assert prices(house) == "" and "895,84" not in house.get(STORY).text


def test_a_delayed_price_is_the_one_shown_when_it_ran(house: House, url: str) -> None:
    append(url, licence=Licence(delay_min=15))

    assert "880,00" in prices(house)


def test_a_story_older_than_the_tape_tells_no_price(houses: Callable[..., House], url: str) -> None:
    append(url, after1="901.5")
    house = houses(tape_url=url)
    house.publish(make_masthead(), make_story(instruments=("LQ45", "TIADA")))

    assert prices(house) == ""
