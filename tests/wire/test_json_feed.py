"""JSON Feed says what its specification asks for."""

import json
from datetime import datetime
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from outgoing_make import GUID, ODD, bare_story, make_feed, make_item, make_story

from strategies import stories
from tajuk.story.story import Story
from tajuk.wire import json_feed

ADDRESSES = ("home_page_url", "feed_url", "icon", "url", "image")
ITEM = {
    **dict.fromkeys(("id", "url", "title", "summary", "image", "content_html", "language"), str),
    **dict.fromkeys(("date_published", "date_modified"), str),
    **dict.fromkeys(("authors", "tags", "attachments"), list),
    "_tajuk": dict,
}
FEED = {
    **dict.fromkeys(("version", "title", "home_page_url", "feed_url", "description", "icon", "language"), str),
    **dict.fromkeys(("authors", "items"), list),
    "_tajuk": dict,
}


def mistakes(fields: dict, known: dict) -> list[str]:
    """Return the names of fields that JSON Feed 1.1 does not know, or that hold another type."""
    wrong = [name for name, value in fields.items() if not isinstance(value, known.get(name, ()))]
    wrong += [name for name in ADDRESSES if name in fields and not urlsplit(fields[name]).netloc]
    return wrong + [name for name, value in fields.items() if value == "" and name != "content_html"]


def check(story: Story) -> dict:
    """Return the only item of a feed after checking feed and item."""
    feed = json.loads(json_feed.dump(make_feed(make_item(story))))
    assert mistakes(feed, FEED) == []
    assert {"version", "title", "items"} <= feed.keys()
    item = feed["items"][0]
    assert mistakes(item, ITEM) == []
    assert {"id", "content_html"} <= item.keys()
    assert all(datetime.fromisoformat(item[name]).tzinfo for name in ("date_published", "date_modified"))
    return item


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_words_keep_to_the_format(text):
    check(bare_story(headline=text, deck=text))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories())
def test_any_story_keeps_to_the_format(story):
    check(story)


def test_an_item_says_who_when_and_what():
    item = check(make_story())

    assert item["id"] == f"urn:uuid:{GUID}"
    assert item["authors"] == [{"name": "Sari Dewi"}, {"name": "AFP"}]
    assert item["tags"] == ["Pasar", "Saham", "R&D"]
    assert item["date_published"] == "2023-09-05T22:49:00Z"
    assert item["image"].endswith("/1280.webp")


def test_an_empty_feed_has_no_items():
    assert json.loads(json_feed.dump(make_feed()))["items"] == []


def test_a_headline_comes_back_as_it_was():
    assert check(bare_story(headline="R&D ]]> <b> 📈"))["title"] == "R&D ]]> <b> 📈"


def test_the_same_feed_gives_the_same_bytes():
    assert json_feed.dump(make_feed(make_item())) == json_feed.dump(make_feed(make_item()))
