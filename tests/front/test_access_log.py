"""A line an answer, whoever gave it."""

import re
from pathlib import Path

import httpx
from installation import Installation

from tajuk.front.access_log import AccessLog

_LINE = re.compile(r'(\S+) - - \[([^]]+)\] "([^"]*)" (\d{3}) (\d+) "([^"]*)" "([^"]*)"')
_REQUEST = b'GET /a HTTP/1.1\r\nHost: x\r\nUser-Agent: Peramban "1"\r\nReferer: https://contoh.id/\r\n\r\n'
_SENT = b"HTTP/1.1 304 Not Modified\r\n\r\n"


def test_an_answer_of_the_lane_is_logged_like_any_other(tmp_path: Path) -> None:
    log = AccessLog(tmp_path / "access.log", clock=lambda: 0.0)

    log.hit("192.0.2.7", _REQUEST, _SENT)
    log.write()

    found = _LINE.fullmatch((tmp_path / "access.log").read_text().rstrip())
    assert found
    assert found.groups() == (
        *("192.0.2.7", "01/Jan/1970:00:00:00 +0000", "GET /a HTTP/1.1", "304", str(len(_SENT))),
        *("https://contoh.id/", r"Peramban \x221\x22"),
    )


def test_nothing_a_client_sends_ends_its_line(tmp_path: Path) -> None:
    log = AccessLog(tmp_path / "access.log")

    log.hit("", b"GET /\x1b[2J\n\x85 HTTP/1.1\r\n\r\n", _SENT)
    log.write()

    assert len((tmp_path / "access.log").read_text().splitlines()) == 1


def test_a_file_that_was_moved_away_is_begun_anew(tmp_path: Path) -> None:
    log, file = AccessLog(tmp_path / "access.log"), tmp_path / "access.log"
    log.hit("", _REQUEST, _SENT)
    log.write()
    file.rename(tmp_path / "old.log")

    log.hit("", _REQUEST, _SENT)
    log.write()

    assert len(file.read_text().splitlines()) == len((tmp_path / "old.log").read_text().splitlines()) == 1


def test_a_disk_that_takes_nothing_stops_no_answer(tmp_path: Path) -> None:
    log = AccessLog(tmp_path / "nowhere" / "access.log")

    log.hit("", _REQUEST, _SENT)
    log.write()

    assert log.lost == 1


def test_every_answer_of_an_installation_is_logged(tmp_path: Path) -> None:
    installation = Installation(tmp_path / "data", "--demo", "--access-log")
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{installation.port}") as client:
            asked = [client.get(path).status_code for path in ("/", "/", "/", "/nirgends")]
    finally:
        installation.stop()

    written = "".join(file.read_text() for file in (tmp_path / "data").glob("access-?.log"))
    lines = [_LINE.fullmatch(line) for line in written.splitlines()]
    logged = [(line[3].split()[1], int(line[4])) for line in lines if line]
    assert [line for line in logged if line[0] != "/healthz"] == [
        *(("/", status) for status in asked[:3]),
        ("/nirgends", 404),
    ]
