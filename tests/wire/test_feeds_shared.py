"""Real feeds of the world, well-formed and not, against counts made by others."""

import json
import socket
import time
from pathlib import Path

import pytest

from tajuk.story.rendering import html_of
from tajuk.story.story import Story
from tajuk.wire import formats
from tajuk.wire.item import Draft, Item, Media, Refused, Skipped, Subscription, WireError

COUNTED = (Story, Draft, Media, Skipped, Refused, Subscription)
FEEDS = ("rss", "atom", "json_feed", "opml")
NO_FEEDS = ("other:", "urlset", "sitemapindex", "json", "expected")  # kinds nobody asks us to read as feeds
LONGEST_S = 2.0


class Nothing:
    """Places that know nothing."""

    def __getattr__(self, name):
        return lambda *_, **__: ""


def read(path: Path) -> tuple[str, list[Item], str]:
    """Return the format a file was recognised as, its items, and why it was refused whole, "" if it was not."""
    with path.open("rb") as source:
        head = source.read(65_536)
        source.seek(0)
        try:
            name = formats.recognise(head)
            if name not in FEEDS:
                return name, [], "no feed"
            return name, list(formats.FORMATS[name].parse(source)), ""
        except WireError as error:
            return "", [], str(error)


@pytest.fixture(scope="module")
def feeds(shared):
    return shared / "data" / "feeds"


@pytest.fixture(scope="module")
def truth(feeds):
    return json.loads((feeds / "truth.json").read_text())["files"]


@pytest.fixture(scope="module")
def results(feeds, truth):
    """Every file read once, with the seconds it took."""
    found = {}
    for name in truth:
        began = time.perf_counter()
        found[name] = (*read(feeds / name), time.perf_counter() - began)
    return found


def test_every_well_formed_feed_has_as_many_items_as_others_counted(truth, results):
    wrong = {}
    for name, known in truth.items():
        kind, items, refused, _ = results[name]
        if known.get("well_formed", True) and not known["kind"].startswith(NO_FEEDS):
            found = sum(isinstance(item, COUNTED) for item in items)
            if refused or found != known["items"]:
                wrong[name] = (kind, found, known["items"], refused)

    assert wrong == {}


def test_lists_of_feeds_name_all_the_feeds_others_counted(truth, results):
    lists = {name: known["feeds"] for name, known in truth.items() if "feeds" in known}

    found = {name: sum(isinstance(item, Subscription) for item in results[name][1]) for name in lists}
    assert all(found[name] >= lists[name] for name in lists)  # `xmlurl` is read, too


def test_what_is_no_feed_is_refused_in_one_line(truth, results):
    for name, known in truth.items():
        if known.get("kind", "").startswith(("urlset", "sitemapindex", "other:Channel")):
            assert "ask" in results[name][2] and "\n" not in results[name][2], name


def test_what_is_ill_formed_is_said_with_its_line(truth, results):
    for name, known in truth.items():
        kind, items, refused, _ = results[name]
        if known.get("error", "").startswith(("Entity", "EntityRef", "Opening and ending", "CharRef")) and kind:
            assert any(isinstance(item, Refused) and item.line for item in items) or refused, name


def test_every_refusal_says_what_and_why(results):
    for name, (_, items, _, _) in results.items():
        for item in items:
            if isinstance(item, Refused):
                assert item.item and item.reason and "\n" not in item.reason, name


@pytest.mark.filterwarnings("ignore")
def test_no_file_takes_longer_than_two_seconds(results):
    slowest = max(results, key=lambda name: results[name][3])

    assert results[slowest][3] < LONGEST_S, slowest


def test_nothing_a_feed_shows_can_run(results):
    for name, (_, items, _, _) in results.items():
        for story in items:
            if isinstance(story, Story):
                html = html_of(story.body, Nothing()).lower()
                assert not any(bad in html for bad in ("<script", "javascript:", " onload=", " style=", "<object")), (
                    name
                )
                assert not str(story.origin.link).lower().startswith(("javascript", "data", "vbscript")), name


def test_no_feed_makes_us_fetch_anything(feeds, truth, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("a feed was read, and something was fetched")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    for name in truth:
        if "entity" in name or "doctype" in name or "dtd" in name:
            read(feeds / name)


def test_two_readings_give_the_same_items(feeds, results):
    for name in list(results)[::40]:
        assert read(feeds / name)[1] == results[name][1], name
