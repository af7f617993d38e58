"""What an item of a JSON Feed becomes."""

import io
import json
from typing import Any

import pytest
from feeds_make import items_of, stories_of

from tajuk.story.blocks import Recording
from tajuk.story.documents import Person
from tajuk.story.words import plain_body
from tajuk.wire import json_feed
from tajuk.wire.item import WireError


def feed(*items: Any, **fields: Any) -> bytes:
    """Return a JSON Feed of a site at kabar.example."""
    head = {"version": "https://jsonfeed.org/version/1.1", "title": "Kabar", "home_page_url": "https://kabar.example/"}
    return json.dumps({**head, **fields, "items": items}).encode()


def test_an_item_says_who_when_and_what():
    item = {
        "id": "1",
        "url": "/a",
        "title": "Emas &amp; perak",
        "content_html": "<p>Isi</p><script>x</script>",
        "date_published": "2026-01-01T07:00:00+07:00",
        "date_modified": "2026-01-02T00:00:00Z",
        "tags": ["Emas"],
        "image": "/a.jpg",
        "language": "id-ID",
    }

    (story,) = stories_of(feed(item))

    assert (story.headline, plain_body(story.body), story.language) == ("Emas & perak", "Isi", "id")
    assert (story.published_at.isoformat(), story.updated_at.day) == ("2026-01-01T00:00:00+00:00", 2)
    assert (story.origin.link, story.picture.url) == ("https://kabar.example/a", "https://kabar.example/a.jpg")
    assert [topic.slug for topic in story.topics] == ["emas"]


@pytest.mark.parametrize(
    "field",
    [
        {"author": {"name": "Sari", "avatar": "https://k.example/s.png"}},
        {"authors": [{"name": "Sari", "avatar": "https://k.example/s.png"}]},
    ],
)
def test_authors_of_either_version_are_people(field):
    (person,) = (item for item in items_of(feed({"id": "1", "title": "A", **field})) if isinstance(item, Person))

    assert (person.name, person.picture.url) == ("Sari", "https://k.example/s.png")


def test_items_without_an_author_are_their_feeds():
    (story,) = stories_of(feed({"id": "1", "title": "A"}, author={"name": "Redaksi"}))

    assert [byline.name for byline in story.bylines] == ["Redaksi"]


def test_attachments_become_what_they_are():
    file = {"url": "https://k.example/a.mp3", "mime_type": "audio/mpeg", "size_in_bytes": 9}

    (story,) = stories_of(feed({"id": "1", "title": "A", "attachments": [file]}))

    assert story.body == (Recording("https://k.example/a.mp3", "audio"),)
    assert story.carried["feed"]["enclosures"] == [{"url": file["url"], "type": "audio/mpeg", "length": 9}]


def test_text_alone_keeps_its_paragraphs():
    (story,) = stories_of(feed({"id": "1", "content_text": "Satu <b>.\n\nDua."}))

    assert (plain_body(story.body), story.headline) == ("Satu <b>.\nDua.", "Satu <b>.")


def test_extensions_are_carried():
    (story,) = stories_of(feed({"id": "1", "title": "A", "_kabar": {"skor": 1}}))

    assert story.carried["feed"]["extensions"] == {"_kabar": {"skor": 1}}


@pytest.mark.parametrize("raw", [b"[1]", b"{}", b'{"version": "https://jsonfeed.org/version/1"}', b"<rss/>", b"{rusak"])
def test_what_is_no_json_feed_is_refused_in_one_line(raw):
    with pytest.raises(WireError) as refused:
        list(json_feed.parse(io.BytesIO(raw)))

    assert "\n" not in str(refused.value)
