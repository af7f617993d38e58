"""How many stories a second a program begins and publishes over the API: two calls each, over HTTP.

Beside it plain Wagtail, in the same run: a page added, a revision saved and published, in its own process without HTTP.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from typing import Any

from django.db import connection, transaction

from keeping import keep, quantile
from newsroom_folder import FOLDER
from peers import wagtail
from running import free_port
from tajuk.config.data_folder import data_folder
from tajuk.config.installing import install
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.newsroom.actions.giving_tokens import give_token
from tajuk.newsroom.actions.hiring import hire
from tajuk.newsroom.models import Receipt, Scope
from tajuk.newsroom.roles import EDITOR
from tajuk.story.documents import Masthead, Section

STORIES, WARM_UP = int(os.environ.get("BENCH_STORIES", "200")), 20
_MASTHEAD = Masthead(guid="masthead", title="Bench", language="id", languages=("id",))
_PARAGRAPHS = [f"Paragraf {number} dari sebuah berita, sepanjang kalimat biasa." for number in range(20)]


def main() -> None:
    wagtail.set_up()
    with served() as port:
        ours = over_the_api(port, token())[WARM_UP:]
    theirs = by_wagtail()[WARM_UP:]
    keep(
        "api",
        {
            "stories": STORIES,
            "receipts": Receipt.objects.count(),
            "begun and published a second, over the API": 1000 * len(ours) / sum(ours),
            "p50 ms, over the API": quantile(ours, 0.5),
            "p99 ms, over the API": quantile(ours, 0.99),
            "begun and published a second, plain Wagtail without HTTP": 1000 * len(theirs) / sum(theirs),
            "p50 ms, plain Wagtail without HTTP": quantile(theirs, 0.5),
            "p99 ms, plain Wagtail without HTTP": quantile(theirs, 0.99),
            "load of the machine, a minute's": os.getloadavg()[0],
        },
    )


def token() -> str:
    """Return a token of an editor's, in a newsroom with a section and its desk."""
    with transaction.atomic():
        for document in (_MASTHEAD, Section(guid="ekonomi", slug="ekonomi", name="Ekonomi")):
            writer.append(connection.cursor(), publication(document, _MASTHEAD), at=datetime.now(UTC))
    install(data_folder(FOLDER))
    chief = hire("chief", EDITOR, email="chief@bench.example", password="kuda-lumping-2026")
    now = datetime.now(UTC)
    return give_token("bench", Scope.PUBLISH, to=chief, expires_at=now + timedelta(days=1), now=now)[1]


def over_the_api(port: int, shown: str) -> list[float]:
    """Return the milliseconds of each story."""
    body = [{"kind": "paragraph", "text": [{"text": text}]} for text in _PARAGRAPHS]
    program = HTTPConnection("127.0.0.1", port, timeout=60)
    took = []
    for number in range(STORIES + WARM_UP):
        began = time.perf_counter()
        headers = {"Authorization": f"Bearer {shown}", "Content-Type": "application/json"}
        story = json.dumps({"headline": f"Berita {number}", "body": body})
        begun = call(program, "/api/stories", story, {**headers, "Idempotency-Key": f"begin-{number}"})
        headers["If-Match"] = begun["etag"]
        call(program, f"{begun['location']}/publish", "{}", {**headers, "Idempotency-Key": f"publish-{number}"})
        took.append((time.perf_counter() - began) * 1000)
    return took


def call(program: HTTPConnection, path: str, body: str, headers: dict[str, str]) -> dict[str, str]:
    """Call, see that it was done, and return the headers of the answer."""
    program.request("POST", path, body, headers)
    answer = program.getresponse()
    said = answer.read()
    if answer.status not in (200, 201):
        raise SystemExit(f"{path}: {said.decode()}")
    return {name.lower(): value for name, value in answer.getheaders()}


def by_wagtail() -> list[float]:
    """Return the milliseconds of each story, published by plain Wagtail."""
    wagtail.fill([])
    return wagtail.publish([_page(number) for number in range(STORIES + WARM_UP)])


@contextmanager
def served() -> Iterator[int]:
    """Serve the newsroom as operators do, but for the bound of calls a second."""
    install(data_folder(FOLDER))
    port = free_port()
    command = [sys.executable, "-m", "tajuk.config.newsroom_worker", "--port", str(port)]
    environment = {**os.environ, "TAJUK_API_PER_S": "100000"}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as worker:
        _wait_until_open(port)
        yield port
        worker.terminate()


def _wait_until_open(port: int) -> None:
    for _ in range(600):
        try:
            HTTPConnection("127.0.0.1", port, timeout=5).connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the newsroom does not open")


def _page(number: int) -> dict[str, Any]:
    body = "".join(f"<p>{text}</p>" for text in _PARAGRAPHS)
    at = datetime.now(UTC).isoformat()
    named = {"title": f"Berita {number}", "slug": f"berita-{number}"}
    return {**named, "section": "ekonomi", "topics": ["Beras"], "published_at": at, "body": body}


if __name__ == "__main__":
    main()
