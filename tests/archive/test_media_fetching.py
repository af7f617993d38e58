import socket
from pathlib import Path

import pytest
from archives import NOW, export, imported, post
from loopback_host import host, ok
from pictures import drawn, saved

from tajuk.archive import media_fetching
from tajuk.archive.media_fetching import Fetching
from tajuk.database.connect import Connection
from tajuk.edition import reader
from tajuk.media.store import Store, open_store
from tajuk.net.addresses import PUBLIC, Allow
from tajuk.story.blocks import Figure
from tajuk.story.story import Story

HERE = Allow(networks=("127.0.0.0/8",))
PICTURE = saved(drawn(700, 400))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return open_store(tmp_path / "media")


def with_picture(folder: Path, url: str) -> Path:
    return export(folder / "a.xml", post(1, body=f'<p>Teks.</p><figure><img src="{url}" alt="Pabrik"></figure>'))


def fetched(edition: Connection, store: Store, allow: Allow = HERE) -> Fetching:
    return media_fetching.run(edition, store, clock=lambda: NOW, allow=allow)


def figure(edition: Connection) -> Figure:
    (version,) = reader.listed(edition.cursor(), "latest@id", reader.Window(9))
    assert isinstance(version.document, Story)
    return next(block for block in version.document.body if isinstance(block, Figure))


def test_a_picture_that_was_fetched_is_in_the_story_by_digest_and_size(edition, store, tmp_path):
    with host(ok(PICTURE, "Content-Type: image/jpeg")) as site:
        imported(edition, with_picture(tmp_path, f"{site.url}/a.jpg"))

        done = fetched(edition, store)

    assert (done.asked, done.held, done.stories) == (1, 1, 1)
    picture = figure(edition).picture
    assert (picture.width, picture.height) == (700, 400)
    assert store.get(picture.media) == PICTURE


def test_the_export_read_again_leaves_the_picture_where_it_is(edition, store, tmp_path):
    with host(ok(PICTURE, "Content-Type: image/jpeg")) as site:
        archive = with_picture(tmp_path, f"{site.url}/a.jpg")
        imported(edition, archive)
        fetched(edition, store)

        imported(edition, archive)

    assert figure(edition).picture.media


def test_what_is_held_is_not_fetched_again(edition, store, tmp_path):
    with host(ok(PICTURE, "Content-Type: image/jpeg")) as site:
        imported(edition, with_picture(tmp_path, f"{site.url}/a.jpg"))
        fetched(edition, store)

        again = fetched(edition, store)

        assert (again.asked, again.stories, len(site.asked)) == (0, 0, 1)


def test_a_file_that_is_not_there_is_lost_and_said_to_be(edition, store, tmp_path):
    with host(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") as site:
        imported(edition, with_picture(tmp_path, f"{site.url}/a.jpg"))

        done = fetched(edition, store)

    assert (done.asked, done.lost, done.stories) == (1, 1, 0)
    assert done.problems[0].url == f"{site.url}/a.jpg"
    assert fetched(edition, store).asked == 0


def test_a_host_that_is_down_is_asked_again_in_the_next_run(edition, store, tmp_path):
    answers = [b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", ok(PICTURE, "Content-Type: image/jpeg")]

    def say(connection: socket.socket, request: bytes) -> None:
        connection.sendall(answers.pop(0))

    with host(say) as site:
        imported(edition, with_picture(tmp_path, f"{site.url}/a.jpg"))
        first = fetched(edition, store)
        later = media_fetching.run(edition, store, clock=lambda: NOW.replace(hour=9), allow=HERE)

    assert (first.waiting, first.stories) == (1, 0)
    assert (later.held, later.stories) == (1, 1)


def test_what_calls_itself_a_picture_and_is_none_is_lost(edition, store, tmp_path):
    with host(ok(b"<svg onload=alert(1)>", "Content-Type: image/png")) as site:
        imported(edition, with_picture(tmp_path, f"{site.url}/a.png"))

        done = fetched(edition, store)

    assert (done.held, done.lost) == (0, 1)


def test_private_addresses_are_not_asked_unless_named(edition, store, tmp_path):
    with host(ok(PICTURE, "Content-Type: image/jpeg")) as site:
        imported(edition, with_picture(tmp_path, f"{site.url}/a.jpg"))

        done = fetched(edition, store, PUBLIC)

        assert (done.lost, site.asked) == (1, [])
