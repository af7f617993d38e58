"""Whatever happens in whatever order: what is ready says what the edition says, and nobody gets another's."""

import gzip
from collections import defaultdict
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from front_house import House
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lane_ways import HEADERS, WAYS, Way, lanes_made
from test_figures_shown import append, quote

from make import NOON, make_masthead, make_person, make_section, make_story, make_topic
from tajuk.database.connect import transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.front import routes
from tajuk.front.answer import Answer
from tajuk.front.application import Front, Sources
from tajuk.front.visit import Visit
from tajuk.pages.html import Html
from tajuk.story.documents import Alert, Board, Menu, MenuLink

_NUMBERS = range(6)
_PATHS = (
    *("/", "/komoditas", "/komoditas?page=2", "/latest/2026-03-04", "/latest/2026-03-03", "/topic/kedelai", "/market"),
    *("/market/LQ45", "/market/LQ45.json", "/feed.xml", "/atom.xml", "/en", "/en/komoditas", "/sitemap-2026-03.xml"),
    *(f"/komoditas/2026/03/04/kabar-{number}" for number in _NUMBERS),
    *("/komoditas/2026/03/04/kabar-1.json", "/komoditas/2026/03/04/kabar-1.md", "/nirgends"),
    *("/energi", "/energi/feed.xml", "/komoditas/2026/03/04/kabar-1-2", "/energi/2026/03/04/pindah-2"),
    *(f"/{section}/2026/03/04/{slug}" for section in ("komoditas", "energi") for slug in ("pindah", "kabar-0")),
)
_PLACES = st.tuples(st.sampled_from(["komoditas", "energi"]), st.sampled_from(["pindah", "kabar-0", "kabar-1"]))
_STEPS = st.one_of(
    st.tuples(st.sampled_from(["publish", "publish", "kill", "withdraw"]), st.sampled_from(_NUMBERS)),
    st.tuples(st.sampled_from(["erase", "erase older"]), st.sampled_from(_NUMBERS)),
    st.tuples(st.just("move"), st.tuples(st.sampled_from(_NUMBERS), _PLACES)),
    st.tuples(st.sampled_from(["section", "alert", "menu", "topic", "tick"]), st.integers(1, 9)),
    st.tuples(st.sampled_from(["ask", "ask", "ask", "ask as subscriber"]), st.sampled_from(_PATHS)),
)


class Newsroom:
    """An edition and a tape, a front that keeps, and a new front for each question."""

    def __init__(self, folder: Path) -> None:
        tape = f"sqlite:{folder}/tape.db"
        append(tape, quote("LQ45", "895.84"))
        self._tape, self._values = tape, count(900)
        self.house = House(f"sqlite:{folder}/tajuk.db", tape_url=tape)
        self.sources = Sources(database_url=self.house.url, tape_url=tape)
        strip = Board(guid="b1", slug="strip", name="Indikator", symbols=("LQ45",))
        self.house.publish(make_masthead(languages=("id", "en")), make_section(), make_topic(), make_person(), strip)
        self.house.publish(make_section(slug="energi"))
        self.front = Front(self.sources, access=_access)
        self.published: set[int] = set()
        self.killed: set[int] = set()
        self._seqs: dict[int, list[int]] = defaultdict(list)

    def do(self, step: str, what: Any) -> None:
        if step.startswith("ask"):
            self._ask(what, "tajuk_pass=s" if "subscriber" in step else "")
        elif step in ("kill", "withdraw"):
            self._take_down(step, what)
        elif step.startswith("erase"):
            self._erase(what, -1 if step == "erase" else 0)
        elif step == "tick":
            append(self._tape, quote("LQ45", str(next(self._values)), minutes=what))
        elif step in ("publish", "move"):
            number, place = what if step == "move" else (what, ("komoditas", f"kabar-{what}"))
            self._publish(number, *place)
        else:
            self._change(step, what)

    def _take_down(self, step: str, number: int) -> None:
        if number in self.published:
            getattr(self.house, step)(f"s{number}")
            self.published.discard(number)
            self.killed |= {number} if step == "kill" else set()

    def _erase(self, number: int, which: int) -> None:
        """Erase the words of one version of a story; who shows the newest is killed by it."""
        if self._seqs[number]:
            seqs = self._seqs[number]
            self.killed |= {number} if which == -1 or len(seqs) == 1 else set()
            self.published -= self.killed
            self.house.erase(seqs.pop(which))

    def _publish(self, number: int, section: str, slug: str) -> None:
        if number not in self.killed:
            self.published.add(number)
            story = make_story(
                guid=f"s{number}", section=section, slug=slug, headline=f"Kabar {next(self._values)}", language="id",
                published_at=NOON - timedelta(hours=number * 2),
            )  # fmt: skip
            self._seqs[number].append(self.house.publish(story))

    def _change(self, step: str, what: int) -> None:
        self.house.publish(
            {
                "section": make_section(deck=f"Rubrik {what}"),
                "alert": Alert(guid="a1", headline=f"Terjadi {what}", language="id"),
                "menu": Menu(guid="m1", slug="main", language="id", links=(MenuLink(label=f"Pilihan {what}", url="https://contoh.example"),)),
                "topic": make_topic(about=f"Tentang {what}"),
            }[step]
        )  # fmt: skip

    def _ask(self, path: str, cookie: str) -> None:
        """Ask the front twice, by its lane when that has it; it must say what a new front says."""
        expected = said_by(Front(self.sources, access=_access), path, cookie)
        self.front.look()
        first, misses = self._said(path, cookie), self.front.lane.misses
        again = self._said(path, cookie)

        assert first == again == expected
        assert self.front.lane.misses == misses or first[0] != 200
        assert (b"<!--stranger-->" in first[1]) <= (not cookie)
        assert (b"<!--subscriber-->" in first[1]) <= bool(cookie)

    def _said(self, path: str, cookie: str) -> tuple[int, bytes, bytes]:
        cookies = f"Cookie: {cookie}\r\n" if cookie else ""
        request = f"GET {path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n{cookies}\r\n".encode()
        sent = self.front.lane.answer(request, HEADERS)
        if sent is None:
            return said_by(self.front, path, cookie)
        assert not cookie
        head, _, body = sent.partition(b"\r\n\r\n")
        headers = dict(line.split(b": ", 1) for line in head.split(b"\r\n")[1:])
        assert int(headers[b"content-length"]) == len(body)
        assert headers[b"edition-seq"].decode() == self.house.edition_seq()
        plain = gzip.decompress(body) if headers.get(b"content-encoding") == b"gzip" else body
        return 200, plain, headers[b"etag"]


