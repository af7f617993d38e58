"""Nothing leaves the house with an address that only we understand, or without a name."""

import pytest
from outgoing_make import GUID, ORIGIN, OTHER, PICTURE, PLACES, bare_story, make_feed, make_item, make_story

from tajuk.story.blocks import Paragraph
from tajuk.story.story import Byline
from tajuk.story.text import runs
from tajuk.wire import ninjs
from tajuk.wire.outgoing import NotAbsolute, Publisher, excerpt, headline, identifier, left_behind, writers


@pytest.mark.parametrize("field", ["href", "picture_href", "section_href"])
def test_an_item_with_a_relative_address_is_refused(field):
    with pytest.raises(NotAbsolute, match="put the masthead's url in front"):
        make_item(**{field: "/pasar/x"})


@pytest.mark.parametrize("field", ["href", "self_href", "icon_href"])
def test_a_feed_with_a_relative_address_is_refused(field):
    with pytest.raises(NotAbsolute, match="not an absolute"):
        make_feed(**{field: "pasar"})


def test_a_publisher_without_a_home_is_refused():
    with pytest.raises(NotAbsolute, match="publisher's href ''"):
        Publisher(name="Tajuk", href="")


def test_places_are_made_absolute_and_nothing_stays_nothing():
    assert PLACES.href(OTHER) == f"{ORIGIN}/pasar/2023/09/05/lain"
    assert PLACES.href("hilang") == ""
    assert PLACES.mention("topic", "saham") == f"{ORIGIN}/topic/saham"
    assert PLACES.source(PICTURE, 320).startswith(f"{ORIGIN}/media/")


@pytest.mark.parametrize(
    ("guid", "uri"),
    [
        (GUID, f"urn:uuid:{GUID}"),
        (GUID.upper(), f"urn:uuid:{GUID}"),
        ("https://lama.example/?p=1", "https://lama.example/?p=1"),
        ("12", "urn:tajuk:12"),
    ],
)
def test_a_guid_is_a_uri_outside(guid, uri):
    assert identifier(guid) == uri


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"headline": "Judul"}, "Judul"),
        ({"headline": " ", "deck": "Dek"}, "Dek"),
        ({}, f"{ORIGIN}/pasar/2023/09/06/x"),
    ],
)
def test_a_story_always_goes_under_some_name(fields, title):
    assert headline(make_item(bare_story(**fields))) == title


def test_an_excerpt_is_the_first_paragraph_cut_at_a_word():
    item = make_item(bare_story(body=(Paragraph(runs("kata " * 100)),)))

    assert len(excerpt(item)) <= 280
    assert excerpt(item).endswith("kata …")


def test_a_body_held_back_gives_no_excerpt():
    item = make_item(bare_story(headline="Judul", body=(Paragraph(runs("rahasia")),)), html="")

    assert excerpt(item) == "Judul"


def test_whoever_is_named_wrote_it_when_no_writer_is():
    assert [byline.name for byline in writers(make_story())] == ["Sari Dewi", "AFP"]
    assert [byline.name for byline in writers(bare_story(bylines=(Byline("Budi", "editor"), Byline(" "))))] == ["Budi"]


def test_an_export_can_tell_what_a_format_leaves_behind():
    story = bare_story(ednote="catatan", deck="dek", old_urls=("/lama",))

    assert left_behind(story, ninjs.CARRIES) == ("ednote", "old_urls")
    assert left_behind(bare_story(), ninjs.CARRIES) == ()
