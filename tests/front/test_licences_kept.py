"""What a licence says is kept to by every face: pages, files, feeds, the stream, search, stories in other forms."""

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from front_house import STORY, House

from make import make_masthead, make_story
from tajuk.database.connect import dialect_of, open_for_writing, transaction
from tajuk.front.lane.door import Door
from tajuk.front.live.reader import LiveReader
from tajuk.story.documents import Board
from tajuk.tape import schema, writer
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Licence
from tajuk.tape.quote import Quote

AT = datetime(2026, 3, 4, 4, 0, tzinfo=UTC)
SHARE = {"symbol": "RAHASIA", "kind": "share", "name": "Rahasia", "aliases": ("Perajin tempe",)}
FACES = (
    *("/", "/en", "/market", "/en/market", "/market/RAHASIA", "/en/market/RAHASIA", STORY, "/nothing", "/latest"),
    *("/market/RAHASIA.json", "/market/RAHASIA.csv", f"{STORY}.json", f"{STORY}.md", "/feed.xml", "/atom.xml"),
    *("/feed.json", "/komoditas/feed.xml", "/search?q=Rahasia", "/search.json?q=Rahasia", "/sitemap-pages.xml"),
    *("/market/compare?first=RAHASIA&second=LAIN", "/market/RAHASIA?range=all", "/design"),
)
NUMBER = re.compile(r"7[.,]?919[.,]?19|7919")


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = AT + timedelta(hours=1)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def licensed(tmp_path: Path, houses: Callable[..., House], clock: Clock) -> Callable[[Licence], House]:
    """Make a house that shows an instrument at 7,919.19 wherever an instrument can be shown."""

    def make(licence: Licence) -> House:
        url = f"sqlite:{tmp_path}/tape.db"
        _quote(url, Instrument(**SHARE, licence=licence), Instrument(symbol="LAIN", kind="share", name="Lain"))
        house = houses(tape_url=url, clock=clock, development=True)
        boards = [Board(guid=slug, slug=slug, name="Papan", symbols=("RAHASIA", "LAIN")) for slug in ("strip", "saham")]
        house.publish(make_masthead(), make_story(instruments=("RAHASIA",)), *boards)
        return house

    return make


def _quote(url: str, *instruments: Instrument) -> None:
    connection = open_for_writing(url)
    with transaction(connection) as cursor:
        schema.create(cursor, dialect_of(connection))
        for instrument in instruments:
            writer.list_instrument(cursor, instrument, at=AT)
            value = "7919.19" if instrument.symbol == "RAHASIA" else "5"
            for day in (2, 1, 0):
                at = AT - timedelta(days=day)
                quote = Quote(symbol=instrument.symbol, value=Decimal(value), exchange_at=at, received_at=at,
                              source="Bursa", delay="live")  # fmt: skip
                writer.append(cursor, [quote])
    connection.close()


def _told(house: House) -> dict[str, str]:
    """Return what every face says, and what the stream tells who comes new."""
    answers = {face: house.get(face).text for face in FACES}
    reader = LiveReader(house.front.hub, Door(), "id", asyncio.Transport())
    told = house.front.hub.join(reader, "").decode()
    house.front.hub.leave(reader)
    return {**answers, "/live": told}


def _leaks(answers: dict[str, str]) -> list[str]:
    return [face for face, text in answers.items() if NUMBER.search(text)]


def test_a_number_that_everybody_may_have_is_told(licensed: Callable[[Licence], House]) -> None:
    shown = _leaks(_told(licensed(Licence())))

    assert {"/", "/market", "/market/RAHASIA", "/market/RAHASIA.json", "/market/RAHASIA.csv", STORY, "/live"} <= set(
        shown
    )


@pytest.mark.parametrize("may_show", ["nobody", "members"])
def test_a_number_that_strangers_may_not_see_leaks_through_no_face(
    licensed: Callable[[Licence], House], may_show: str
) -> None:
    assert _leaks(_told(licensed(Licence(may_show=may_show)))) == []


def test_a_number_that_may_not_be_passed_on_is_on_pages_and_in_no_file(licensed: Callable[[Licence], House]) -> None:
    house = licensed(Licence(redistribute=False))

    shown = _leaks(_told(house))

    assert {"/", "/market/RAHASIA"} <= set(shown)
    assert [face for face in shown if face != "/live" and "html" not in house.get(face).headers["content-type"]] == []
    assert not re.search(r"<meta[^>]*7919|<meta[^>]*7\.919", house.get("/market/RAHASIA").text)
    assert house.get("/market/RAHASIA.csv").status_code == 404


def test_a_delay_is_kept_to_the_minute_on_every_face(licensed: Callable[[Licence], House], clock: Clock) -> None:
    clock.now = AT - timedelta(days=2) + timedelta(minutes=15, seconds=-1)
    house = licensed(Licence(delay_min=15))

    before = _leaks(_told(house))
    clock.now += timedelta(seconds=1)
    after = _leaks(_told(house))

    assert before == []
    assert {"/", "/market", "/market/RAHASIA", "/market/RAHASIA.json", "/market/RAHASIA.csv", "/live"} <= set(after)


def test_a_licence_that_is_taken_away_is_kept_to_at_once(licensed: Callable[[Licence], House], tmp_path: Path) -> None:
    house = licensed(Licence())
    assert _leaks(_told(house))

    connection = open_for_writing(f"sqlite:{tmp_path}/tape.db")
    with transaction(connection) as cursor:
        writer.list_instrument(cursor, Instrument(**SHARE, licence=Licence(may_show="nobody")), at=AT)
    connection.close()

    assert _leaks(_told(house)) == []
