"""Documents to bytes and back."""

import json
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given, settings

from make import make_body, make_masthead, make_page, make_paragraph, make_story
from strategies import documents, stories
from tajuk.story import codec, migrations, story
from tajuk.story.blocks import Quote, Unknown
from tajuk.story.codec import DocumentError, decode, digest, encode

_POLL = b'{"kind":"poll","question":"Naik atau turun?","answers":[1, 2.50,"\\u00e9"]}'


@given(documents())
def test_a_document_of_any_kind_comes_back_as_it_went(document):
    assert decode(encode(document)) == document


@given(documents())
def test_every_document_says_its_schema(document):
    assert json.loads(encode(document))["schema"] == story.SCHEMA


@given(stories())
@settings(max_examples=40)
def test_what_was_decoded_has_the_same_bytes(drawn):
    assert encode(decode(encode(drawn))) == encode(drawn)


def test_what_is_not_said_takes_no_space():
    assert b"kicker" not in encode(make_story()) and b"urgency" not in encode(make_story())


def test_carried_fields_in_another_order_are_the_same_document():
    one, other = (
        make_story(carried={"a": 1, "b": {"x": 1, "y": 2}}),
        make_story(carried={"b": {"y": 2, "x": 1}, "a": 1}),
    )

    assert digest(encode(one)) == digest(encode(other))


def test_another_process_gives_the_same_digest():
    program = "import make, tajuk.story.codec as c; print(c.digest(c.encode(make.make_story(carried=dict(b=1, a=2)))))"
    found = subprocess.run(
        [sys.executable, "-c", program], env={"PYTHONPATH": ":".join(sys.path)}, capture_output=True, check=True
    )

    assert found.stdout.decode().strip() == digest(encode(make_story(carried={"a": 2, "b": 1})))


@pytest.mark.parametrize("make", [make_story, make_page])
def test_a_block_of_an_unknown_kind_is_given_back_byte_for_byte(make):
    raw = _with_block(make(body=make_body(2)), _POLL)

    document = decode(raw)

    assert [type(block).__name__ for block in document.body] == ["Paragraph", "Paragraph", "Unknown"]
    assert _POLL in encode(document)
    assert decode(encode(document)) == document


def test_an_unknown_kind_inside_a_container_keeps_the_whole_container():
    quote = b'{"kind":"quote","body":[' + _POLL + b'],"cite":[]}'

    document = decode(_with_block(make_story(), quote))

    assert document.body[-1] == Unknown(quote)
    assert quote in encode(document)


def test_an_unknown_field_of_a_newer_release_does_not_stop_this_one():
    fields = {**json.loads(encode(make_story())), "schema": story.SCHEMA + 1, "mood": "calm"}

    assert decode(msgspec.json.encode(fields)).headline == make_story().headline


def test_an_older_document_is_brought_up_step_by_step(monkeypatch):
    _two_schemas_later(monkeypatch)
    fields = {**json.loads(encode(make_story(headline=""))), "schema": 1, "title": "Arsip"}

    document = decode(msgspec.json.encode(fields))

    assert (document.headline, document.kicker, document.schema) == ("ARSIP", "dari arsip", 3)


def test_a_document_of_this_schema_is_not_migrated(monkeypatch):
    _two_schemas_later(monkeypatch)
    raw = encode(make_story(schema=3))

    assert migrations.migrated(raw) == raw


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"kind":"story"}',
        b'{"kind":"nonsense","guid":"x"}',
        b'{"kind":"story","body":5}',
        b"\xff\xfe",
    ],
)
def test_bytes_that_are_no_document_are_refused_in_one_line(raw):
    with pytest.raises(DocumentError) as refused:
        decode(raw)

    assert "restore it from a backup" in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_quote_holds_blocks():
    document = make_story(body=(Quote((make_paragraph("Kami menunggu."),), make_paragraph("Sari").text),))

    assert decode(encode(document)) == document


def _with_block(document, raw):
    """Return a document's bytes with one more block at the end of its body."""
    encoded = encode(document)
    fields = msgspec.json.decode(encoded, type=dict[str, msgspec.Raw])
    blocks = [*msgspec.json.decode(fields["body"], type=list[msgspec.Raw]), msgspec.Raw(raw)]
    return msgspec.json.encode({**fields, "body": blocks})


def _two_schemas_later(monkeypatch):
    """Pretend that this release writes schema 3: titles became headlines, then shouting ones."""

    def renamed(fields):
        return {**fields, "headline": fields.pop("title")}

    def shouted(fields):
        return {**fields, "headline": fields["headline"].upper(), "kicker": "dari arsip"}

    monkeypatch.setattr(migrations, "STEPS", {1: renamed, 2: shouted})
    for module in (story, migrations, codec):
        monkeypatch.setattr(module, "SCHEMA", 3)


def test_a_default_that_was_put_together_is_left_out():
    byline = story.Byline("Ani", role="".join(("repor", "ter")))

    raw = encode(make_story(access="".join(("fr", "ee")), bylines=(byline,)))

    assert b'"access"' not in raw and b'"role"' not in raw


def test_a_masthead_has_the_same_bytes_wherever_its_words_come_from():
    assert encode(make_masthead(zone="".join(("Asia/", "Jakarta")))) == encode(make_masthead(zone="Asia/Jakarta"))
