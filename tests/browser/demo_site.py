"""The demo masthead, served once for all processes of a test run."""

import fcntl
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import IO

import httpx
import mishaps
from installation import Installation, wait_for

_HREF = re.compile(r'<a\b[^>]*?\bhref="(/[^"]*)"')


class DemoSite:
    """A served demo, asked for where its pages are."""

    def __init__(self, origin: str) -> None:
        self.origin = origin

    def __hash__(self) -> int:
        return hash(self.origin)

    @staticmethod
    def prefix(language: str) -> str:
        """Return what stands before the paths of a language."""
        return "" if language == "id" else f"/{language}"

    @lru_cache(maxsize=256)  # noqa: B019 - one site lives as long as the process
    def text(self, path: str) -> str:
        """Return what is at a path."""
        return httpx.get(self.origin + path, follow_redirects=True, timeout=20).text

    def landing(self, path: str) -> str:
        """Return the path of the page that a path leads to."""
        return httpx.get(self.origin + path, follow_redirects=True, timeout=20).url.path

    def links(self, path: str) -> list[str]:
        """Return the paths of ours that a page links to, in the page's order."""
        return _HREF.findall(self.text(path))

    def paths(self) -> list[str]:
        """Return every path the sitemaps name."""
        maps = re.findall(r"<loc>([^<]*)", self.text("/sitemap.xml"))
        named = [one for each in maps for one in re.findall(r"<loc>([^<]*)", self.text(self._path(each)))]
        return [self._path(address) or "/" for address in named]

    def _path(self, address: str) -> str:
        return address.removeprefix(self.origin)


@contextmanager
def shared_demo(folder: Path) -> Iterator[DemoSite]:
    """Serve the demo until the last process of this run needs it no more.

    Who comes first starts it. Each holds a shared lock while it looks; who started it stops it once all have let go.
    """
    with open(folder / "joining", "a") as joining, open(folder / "using", "a") as using:
        with _locked(joining):
            started = None if (folder / "demo.json").exists() else _start(folder)
            fcntl.flock(using, fcntl.LOCK_SH)
        yield DemoSite(json.loads((folder / "demo.json").read_text()))
        if started:
            with _locked(joining), _locked(using):
                (folder / "demo.json").unlink()
                started.stop()


def _start(folder: Path) -> Installation:
    installation = Installation(folder / "demo", "--demo", "--development")
    mishaps.befall(folder / "demo")
    wait_for(lambda: httpx.get(f"http://127.0.0.1:{installation.port}/search?q=inflasi").status_code == 200)
    (folder / "demo.json").write_text(json.dumps(f"http://127.0.0.1:{installation.port}"))
    return installation


@contextmanager
def _locked(file: IO[str]) -> Iterator[None]:
    fcntl.flock(file, fcntl.LOCK_EX)
    yield
    fcntl.flock(file, fcntl.LOCK_UN)
