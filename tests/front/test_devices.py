import json
import re

import pytest
from front_house import House

from make import make_masthead
from tajuk.pages import assets

LANGUAGES = {"": "id", "/en": "en"}


@pytest.mark.parametrize(("prefix", "language"), LANGUAGES.items())
def test_the_manifest_lets_a_device_keep_the_site(house: House, prefix: str, language: str) -> None:
    answer = house.get(f"{prefix}/manifest.webmanifest")

    found = answer.json()
    assert answer.headers["content-type"] == "application/manifest+json"
    assert (found["name"], found["lang"]) == (house.masthead.title, language)
    assert (found["start_url"], found["display"]) == (prefix or "/", "standalone")
    assert found["background_color"] == found["theme_color"] == assets.PAPER
    assert len(found["short_name"]) <= 12


def test_the_icons_of_the_manifest_are_files_of_ours(house: House) -> None:
    icons = house.get("/manifest.webmanifest").json()["icons"]

    assert {icon["sizes"] for icon in icons} == {"any", "192x192", "512x512"}
    assert "maskable" in {icon["purpose"] for icon in icons}
    assert [house.get(icon["src"]).headers["content-type"] for icon in icons] == [icon["type"] for icon in icons]


@pytest.mark.parametrize(("prefix", "said"), [("", "Anda sedang luring"), ("/en", "You are offline")])
def test_there_is_a_page_for_no_connection(house: House, prefix: str, said: str) -> None:
    answer = house.get(f"{prefix}/offline")

    assert answer.status_code == 200
    assert f"<h1>{said}</h1>" in answer.text
    assert "noindex" in answer.text
    assert set(re.findall(r'(?:src|href)="([^"]+)"', answer.text)) <= set(assets.FILES)


def test_the_service_worker_keeps_a_release_whole(house: House) -> None:
    kept = kept_by(house)

    assert {assets.CSS_PATH, assets.SCRIPT_PATH, *assets.PRELOADED} <= set(kept["files"])
    assert kept["pages"] == {"/": "/offline", "/en/": "/en/offline"}
    for path in (*kept["files"], *kept["pages"].values()):
        assert house.get(path).status_code == 200


def test_the_service_worker_is_asked_for_again_each_time(house: House) -> None:
    answer = house.get("/service-worker.js")

    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    assert "worker-src 'self'" in answer.headers["content-security-policy"]


def test_what_a_worker_keeps_names_its_release(house: House) -> None:
    before = kept_by(house)

    house.publish(make_masthead(languages=("id",)))

    assert kept_by(house)["release"] != before["release"]


def kept_by(house: House) -> dict:
    first = house.get("/service-worker.js").text.partition("\n")[0]
    return json.loads(first.removeprefix("const KEPT = ").removesuffix(";"))


@pytest.mark.parametrize(("title", "short"), [(" " * 20, " " * 20), ("Harian Contoh Nusantara", "Harian")])
def test_a_title_that_does_not_fit_under_an_icon_is_cut_to_a_word(house: House, title: str, short: str) -> None:
    house.publish(make_masthead(title=title))

    assert house.get("/manifest.webmanifest").json()["short_name"] == short
