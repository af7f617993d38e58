"""The laws of the log: replay equals state, as-of equals what was then, rebuild changes nothing, the log only grows."""

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from newsroom import STATE, RandomNewsroom, dump, opened, seen
from tajuk.edition import reader
from tajuk.edition.rebuilding import rebuild
from tajuk.edition.verifying import verify


@pytest.fixture
def connection(database_url):
    connection = opened(database_url)
    yield connection
    connection.close()


@pytest.mark.parametrize("seed", range(6))
def test_replay_equals_state_and_rebuild_changes_nothing(connection, seed):
    newsroom = RandomNewsroom(connection, seed)
    for _ in range(60):
        newsroom.step()
    before = dump(connection)

    rebuild(connection)

    assert dump(connection) == before
    assert verify(connection).problems == ()


def test_rebuild_mends_a_state_that_was_lost(connection):
    newsroom = RandomNewsroom(connection, 5)
    for _ in range(40):
        newsroom.step()
    before = dump(connection)
    for table in STATE:
        connection.cursor().execute(f"delete from {table}")

    rebuild(connection)

    assert dump(connection) == before


@pytest.mark.parametrize("seed", range(3))
def test_as_of_equals_what_was_then(connection, seed):
    newsroom, then = RandomNewsroom(connection, seed), {}
    newsroom._verbs.remove(newsroom._erase)  # what is erased is gone from the past as well
    for _ in range(40):
        newsroom.step()
        then[reader.head(connection.cursor()).seq] = seen(connection)

    now = {seq: seen(connection, seq=seq) for seq in then}

    for seq, answers in then.items():
        assert {asked: now[seq][asked] for asked in answers} == answers


def test_the_log_only_grows(connection):
    newsroom, log = RandomNewsroom(connection, 11), []
    for _ in range(50):
        newsroom.step()
        entries = dump(connection, "edition_entry")["edition_entry"]
        assert entries[: len(log)] == log
        log = entries

    assert [row[0] for row in log] == list(range(1, len(log) + 1))


@given(seed=st.integers(0, 2**32), steps=st.integers(1, 80))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_replay_equals_state_whatever_happens(tmp_path_factory, seed, steps):
    connection = opened(f"sqlite:{tmp_path_factory.mktemp('any') / 'tajuk.db'}")
    newsroom = RandomNewsroom(connection, seed)
    for _ in range(steps):
        newsroom.step()
    before = dump(connection)

    verdict = verify(connection)
    rebuild(connection)

    assert verdict.problems == ()
    assert dump(connection) == before
    connection.close()
