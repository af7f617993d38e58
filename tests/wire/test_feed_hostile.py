"""Feeds made to break a reader: one clear line, nothing lost beside it, and soon."""

import io
import time

import pytest
from feeds_make import WHOLE_ITEM, items_of, refused_of, rss_feed, stories_of

from tajuk.wire import json_feed, opml, rss
from tajuk.wire.item import Refused, Subscription, WireError

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(2, 10))
BOMB = f'<!DOCTYPE rss [<!ENTITY l1 "ha">{LAUGHS}]>'.encode()
PLAIN = rss_feed(WHOLE_ITEM, "<item><title>Kedua</title></item>")
BAD_ITEMS = {
    "cut word": "<item><title>Separuh</ti",
    "too deep": f"<item><title>Dalam</title><description>{'<i>' * 1000}{'</i>' * 1000}</description></item>",
    "stray tags": "<item><title>A</b></title></item>",
    "an open section": "<item><title>A</title><description><![CDATA[teks</description></item>",
}
SLOW = {
    "a line of 9 MB": "<item><title>x</title><description>" + "kata " * 1_800_000 + "</description></item>",
    "many marks": "<item><title>" + "&lt;b&gt;" * 300_000 + "</title></item>",
    "many ampersands": "<item><title>x " + "&" * 300_000 + "</title></item>",
    "open sections": "<item><title><![CDATA[" * 20_000,
    "open comments": "<item><title><!--" * 20_000,
    "many categories": "<item><title>x</title>" + "<category>c</category>" * 100_000 + "</item>",
    "a long address of mail": "<item><title>x</title><author>" + "@(" * 200_000 + "</author></item>",
    "a long date": "<item><title>x</title><pubDate>" + "1 Jan " * 100_000 + "</pubDate></item>",
    "many attributes": "<item " + 'a="1" ' * 50_000 + "><title>x</title></item>",
}


def with_document_type(text: bytes, feed: bytes = PLAIN) -> bytes:
    return feed.replace(b"?>\n", b"?>\n" + text, 1)


def test_an_entity_made_of_entities_costs_its_item_alone():
    feed = rss_feed(WHOLE_ITEM, "<item><title>&l9;</title></item>", WHOLE_ITEM.replace("utuh", "dua"))

    items = items_of(with_document_type(BOMB, feed))

    assert len([item for item in items if isinstance(item, Refused)]) == 1
    assert len(stories_of(with_document_type(BOMB, feed))) == 2
    assert "entity l9" in refused_of(with_document_type(BOMB, feed))[0].reason


@pytest.mark.parametrize("declared", ['SYSTEM "file:///etc/passwd"', 'PUBLIC "x" "http://127.0.0.1:9/x"'])
def test_an_entity_that_lies_elsewhere_is_never_read(declared):
    feed = with_document_type(
        f"<!DOCTYPE rss [<!ENTITY x {declared}>]>".encode(), rss_feed("<item><title>&x;</title></item>")
    )

    (refused,) = refused_of(feed)

    assert "never read" in refused.reason and not stories_of(feed)


def test_a_short_entity_of_plain_words_is_written_out():
    feed = with_document_type(
        b'<!DOCTYPE rss [<!ENTITY kota "Kota &#38; Desa">]>', rss_feed("<item><title>&kota;</title></item>")
    )

    assert [story.headline for story in stories_of(feed)] == ["Kota & Desa"]
    assert refused_of(feed) == []


@pytest.mark.parametrize("bad", BAD_ITEMS.values(), ids=BAD_ITEMS)
def test_one_bad_item_does_not_stop_the_feed(bad):
    feed = rss_feed(WHOLE_ITEM, bad, WHOLE_ITEM.replace("utuh", "lain"))

    links = [story.origin.link for story in stories_of(feed)]

    assert {"https://kabar.example/utuh", "https://kabar.example/lain"} <= set(links)
    assert refused_of(feed)[0].line > 0


