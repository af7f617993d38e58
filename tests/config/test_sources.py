"""The clerk tends the sources of an installation, and says how they do."""

from datetime import UTC, datetime, timedelta

import pytest

from tajuk.archive.demo.prices import listed
from tajuk.archive.demo.ticks import ticks
from tajuk.config.checking import check
from tajuk.config.clerk import begin_sources
from tajuk.config.data_folder import data_folder, open_tape, prepare
from tajuk.config.sources import SourceDuty, health_of, is_silent, sources_of
from tajuk.database.connect import transaction
from tajuk.tape import reader, writer

FRIDAY = datetime(2026, 11, 27, 3, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path):
    folder = data_folder(tmp_path, {})
    prepare(folder)
    (tmp_path / "sources.toml").write_text('[[source]]\nname = "demo"\nkind = "demo"\n')
    tape = open_tape(folder)
    with transaction(tape) as cursor:
        for each in listed():
            writer.list_instrument(cursor, each.instrument, at=FRIDAY)
    tape.close()
    return folder


def found(folder, what: str) -> list[tuple[bool, str]]:
    return [(each.good, each.found) for each in check(folder) if each.what == what]


def test_a_source_is_tended_and_says_how_it_does(folder):
    [source] = sources_of(folder)
    duty = SourceDuty(folder, source)

    assert duty() == source.every_s

    health = health_of(folder, source)
    assert health.appended == sum(each.course.live for each in listed())
    [(good, said)] = found(folder, "source demo")
    assert good and "appended" in said


def test_a_source_nobody_tends_and_one_long_silent_are_told(folder):
    [source] = sources_of(folder)
    assert found(folder, "source demo")[0][0] is False

    SourceDuty(folder, source)()

    health = health_of(folder, source)
    assert not is_silent(source, health, health.heard_at + timedelta(minutes=15))
    assert is_silent(source, health, health.heard_at + timedelta(minutes=16))


def test_sources_that_make_no_sense_stop_nothing_else(folder, capsys):
    (folder.path / "sources.toml").write_text("[[source]\n")

    assert begin_sources(folder) == 0
    assert found(folder, "sources")[0][0] is False


def test_the_demos_prices_move_around_their_closes_and_say_what_they_are():
    days = [ticks(FRIDAY + timedelta(hours=hours)) for hours in range(0, 96, 3)]
    index = [quote for made in days for quote in made if quote.symbol == "LQ45"]

    assert {(quote.source, quote.delay) for made in days for quote in made} == {("demo", "live")}
    assert len({quote.value for quote in index}) > 20
    assert all(abs(quote.value / quote.previous - 1) < 0.06 for quote in index)


def test_the_demos_price_at_a_close_is_the_close():
    close = datetime(2026, 11, 27, 9, 15, tzinfo=UTC)

    for before, after in zip(ticks(close - timedelta(seconds=4)), ticks(close), strict=True):
        assert after.previous == after.value
        assert abs(before.value - after.value) <= max(after.value / 500, 2)


def test_the_same_instant_gives_the_same_prices(folder):
    assert ticks(FRIDAY) == ticks(FRIDAY)
    assert next(quote.exchange_at for quote in ticks(FRIDAY + timedelta(seconds=3))) == FRIDAY
    tape = open_tape(folder)
    assert reader.head(tape.cursor()).seq == 0
    tape.close()
