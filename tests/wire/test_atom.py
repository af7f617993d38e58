"""Atom is clean by the rules of the W3C feed validator, whatever a story says."""

import pytest
from feed_rules import judge
from hypothesis import HealthCheck, given, settings
from lxml import etree
from outgoing_make import GUID, ODD, bare_story, make_feed, make_item, make_story

from strategies import stories
from tajuk.story.story import Byline
from tajuk.wire import atom

A = {"a": "http://www.w3.org/2005/Atom"}
TEXTS = [*ODD.values(), "<b>tebal</b>", "<script>alert(1)</script>", "a < b & c > d", "&eacute; &#233;", "]]>"]


def entry_of(raw: bytes) -> etree._Element:
    """Return the first entry of a feed."""
    return etree.fromstring(raw).find("a:entry", A)


def test_a_whole_feed_is_clean():
    assert judge(atom.dump(make_feed(make_item(), make_item(bare_story(deck="x"))))) == {}


def test_an_empty_feed_is_clean():
    assert judge(atom.dump(make_feed())) == {}


def test_a_story_without_words_is_clean():
    assert judge(atom.dump(make_feed(make_item(bare_story())))) == {}


@pytest.mark.parametrize("text", TEXTS)
def test_odd_words_anywhere_are_clean(text):
    story = bare_story(headline=text, deck=text, bylines=(Byline("Sari"),))
    feed = make_feed(make_item(story, html="<p>x</p>"), title=text, description=text, rights=text)

    assert judge(atom.dump(feed)) == {}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories())
def test_any_story_is_clean(story):
    found = judge(atom.dump(make_feed(make_item(story))))

    assert set(found) <= {"ContainsHTML"}  # a name that spells "&lt": Atom has no way to say that it is one


@pytest.mark.parametrize("text", ["Harga ]]> turun", "Naik 📈 tajam", "R&D", "5 < 6"])
def test_a_headline_comes_back_as_it_was(text):
    title = entry_of(atom.dump(make_feed(make_item(bare_story(headline=text))))).find("a:title", A)

    assert (title.get("type"), title.text) == (None, text)


def test_a_headline_that_looks_like_markup_is_declared_and_escaped():
    title = entry_of(atom.dump(make_feed(make_item(bare_story(headline="Tag <b> & &amp;"))))).find("a:title", A)

    assert (title.get("type"), title.text) == ("html", "Tag &lt;b&gt; &amp; &amp;amp;")


def test_an_entry_says_who_when_and_what():
    entry = entry_of(atom.dump(make_feed(make_item())))

    assert entry.findtext("a:id", namespaces=A) == f"urn:uuid:{GUID}"
    assert entry.findtext("a:published", namespaces=A) == "2023-09-05T22:49:00Z"
    assert entry.findtext("a:updated", namespaces=A) == "2023-09-06T05:00:07Z"
    assert [one.text for one in entry.findall("a:author/a:name", A)] == ["Sari Dewi", "AFP"]
    assert [one.text for one in entry.findall("a:contributor/a:name", A)] == ["Budi"]
    assert [one.get("term") for one in entry.findall("a:category", A)] == ["pasar", "saham", "r-d"]


def test_an_entry_in_another_language_says_so():
    entry = entry_of(atom.dump(make_feed(make_item(make_story(language="en")))))

    assert entry.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"


def test_a_feed_without_a_publisher_has_an_author():
    assert judge(atom.dump(make_feed(make_item(bare_story(deck="x")), publisher=""))) == {}


def test_the_same_feed_gives_the_same_bytes():
    assert atom.dump(make_feed(make_item())) == atom.dump(make_feed(make_item()))
