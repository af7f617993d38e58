"""Dates of feeds, in all their dialects."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.wire.feed_dates import instant
from tajuk.wire.xml_writing import exact, rfc822

DIALECTS = {
    "Thu, 01 Jan 2004 19:48:21 GMT": (2004, 1, 1, 19, 48, 21),
    "Wed, 06 Sep 2023 05:49:00 +0700": (2023, 9, 5, 22, 49),
    "Rab, 06 Sep 2023 05:49 WIB": (2023, 9, 5, 22, 49),
    "1 Agustus 2024 10.00 WITA": (2024, 8, 1, 2),
    "Thursday, 01-Jan-04 19:48:21 GMT": (2004, 1, 1, 19, 48, 21),
    "Mon, 26 January 2004 16:31:00 EST": (2004, 1, 26, 21, 31),
    "Sun Jan  4 16:29:06 PST 2004": (2004, 1, 5, 0, 29, 6),
    "Thu Jan 01 2004 19:48:21 GMT+0100": (2004, 1, 1, 18, 48, 21),
    "Jan 5, 2012 3:04 PM": (2012, 1, 5, 15, 4),
    "Sat, Dec 16 2023 02:02:33 PM": (2023, 12, 16, 14, 2, 33),
    "Mon, 13 Apr 2020 24:00:00 +0000": (2020, 4, 14),
    "13 Okt. 2021 08:00": (2021, 10, 13, 8),
    "2003-12-31T10:14:55Z": (2003, 12, 31, 10, 14, 55),
    "2003-12-31T10:14:55.25+07:00": (2003, 12, 31, 3, 14, 55, 250000),
    "2003-12-31T10:14:55-0800": (2003, 12, 31, 18, 14, 55),
    "2003-12-31 10:14 EST": (2003, 12, 31, 15, 14),
    "2020-06-30T23:59:60Z": (2020, 6, 30, 23, 59, 59),
    "20040104T101112Z": (2004, 1, 4, 10, 11, 12),
    "2003": (2003, 1, 1),
    "2003-12": (2003, 12, 1),
    "2003-335": (2003, 12, 1),
    "2003-W14-2": (2003, 4, 1),
    "2004년 05월 28일  01:31:15": (2004, 5, 28, 1, 31, 15),
    "2004-05-25 오후 11:23:17": (2004, 5, 25, 23, 23, 17),
    "Κυρ, 11 Ιούλ 2004 12:00:00 EST": (2004, 7, 11, 17),
    "2004-július-13T9:15-05:00": (2004, 7, 13, 14, 15),
    "1700000000": (2023, 11, 14, 22, 13, 20),
}


@pytest.mark.parametrize(("written", "at"), DIALECTS.items())
def test_a_dialect_is_understood(written, at):
    assert instant(written) == datetime(*at, tzinfo=UTC)


@pytest.mark.parametrize("written", ["", "kemarin", "0000-00-00 00:00:00", "2004-02-30T00:00:00Z", "9999-12-31", "13"])
def test_what_says_nothing_is_no_date(written):
    assert instant(written) is None


@given(at=st.datetimes(datetime(1995, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)))
def test_what_we_write_is_read_back(at):
    assert instant(exact(at)) == at
    assert instant(rfc822(at)) == at.replace(microsecond=0)


@given(written=st.text("0123456789-:+.TZ/, JanGMT", max_size=40) | st.text(max_size=200))
def test_no_text_is_an_accident(written):
    found = instant(written)

    assert found is None or found.utcoffset().total_seconds() == 0
