"""Newsrooms of any size for benchmarks, made once and kept under bench/var.

Each has an edition, its index, and working pages of its newest stories, spread over the stages of the wall.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

import editions
import search_archive
from running import Server, free_port, running
from tajuk.config.data_folder import DataFolder, data_folder

OPENED = "opened.json"
"""The file of a newsroom's folder that says what a benchmark needs to know of it: the fields of `Desk`."""


def newsroom_of(stories: int, pages: int) -> DataFolder:
    """Return the data folder of a newsroom."""
    kept = data_folder(editions.VAR / f"newsroom-{stories}-{pages}", {})
    if (kept.path / OPENED).exists():
        return kept
    editions.copy_of(stories, kept.path.name)
    shutil.rmtree(kept.search, ignore_errors=True)
    kept.search.symlink_to(search_archive.index_of(stories))
    command = [sys.executable, str(Path(__file__).with_name("opening_pages.py")), str(pages)]
    subprocess.run(command, check=True, env={**os.environ, "TAJUK_DATA": str(kept.path)})
    return kept


class Desk(NamedTuple):
    """Somebody who is logged in to a newsroom that runs.

    pages: the numbers of the newest stories' pages, the newest first; forms: what the editors of the first ones post.
    """

    server: Server
    session: str
    pages: list[int]
    forms: list[dict[str, str]]

    def ask(self, path: str) -> bytes:
        """Return a screen."""
        return self._asked("GET", path, None, {})

    def post(self, path: str, fields: dict[str, str], *, accept: str = "text/html") -> bytes:
        """Post a form, as the browser of somebody who has a token; accept: what kind of answer is wanted."""
        token = "a" * 32
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token}
        return self._asked("POST", path, urlencode(fields), {**headers, "Cookie": f"tajuk_staff_csrf={token}"})

    def _asked(self, method: str, path: str, body: str | None, headers: dict[str, str]) -> bytes:
        connection = HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        cookies = "; ".join(filter(None, [f"tajuk_staff={self.session}", headers.get("Cookie", "")]))
        connection.request(method, path, body, {"Accept-Language": "id", **headers, "Cookie": cookies})
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        if answer.status not in (200, 302) or "/login" in answer.headers.get("Location", ""):
            raise SystemExit(f"{method} {path}: {answer.status} {answer.headers.get('Location', '')} {said[:500]!r}")
        return said


@contextmanager
def open_newsroom(folder: DataFolder, *, core: int = 0) -> Iterator[Desk]:
    """Run a newsroom on one core until the block ends; somebody is logged in."""
    port = free_port()
    command = [sys.executable, "-m", "tajuk.config.newsroom_worker", "--port", str(port)]
    environment = {**os.environ, "TAJUK_DATA": str(folder.path)}
    with running(command, port, core=core, environment=environment) as server:
        yield Desk(server, **json.loads((folder.path / OPENED).read_text()))
