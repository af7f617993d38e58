"""From the edition's log to the index: equal after every entry, whatever happens to it."""

import json

import pytest
import tantivy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from indexed import Indexed

from make import NOON, make_masthead, make_section, make_story
from tajuk.config.indexing import equality
from tajuk.database.connect import transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.search import projecting, shelf
from tajuk.search.errors import LockBusy, NoIndex, Outdated
from tajuk.search.projecting import stamps, stand_of
from tajuk.search.schema import STAND


def count(indexed: Indexed, word: str) -> int:
    """Return how many stories hold a term."""
    searcher = tantivy.Index.open(str(shelf.current(indexed.folder.search))).searcher()
    return searcher.search(tantivy.Query.term_query(projecting.schema(), "words", word), 10).count or 0


def test_a_published_story_is_found_and_a_killed_one_is_not(indexed: Indexed) -> None:
    story = make_story(headline="Sapi", deck="zamrud")
    indexed.house.publish(make_masthead(), make_section(), story, make_story(headline="Lain"))
    indexed.bring_up()
    found = count(indexed, "zamrud")

    indexed.house.kill(story.guid)
    indexed.bring_up()

    assert (found, count(indexed, "zamrud")) == (1, 0)
    assert indexed.equality().is_equal


def test_a_damaged_document_keeps_no_other_story_from_being_found(indexed: Indexed) -> None:
    damaged = publication(make_story(headline="Rusak"), indexed.house.masthead)
    indexed.house.publish(make_masthead(), make_section())
    with transaction(indexed.house.connection) as cursor:
        writer.append(cursor, damaged._replace(packed=damaged.packed[:20]), at=NOON)
    indexed.house.publish(make_story(headline="Sapi", deck="zamrud"))

    indexed.bring_up()

    assert count(indexed, "zamrud") == 1
    assert indexed.equality().is_equal


def test_a_corrected_story_is_found_by_its_new_words_alone(indexed: Indexed) -> None:
    indexed.house.publish(make_masthead(), make_section(), make_story(deck="zamrud"))
    indexed.bring_up()

    indexed.house.publish(make_story(deck="safir"))
    indexed.bring_up()

    assert (count(indexed, "zamrud"), count(indexed, "safir")) == (0, 1)


def test_a_rebuild_gives_what_following_gave(indexed: Indexed) -> None:
    indexed.house.publish(make_masthead(), make_section())
    indexed.bring_up()
    for number in range(30):
        indexed.house.publish(make_story(headline=f"Berita {number}"))
        indexed.bring_up()
    indexed.house.withdraw(make_story(headline="Berita 3").guid)
    indexed.bring_up()
    followed = sorted(stamps(tantivy.Index.open(str(shelf.current(indexed.folder.search))).searcher()))

    stories = indexed.rebuild()

    rebuilt = sorted(stamps(tantivy.Index.open(str(shelf.current(indexed.folder.search))).searcher()))
    assert (stories, rebuilt) == (29, followed)


def test_an_erased_story_asks_for_a_rebuild_that_leaves_no_term_of_it(indexed: Indexed) -> None:
    story = make_story(deck="zamrud")
    indexed.house.publish(make_masthead(), make_section(), make_story(headline="Lain"))
    seq = indexed.house.publish(story)
    indexed.bring_up()
    before, files = terms(indexed, "zam"), shelf.current(indexed.folder.search)

    indexed.house.kill(story.guid)
    indexed.house.erase(seq)
    projection = indexed.open()
    with pytest.raises(Outdated):
        projection.catch_up(indexed.record.read)
    projection.close()
    indexed.rebuild()

    assert (before, terms(indexed, "zam")) == (["zamrud"], [])
    assert not files.exists()
    assert indexed.equality().is_equal


def terms(indexed: Indexed, start: str) -> list[str]:
    """Return the terms of bodies that begin so, as the files hold them, whoever may be found by them."""
    searcher = tantivy.Index.open(str(shelf.current(indexed.folder.search))).searcher()
    return [term for term, _ in searcher.terms_with_prefix("words", start, limit=9)]


def test_an_index_of_another_epoch_asks_for_a_rebuild(indexed: Indexed, tmp_path) -> None:
    indexed.house.publish(make_masthead(), make_story())
    indexed.bring_up()
    (tmp_path / "other").mkdir()
    other = Indexed(tmp_path / "other")
    other.house.publish(make_masthead(), make_story(headline="Lain"), make_story(headline="Lain lagi"))
    projection = indexed.open()

    with pytest.raises(Outdated):
        projection.catch_up(other.record.read)

    projection.close()
    other.close()


