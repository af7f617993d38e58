from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tajuk.pages.times import instant_line, machine, short_instant
from tajuk.pages.words import words_of

SEED = datetime(2023, 9, 5, 22, 49, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "language", "line"),
    [
        ("Asia/Jakarta", "id", "Rabu, 06 September 2023 / 05:49 WIB"),
        ("Asia/Makassar", "id", "Rabu, 06 September 2023 / 06:49 WITA"),
        ("Asia/Jayapura", "id", "Rabu, 06 September 2023 / 07:49 WIT"),
        ("Asia/Jakarta", "en", "Wednesday, 06 September 2023 / 05:49 WIB"),
    ],
)
def test_an_instant_is_written_in_the_mastheads_zone_and_the_pages_language(
    zone: str, language: str, line: str
) -> None:
    assert instant_line(SEED, ZoneInfo(zone), words_of(language)) == line


def test_a_card_writes_the_instant_short() -> None:
    assert short_instant(SEED, ZoneInfo("Asia/Jakarta"), words_of("id")) == "06 Sep 2023, 05:49 WIB"


def test_machines_get_the_offset() -> None:
    assert machine(SEED, ZoneInfo("Asia/Jakarta")) == "2023-09-06T05:49:00+07:00"
