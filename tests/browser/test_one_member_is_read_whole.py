"""A page is one gzip member put together from compressed pieces; browsers must read it to its end.

Chromium reads it in every other test here, Firefox in this one where it is installed (Debian: firefox-esr).
"""

import gzip
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import httpx
import pytest
from demo_site import DemoSite
from kinds import kind
from PIL import Image, ImageChops

_FIREFOX = shutil.which("firefox-esr") or ""
_TALL = "1000,6000"


class Taken(NamedTuple):
    """An answer as it came. coding: "" or gzip."""

    status: int
    media_type: str
    coding: str
    body: bytes


class Once:
    """A server's answers, each asked for once, so that nothing moves between two looks; no pictures, no scripts."""

    def __init__(self, origin: str) -> None:
        self._origin, self._taken = origin, dict[str, Taken]()

    def answer(self, path: str) -> Taken:
        """Return the answer at a path, compressed where the server does so."""
        if path not in self._taken:
            with httpx.stream("GET", self._origin + path, headers={"Accept-Encoding": "gzip"}, timeout=20) as answer:
                body = b"".join(answer.iter_raw())
            media_type = answer.headers["content-type"]
            status = answer.status_code if media_type.startswith(("text/html", "text/css", "font/")) else 404
            self._taken[path] = Taken(status, media_type, answer.headers.get("content-encoding", ""), body)
        return self._taken[path]

    def unpacked(self, path: str) -> Taken:
        """Return the same answer, its body unpacked."""
        taken = self.answer(path)
        return taken._replace(coding="", body=gzip.decompress(taken.body)) if taken.coding else taken


@contextmanager
def served(answer: Callable[[str], Taken]) -> Iterator[str]:
    """Serve answers on a free port."""

    class Serving(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            taken = answer(self.path)
            self.send_response(taken.status)
            self.send_header("content-type", taken.media_type)
            if taken.coding:
                self.send_header("content-encoding", taken.coding)
            self.end_headers()
            self.wfile.write(taken.body)

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Serving) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def end_of(picture: Image.Image) -> int:
    """Return how far down a page goes: below there is nothing but its ground."""
    ground = Image.new("RGB", picture.size, picture.getpixel((0, picture.height - 1)))
    box = ImageChops.difference(picture, ground).getbbox()
    return box[3] if box else 0


def seen_by_firefox(address: str, folder: Path) -> Image.Image:
    """Return a page as Firefox shows it, all of it."""
    folder.mkdir()
    picture = folder / "page.png"
    command = [_FIREFOX, "--headless", "--no-remote", "--profile", str(folder), "--window-size", _TALL]
    environment = {"HOME": str(folder), "PATH": "/usr/bin:/bin"}
    subprocess.run([*command, "--screenshot", str(picture), address], env=environment, check=True, timeout=120)
    return Image.open(picture).convert("RGB")


@pytest.mark.skipif(not _FIREFOX, reason="Firefox is not installed (Debian: apt-get install firefox-esr)")
def test_firefox_shows_of_one_member_what_it_shows_of_the_plain_page(site: DemoSite, tmp_path: Path) -> None:
    path, once = kind("story").find(site, "id"), Once(site.origin)
    assert once.answer(path).coding == "gzip"

    with served(once.answer) as packed, served(once.unpacked) as plain:
        of_one_member = seen_by_firefox(packed + path, tmp_path / "packed")
        of_the_text = seen_by_firefox(plain + path, tmp_path / "plain")

    assert end_of(of_one_member) == end_of(of_the_text) > 2500
