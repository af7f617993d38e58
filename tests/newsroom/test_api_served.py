"""The API as it is really served: the examples of docs/api.md run, and bodies no program should send are refused."""

import os
import re
import shutil
import socket
import subprocess
from pathlib import Path

import pytest
from api_house import Program
from browsing import served
from django.conf import settings
from newsroom_house import make_colleague

from tajuk.newsroom.models import Receipt, StoryPage

DOCS = Path(__file__).parents[2] / "docs" / "api.md"
pytestmark = [pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed"), pytest.mark.timeout(600)]


@pytest.fixture
def program(newsroom):
    return Program(make_colleague("Editor"))


@pytest.fixture
def origin(newsroom, program, monkeypatch):
    monkeypatch.setenv("TAJUK_SECRET_KEY", settings.SECRET_KEY)  # tokens are known by a digest under it
    with served(newsroom) as address:
        yield address


def sent(origin: str, head: str, body: bytes = b"") -> bytes:
    """Send bytes as they are, and return what comes back until the server ends or falls silent."""
    host, port = origin.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=30) as connection:
        connection.sendall(head.encode() + body)
        return connection.recv(65536)


def test_the_examples_of_the_documentation_run(origin, program):
    script = "\n".join(re.findall(r"^```sh\n(.*?)^```", DOCS.read_text(), re.DOTALL | re.MULTILINE))
    environment = {**os.environ, "NEWSROOM": origin, "TOKEN": program.shown}

    ran = subprocess.run(["bash", "-euo", "pipefail", "-c", script], env=environment, capture_output=True, text=True)

    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert [receipt.action for receipt in Receipt.objects.order_by("pk")] == ["publish", "correct", "kill"]
    assert set(StoryPage.objects.values_list("draft_title", flat=True)) == {"Harga beras turun", "Bursa dibuka naik"}


def test_fifty_megabytes_are_refused_before_they_are_sent(origin, program, tmp_path):
    body = tmp_path / "body"
    body.write_bytes(b'{"headline": "' + b"x" * 50_000_000 + b'"}')
    token, kind = f"Authorization: Bearer {program.shown}", "Content-Type: application/json"
    curl = ["curl", "-s", "-H", token, "-H", kind, "--data-binary", f"@{body}", "-w", "%{http_code} %{size_upload}"]

    said = subprocess.run([*curl, f"{origin}/api/stories"], capture_output=True, text=True).stdout

    assert "2 MB" in said and " 413" in f" {said.rpartition('}')[2]}"
    assert StoryPage.objects.count() == 0


def test_a_body_in_pieces_is_asked_for_whole(origin, program):
    head = (
        f"POST /api/stories HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {program.shown}\r\n"
        "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
    )

    answer = sent(origin, head, b'11\r\n{"headline": "x"}\r\n0\r\n\r\n')

    assert b" 411 " in answer.splitlines()[0] and StoryPage.objects.count() == 0
