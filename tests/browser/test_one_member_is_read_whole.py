"""A page is one gzip member put together from compressed pieces; browsers must read it to its end.

Chromium reads it in every other test here, Firefox in this one where it is installed (Debian: firefox-esr).
"""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import httpx
import pytest
from demo_site import DemoSite
from kinds import kind
from PIL import Image, ImageChops

_FIREFOX = shutil.which("firefox-esr") or ""
_TALL = "1000,6000"


@contextmanager
def passed_on(origin: str, coding: str) -> Iterator[str]:
    """Serve what another server answers in one coding, byte for byte; without pictures and scripts, which take time."""

    class Passing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with httpx.stream("GET", origin + self.path, headers={"Accept-Encoding": coding}, timeout=20) as answer:
                body = b"".join(answer.iter_raw())
            is_there = answer.headers["content-type"].startswith(("text/html", "text/css", "font/"))
            self.send_response(answer.status_code if is_there else 404)
            for name in ("content-type", "content-encoding"):
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Passing) as server:
        Thread(target=server.serve_forever).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


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
    path = kind("story").find(site, "id")
    assert httpx.get(site.origin + path, headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"

    with passed_on(site.origin, "gzip") as packed, passed_on(site.origin, "identity") as plain:
        of_one_member = seen_by_firefox(packed + path, tmp_path / "packed")
        of_the_text = seen_by_firefox(plain + path, tmp_path / "plain")

    assert ImageChops.difference(of_one_member, of_the_text).getbbox() is None
    assert of_one_member.crop((0, 2500, 1000, 6000)).getcolors(1) is None