def said_by(front: Front, path: str, cookie: str) -> tuple[int, bytes, bytes]:
    """Return status, text and validator of a front's answer."""
    raw, _, query = path.encode().partition(b"?")
    headers = [(b"host", b"x"), (b"accept-encoding", b"gzip"), (b"cookie", cookie.encode())]
    answered = front.respond(
        {"method": "GET", "path": raw.decode(), "raw_path": raw, "query_string": query, "headers": headers}
    )
    found = dict(answered.headers)
    if cookie and answered.status == 200:
        assert found[b"cache-control"] == b"private, no-store"
    plain = gzip.decompress(answered.body) if found.get(b"content-encoding") == b"gzip" else answered.body
    return answered.status, plain, found.get(b"etag", b"")


def _access(cookie: str) -> str:
    return "subscriber" if "tajuk_pass=s" in cookie else "stranger"


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have every page say for which access class it was made."""
    answered = routes.answered

    def telling(visit: Visit) -> Answer:
        answer = answered(visit)
        if not answer.sheet:
            return answer
        main = Html(f"{answer.sheet.main.text}<!--{_access(visit.asked.cookie)}-->")
        return answer._replace(sheet=answer.sheet._replace(main=main))

    monkeypatch.setattr(routes, "answered", telling)


def _walked(folder: Path, steps: list[tuple[str, Any]]) -> None:
    newsroom = Newsroom(folder)
    try:
        for step, what in steps:
            newsroom.do(step, what)
    finally:
        newsroom.front.close()
        newsroom.house.close()


_HOW = {"suppress_health_check": list(HealthCheck), "deadline": None}


@pytest.mark.parametrize("way", WAYS)
@given(steps=st.lists(_STEPS, min_size=10, max_size=30))
@settings(max_examples=20, **_HOW)  # type: ignore[arg-type]
def test_what_is_ready_is_what_the_edition_says(
    tmp_path_factory: pytest.TempPathFactory, marked: None, way: Way, steps: list[tuple[str, Any]]
) -> None:
    with lanes_made(way):
        _walked(tmp_path_factory.mktemp("walk"), steps)


@pytest.mark.soak
@given(steps=st.lists(_STEPS, min_size=30, max_size=120))
@settings(max_examples=400, **_HOW)  # type: ignore[arg-type]
def test_what_is_ready_is_what_the_edition_says_for_long(
    tmp_path_factory: pytest.TempPathFactory, marked: None, steps: list[tuple[str, Any]]
) -> None:
    _walked(tmp_path_factory.mktemp("walk"), steps)


@pytest.fixture
def warm(tmp_path: Path) -> Iterator[Newsroom]:
    """A newsroom with sixty stories of this year, and a front that has every page of them ready."""
    newsroom = Newsroom(tmp_path)
    for number in range(60):
        newsroom.house.publish(
            make_story(guid=f"w{number}", slug=f"hangat-{number}", published_at=NOON - timedelta(hours=number))
        )
    yield newsroom
    newsroom.front.close()
    newsroom.house.close()


def test_an_import_of_old_stories_makes_no_page_of_today_anew(warm: Newsroom) -> None:
    with_stories = [path for path in _PATHS if "kabar" not in path and path not in ("/nirgends", "/en/komoditas")]
    ready = ["/", "/komoditas", "/topic/kedelai", "/feed.xml", "/latest/2026-03-04", "/market/LQ45", *with_stories]
    for path in ready:
        said_by(warm.front, path, "")
    forgotten, misses = warm.front.lane.cache.forgotten, warm.front.lane.misses

    _import(warm, 10_000)
    warm.front.look()
    for path in ready:
        said_by(warm.front, path, "")

    assert warm.front.lane.cache.forgotten == forgotten
    assert warm.front.lane.misses == misses


def _import(newsroom: Newsroom, number: int) -> None:
    """Publish stories of 2009 in the section and with the topic of today's."""
    at = datetime(2026, 3, 4, 7, 0, tzinfo=UTC)
    for start in range(0, number, 1000):
        with transaction(newsroom.house.connection) as cursor:
            for each in range(start, start + 1000):
                ran = datetime(2009, 1, 1, tzinfo=UTC) + timedelta(minutes=30 * each)
                story = make_story(guid=f"old{each}", slug=f"lama-{each}", published_at=ran)
                writer.append(cursor, publication(story, newsroom.house.masthead), at=at)
        newsroom.front.look()
