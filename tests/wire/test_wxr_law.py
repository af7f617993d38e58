"""What goes out as a WordPress export comes back from it, and is what WordPress reads."""

import io
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from lxml import etree
from outgoing_make import NOON, ORIGIN, PICTURE, bare_story, make_item, make_story

from make import make_person, make_section, make_topic
from strategies import stories
from tajuk.story import codec
from tajuk.story.documents import Person, Section, Topic
from tajuk.story.story import Story
from tajuk.story.words import plain_body
from tajuk.wire import wxr
from tajuk.wire.item import Item, Media, Refused, Site
from tajuk.wire.wxr_writing import Written

SITE = Site(title="Kabar & Co", url=ORIGIN, language="id", tagline="Bisnis")
WP = {"wp": "http://wordpress.org/export/1.2/", "excerpt": "http://wordpress.org/export/1.2/excerpt/"}


def dumped(*found: Written) -> bytes:
    target = io.BytesIO()
    wxr.dump(SITE, found, target, made_at=NOON)
    return target.getvalue()


def back(raw: bytes) -> list[Item]:
    return list(wxr.parse(io.BytesIO(raw)))


def reread(story: Story, **fields: Any) -> Story:
    """Return the story that comes back."""
    (again,) = (item for item in back(dumped(make_item(story, **fields))) if isinstance(item, Story))
    return again


def once(story: Story) -> Story:
    """Return a story that says each thing once and to the second, as the format holds it; without words like tags."""
    story = codec.decode(codec.encode(story).replace(b"<", b"("))
    also_in = tuple(dict.fromkeys(slug for slug in story.also_in if slug != story.section))
    return msgspec.structs.replace(
        story,
        published_at=story.published_at.replace(microsecond=0),
        also_in=also_in,
        topics=tuple({topic.slug: topic for topic in reversed(story.topics)}.values()),
        people=tuple({person.slug: person for person in reversed(story.people)}.values()),
        summary="" if story.summary == story.deck else story.summary,
    )


@settings(max_examples=40)
@given(story=stories())
def test_what_the_format_carries_comes_back(story):
    story = once(story)

    again = reread(story)

    assert {name: getattr(again, name) for name in wxr.CARRIES} == {name: getattr(story, name) for name in wxr.CARRIES}


@settings(max_examples=40)
@given(story=stories())
def test_a_story_sent_with_its_document_comes_back_whole(story):
    assert reread(story, document=codec.encode(story)) == story


@pytest.mark.parametrize(
    "odd", ["]]> ]]]]>", "a\x85b\x9f\ufdd0", "<![CDATA[x", "</item><item>", "[gallery ids=1] [sic]"]
)
def test_odd_words_come_back_whole(odd):
    story = make_story(headline=f"A {odd}", deck=odd)

    assert reread(story, document=codec.encode(story)) == story
    assert [type(item) for item in back(dumped(make_item(story))) if isinstance(item, Refused)] == []


def test_what_surrounds_the_stories_comes_back():
    around = [
        make_person(name="Sari Dewi"),
        make_section(slug="pasar", name="R&D"),
        make_topic(name="Emas & <5%"),
    ]

    found = [item for item in back(dumped(*around)) if isinstance(item, Person | Section | Topic)]

    assert [(one.slug, one.name) for one in found] == [(one.slug, one.name) for one in around]


def test_the_site_comes_first_and_the_export_is_whole():
    items = back(dumped(make_item()))

    assert (items[0].title, items[0].url, items[0].language) == ("Kabar & Co", ORIGIN, "id")
    assert not any(isinstance(item, Refused) for item in items)


def test_a_picture_is_an_attachment_and_the_storys_thumbnail():
    items = back(dumped(make_item(bare_story(headline="A", picture=PICTURE), picture_href=f"{ORIGIN}/a.jpg")))

    (story,) = (item for item in items if isinstance(item, Story))
    (media,) = (item for item in items if isinstance(item, Media))
    assert (story.picture.url, story.picture.alt, media.url) == (f"{ORIGIN}/a.jpg", PICTURE.alt, f"{ORIGIN}/a.jpg")


def test_the_words_of_the_body_come_back():
    words = plain_body(reread(make_story()).body)

    assert all(one in words for one in ("tebal", "menurut BBC", "Direktur", "Laporan", "Isi kotak"))


def test_writers_come_back_in_their_order():
    assert [byline.name for byline in reread(make_story()).bylines] == ["Sari Dewi", "AFP"]


def test_a_post_says_all_that_wordpress_asks_for():
    raw = dumped(make_item(make_story()))

    item = etree.fromstring(raw).find("channel/item[wp:post_type='post']", WP)
    names = "post_id post_date_gmt post_name status post_parent menu_order post_type post_password is_sticky"
    assert all(item.find(f"wp:{name}", WP) is not None for name in names.split())
    assert item.findtext("wp:post_date", namespaces=WP) == "2023-09-05 22:49:00"


def test_an_export_of_a_stranger_cannot_name_a_story_of_ours():
    raw = dumped(make_item(make_story(), document=codec.encode(make_story()))).replace(b">Tajuk<", b">WordPress<")

    (story,) = (item for item in back(raw) if isinstance(item, Story))

    assert story.guid != make_story().guid


def test_an_export_is_written_as_its_stories_come():
    target = io.BytesIO()

    def found() -> Iterator[Written]:
        for number in range(3):
            written.append(target.tell())
            yield make_item(make_story(guid=f"0191d2f0-7c1a-7bbb-8000-00000000000{number}"))

    written: list[int] = []
    wxr.dump(SITE, found(), target, made_at=NOON)
    assert written[0] < written[1] < written[2] < target.tell()


def test_a_document_that_is_none_costs_its_story_alone():
    good = make_item(make_story(), document=codec.encode(make_story()))
    bad = make_item(make_story(guid="0191d2f0-7c1a-7bbb-8000-000000000009", headline="B"), document=b'{"kind":"rusak"}')

    items = back(dumped(bad, good))

    assert [type(item) for item in items if isinstance(item, Story | Refused)] == [Refused, Story]
