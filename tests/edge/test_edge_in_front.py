"""`tajuk up` behind a real Varnish: what is published is new there within a second, the rest stays."""

import os
import signal
import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from installation import Installation, wait_for
from running_varnish import RunningVarnish

from make import NOON, make_masthead, make_section, make_story
from tajuk.config.data_folder import data_folder, open_edition, prepare
from tajuk.database.connect import Cursor, transaction
from tajuk.edition import reader, schema, writer
from tajuk.edition.publication import publication
from tajuk.story.documents import AnyDocument

STORY = make_story()
SOON_S = 1.5  # a second, and what a busy machine adds to it


class Town:
    """An installation, and the Varnish in front of it."""

    def __init__(self, data: Path) -> None:
        self.folder = data_folder(data, {})
        prepare(self.folder)
        self.publish(make_masthead(), make_section(), make_section(slug="energi"), STORY)
        self.publish(*(make_story(headline=f"Kabar {number}") for number in range(150)))
        with socket.create_server(("127.0.0.1", 0)) as listening:
            port = listening.getsockname()[1]
        self.varnish = RunningVarnish(port)
        self.running = Installation(data, "--port", str(port), "--edge", self.varnish.address)
        self.settle()

    def publish(self, *documents: AnyDocument) -> str:
        """Publish documents and return the path of the last."""

        def work(cursor: Cursor) -> str:
            made = [writer.append(cursor, publication(each, make_masthead()), at=NOON) for each in documents]
            return made[-1].path

        return self.write(work)

    def write(self, work: Callable[[Cursor], Any]) -> Any:
        """Change the edition in one transaction."""
        connection = open_edition(self.folder)
        try:
            with transaction(connection) as cursor:
                return work(cursor)
        finally:
            connection.close()

    def kill(self) -> None:
        """Take the story down for good."""
        self.write(lambda cursor: writer.kill(cursor, STORY.guid, at=NOON, reason="a test"))

    def settle(self, within_s: float = 10) -> None:
        """Wait until the edge was told of everything."""
        stands = self.write(reader.head).seq
        wait_for(lambda: self._told() == stands, within_s)

    def _told(self) -> int:
        """Return the entry up to which the edge was told, 0 when nothing says so."""
        return max(
            (msgspec.json.decode(path.read_bytes())["seq"] for path in self.folder.run.glob("edge-*.json")), default=0
        )

    def shows(self, path: str, words: str, within_s: float = SOON_S) -> bool:
        """Say whether the edge shows words at a path in time."""
        until = time.monotonic() + within_s
        while words not in self.varnish.get(path).text:
            if time.monotonic() > until:
                return False
            time.sleep(0.02)
        return True

    def close(self) -> None:
        """End both."""
        self.running.stop()
        self.varnish.close()


@pytest.fixture(scope="module")
def _town(tmp_path_factory: pytest.TempPathFactory, _installed: None) -> Iterator[Town]:
    made = Town(tmp_path_factory.mktemp("town") / "var")
    yield made
    made.close()


@pytest.fixture
def town(_town: Town) -> Town:
    """The town with its story as it was, every page the tests look at held by the edge."""
    _town.publish(STORY)
    _town.settle()
    for path in ("/", PATH, "/komoditas", "/energi"):
        _town.varnish.get(path)
    return _town


PATH = "/komoditas/2026/03/04/perajin-tempe-menimbun-kedelai-sebelum-lebaran"


def test_words_published_are_at_the_edge_within_a_second(town: Town) -> None:
    assert town.varnish.holds(PATH)

    town.publish(make_story(headline="Perajin tempe beralih", guid=STORY.guid, slug=STORY.slug))

    assert town.shows(PATH, "Perajin tempe beralih")
    assert town.varnish.holds(PATH)


def test_a_story_is_read_at_an_address_that_was_empty_a_moment_ago(town: Town) -> None:
    path = f"/energi/2026/03/04/baru-{time.monotonic_ns()}"
    assert [town.varnish.get(path).status_code for _ in range(2)] == [404, 404]

    town.publish(make_story(headline="Sumur baru", slug=path.rpartition("/")[2], section="energi"))

    assert town.shows(path, "Sumur baru")
    assert town.shows("/energi", "Sumur baru")


def test_what_an_entry_does_not_touch_stays_at_the_edge(town: Town) -> None:
    old = make_story(headline="Sumur tua", section="energi", published_at=NOON.replace(year=2009))
    number = town.varnish.get(PATH).headers["x-varnish"].split()[-1]

    town.publish(old)

    assert town.shows("/energi", "Sumur tua")
    town.settle()
    assert town.varnish.get(PATH).headers["x-varnish"].split()[1:] == [number]


def test_a_killed_story_is_gone_at_the_edge(town: Town) -> None:
    town.kill()

    wait_for(lambda: town.varnish.get(PATH).status_code == 410, SOON_S)


def test_an_edge_that_was_away_is_told_when_it_is_back(town: Town) -> None:
    town.varnish.stop()
    town.kill()
    time.sleep(1)
    with pytest.raises(AssertionError):
        town.settle(within_s=0.5)

    town.varnish.start()

    town.settle()
    assert town.varnish.get(PATH).status_code == 410


def test_what_is_published_while_the_clerk_is_dead_is_purged_by_the_next(town: Town) -> None:
    os.kill(town.running.clerks()[0], signal.SIGKILL)
    town.kill()

    wait_for(lambda: town.varnish.get(PATH).status_code == 410, 10)


def test_another_epoch_purges_everything(town: Town) -> None:
    held = [town.varnish.get(path).headers["x-varnish"].split()[1] for path in ("/", PATH, "/energi")]

    epoch = town.write(schema.renew_epoch)

    wait_for(lambda: town.varnish.get("/").headers["edition-seq"].startswith(epoch), SOON_S)
    wait_for(lambda: town.varnish.holds(PATH), SOON_S)
    again = [town.varnish.get(path).headers["x-varnish"].split()[-1] for path in ("/", PATH, "/energi")]
    assert not set(held) & set(again)
