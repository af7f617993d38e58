"""The clerk's duty towards an edge: here the edge is a server that writes down what it is asked."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from origin import Origin, Said

from make import NOON, make_masthead, make_story
from tajuk.config.data_folder import DataFolder, data_folder, open_edition, prepare
from tajuk.config.edges import EdgeDuty
from tajuk.database.connect import transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = data_folder(tmp_path / "var", {})
    prepare(made)
    return made


@pytest.fixture
def duty(folder: DataFolder, origin: Origin) -> Iterator[EdgeDuty]:
    origin.asked.clear()
    origin.answers("/", Said())
    made = EdgeDuty(folder, f"varnish:http://127.0.0.1:{origin.port}/")
    made()
    yield made
    made.close()


@pytest.fixture
def publish(folder: DataFolder) -> Callable[[str], str]:
    def published(headline: str) -> str:
        connection = open_edition(folder)
        with transaction(connection) as cursor:
            entry = writer.append(cursor, publication(make_story(headline=headline), make_masthead()), at=NOON)
        connection.close()
        return entry.guid

    return published


def heard(origin: Origin) -> list[str]:
    return [headers["surrogate-key"] for _, headers in origin.asked]


def test_an_edge_nobody_knows_is_emptied_once(duty: EdgeDuty, origin: Origin) -> None:
    assert duty() == 0.1
    assert heard(origin) == ["*"]


def test_entries_that_come_together_are_told_together(duty: EdgeDuty, origin: Origin, publish) -> None:
    guids = [publish("Satu"), publish("Dua")]

    assert [duty(), duty()] == [0.5, 0.1]
    assert [set(guids) <= set(keys.split()) for keys in heard(origin)[1:]] == [True]


def test_an_edge_that_fails_is_told_the_same_again_and_complained_of_once(
    duty: EdgeDuty, origin: Origin, publish, capsys: pytest.CaptureFixture[str]
) -> None:
    origin.answers("/", Said(status=503), Said(status=503), Said())
    publish("Satu")

    assert [duty() for _ in range(4)] == [1.0, 1.0, 0.5, 0.1]
    assert len(heard(origin)) == 4 and len(set(heard(origin)[1:])) == 1
    said = capsys.readouterr().out
    assert (said.count("edge not purged"), said.count("edge purged again")) == (1, 1)


def test_a_house_without_an_edition_is_waited_for(tmp_path: Path, origin: Origin) -> None:
    duty = EdgeDuty(data_folder(tmp_path / "nothing", {}), f"varnish:http://127.0.0.1:{origin.port}/")

    assert duty() == 1.0
