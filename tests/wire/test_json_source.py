"""JSON from outside is cut at its objects, in flat memory, and what is broken says where."""

import contextlib
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.wire import json_source
from tajuk.wire.json_source import Document, documents
from tajuk.wire.xml_source import rereadable

LISTED = frozenset(("items",))
OBJECTS = st.lists(
    st.dictionaries(st.text(max_size=4), st.text(max_size=9) | st.lists(st.text('"{}[]\\', max_size=3)), max_size=3)
)


def cut(raw: bytes) -> list[Document]:
    with contextlib.closing(rereadable(io.BytesIO(raw))) as book:
        return list(documents(book, listed=LISTED))


def pieces(monkeypatch, raw: bytes) -> list[Document]:
    """Return what is cut when nothing is decoded at once, a few bytes at a time."""
    monkeypatch.setattr(json_source, "_AT_ONCE_BYTES", 0)
    monkeypatch.setattr(json_source, "_CHUNK_BYTES", 7)
    return cut(raw)


@given(objects=OBJECTS)
def test_lists_envelopes_and_lines_give_the_same_objects(objects):
    listed = cut(json.dumps(objects).encode())
    lines = cut("\n".join(json.dumps(one) for one in objects).encode()) if len(objects) > 1 else listed

    assert [one.value for one in listed] == objects
    assert [one.value for one in cut(json.dumps({"n": [{}], "items": objects}).encode())] == objects
    assert [one.value for one in lines] == objects


@pytest.mark.parametrize("indent", [None, 1])
def test_cut_in_small_pieces_or_decoded_at_once_is_the_same(monkeypatch, indent):
    objects = [{"a": 'x"y\\'}, {"b": [{"c": "}]"}]}, {}]
    raw = json.dumps({"items": objects}, indent=indent).encode()
    at_once = cut(raw)

    assert pieces(monkeypatch, raw) == at_once


def test_an_object_says_its_line():
    assert [one.line for one in cut(b'[\n{"a": 1},\n\n{"b": 2}]')] == [2, 4]


def test_a_file_cut_short_gives_what_is_whole_and_says_so():
    whole, cut_short = cut(b'[{"a": 1},\n {"b": "tida')

    assert whole.value == {"a": 1}
    assert (cut_short.line, cut_short.value) == (2, None)
    assert "cut short" in cut_short.problem


def test_control_characters_and_odd_bytes_are_read_and_named():
    [tab] = cut(b'{"a": "x\ty"}')
    [byte] = cut(b'{"a": "caf\xe9"}')

    assert tab.value == {"a": "x\ty"}
    assert byte.value == {"a": "café"}
    assert tab.problem
    assert "UTF-8" in byte.problem


@pytest.mark.parametrize("deep", [b"[" * 100_000, b'{"a":' * 100_000])
def test_depth_is_bounded(deep):
    assert [one.value for one in cut(deep)] == [None]


def test_a_text_without_end_is_not_kept(monkeypatch):
    monkeypatch.setattr(json_source, "LONGEST_BYTES", 1 << 20)

    for raw in (b'{"a":"' + b"x" * (9 << 20), b'{"a":1}\n{"b":"' + b"x" * (3 << 20) + b'"}\n{"c":1}'):
        assert any("longer" in one.problem for one in cut(raw))


def test_after_a_line_too_long_the_next_is_read(monkeypatch):
    monkeypatch.setattr(json_source, "LONGEST_BYTES", 1 << 20)
    monkeypatch.setattr(json_source, "_AT_ONCE_BYTES", 100)

    found = cut(b'{"a":1}\n{"b":"' + b"x" * (3 << 20) + b'"}\n{"c":1}')

    assert [(one.value, one.line) for one in found] == [({"a": 1}, 1), (None, 2), ({"c": 1}, 3)]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_wide_encodings_are_read(encoding):
    assert [one.value for one in cut('{"a": "é"}'.encode(encoding))] == [{"a": "é"}]
