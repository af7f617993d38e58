"""RSS is clean by the rules of the W3C feed validator, whatever a story says."""

from zoneinfo import ZoneInfo

import pytest
from feed_rules import judge
from hypothesis import HealthCheck, given, settings
from lxml import etree
from outgoing_make import GUID, NOON, ODD, bare_story, make_feed, make_item, make_story

from strategies import stories
from tajuk.story.story import Byline
from tajuk.wire import rss

NAMES = {
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
}
TEXTS = [*ODD.values(), "<b>tebal</b>", "<script>alert(1)</script>", "a < b & c > d", "&eacute; &#233;", "]]>"]


def item_of(raw: bytes) -> etree._Element:
    """Return the first item of a feed."""
    return etree.fromstring(raw).find("channel/item")


def test_a_whole_feed_is_clean():
    assert judge(rss.dump(make_feed(make_item(), make_item(bare_story())))) == {}


def test_an_empty_feed_is_clean():
    assert judge(rss.dump(make_feed())) == {}


@pytest.mark.parametrize("text", TEXTS)
def test_odd_words_anywhere_are_clean(text):
    story = bare_story(headline=text, deck=text, bylines=(Byline(text),))
    feed = make_feed(make_item(story, html="<p>x</p>", section=text), title=text, description=text, rights=text)

    assert judge(rss.dump(feed)) == {}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(story=stories())
def test_any_story_is_clean(story):
    assert judge(rss.dump(make_feed(make_item(story)))) == {}


@pytest.mark.parametrize("text", ["Harga ]]> turun", "R&D &amp; <b>", "Naik 📈 tajam", "أسعار النفط", "\"Kutip\" 'x'"])
def test_a_headline_comes_back_as_it_was(text):
    assert item_of(rss.dump(make_feed(make_item(bare_story(headline=text))))).findtext("title") == text


def test_control_characters_are_dropped_and_nothing_else():
    item = item_of(rss.dump(make_feed(make_item(bare_story(headline=ODD["control characters"])))))

    assert item.findtext("title") == "abcdefgh" + "ij\nk\tl"


def test_html_that_would_end_its_section_comes_back_whole():
    html = "<p>kode ]]> dan ]]]]> <em>x</em></p>"

    item = item_of(rss.dump(make_feed(make_item(html=html))))

    assert item.findtext("content:encoded", namespaces=NAMES) == html


def test_references_in_the_body_are_made_absolute():
    html = '<p><a href="/pasar">a</a> href="/x" <a href="#b">b</a><img src="c.jpg" srcset="/d.jpg 1x, /e.jpg 2x"></p>'

    body = item_of(rss.dump(make_feed(make_item(html=html)))).findtext("content:encoded", namespaces=NAMES)

    assert 'href="https://tajuk.example/pasar"' in body
    assert 'href="https://tajuk.example/pasar/2023/09/06/ihsg-naik#b"' in body
    assert 'src="https://tajuk.example/pasar/2023/09/06/c.jpg"' in body
    assert 'srcset="https://tajuk.example/d.jpg 1x, https://tajuk.example/e.jpg 2x"' in body
    assert ' href="/x" ' in body


def test_an_item_says_who_when_and_what():
    item = item_of(rss.dump(make_feed(make_item())))

    assert item.findtext("guid") == f"urn:uuid:{GUID}"
    assert item.find("guid").get("isPermaLink") == "false"
    assert item.findtext("pubDate") == "Tue, 05 Sep 2023 22:49:00 +0000"
    assert [one.text for one in item.findall("dc:creator", NAMES)] == ["Sari Dewi", "AFP"]
    assert [one.text for one in item.findall("category")] == ["Pasar", "Saham", "R&D"]
    assert item.findtext("description") == "Asing masuk lagi."


def test_an_item_carries_its_picture():
    media = item_of(rss.dump(make_feed(make_item(picture_width=1280, picture_height=720)))).find("media:content", NAMES)

    assert (media.get("type"), media.get("medium"), media.get("width"), media.get("height")) == (
        "image/webp",
        "image",
        "1280",
        "720",
    )
    assert media.findtext("media:credit", namespaces=NAMES) == "Foto/Sari"


def test_dates_carry_the_mastheads_offset():
    raw = rss.dump(make_feed(make_item(), zone=ZoneInfo("Asia/Jakarta")))

    assert item_of(raw).findtext("pubDate") == "Wed, 06 Sep 2023 05:49:00 +0700"
    assert judge(raw) == {}


def test_a_teaser_with_signs_is_html_in_the_description():
    item = item_of(rss.dump(make_feed(make_item(bare_story(deck="R&D < 5%")))))

    assert item.findtext("description") == "R&amp;D &lt; 5%"


@pytest.mark.parametrize("language", ["id", "en_GB", "bukan bahasa", ""])
def test_a_language_is_a_tag_or_absent(language):
    assert judge(rss.dump(make_feed(language=language))) == {}


@pytest.mark.parametrize("icon", ["", "https://tajuk.example/icon.svg", "https://tajuk.example/icon.png?v=2"])
def test_only_icons_that_rss_knows_are_shown(icon):
    assert judge(rss.dump(make_feed(icon_href=icon))) == {}


def test_the_same_feed_gives_the_same_bytes():
    assert rss.dump(make_feed(make_item())) == rss.dump(make_feed(make_item(make_story(updated_at=NOON))))
