"""Wire text as it came over the line becomes stories."""

import io
from datetime import UTC, datetime

import pytest

from tajuk.story.blocks import Heading, Paragraph
from tajuk.story.story import Byline, Story
from tajuk.story.text import plain
from tajuk.wire import wire_text
from tajuk.wire.formats import recognise
from tajuk.wire.item import Item, Refused, WireError

ANPA = (
    b"\x16\x16\x01W2870\x1f_asian\r\nu f\x13\x11 BC-Kopi     09-01 0100\r\n\x02^BC-Kopi-Harga,46<\r\n"
    b"^Harga kopi naik<\r\n^Eds: Dengan foto.<\r\n^By SARI DEWI=\r\n\t   MEDAN (KB) _ Kata ``satu'' dan\r\ndua.\r\n"
    b"^PASAR=\r\n\t   Kata tiga.\r\n\x03AP-WF-09-01-26 0500GMT<\r\n\x0c\r\n\x04"
)
IPTC = (
    b"\x01abc0007 3 e 93  kb 1888\r\n\r\nKopi/harga/\r\n\x02EKSTRA\r\nHarga kopi naik =\r\n\r\n"
    b"Medan (kb) - Kata satu\r\ndan dua.\r\n\r\nKata tiga.\r\n\r\n# Notebook\r\n\r\nTelepon\r\n"
    b"\x03010500 GMT Sep 26\r\n\x04"
)


def read(raw: bytes) -> list[Item]:
    return list(wire_text.parse(io.BytesIO(raw)))


def test_an_anpa_transmission_is_a_story():
    [story] = read(ANPA)

    assert isinstance(story, Story)
    assert (story.headline, story.slug, story.urgency) == ("Harga kopi naik", "bc-kopi-harga", 3)
    assert story.published_at == datetime(2026, 9, 1, 5, tzinfo=UTC)
    assert (story.bylines, story.ednote) == ((Byline("SARI DEWI"),), "Eds: Dengan foto.")
    assert [(type(block), plain(block.text)) for block in story.body] == [
        (Paragraph, "MEDAN (KB) – Kata “satu” dan dua."),
        (Heading, "PASAR"),
        (Paragraph, "Kata tiga."),
    ]


def test_an_iptc_7901_transmission_is_a_story():
    [story] = read(IPTC)

    assert (story.headline, story.kicker, story.slug) == ("Harga kopi naik", "EKSTRA", "kopi-harga")
    assert story.published_at == datetime(2026, 9, 1, 5, tzinfo=UTC)
    assert [plain(block.text) for block in story.body] == ["Medan (kb) - Kata satu dan dua.", "Kata tiga."]
    assert "Telepon" in story.ednote


def test_several_transmissions_follow_each_other_and_an_unknown_one_is_refused_with_its_line():
    items = read(ANPA + b"\x01???\r\n\x02x\x03\x04" + IPTC)

    assert [type(item) for item in items] == [Story, Refused, Story]
    assert items[1].line == 13


def test_odd_bytes_are_read_as_windows_1252():
    assert "café" in plain(read(ANPA.replace(b"Kata tiga", b"caf\xe9"))[0].body[-1].text)


def test_a_transmission_cut_short_is_read_as_far_as_it_goes():
    assert read(ANPA[:230])[0].headline == "Harga kopi naik"


def test_what_is_no_transmission_is_refused_whole():
    with pytest.raises(WireError):
        read(b"kata saja")


def test_every_real_transmission_is_recognised_and_read(shared):
    for path in sorted((shared / "data/agency-other/wire-text").iterdir()):
        raw = path.read_bytes()
        [story] = read(raw)
        assert recognise(raw[:65_536]) == "wire_text"
        assert story.headline, path
        assert story.body, path
        assert story.ran_at, path
