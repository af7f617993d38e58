"""The index as readers have it."""

import shutil

import pytest
from indexed import Indexed

from make import make_masthead, make_story
from tajuk.search.errors import NoIndex


def test_what_is_committed_is_seen_at_once(indexed: Indexed) -> None:
    indexed.house.publish(make_masthead(), make_story())
    indexed.bring_up()
    before = indexed.reader.view().stand.seq

    indexed.house.publish(make_story(headline="Baru"))
    indexed.bring_up()

    assert indexed.reader.view().stand.seq == before + 1


def test_an_index_made_anew_is_seen_at_once(indexed: Indexed) -> None:
    indexed.house.publish(make_masthead(), make_story())
    indexed.bring_up()
    before = indexed.reader.view()
    indexed.house.publish(make_story(headline="Baru"))

    indexed.rebuild()

    assert (indexed.reader.view().searcher.num_docs, before.searcher.num_docs) == (3, 2)


def test_the_same_view_is_given_while_nothing_changes(indexed: Indexed) -> None:
    indexed.house.publish(make_masthead(), make_story())
    indexed.bring_up()

    assert indexed.reader.view() is indexed.reader.view()


def test_no_index_is_told_and_one_that_comes_back_is_read(indexed: Indexed) -> None:
    indexed.house.publish(make_masthead(), make_story())
    indexed.bring_up()
    indexed.reader.view()
    shutil.rmtree(indexed.folder.search)
    with pytest.raises(NoIndex):
        indexed.reader.view()

    indexed.bring_up()

    assert indexed.reader.view().searcher.num_docs == 2


def test_an_index_that_is_damaged_is_told(indexed: Indexed) -> None:
    indexed.house.publish(make_masthead(), make_story())
    indexed.bring_up()
    for meta in indexed.folder.search.glob("index-*/meta.json"):
        meta.write_text("{")

    with pytest.raises(NoIndex):
        indexed.reader.view()
