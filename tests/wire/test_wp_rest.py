"""Answers of WordPress's REST interface become what an export of the same site gives."""

import io
import json
from typing import Any

import pytest

from tajuk.story.documents import Person
from tajuk.story.story import Ref, Story
from tajuk.story.words import plain_body
from tajuk.wire import wp_rest, wxr
from tajuk.wire.item import Comment, Draft, Item, Media, Refused, Site, Skipped, WireError

API = {"self": [{"href": "https://koran.example/wp-json/wp/v2/posts/1"}]}


def post(**fields: Any) -> dict[str, Any]:
    """Return a published post as the interface gives it."""
    usual = {
        "id": 1,
        "date": "2024-01-15T10:00:00",
        "date_gmt": "2024-01-15T03:00:00",
        "guid": {"rendered": "https://koran.example/?p=1&#038;x"},
        "slug": "berita-1",
        "status": "publish",
        "type": "post",
        "link": "https://koran.example/2024/01/berita-1/",
        "title": {"rendered": "Emas &#038; perak"},
        "content": {"rendered": "<p>Isi.</p><script>x</script>", "protected": False},
        "excerpt": {"rendered": "<p>Isi. [&hellip;]</p>"},
        "_links": API,
    }
    return {**usual, **fields}


def items_of(value: Any) -> list[Item]:
    return list(wp_rest.parse(io.BytesIO(json.dumps(value).encode())))


def story_of(**fields: Any) -> Story:
    """Return the story of an answer of one post."""
    (story,) = (item for item in items_of([post(**fields)]) if isinstance(item, Story))
    return story


def test_a_post_says_who_when_and_what():
    terms = [
        [{"taxonomy": "category", "slug": "pasar", "name": "Pasar"}],
        [{"taxonomy": "post_tag", "slug": "emas", "name": "Emas"}],
    ]
    picture = {
        "source_url": "https://koran.example/a.jpg",
        "alt_text": "Emas",
        "media_details": {"width": 9, "height": 6},
    }
    inside = {"author": [{"name": "Sari", "slug": "sari"}], "wp:term": terms, "wp:featuredmedia": [picture]}

    story = story_of(_embedded=inside)

    assert (story.headline, plain_body(story.body), story.deck, story.section) == ("Emas & perak", "Isi.", "", "pasar")
    assert (story.topics, story.bylines[0].name) == ((Ref("emas", "Emas"),), "Sari")
    assert (story.picture.url, story.picture.alt, story.picture.width) == ("https://koran.example/a.jpg", "Emas", 9)
    assert story.old_urls == ("/2024/01/berita-1/", "/?p=1&x")


def test_the_same_post_in_an_export_of_the_site_is_the_same_story():
    raw = """<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:base_blog_url>http://www.koran.example</wp:base_blog_url>
        <item><title>A</title><guid>https://koran.example/?p=1&amp;x</guid><wp:post_name>berita-1</wp:post_name>
        <wp:post_date>2024-01-15 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type>
        </item></channel></rss>"""

    (exported,) = (item for item in wxr.parse(io.BytesIO(raw.encode())) if isinstance(item, Story))

    assert story_of().guid == exported.guid


@pytest.mark.parametrize("status", ["draft", "pending", "private", "future"])
def test_what_was_not_public_waits(status):
    assert [item.status for item in items_of(post(status=status)) if isinstance(item, Draft)] == [status]


def test_what_a_password_protects_waits():
    (draft,) = (i for i in items_of(post(content={"rendered": "", "protected": True})) if isinstance(i, Draft))

    assert draft.status == "password"


def test_other_objects_become_what_they_are():
    media = {"id": 2, "type": "attachment", "slug": "a", "source_url": "/a.jpg", "_links": API}
    user = {"id": 3, "name": "Sari", "slug": "sari", "avatar_urls": {}}

    items = items_of([post(), post(type="page"), media, user, {"id": 4, "slug": "x", "taxonomy": "category"}])

    assert [type(item) for item in items] == [
        Site,
        *[type(i) for i in items_of([post()])[1:]],
        Skipped,
        Media,
        Person,
        Skipped,
    ]
    assert [item.kind for item in items if isinstance(item, Skipped)] == ["page", "category"]


def test_comments_follow_their_story():
    reply = {
        "id": 7,
        "parent": 0,
        "author_name": "Budi",
        "date_gmt": "2024-01-16T00:00:00",
        "content": {"rendered": "<p>Ya</p>"},
    }

    items = items_of(post(_embedded={"replies": [[reply]]}))

    (comment,) = (item for item in items if isinstance(item, Comment))
    assert (comment.author, comment.text, comment.story) == ("Budi", "Ya", items[-2].guid)


def test_one_odd_object_does_not_stop_the_others():
    items = items_of([post(), 3, {"code": "rest_forbidden"}, post(id=2, slug="b")])

    assert sum(isinstance(item, Story) for item in items) == 2
    assert sum(isinstance(item, Refused) for item in items) == 2


def test_an_answer_cut_short_gives_what_is_whole():
    raw = json.dumps([post(), post(id=2, slug="b")], indent=1).encode()[:-40]

    items = list(wp_rest.parse(io.BytesIO(raw)))

    assert sum(isinstance(item, Story) for item in items) == 1
    assert [item.line > 1 for item in items if isinstance(item, Refused)] == [True]


@pytest.mark.parametrize("raw", [b"", b"[]", b"3", b"{"])
def test_what_is_no_answer_is_refused_in_one_line(raw):
    with pytest.raises(WireError) as refused:
        list(wp_rest.parse(io.BytesIO(raw)))

    assert "\n" not in str(refused.value)


def test_every_real_answer_is_one_item(shared):
    expected = {"single-post": Story, "single-cpt": Skipped, "single-page": Skipped, "single-user": Person}
    for path in (shared / "data" / "wp-rest").glob("single-*.json"):
        with path.open("rb") as source:
            assert wp_rest.recognise(source.read(65_536)), path
            source.seek(0)
            (last,) = list(wp_rest.parse(source))[-1:]

        assert isinstance(last, next(kind for name, kind in expected.items() if path.name.startswith(name)))
