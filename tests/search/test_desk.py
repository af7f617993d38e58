"""The archive as a desk asks it."""

import pytest
from indexed import Indexed

from make import NOON, make_masthead, make_paragraph, make_story
from tajuk.search.desk import related_to, search
from tajuk.search.errors import NoIndex
from tajuk.search.finding import Wanted
from tajuk.search.relating import Text


def test_a_desk_finds_by_what_is_typed_and_written(indexed: Indexed) -> None:
    story = make_story(headline="Panen raya", body=(make_paragraph("Petani memanen padi di Subang."),))
    indexed.house.publish(make_masthead(), story)
    indexed.bring_up()

    found = search(indexed.reader, "memanen bagian:komoditas", Wanted(), now=NOON)
    beside = related_to(indexed.reader, Text("id", "Padi dari Subang"), indexed.stories)

    assert [hit.guid for hit in found.hits] == [one.guid for one in beside] == [story.guid]


def test_a_desk_without_an_index_is_told(indexed: Indexed) -> None:
    with pytest.raises(NoIndex):
        search(indexed.reader, "padi", Wanted(), now=NOON)
