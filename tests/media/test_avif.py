"""AVIF made after publishing: what waits for it, what comes of it, what cannot have any."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pictures import drawn, grainy, read, saved

from tajuk.media.addresses import Rendition
from tajuk.media.avif import make_next
from tajuk.media.errors import Erased, MediaError, NotKept
from tajuk.media.keeping import keep_picture
from tajuk.media.renditions import prepare
from tajuk.media.shelf import Folder
from tajuk.media.store import Store, open_store

PICTURE = saved(grainy())
WIDTHS = (320, 480, 640, 960)


@pytest.fixture
def store(tmp_path):
    return open_store(tmp_path / "media")


def waiting(store):
    return [note.digest for note in store.waiting.newest()]


def test_a_kept_picture_waits_for_its_avif(store):
    digest, _ = keep_picture(store, PICTURE)

    assert waiting(store) == [digest]
    assert store.unsettled(digest) == WIDTHS


def test_avif_is_a_real_one_and_smaller_than_the_webp(store):
    digest, _ = keep_picture(store, PICTURE)

    assert make_next(store) == (digest, 4, 0, "")

    for width in WIDTHS:
        avif, webp = store.rendition(digest, width, "avif"), store.rendition(digest, width)
        assert (read(avif).format, read(avif).size) == ("AVIF", read(webp).size)
        assert len(avif) < len(webp)
    assert waiting(store) == [] and make_next(store) is None


def test_a_picture_seen_through_stays_so(store):
    image = grainy().convert("RGBA")
    image.putalpha(128)
    digest, _ = keep_picture(store, saved(image, "PNG"))

    make_next(store)

    assert read(store.rendition(digest, 320, "avif")).getpixel((5, 5))[3] in range(124, 133)


def test_the_newest_picture_comes_first(store):
    first, second = (keep_picture(store, saved(drawn(width, 100))).digest for width in (200, 210))

    assert waiting(store) == [second, first]
    assert [make_next(store).digest for _ in range(2)] == [second, first]


def test_where_webp_is_smaller_it_stays_for_good(store):
    digest = store.put(PICTURE)
    prepared = prepare(PICTURE)
    store.keep(digest, prepared._replace(renditions=dict.fromkeys(prepared.renditions, b"tiny")))

    assert make_next(store) == (digest, 0, 4, "")
    assert store.shown(Rendition(digest, 640, "avif")) == (b"tiny", "webp", True)
    assert waiting(store) == []


def test_readers_get_the_webp_until_the_avif_is_there(store):
    digest, _ = keep_picture(store, PICTURE)
    wanted = Rendition(digest, 640, "avif")

    assert store.shown(wanted) == (store.rendition(digest, 640), "webp", False)
    make_next(store)
    assert store.shown(wanted) == (store.rendition(digest, 640, "avif"), "avif", True)
    with pytest.raises(NotKept):
        store.shown(Rendition(digest, 1600, "avif"))


def test_what_is_erased_loses_its_avif_and_gets_none(store):
    digest, _ = keep_picture(store, PICTURE)
    make_next(store)
    store.waiting.add(digest)

    store.erase(digest)

    assert make_next(store) is None and waiting(store) == []
    with pytest.raises(Erased):
        store.shown(Rendition(digest, 640, "avif"))


def test_erasing_wins_over_a_clerk_at_work(tmp_path):
    class Slow(Folder):
        def write(self, name, data):
            if name.endswith("480.avif"):
                store.erase(digest)
            super().write(name, data)

    store = Store(Slow(tmp_path))
    digest, _ = keep_picture(store, PICTURE)

    assert make_next(store) is None and waiting(store) == []
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["erased"]


def test_a_damaged_original_is_told_once_and_left_with_its_webp(store):
    digest, _ = keep_picture(store, PICTURE)
    store.path_of(digest, "original").write_bytes(b"changed")

    made = make_next(store)

    assert made[:3] == (digest, 0, 4) and "restore the file" in made.problem
    assert make_next(store) is None
    assert store.shown(Rendition(digest, 640, "avif")).is_settled


def test_a_picture_that_is_still_being_kept_is_waited_for(store):
    digest = store.put(PICTURE)
    store.waiting.add(digest)

    assert make_next(store) is None and waiting(store) == [digest]
    store.keep(digest, prepare(PICTURE))
    assert make_next(store).avif == 4


def test_a_picture_nobody_finished_keeping_is_forgotten_after_an_hour(store, tmp_path):
    store.waiting.add("a" * 64)
    [note] = store.waiting.newest()
    old = note._replace(at_ns=note.at_ns - 3_700_000_000_000)
    (tmp_path / "media" / note.name).rename(tmp_path / "media" / old.name)

    assert make_next(store) is None and waiting(store) == []


def test_pictures_kept_before_there_was_a_list_are_noted_once(store, tmp_path):
    older, newer = (keep_picture(store, saved(drawn(width, 100))).digest for width in (200, 210))
    for note in store.waiting.newest():
        store.waiting.remove(note)
    os.utime(store.path_of(older, "original").with_name("about.json"), (time.time() - 999,) * 2)

    store.waiting.take_stock()
    assert waiting(store) == [newer, older]
    store.waiting.take_stock()
    assert len(waiting(store)) == 2


def test_a_store_that_fails_leaves_the_picture_waiting(tmp_path):
    class Full(Folder):
        def write(self, name, data):
            if name.endswith(".avif"):
                raise MediaError(name, "the disk is full", "make room on the disk")
            super().write(name, data)

    store = Store(Full(tmp_path))
    digest, _ = keep_picture(store, PICTURE)

    with pytest.raises(MediaError, match="full"):
        make_next(store)
    assert waiting(store) == [digest] and store.unsettled(digest) == WIDTHS


def test_a_clerk_killed_at_any_instant_leaves_no_half_file_and_goes_on(tmp_path):
    store = open_store(tmp_path / "media")
    digests = [keep_picture(store, saved(grainy(width))).digest for width in range(400, 408)]
    chance = random.Random(5)
    for _ in range(5):
        with clerk(tmp_path) as process:
            time.sleep(chance.uniform(0.35, 0.8))
            process.kill()
        for path in (tmp_path / "media").rglob("*.avif"):
            assert read(path.read_bytes()).format == "AVIF"

    with clerk(tmp_path) as process:
        until = time.monotonic() + 60
        while waiting(store) and time.monotonic() < until:
            time.sleep(0.05)
        process.kill()
    assert [store.unsettled(digest) for digest in digests] == [()] * 8


def clerk(data):
    """Return a clerk at work, as the supervisor starts it."""
    command = [sys.executable, "-m", "tajuk.config.clerk", "--data", str(Path(data))]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
