"""Every error in one shape, on every route."""

from collections.abc import Callable
from pathlib import Path

import pytest
from front_house import STORY, House

from make import make_masthead, make_story
from tajuk.front import routes
from tajuk.front.application import Front

PLACES = [*routes.FIXED, *routes.UNPREFIXED, "/latest/2026-03-04", "/topic/kedelai", "/person/sari-wulandari",
          "/market/LQ45", "/market/LQ45.json", "/sitemap-2026-03.xml", "/komoditas/feed.xml", "/komoditas", "/en",
          STORY, f"{STORY}.json", f"{STORY}.md",
          "/tentang-kami", f"/media/{'ab' * 32}/640.webp", "/static/x.css"]  # fmt: skip
MISSING = ["/nothing", "/en/nothing", "/topic/nothing", "/person/nothing", "/market/NOTHING", "/market/NOTHING.json",
           "/latest/2020-01-01", "/sitemap-1999-01.xml", "/nothing/feed.xml", "/komoditas/2026/03/04/nothing",
           "/komoditas/2026/03/04/nothing.json", "/komoditas/2026/03/04/nothing.md", "/static/x.css",
           f"/media/{'ab' * 32}/640.webp", "/media/x/640.webp", "/subscribe", "/design"]  # fmt: skip


@pytest.mark.parametrize("path", MISSING)
def test_what_is_missing_is_told_as_a_page(house: House, path: str) -> None:
    answer = house.get(path.rstrip("/"), accept="text/html")

    assert answer.status_code == 404
    if not path.endswith(".json"):
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert "Harian Contoh" in answer.text
    assert answer.headers["edition-seq"] == house.edition_seq()


@pytest.mark.parametrize("path", MISSING)
def test_what_is_missing_is_told_as_json_where_that_is_asked_for(house: House, path: str) -> None:
    answer = house.get(path.rstrip("/"), accept="application/json")

    told = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert set(told) == {"type", "title", "status", "detail", "instance"}
    assert told["status"] == answer.status_code == 404
    assert told["instance"] == path.rstrip("/")


def test_an_error_speaks_the_readers_language(house: House) -> None:
    assert "Tidak ada apa-apa di sini" in house.get("/nothing").text
    assert "There is nothing here" in house.get("/en/nothing").text


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_no_place_takes_anything_but_reading(house: House, path: str, method: str) -> None:
    answer = house.ask(method, path)

    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", PLACES)
def test_every_place_is_guarded(house: House, path: str) -> None:
    headers = house.get(path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "referrer-policy" in headers and "permissions-policy" in headers
    assert "set-cookie" not in headers


def test_what_was_killed_is_gone(house: House) -> None:
    house.kill(make_story().guid)

    for path in (STORY, f"{STORY}.json", f"{STORY}.md", f"{STORY}/"):
        assert house.get(path).status_code == 410, path
    assert "dicabut" in house.get(STORY).text


def test_what_was_withdrawn_is_not_found(house: House) -> None:
    house.withdraw(make_story().guid)

    assert house.get(STORY).status_code == 404


def test_a_host_that_is_not_ours_is_misdirected(houses: Callable[..., House]) -> None:
    house = houses(hosts=("contoh.example",))
    house.publish(make_masthead(), make_story())

    assert house.get(STORY, host="Contoh.example:8000").status_code == 200
    for host in ("evil.example", "contoh.example.evil.example", "", "contoh.example:80:80", "contoh.example@evil"):
        assert house.get(STORY, host=host).status_code == 421, host


def test_before_the_first_entry_there_is_a_page_that_says_so(houses: Callable[..., House]) -> None:
    answer = houses().get("/")

    assert answer.status_code == 503
    assert "Belum terbit" in answer.text
    assert answer.headers["retry-after"] == "5"


def test_a_database_that_is_not_there_yet_is_no_traceback(tmp_path: Path, houses: Callable[..., House]) -> None:
    house = houses()
    missing = Front(houses().application.router.default._sources._replace(database_url=f"sqlite:{tmp_path}/none.db"))
    house.application.router.default = missing

    for path in ("/", STORY, "/healthz", "/feed.xml"):
        assert house.get(path).status_code == 503, path
    assert house.get("/healthz").headers["content-type"] == "application/problem+json"
    assert not (tmp_path / "none.db").exists()


def test_a_fault_of_ours_is_logged_once_and_shows_no_traceback(
    house: House, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(routes.FIXED, "/", lambda visit: 1 / 0)

    answer = house.get("/")

    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert capsys.readouterr().out.count("request_failed") == 1


def test_what_was_erased_is_gone_and_shown_nowhere(house: House) -> None:
    seq = house.publish(make_story(headline="Nama yang harus hilang"))
    path = "/komoditas/2026/03/04/nama-yang-harus-hilang"
    assert house.get(path).status_code == 200

    house.erase(seq)

    assert house.get(path).status_code == 410
    for place in ("/", "/komoditas", "/feed.xml", "/atom.xml", "/sitemap-news.xml", "/latest/2026-03-04", path):
        assert "Nama yang harus hilang" not in house.get(place).text, place


def test_the_addresses_of_the_contract_are_those_of_the_routes() -> None:
    contract = (Path(__file__).parents[2] / "docs/contracts/front.md").read_text(encoding="utf-8")

    for path in (*routes.FIXED, *routes.UNPREFIXED):
        assert f"`{path}`" in contract, path
