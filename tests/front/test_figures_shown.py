"""The tape on the page: a truthful strip, boards, instruments; and pictures from the store."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from front_house import STORY, House
from PIL import Image

from make import make_masthead, make_picture, make_story
from tajuk.database.connect import dialect_of, open_for_writing, transaction
from tajuk.media.avif import make_next
from tajuk.media.keeping import keep_picture
from tajuk.media.store import open_store
from tajuk.story.documents import Board
from tajuk.tape import schema, writer
from tajuk.tape.instrument import Instrument, Licence
from tajuk.tape.quote import Quote

AT = datetime(2026, 3, 4, 4, 0, tzinfo=UTC)
LQ45 = Instrument(symbol="LQ45", kind="index", name="Indeks LQ45", names={"en": "LQ45 index"})
GOLD = Instrument(symbol="EMAS", kind="metal", name="Emas", licence=Licence(redistribute=False))
SECRET = Instrument(symbol="RAHASIA", kind="index", name="Rahasia", licence=Licence(may_show="nobody"))


def quote(symbol: str, value: str, minutes: int = 0) -> Quote:
    at = AT + timedelta(minutes=minutes)
    return Quote(symbol=symbol, value=Decimal(value), previous=Decimal(800), exchange_at=at, received_at=at,
                 source="Bursa", delay="delayed")  # fmt: skip


def append(url: str, *quotes: Quote) -> None:
    connection = open_for_writing(url)
    with transaction(connection) as cursor:
        schema.create(cursor, dialect_of(connection))
        for instrument in (LQ45, GOLD, SECRET):
            writer.list_instrument(cursor, instrument, at=AT)
        writer.append(cursor, quotes)
    connection.close()


@pytest.fixture
def market(tmp_path: Path, houses: Callable[..., House]) -> House:
    tape = f"sqlite:{tmp_path}/tape.db"
    append(tape, quote("LQ45", "895.84"), quote("EMAS", "1325000"), quote("RAHASIA", "7"))
    house = houses(tape_url=tape)
    strip = Board(guid="b1", slug="strip", name="Indikator", symbols=("LQ45", "EMAS", "RAHASIA", "TIADA"))
    indices = Board(guid="b2", slug="indeks", name="Indeks saham", symbols=("LQ45",), names={"en": "Indices"})
    house.publish(make_masthead(), make_story(instruments=("LQ45",)), strip, indices)
    return house


def strip_of(html: str) -> str:
    return html.partition('class="strip"')[2].partition("</section>")[0]


def test_the_strip_stands_on_every_page_in_the_readers_numbers(market: House) -> None:
    assert "895,84" in strip_of(market.get(STORY).text)
    assert "+11,98%" in strip_of(market.get("/").text)
    assert "895.84" in strip_of(market.get("/en").text)
    assert "895,84" in strip_of(market.get("/nothing").text)


def test_every_figure_of_the_strip_says_when_it_was_true(market: House) -> None:
    strip = strip_of(market.get("/").text)

    assert 'datetime="2026-03-04T11:00:00+07:00">04 Mar 2026, 11:00 WIB</time>' in strip
    assert 'data-stale-at="2026-03-04T11:45:00+07:00"' in strip


def test_a_new_quote_is_in_the_strip_of_the_next_page(market: House, tmp_path: Path) -> None:
    market.get("/")

    append(f"sqlite:{tmp_path}/tape.db", quote("LQ45", "901.5", minutes=1))

    assert "901,50" in strip_of(market.get("/").text)


def test_a_figure_nobody_may_see_is_a_dash(market: House) -> None:
    strip = strip_of(market.get("/").text)

    assert "RAHASIA" in strip
    assert "7,00" not in strip


def test_the_boards_are_one_page(market: House) -> None:
    html = market.get("/market").text

    assert "Indeks saham" in html and "895,84" in html and "Sumber: Bursa, tertunda" in html
    assert "Indices" in market.get("/en/market").text


def test_an_instrument_has_a_page_with_its_stories(market: House) -> None:
    html = market.get("/market/LQ45").text

    assert "Indeks LQ45" in html
    assert "Perajin tempe" in html.partition('class="instrument"')[2]


def test_an_instrument_shows_its_course_its_days_and_the_others_of_its_board(market: House, tmp_path: Path) -> None:
    append(f"sqlite:{tmp_path}/tape.db", quote("LQ45", "880", minutes=-30 * 24 * 60))
    market.publish(Board(guid="b2", slug="indeks", name="Indeks saham", symbols=("LQ45", "EMAS")))

    page = market.get("/market/LQ45").text.partition('class="instrument"')[2]

    assert "chart-year" in page and "880,00" in page and "02 Feb 2026" in page
    assert 'id="board-indeks"' in page and 'href="/market/EMAS"' in page


def test_figures_nobody_may_see_have_no_course(market: House, tmp_path: Path) -> None:
    append(f"sqlite:{tmp_path}/tape.db", quote("RAHASIA", "9", minutes=-24 * 60))

    page = market.get("/market/RAHASIA").text.partition('class="instrument"')[2].partition("</article>")[0]

    assert "Rahasia" in page and "<svg" not in page and "<table" not in page


def test_a_market_page_tells_machines_what_it_is(market: House) -> None:
    html = market.get("/en/market/LQ45").text

    assert 'content="LQ45 index: 895.84, +11.98%. As of 04 Mar 2026, 11:00 WIB. Source: Bursa, delayed"' in html
    assert 'property="og:title" content="LQ45 index"' in html
    assert 'href="https://contoh.example/en/market/LQ45.json"' in html


def test_the_boards_lead_to_what_was_written_about_them(market: House) -> None:
    assert "Perajin tempe" in market.get("/market").text.partition('class="market-stories"')[2]


def test_an_instrument_is_told_as_json_in_exact_figures(market: House) -> None:
    told = market.get("/market/LQ45.json").json()

    assert (told["value"], told["change"], told["source"], told["delay"]) == ("895.84", "95.84", "Bursa", "delayed")
    assert told["at"] == "2026-03-04T04:00:00+00:00"


def test_figures_that_may_not_be_passed_on_are_not_in_the_json(market: House) -> None:
    assert market.get("/market/EMAS.json").json()["value"] is None
    assert "1.325.000" in market.get("/market/EMAS").text


def test_without_a_tape_pages_have_no_strip(house: House, tmp_path: Path, houses: Callable[..., House]) -> None:
    broken = houses(house.url, tape_url=f"sqlite:{tmp_path}/no-tape.db")
    house.publish(Board(guid="b1", slug="strip", name="Indikator", symbols=("LQ45",)))

    for front in (house, broken):
        answer = front.get(STORY)
        assert answer.status_code == 200
        assert strip_of(answer.text) == ""


def test_a_picture_is_served_for_ever_from_the_store(tmp_path: Path, houses: Callable[..., House]) -> None:
    raw = io.BytesIO()
    Image.new("RGB", (700, 400), "teal").save(raw, "JPEG")
    store = open_store(tmp_path / "media")
    kept = keep_picture(store, raw.getvalue())
    house = houses(media=tmp_path / "media")
    house.publish(make_masthead(), make_story(picture=make_picture(media=kept.digest, width=700, height=400)))

    answer = house.get(f"/media/{kept.digest}/640.webp")

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/webp")
    assert "immutable" in answer.headers["cache-control"]
    assert house.get(f"/media/{kept.digest}/640.webp", if_none_match=answer.headers["etag"]).status_code == 304
    assert house.get(f"/media/{kept.digest}/1600.webp").status_code == 404

    store.erase(kept.digest)
    assert house.get(f"/media/{kept.digest}/640.webp").status_code == 410


def test_an_avif_is_answered_by_the_webp_until_it_is_made(tmp_path: Path, houses: Callable[..., House]) -> None:
    raw = io.BytesIO()
    Image.effect_noise((700, 400), 90).convert("RGB").save(raw, "JPEG")
    store = open_store(tmp_path / "media")
    path = f"/media/{keep_picture(store, raw.getvalue()).digest}/640.avif"
    house = houses(media=tmp_path / "media")

    before, made, after = house.get(path), make_next(store), house.get(path)

    assert before.headers["content-type"] == "image/webp" and "immutable" not in before.headers["cache-control"]
    assert after.headers["content-type"] == "image/avif" and "immutable" in after.headers["cache-control"]
    assert before.headers["etag"] != after.headers["etag"]
    assert house.get(path.replace("640", "1600")).status_code == 404
    store.erase(made.digest)
    assert house.get(path).status_code == 410


def test_every_picture_a_page_names_is_served(tmp_path: Path, houses: Callable[..., House]) -> None:
    raw = io.BytesIO()
    Image.new("RGB", (1000, 600), "navy").save(raw, "PNG")
    kept = keep_picture(open_store(tmp_path / "media"), raw.getvalue())
    house = houses(media=tmp_path / "media")
    house.publish(make_masthead(), make_story(picture=make_picture(media=kept.digest, width=1000, height=600)))
    pages = "".join(house.get(path).text for path in (STORY, "/", "/feed.xml", "/sitemap-2026-03.xml", f"{STORY}.json"))

    named = set(re.findall(rf"/media/{kept.digest}/\d+\.\w+", pages))

    assert len(named) >= 6
    for path in named:
        assert house.get(path).status_code == 200, path
