"""What the media store keeps, refuses and forgets."""

import hashlib
import multiprocessing
import os
import random
import stat
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from pictures import drawn, read, saved
from store_writer import put_all, put_within

from tajuk.errors import BadInput
from tajuk.media.errors import Erased, MediaError, NotKept
from tajuk.media.keeping import keep_picture
from tajuk.media.renditions import prepare
from tajuk.media.shelf import Folder
from tajuk.media.store import Store, digest_of, open_store

PICTURE = saved(drawn(700, 500))
HOSTILE = [
    "../../etc/passwd",
    "",
    "/etc/passwd",
    "A" * 64,
    "a" * 63,
    "a" * 64 + "\n",
    "a" * 32 + "/" + "b" * 31,
    "٣" * 64,
    "\0" * 64,
]


@pytest.fixture
def store(tmp_path):
    return open_store(tmp_path / "media")


def files(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_gives_back_what_was_put_under_its_digest(store, tmp_path):
    digest = store.put(b"bytes")

    assert digest == hashlib.sha256(b"bytes").hexdigest()
    assert (store.get(digest), store.has(digest)) == (b"bytes", True)
    assert files(tmp_path / "media") == [f"{digest[:2]}/{digest[2:4]}/{digest}/original"]


def test_reading_makes_no_folder(tmp_path):
    store = open_store(tmp_path / "media")

    assert not store.has("a" * 64)
    assert not (tmp_path / "media").exists()


def test_a_kept_picture_has_its_renditions_and_a_description(store, tmp_path):
    digest, about = keep_picture(store, PICTURE)

    names = [name.rpartition("/")[2] for name in files(tmp_path / "media") if digest in name.split("/")]
    assert names == ["320.webp", "480.webp", "640.webp", "960.webp", "about.json", "original"]
    assert (about.media_type, about.width, about.height, about.bytes) == ("image/jpeg", 700, 500, len(PICTURE))
    assert store.about(digest) == about
    assert read(store.rendition(digest, 480)).width == 480


def test_keeping_a_picture_again_writes_nothing(store, tmp_path):
    first = keep_picture(store, PICTURE)
    before = {name: (tmp_path / "media" / name).stat().st_mtime_ns for name in files(tmp_path / "media")}

    assert keep_picture(store, PICTURE) == first
    assert {name: (tmp_path / "media" / name).stat().st_mtime_ns for name in files(tmp_path / "media")} == before


def test_a_picture_left_half_prepared_is_prepared_again(store, tmp_path):
    digest, about = keep_picture(store, PICTURE)
    for name in ("about.json", "640.webp"):
        store.path_of(digest, "original").with_name(name).unlink()

    assert keep_picture(store, PICTURE).about == about
    assert store.rendition(digest, 640)


def test_what_is_no_picture_is_not_kept(store, tmp_path):
    with pytest.raises(MediaError, match="SVG"):
        keep_picture(store, b"<svg/>")

    assert files(tmp_path) == []


def test_renditions_need_their_original(store):
    with pytest.raises(NotKept, match="put it first"):
        store.keep("a" * 64, prepare(PICTURE))


def test_what_is_not_there_is_said_so(store):
    digest = store.put(b"not a picture")

    for read_it in (lambda: store.get("a" * 64), lambda: store.about(digest), lambda: store.rendition(digest, 320)):
        with pytest.raises(NotKept):
            read_it()


def test_bytes_the_disk_has_changed_are_not_given_out(store):
    digest = store.put(b"bytes")
    store.path_of(digest, "original").write_bytes(b"bytez")

    with pytest.raises(MediaError, match="restore the file from a backup"):
        store.get(digest)


def test_an_original_cut_short_is_healed_by_putting_it_again(store):
    digest = store.put(b"bytes")
    store.path_of(digest, "original").write_bytes(b"by")

    assert store.put(b"bytes") == digest
    assert store.get(digest) == b"bytes"


def test_a_front_may_send_the_file_itself(store):
    digest, _ = keep_picture(store, PICTURE)

    path = store.path_of(digest, "640.webp")
    assert path.read_bytes() == store.rendition(digest, 640)
    assert stat.S_IMODE(path.stat().st_mode) & 0o444 == 0o444 & ~_umask()


@pytest.mark.parametrize(
    "name", ["1600.webp", "641.webp", "640.exe", "../original", "about.json", "erased", "", "/etc/passwd", "０.webp"]
)
def test_no_other_file_has_a_path(store, name):
    digest, _ = keep_picture(store, PICTURE)

    assert store.path_of(digest, name) is None


@pytest.mark.parametrize("digest", HOSTILE)
def test_a_hostile_digest_reaches_no_file(store, tmp_path, digest):
    store.put(b"bytes")

    assert not store.has(digest) and not store.erased(digest)
    assert store.path_of(digest, "original") is None
    for touch in (store.get, store.about, store.erase, lambda digest: store.rendition(digest, 320)):
        with pytest.raises(NotKept, match="this is not a digest"):
            touch(digest)


def test_what_is_erased_is_gone_and_stays_gone(store, tmp_path):
    digest, _ = keep_picture(store, PICTURE)

    store.erase(digest)
    store.erase(digest)

    assert store.erased(digest) and not store.has(digest)
    assert [path.name for path in (tmp_path / "media" / digest[:2]).rglob("*") if path.is_file()] == ["erased"]
    for attempt in (
        lambda: store.get(digest),
        lambda: store.put(PICTURE),
        lambda: keep_picture(store, PICTURE),
        lambda: store.rendition(digest, 320),
    ):
        with pytest.raises(Erased, match="erased for good"):
            attempt()


def test_erasing_wins_over_a_writer_that_was_on_its_way(tmp_path):
    class Slow(Folder):
        def write(self, name, data):
            if name.endswith("original"):
                store.erase(digest_of(b"bytes"))
            super().write(name, data)

    store = Store(Slow(tmp_path))

    with pytest.raises(Erased):
        store.put(b"bytes")
    assert not store.has(digest_of(b"bytes"))


def test_erasing_while_many_put_leaves_nothing(tmp_path):
    store = open_store(tmp_path)
    digest, stop = digest_of(PICTURE), threading.Event()

    def putting():
        while not stop.is_set():
            try:
                store.put(PICTURE)
            except Erased:
                return

    writers = [threading.Thread(target=putting) for _ in range(4)]
    for writer in writers:
        writer.start()
    time.sleep(0.05)
    store.erase(digest)
    stop.set()
    for writer in writers:
        writer.join()

    assert files(tmp_path) == [f"{digest[:2]}/{digest[2:4]}/{digest}/erased"]


def test_a_disk_that_fills_midway_leaves_nothing_half_written(tmp_path):
    big = random.Random(1).randbytes(400_000)
    context = multiprocessing.get_context("spawn")
    process = context.Process(target=put_within, args=(tmp_path, big, 100_000))
    process.start()
    process.join(30)

    assert process.exitcode == 7  # it was told by a MediaError
    assert files(tmp_path) == []
    assert open_store(tmp_path).put(big) == digest_of(big)


def test_two_processes_may_put_the_same_bytes(tmp_path):
    context = multiprocessing.get_context("spawn")
    originals = [random.Random(seed).randbytes(100_000) for seed in range(20)]
    processes = [context.Process(target=put_all, args=(tmp_path, originals)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)

    assert [process.exitcode for process in processes] == [0, 0]
    store = open_store(tmp_path)
    assert [store.get(digest_of(original)) for original in originals] == originals
    assert len(files(tmp_path)) == 20


def test_a_writer_killed_at_any_instant_leaves_only_whole_files(tmp_path):
    chance = random.Random(7)
    for round_ in range(5):
        acknowledged = put_until_killed(tmp_path, seed=round_, seconds=chance.uniform(0.02, 0.15))
        store = open_store(tmp_path)
        assert all(store.has(digest) for digest in acknowledged)

    kept = [path.parent.name for path in tmp_path.rglob("original")]
    assert kept and all(digest_of(store.get(digest)) == digest for digest in kept)


def test_what_a_dead_writer_left_is_swept_a_day_later(tmp_path):
    store = open_store(tmp_path)
    store.put(b"one")
    old, young = tmp_path / "incoming" / "old", tmp_path / "incoming" / "young"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (time.time() - 90_000,) * 2)

    store.put(b"two")

    assert (old.exists(), young.exists()) == (False, True)


def test_a_folder_that_cannot_be_used_is_said_so(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(MediaError, match="media folder cannot be used"):
        open_store(tmp_path / "file").put(b"bytes")


@pytest.mark.parametrize("url", ["ftp://a/b", "s3://", "bucket/prefix", "s3://key:secret@bucket/x", "s3://b/x?y=1"])
def test_a_url_that_names_no_bucket_is_said_so(tmp_path, url):
    with pytest.raises(BadInput, match="write it as s3://bucket/prefix"):
        open_store(tmp_path, url)


def put_until_killed(folder, *, seed, seconds):
    """Return the digests a writer acknowledged before it was killed."""
    writer = [sys.executable, str(Path(__file__).parent / "store_writer.py"), str(folder), str(seed)]
    with subprocess.Popen(writer, stdout=subprocess.PIPE, text=True) as process:
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        lines = (first + process.stdout.read()).splitlines()
    return [line for line in lines if len(line) == 64]


def _umask():
    now = os.umask(0)
    os.umask(now)
    return now
