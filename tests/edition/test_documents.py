"""Documents packed and back: what is damaged is said to be damaged, and memory is bounded."""

import random

import pytest

from newsroom import opened, publish, story
from tajuk.edition import documents, reader
from tajuk.edition.errors import EditionError
from tajuk.story import codec


def test_what_was_packed_comes_back():
    raw = random.Random(1).randbytes(5000)

    assert documents.unpack(documents.pack(raw)) == raw
    assert documents.unpack(documents.pack(b"")) == b""


def test_any_flipped_bit_is_damage():
    packed = documents.pack(codec.encode(story()))

    for place in range(len(packed)):
        for bit in range(8):
            odd = bytearray(packed)
            odd[place] ^= 1 << bit
            with pytest.raises(EditionError, match="damaged"):
                documents.unpack(bytes(odd))


@pytest.mark.parametrize("length", [0, 1, 4, 5, 20])
def test_a_truncated_document_is_damage(length):
    with pytest.raises(EditionError, match="damaged"):
        documents.unpack(documents.pack(codec.encode(story()))[:length])


def test_a_frame_that_claims_too_much_is_damage():
    frame = b"\x28\xb5\x2f\xfd\xe0" + (10**12).to_bytes(8, "little") + b"\x01\x00\x00"

    with pytest.raises(EditionError, match="size cannot be right"):
        documents.unpack(frame + documents._check(frame))


def test_a_document_too_large_is_refused_before_it_is_packed():
    with pytest.raises(EditionError, match="too large"):
        documents.pack(bytes(64_000_001))


def test_the_same_bytes_are_decoded_once():
    packed = documents.pack(codec.encode(story("once")))

    assert documents.document(packed) is documents.document(packed)


def test_what_is_kept_is_bounded_by_bytes_not_by_number():
    kept = documents._Kept()

    for number in range(300):
        raw = codec.encode(story(f"g{number}", headline="a" * 100_000))
        kept.keep(f"{number}".encode(), raw)
    kept.keep(b"huge", codec.encode(story("huge", headline="a" * 300_000)))

    assert 5 < len(kept._documents) < 12
    assert kept.get(b"299") is not None
    assert kept.get(b"0") is kept.get(b"huge") is None


def test_a_document_that_went_missing_is_an_error_not_gone(database_url):
    connection = opened(database_url)
    entry = publish(connection, story())
    cursor = connection.cursor()
    sqlite = hasattr(connection, "raw")
    cursor.execute(
        "drop trigger edition_document_remains" if sqlite else "alter table edition_document disable trigger user"
    )
    cursor.execute("delete from edition_document")

    with pytest.raises(EditionError, match="is missing"):
        reader.by_path(cursor, entry.path)

    connection.close()
