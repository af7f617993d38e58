"""Whatever happens to an agency's file on its way, reading it ends in items, refusals of one line, or a WireError."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from outgoing_make import PLACES, PUBLISHER, make_item

from tajuk.wire import ap_media, newsml_1, newsml_g2, ninjs, nitf, wire_text
from tajuk.wire.item import Refused, WireError

WHOLE = {wire: wire.dump(make_item(), PLACES, PUBLISHER) for wire in (ninjs, newsml_g2, nitf)}
READERS = (ninjs, newsml_g2, nitf, newsml_1, ap_media, wire_text)
DAMAGE = st.tuples(st.integers(0, 10_000), st.integers(0, 300), st.binary(max_size=12))


def lines_of_refusals(wire, raw: bytes) -> list[str]:
    try:
        items = list(wire.parse(io.BytesIO(raw)))
    except WireError as refused:
        return [str(refused)]
    return [f"{item.item}{item.reason}" for item in items if isinstance(item, Refused)]


@pytest.mark.parametrize("wire", WHOLE, ids=lambda wire: wire.__name__)
@settings(max_examples=80, deadline=None)
@given(damage=st.lists(DAMAGE, min_size=1, max_size=3))
def test_a_damaged_file_is_read_or_refused_in_one_line(wire, damage):
    raw = WHOLE[wire]
    for at, lost, odd in damage:
        at %= len(raw)
        raw = raw[:at] + odd + raw[at + lost :]

    assert all("\n" not in line for line in lines_of_refusals(wire, raw))


@pytest.mark.parametrize("wire", READERS, ids=lambda wire: wire.__name__)
@settings(max_examples=40, deadline=None)
@given(raw=st.binary(max_size=400))
def test_any_bytes_are_refused_in_one_line(wire, raw):
    assert all("\n" not in line for line in lines_of_refusals(wire, raw))


@pytest.mark.parametrize("wire", WHOLE, ids=lambda wire: wire.__name__)
def test_a_file_of_another_format_is_refused_whole(wire):
    for other, raw in WHOLE.items():
        if other is not wire:
            assert len(lines_of_refusals(wire, raw)) == 1


@pytest.mark.parametrize("wire", (newsml_g2, nitf, newsml_1), ids=lambda wire: wire.__name__)
def test_a_text_without_end_is_refused(wire):
    name = {newsml_g2: b"newsItem", nitf: b"nitf", newsml_1: b"NewsItem"}[wire]

    [line] = lines_of_refusals(wire, b"<" + name + b' guid="x"><p>' + b"x" * (12 << 20))

    assert "nested too deep" in line or "ill-formed" in line
