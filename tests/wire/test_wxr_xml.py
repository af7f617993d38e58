"""Cutting XML into items, and repairing what is ill-formed."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.wire.xml import pieces, read, start_tag
from tajuk.wire.xml_repair import repaired, utf8
from tajuk.wire.xml_source import rereadable


def cut(raw: bytes) -> list[tuple[str, bytes, int, bool]]:
    return [(p.kind, p.raw, p.line, p.whole) for p in pieces(rereadable(io.BytesIO(raw)))]


def test_items_are_cut_with_their_lines():
    assert cut(b"<a>\n<item>1</item>\n\n<item x='y'>2\n</item >z") == [
        ("between", b"<a>\n", 1, True),
        ("item", b"<item>1</item>", 2, True),
        ("between", b"\n\n", 2, True),
        ("item", b"<item x='y'>2\n</item >", 4, True),
        ("between", b"z", 5, True),
    ]


@pytest.mark.parametrize(
    "item",
    [
        b"<item/>",
        b"<item a='b' />",
        b"<item><![CDATA[</item><item>]]></item>",
        b"<item><!-- </item> --></item>",
        b"<item><items/></item>",
        b"<item><![CDATA[ <![CDATA[ ]]></item>",
    ],
)
def test_what_only_looks_like_an_end_is_none(item):
    assert [(kind, raw) for kind, raw, _, whole in cut(b"a" + item + b"b") if kind == "item" and whole] == [
        ("item", item)
    ]


def test_a_section_nobody_closed_does_not_swallow_the_next_item():
    raw = b"<item><a><![CDATA[x</a></item>\n<item><a><![CDATA[y]]></a></item>"

    assert [whole for kind, _, _, whole in cut(raw) if kind == "item"] == [True, True]


@given(st.lists(st.sampled_from([b"<item>", b"</item>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"x\n", b"<item/>"])))
def test_no_byte_is_lost_or_read_twice(tokens):
    raw = b"".join(tokens)

    found = cut(raw)

    assert b"".join(piece for _, piece, _, _ in found) == raw
    assert all(line == 1 + raw[: raw.find(piece)].count(b"\n") for _, piece, line, _ in found[:1])


@given(st.binary(max_size=400))
def test_any_bytes_can_be_read_or_refused(raw):
    found = read(b"<item>" + raw + b"</item>", line=1, root=start_tag(b""))

    assert found.root is not None or found.problem


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        (b"a & b", b"a &amp; b"),
        (b"a &amp; &lt; &#233;", b"a &amp; &lt; &#233;"),
        (b"&nbsp;&eacute;", "\u00a0é".encode()),
        (b"&unknown;", b"&amp;unknown;"),
        (b"x&#8;&#x0;y", b"xy"),
        (b"<![CDATA[a & b]]> & c", b"<![CDATA[a & b]]> &amp; c"),
        (b"<a><![CDATA[x]]>]]></a>", b"<a><![CDATA[x]]></a>"),
        (b"<a><![CDATA[x</a><b>y</b>", b"<a><![CDATA[x]]></a><b>y</b>"),
    ],
)
def test_what_can_be_repaired_is(written, mended):
    assert repaired(written) == mended


@pytest.mark.parametrize(
    ("raw", "declared", "text"),
    [
        ("é".encode(), "utf-8", "é"),
        ("é".encode(), "iso-8859-1", "é"),
        (b"\xe9", "iso-8859-2", "é"),
        (b"\xe9 \x93", "utf-8", "é “"),
        (b"\xe9", "no-such-encoding", "é"),
        (b"\xed\xa0\xbd\xed\xb8\x80", "utf-8", "😀"),
        (b"a\x00b", "utf-8", "ab"),
    ],
)
def test_bytes_become_text_whatever_the_file_says_of_itself(raw, declared, text):
    assert utf8(raw, declared)[0].decode() == text