def test_an_index_of_another_release_asks_for_a_rebuild(indexed: Indexed, monkeypatch) -> None:
    indexed.house.publish(make_masthead(), make_story())
    indexed.bring_up()

    monkeypatch.setattr(projecting, "VERSION", 999)

    with pytest.raises(Outdated):
        indexed.open()


@pytest.mark.parametrize("name", ["meta.json", "*.term", "*.store", "*.fast", "*.idx"])
def test_a_broken_file_is_told_and_mended(indexed: Indexed, name: str) -> None:
    indexed.house.publish(make_masthead(), make_section(), *(make_story(headline=f"Berita {n}") for n in range(20)))
    indexed.bring_up()
    for path in shelf.current(indexed.folder.search).glob(name):
        path.write_bytes(b"rubbish")

    with pytest.raises(NoIndex, match=r"cannot be used|does not say") as told:
        equality(indexed.folder)
    indexed.rebuild()

    assert "\n" not in str(told.value)
    assert indexed.equality().is_equal


def test_what_the_index_lacks_has_too_much_of_and_has_old_is_counted(indexed: Indexed) -> None:
    indexed.house.publish(make_masthead(), *(make_story(headline=f"Berita {n}") for n in range(5)))
    indexed.bring_up()
    stand = stand_of(tantivy.Index.open(str(shelf.current(indexed.folder.search))).searcher())
    index = tantivy.Index.open(str(shelf.current(indexed.folder.search)))
    writer = index.writer(20_000_000, 1)
    lacking, old = (make_story(headline=f"Berita {n}").guid for n in (1, 2))
    writer.delete_documents_by_term("guid", lacking)
    writer.delete_documents_by_term("guid", old)
    writer.add_document(tantivy.Document(guid=old, stamp="00"))
    writer.add_document(tantivy.Document(guid="nobody's", stamp="00"))
    writer.commit()
    writer.wait_merging_threads()

    found = indexed.equality()

    assert (found.missing, found.surplus, found.changed) == (1, 1, 1)
    assert found.stand == f"{stand.epoch}.{stand.seq}"


def test_one_process_writes(indexed: Indexed) -> None:
    with shelf.sole_writer(indexed.folder.search), pytest.raises(LockBusy), shelf.sole_writer(indexed.folder.search):
        pass


def test_readers_have_a_whole_index_while_another_is_made(indexed: Indexed) -> None:
    indexed.house.publish(make_masthead(), make_section(), *(make_story(headline=f"Berita {n}") for n in range(5)))
    indexed.rebuild()
    seen: list[int] = []
    searcher = tantivy.Index.open(str(shelf.current(indexed.folder.search))).searcher()

    indexed.house.publish(make_story(headline="Baru"))
    projecting.rebuilt(
        indexed.folder.search, indexed.record.read, lambda progress: seen.append(count(indexed, "gudang"))
    )

    assert seen == [5]
    assert count(indexed, "gudang") == 6
    assert searcher.num_docs == 6  # what somebody still reads stays whole: five stories and the stand
    assert len(list(indexed.folder.search.glob("index-*"))) == 1


def test_a_folder_without_an_index_says_so(indexed: Indexed) -> None:
    with pytest.raises(NoIndex, match="no index yet"):
        shelf.current(indexed.folder.search)


def test_a_rebuild_that_fails_leaves_the_one_before(indexed: Indexed, monkeypatch) -> None:
    indexed.house.publish(make_masthead(), make_section(), make_story(deck="zamrud"))
    indexed.bring_up()

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shelf, "let_count", full)
    with pytest.raises(OSError, match="No space"):
        indexed.rebuild()

    assert count(indexed, "zamrud") == 1


STEPS = st.lists(
    st.tuples(st.sampled_from(["publish", "kill", "withdraw", "bring up"]), st.integers(0, 5), st.integers(0, 3)),
    min_size=1,
    max_size=25,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_after_any_steps_the_index_is_the_edition(tmp_path_factory, steps) -> None:
    indexed = Indexed(tmp_path_factory.mktemp("steps"))
    indexed.house.publish(make_masthead(), make_section())
    gone: set[int] = set()
    live: set[int] = set()
    for what, which, version in steps:
        story = make_story(headline=f"Berita {which}", deck=f"Isi {version}")
        if what == "publish" and which not in gone:
            indexed.house.publish(story)
            live.add(which)
        elif what in ("kill", "withdraw") and which in live:
            getattr(indexed.house, what)(story.guid)
            live.discard(which)
            gone.add(which)
        elif what == "bring up":
            indexed.bring_up()
    indexed.bring_up()

    found = indexed.equality()

    assert found.is_equal, json.dumps([steps, str(found)])
    assert found.stories == len(live)
    assert STAND not in dict(stamps(tantivy.Index.open(str(shelf.current(indexed.folder.search))).searcher()))
    indexed.close()
