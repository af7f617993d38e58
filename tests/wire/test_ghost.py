"""Ghost exports: every post is counted, and becomes what it was."""

import io
import json
from typing import Any

import pytest

from tajuk.story.blocks import Embed, Figure, Heading, List, Paragraph, Preformatted, Quote
from tajuk.story.documents import Person
from tajuk.story.story import Byline, Ref, Story
from tajuk.story.text import Em, Link, Strong, plain
from tajuk.story.words import plain_body
from tajuk.wire import ghost
from tajuk.wire.item import Draft, Item, Refused, Site, Skipped, WireError

COUNTED = (Story, Draft, Skipped, Refused)


def export(*posts: dict[str, Any], **tables: Any) -> bytes:
    """Return an export as Ghost writes it."""
    return json.dumps({"db": [{"meta": {"exported_on": 1}, "data": {"posts": posts, **tables}}]}).encode()


def post(**fields: Any) -> dict[str, Any]:
    """Return a published post."""
    usual = {"id": "1", "uuid": "3a033ce7", "title": "Emas naik", "slug": "emas-naik", "html": "<p>Isi.</p>"}
    return {**usual, "status": "published", "published_at": "2026-01-02T03:04:05.000Z", **fields}


def items_of(raw: bytes) -> list[Item]:
    return list(ghost.parse(io.BytesIO(raw)))


def story_of(**fields: Any) -> Story:
    """Return the story of an export of one post."""
    (story,) = (item for item in items_of(export(post(**fields))) if isinstance(item, Story))
    return story


def lexical(*nodes: dict[str, Any]) -> str:
    return json.dumps({"root": {"type": "root", "children": nodes}})


def test_every_real_file_has_as_many_posts_as_others_counted(shared):
    folder = shared / "data" / "ghost"
    for name, known in json.loads((folder / "truth.json").read_text()).items():
        raw = (folder / name).read_bytes()

        assert ghost.recognise(raw[:65_536]), name
        assert sum(isinstance(item, COUNTED) for item in items_of(raw)) == known["counts"]["posts"], name


def test_the_site_is_known_by_its_settings():
    settings = [{"key": "title", "value": "Kabar &amp; Co"}, {"key": "url", "value": "https://k.example/"}]

    (site, *_) = items_of(export(post(), settings=settings))

    assert (site.title, site.url) == ("Kabar & Co", "https://k.example")
    assert isinstance(site, Site)


@pytest.mark.parametrize(
    ("fields", "became"),
    [
        ({"status": "draft"}, "draft"),
        ({"status": "scheduled"}, "future"),
        ({"status": "sent"}, "private"),
    ],
)
def test_what_was_not_public_waits(fields, became):
    (draft,) = (item for item in items_of(export(post(**fields))) if isinstance(item, Draft))

    assert draft.status == became


@pytest.mark.parametrize("fields", [{"type": "page"}, {"page": True}])
def test_pages_are_skipped_by_their_kind(fields):
    assert [item.kind for item in items_of(export(post(**fields))) if isinstance(item, Skipped)] == ["page"]


def test_the_first_tag_is_the_section_and_the_others_topics():
    tags = [{"id": n, "name": name, "slug": name.lower()} for n, name in enumerate(("Emas", "Pasar", "#impor"))]
    pairs = [{"post_id": "1", "tag_id": n, "sort_order": order} for n, order in ((0, 1), (1, 0), (2, 2))]

    (story,) = (item for item in items_of(export(post(), tags=tags, posts_tags=pairs)) if isinstance(item, Story))

    assert (story.section, story.topics) == ("pasar", (Ref("emas", "Emas"),))
    assert story.carried["internal_tags"] == ["#impor"]


def test_authors_are_people_in_the_order_an_editor_gave_them():
    users = [
        {"id": "a", "name": "Sari", "slug": "sari", "email": "s@k.example"},
        {"id": "b", "name": "Budi", "slug": "budi"},
    ]
    pairs = [{"post_id": "1", "author_id": one, "sort_order": order} for one, order in (("a", 1), ("b", 0))]

    items = items_of(export(post(), users=users, posts_authors=pairs))

    assert [item.name for item in items if isinstance(item, Person)] == ["Sari", "Budi"]
    assert [story.bylines for story in items if isinstance(story, Story)] == [
        (Byline("Budi", slug="budi"), Byline("Sari", slug="sari"))
    ]
    assert "s@k.example" not in str(items)


def test_a_post_of_the_oldest_exports_has_one_author_and_milliseconds():
    old = post(author_id=1, published_at=1283780649000, html=None, markdown="Kata *miring*.")

    (story,) = (
        i for i in items_of(export(old, users=[{"id": 1, "name": "Sari", "slug": "sari"}])) if isinstance(i, Story)
    )

    assert (story.published_at.isoformat(), story.bylines[0].name) == ("2010-09-06T13:44:09+00:00", "Sari")
    assert story.body[0].text[1].marks == (Em(),)


