"""OPML: every outline is a feed to follow, or skipped by its kind."""

import io

import pytest

from tajuk.wire import opml
from tajuk.wire.item import Site, Skipped, Subscription, WireError

LIST = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Bacaan</title></head><body>
<outline text="Bisnis"><outline text="Kabar" type="rss" xmlUrl="https://k.example/rss" htmlUrl="https://k.example/"/></outline>
<outline text="Lain" type="link" url="https://l.example/"/></body></opml>"""


def test_every_outline_is_one_item():
    assert list(opml.parse(io.BytesIO(LIST))) == [
        Site(title="Bacaan"),
        Skipped(kind="outline", item="Bisnis"),
        Subscription(url="https://k.example/rss", title="Kabar", home="https://k.example/", folder=("Bisnis",)),
        Skipped(kind="link", item="Lain"),
    ]


@pytest.mark.parametrize("raw", [b"<rss/>", b"<opml><body><outline</body></opml>", b"x"])
def test_what_is_no_list_is_refused_in_one_line(raw):
    with pytest.raises(WireError) as refused:
        list(opml.parse(io.BytesIO(raw)))

    assert "\n" not in str(refused.value)
