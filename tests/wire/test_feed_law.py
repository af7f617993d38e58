"""What a feed carries comes back from it: `parse(dump(x)) == x`, restricted to `CARRIES`."""

import io
from datetime import timedelta
from types import ModuleType
from typing import Any

import msgspec
import pytest
from feed_rules import judge
from hypothesis import given, settings
from hypothesis import strategies as st
from outgoing_make import make_feed, make_item, make_story

from strategies import stories
from tajuk.story.story import Story
from tajuk.story.words import plain_body
from tajuk.wire import atom, json_feed, rss
from tajuk.wire.feed_carried import KEY, Carried, Element, Enclosure, kept

WIRES = [rss, atom, json_feed]
_WORDS = st.text("abc <>&\"'é漢]", min_size=1, max_size=8).map(str.strip).filter(bool)
_NAMES = st.from_regex(r"[a-z][a-zA-Z]{0,6}", fullmatch=True)
_URLS = st.builds("https://{}.example/{}".format, _NAMES, _NAMES)
_LEAF = st.builds(
    Element,
    namespace=st.builds("https://{}.example/ns#".format, _NAMES),
    name=_NAMES,
    text=_WORDS,
    attributes=st.dictionaries(_NAMES, _WORDS, max_size=2),
)
_ELEMENTS = _LEAF | st.builds(msgspec.structs.replace, _LEAF, inside=st.lists(_LEAF, min_size=1, max_size=2).map(tuple))


def by_address(files: list[Enclosure]) -> tuple[Enclosure, ...]:
    return tuple({file.url: file for file in files}.values())


def carried() -> st.SearchStrategy[Carried]:
    """Draw what a story brings along from a feed of XML."""
    files = st.builds(Enclosure, url=_URLS, type=st.just("audio/mpeg"), length=st.integers(0, 2**40))
    return st.builds(
        Carried,
        enclosures=st.lists(files, max_size=3).map(by_address),
        comments=st.just("") | _URLS,
        source=st.just("") | _URLS,
        rights=st.just("") | st.just("© 2026 Kabar"),
        elements=st.lists(_ELEMENTS, max_size=3, unique_by=lambda one: (one.namespace, one.name)).map(tuple),
    )


def only(story: Story, wire: ModuleType) -> dict[str, Any]:
    """Return what a format carries of a story: instants to the second, of `carried` what is a feed's."""
    fields = {name: getattr(story, name) for name in wire.CARRIES - {"carried", "updated_at"}}
    updated = story.updated_at and story.updated_at > story.published_at and story.updated_at.replace(microsecond=0)
    published_at = story.published_at.replace(microsecond=0)
    return {
        **fields,
        "published_at": published_at,
        "updated_at": (updated if updated and updated > published_at else None),
        "carried": story.carried.get(KEY, {}),
    }


def reread(wire: ModuleType, story: Story) -> Story:
    """Return the story that comes back from a feed it goes out in."""
    item = make_item(story, section="Pasar Modal")
    feed = make_feed(item if item.html else msgspec.structs.replace(item, html="<p>Isi.</p>"))
    (back,) = (item for item in wire.parse(io.BytesIO(wire.dump(feed))) if isinstance(item, Story))
    return back


@pytest.mark.parametrize("wire", WIRES, ids=lambda wire: wire.__name__.rpartition(".")[2])
@settings(max_examples=40)
@given(story=stories(), brought=carried())
def test_what_a_feed_carries_comes_back(wire, story, brought):
    topics = tuple({topic.slug: topic for topic in story.topics}.values())
    story = msgspec.structs.replace(story, carried=kept(brought), topics=topics)

    assert only(reread(wire, story), wire) == only(story, wire)


@settings(max_examples=40)
@given(brought=carried())
def test_what_was_brought_along_keeps_to_the_rules_of_feeds(brought):
    story = make_story(carried=kept(brought))

    assert judge(rss.dump(make_feed(make_item(story)))) == {}
    assert judge(atom.dump(make_feed(make_item(story)))) == {}


def test_the_extensions_of_other_programs_come_back_in_json():
    extensions = {"_kabar": {"skor": [1, 2]}, "external_url": "https://lain.example/a"}
    story = make_story(carried={KEY: {"extensions": extensions}})

    assert reread(json_feed, story).carried[KEY]["extensions"] == extensions


@pytest.mark.parametrize("wire", WIRES)
def test_what_was_brought_along_stays_behind_the_gate(wire):
    elements = [{"namespace": "https://x.example/ns", "name": "fulltext", "text": "rahasia"}]
    item = make_item(make_story(carried={KEY: {"elements": elements, "rights": "rahasia"}}), html="")

    assert b"rahasia" not in wire.dump(make_feed(item))


@pytest.mark.parametrize("wire", WIRES)
def test_what_is_carried_for_other_formats_stays_at_home(wire):
    story = make_story(carried={"meta": {"_kunci": "rahasia"}, KEY: {"enclosures": "rahasia"}})

    assert b"rahasia" not in wire.dump(make_feed(make_item(story)))


@pytest.mark.parametrize("wire", WIRES)
def test_a_story_that_was_never_updated_comes_back_so(wire):
    story = make_story()
    early = msgspec.structs.replace(story, updated_at=story.published_at - timedelta(days=1))

    assert reread(wire, msgspec.structs.replace(story, updated_at=None)).updated_at is None
    assert reread(wire, early).updated_at is None


@pytest.mark.parametrize("wire", WIRES)
def test_the_words_of_the_body_come_back(wire):
    back = reread(wire, make_story())

    words = plain_body(back.body)
    assert all(one in words for one in ("tebal", "menurut BBC", "Direktur", "Laporan", "Isi kotak"))