def test_a_text_kept_as_lexical_alone_is_read():
    text = {"type": "extended-text", "text": "tebal", "format": 1}
    link = {"type": "link", "url": "https://x.example/", "children": [{"type": "text", "text": "sini", "format": 0}]}
    items = {"type": "list", "listType": "number", "start": 1, "children": [{"type": "listitem", "children": [text]}]}
    image = {"type": "image", "src": "__GHOST_URL__/content/a.jpg", "alt": "Bursa", "caption": "<b>Foto</b>"}
    nodes = [
        {"type": "paragraph", "children": [text, link]},
        {"type": "heading", "tag": "h2", "children": [text]},
        items,
        image,
    ]

    story = story_of(html=None, lexical=lexical(*nodes, {"type": "embed", "url": "https://youtu.be/abcdefghijk"}))

    assert [type(block) for block in story.body] == [Paragraph, Heading, List, Figure, Embed]
    assert [run.marks for run in story.body[0].text] == [(Strong(),), (Link("https://x.example/"),)]


def test_a_text_kept_as_mobiledoc_alone_is_read():
    document = {
        "version": "0.3.1",
        "atoms": [["soft-return", "", {}]],
        "cards": [["code", {"code": "a < b"}], ["hologram", {"x": 1}]],
        "markups": [["strong"], ["a", ["href", "https://x.example/"]]],
        "sections": [
            [1, "p", [[0, [0], 1, "tebal"], [1, [], 0, 0], [0, [1], 1, "sini"]]],
            [3, "ul", [[[0, [], 0, "satu"]]]],
            [1, "blockquote", [[0, [], 0, "kata"]]],
            [10, 0],
            [10, 1],
        ],
    }

    story = story_of(html=None, mobiledoc=json.dumps(document))

    assert [type(block) for block in story.body] == [Paragraph, List, Quote, Preformatted]
    assert plain(story.body[0].text) == "tebal\nsini"
    assert story.carried["cards"] == [{"type": "hologram", "x": 1}]


def test_cards_nobody_knows_are_carried_and_their_words_stay():
    card = {"type": "ramalan", "children": [{"type": "text", "text": "Kata", "format": 0}]}

    story = story_of(html=None, lexical=lexical(card))

    assert (plain_body(story.body), story.carried["cards"]) == ("Kata", [card])


def test_a_script_in_a_card_never_runs():
    story = story_of(html=None, lexical=lexical({"type": "html", "html": "<script>x</script><p onclick=x>Aman</p>"}))

    assert story.body == (Paragraph(story.body[0].text),)
    assert plain_body(story.body) == "Aman"


def test_the_mark_for_the_sites_address_is_filled_where_it_is_known():
    raw = export(post(feature_image="__GHOST_URL__/a.jpg"), settings=[{"key": "url", "value": "https://k.example"}])

    (story,) = (item for item in items_of(raw) if isinstance(item, Story))

    assert story.picture.url == "https://k.example/a.jpg"


def test_what_only_members_may_read_stays_so():
    assert [story_of(visibility=one).access for one in ("public", "members", "paid")] == ["free", "members", "members"]


def test_meta_beside_a_post_is_read():
    told = {"meta_description": "Ringkas.", "meta_title": "Harga emas", "og_title": "Emas!"}
    meta = [{"post_id": "1", "feature_image_alt": "Bursa", **told}]

    (story,) = (
        i
        for i in items_of(export(post(feature_image="https://k.example/a.jpg"), posts_meta=meta))
        if isinstance(i, Story)
    )

    assert (story.summary, story.search_headline, story.social_headline) == ("Ringkas.", "Harga emas", "Emas!")
    assert (story.picture.alt, story.old_urls) == ("Bursa", ("/emas-naik/",))


@pytest.mark.parametrize(
    "raw", [b"", b"{", b'{"db": [{"data": {"posts": [', b"[]", b'{"posts": 3}', b'{"db": ' + b"[" * 99999]
)
def test_what_is_no_export_is_refused_in_one_line(raw):
    with pytest.raises(WireError) as refused:
        items_of(raw)

    assert "\n" not in str(refused.value)


def test_odd_rows_are_no_accident():
    raw = json.dumps(
        {"db": [{"data": {"posts": [1, {}, {"title": 3}], "users": [None], "tags": {}, "posts_tags": [7]}}]}
    )

    assert sum(isinstance(item, COUNTED) for item in items_of(raw.encode())) == 3