@pytest.mark.parametrize("missing", [8, 30, 60, 100])
def test_a_feed_cut_short_gives_what_is_whole_and_says_so(missing):
    whole = rss_feed(*(WHOLE_ITEM.replace("utuh", f"n{number}") for number in range(3)))

    feed = whole[:-missing]

    assert 2 <= len(stories_of(feed)) <= 3
    assert len(refused_of(feed)) == 1


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_what_is_made_to_be_slow_is_not(text):
    began = time.process_time()

    items_of(rss_feed(WHOLE_ITEM, text))

    assert time.process_time() - began < 8  # twenty times what it takes; a square would take minutes


@pytest.mark.parametrize(
    "raw", [b"", b" \n", b"\x00" * 99, b"%PDF-1.7", b"\x1f\x8b\x08rusak", b"<html><p>x", b"<feed/>"]
)
def test_what_is_no_feed_is_refused_in_one_line(raw):
    with pytest.raises(WireError) as refused:
        list(rss.parse(io.BytesIO(raw)))

    assert "\n" not in str(refused.value)


def test_a_feed_beyond_all_measure_is_refused_before_it_is_read():
    with pytest.raises(WireError, match="longer than 32 MB"):
        list(rss.parse(io.BytesIO(b"<rss>" + b" " * (33 << 20))))


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-16", "utf-16"),
        ("utf-32", "utf-32"),
        ("utf-8-sig", "utf-8"),
        ("latin-1", "iso-8859-1"),
        ("cp1252", "utf-8"),
    ],
)
def test_an_encoding_is_known_by_its_bytes(encoding, declared):
    text = rss_feed("<item><title>Café</title></item>").decode().replace("UTF-8", declared)

    assert [story.headline for story in stories_of(text.encode(encoding))] == ["Café"]


@pytest.mark.parametrize("declared", ["x-tidak-ada", "punycode", "idna", "utf-7"])
def test_an_encoding_nobody_knows_is_not_believed(declared):
    feed = rss_feed(WHOLE_ITEM).replace(b"UTF-8", declared.encode())

    assert len(stories_of(feed)) == 1


def test_json_that_breaks_off_gives_what_is_whole():
    raw = b'{"version":"https://jsonfeed.org/version/1.1","title":"K","items":[{"id":"1","title":"A"},\n{"id":"2","ti'

    items = list(json_feed.parse(io.BytesIO(raw)))

    assert [type(item).__name__ for item in items] == ["Site", "Story", "Refused"]
    assert items[-1].line == 2


@pytest.mark.parametrize("value", ["[" * 100_000, "9" * 100_000, '"\\ud800"', "null", "[null, 1, {}]"])
def test_odd_json_is_no_accident(value):
    raw = f'{{"version":"https://jsonfeed.org/version/1.1","items":[{{"id":"1","title":"A"}},{value}]}}'

    items = list(json_feed.parse(io.BytesIO(raw.encode())))

    assert sum(isinstance(item, Refused) for item in items) >= 1


def test_a_field_of_another_type_says_nothing():
    raw = (
        b'{"version":"https://jsonfeed.org/version/1","items":[{"id":7,"title":"A","tags":3,"authors":[1],"image":{}}]}'
    )

    (story,) = stories_of(raw)

    assert (story.origin.item, story.topics, story.bylines, story.picture) == ("7", (), (), None)


def test_a_list_of_feeds_with_a_bad_address_is_read_to_its_end():
    outlines = b'<outline xmlUrl="javascript:x" text="A"/><outline xmlUrl="https://b.example/" text="B&nbsp;C"/>'

    items = list(opml.parse(io.BytesIO(b"<opml><body>" + outlines + b"</body></opml>")))

    assert [item.url for item in items if isinstance(item, Subscription)] == ["https://b.example/"]
    assert [item.item for item in items if isinstance(item, Refused)] == ["A", "list"]
