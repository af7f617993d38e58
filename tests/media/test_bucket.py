"""The media store in a bucket, against a real server that speaks S3."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from pictures import drawn, grainy, read, saved

from tajuk.media.addresses import Rendition
from tajuk.media.avif import make_next
from tajuk.media.errors import Erased, MediaError, NotKept
from tajuk.media.keeping import keep_picture
from tajuk.media.store import open_store

PICTURE = saved(drawn(500, 400))


@pytest.fixture(scope="module")
def endpoint():
    """The address of a local S3 server with one bucket, `pictures`."""
    command = shutil.which("moto_server", path=str(Path(sys.executable).parent)) or shutil.which("moto_server")
    if command is None:
        pytest.skip("no S3 server here: install moto[s3], flask and flask-cors to try the store in a bucket")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    arguments = [command, "-H", "127.0.0.1", "-p", str(port)]
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            yield made_ready(f"http://127.0.0.1:{port}", server)
        finally:
            server.kill()


@pytest.fixture
def store(endpoint, tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", endpoint)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    return open_store(tmp_path, f"s3://pictures/{tmp_path.name}")


def test_a_picture_makes_the_round_trip(store, tmp_path):
    digest, about = keep_picture(store, PICTURE)

    assert store.get(digest) == PICTURE
    assert (store.has(digest), store.about(digest)) == (True, about)
    assert read(store.rendition(digest, 320)).width == 320
    assert keep_picture(store, PICTURE) == (digest, about)
    assert store.path_of(digest, "original") is None
    assert list(tmp_path.iterdir()) == []


def test_what_is_erased_in_a_bucket_stays_gone(store):
    digest, _ = keep_picture(store, PICTURE)

    store.erase(digest)

    assert store.erased(digest) and not store.has(digest)
    for attempt in (lambda: store.put(PICTURE), lambda: store.rendition(digest, 320)):
        with pytest.raises(Erased):
            attempt()


def test_a_picture_in_a_bucket_gets_its_avif(store):
    digest, _ = keep_picture(store, saved(grainy(500, 400)))

    assert store.shown(Rendition(digest, 640, "avif")) == (store.rendition(digest, 640), "webp", False)
    assert make_next(store).avif == 3
    assert read(store.shown(Rendition(digest, 640, "avif")).data).format == "AVIF"
    assert make_next(store) is None


def test_what_a_bucket_held_before_is_noted(store):
    digest, _ = keep_picture(store, PICTURE)
    make_next(store)

    store.waiting.take_stock()
    store.waiting.take_stock()

    assert [note.digest for note in store.waiting.newest()] == [digest]
    assert make_next(store) == (digest, 0, 0, "")


def test_what_is_not_in_a_bucket_is_said_so(store):
    with pytest.raises(NotKept):
        store.get("a" * 64)


def test_a_bucket_that_is_not_there_is_said_so(store, tmp_path):
    with pytest.raises(MediaError) as caught:
        open_store(tmp_path, "s3://no-such-bucket/x").put(b"bytes")

    assert "s3://no-such-bucket/x" in str(caught.value)
    assert len(str(caught.value).splitlines()) == 1


def test_a_bucket_that_does_not_answer_is_left_within_half_a_minute(store, tmp_path, monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    begun = time.monotonic()

    with pytest.raises(MediaError, match="check MEDIA_URL"):
        open_store(tmp_path, "s3://pictures/x").put(b"bytes")

    assert time.monotonic() - begun < 30


def made_ready(url, server):
    """Return the URL once its server answers and has a bucket."""
    for _ in range(200):
        try:
            urllib.request.urlopen(urllib.request.Request(f"{url}/pictures", method="PUT"), timeout=5).close()
        except urllib.error.URLError:
            if server.poll() is not None:
                pytest.skip("the S3 server here does not run: install moto[s3], flask and flask-cors")
            time.sleep(0.1)
        else:
            return url
    pytest.fail("the S3 server did not start within 20 s")
