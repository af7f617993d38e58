"""What a surface has to show, and when it does."""

from datetime import timedelta

import msgspec
import pytest
from newsroom_house import MASTHEAD, NOW

from make import make_story
from tajuk.newsroom.surfaces import Answered, Surface, shown, surfaces_of
from tajuk.story.story import Byline, Ref

PATH = "/ekonomi/2026/03/02/rupiah"
STORY = Surface("story", PATH, "")
HOME = Surface("home", "/", "latest@id")


def names(story, at=NOW):
    return [surface.name for surface in surfaces_of(story, PATH, MASTHEAD, at=at)]


def test_a_story_is_looked_for_wherever_readers_meet_it():
    story = msgspec.structs.replace(
        make_story(),
        **{"section": "ekonomi", "language": "id", "published_at": NOW},
        topics=(Ref("rupiah", "Rupiah"),),
        people=(Ref("ani", "Ani"),),
        bylines=(Byline("Budi", slug="budi"),),
        also_in=(),
    )

    assert names(story) == [
        *("story", "home", "latest", "section ekonomi", "section ekonomi feed", "topic rupiah", "person budi"),
        *("person ani", "feed.xml", "atom.xml", "feed.json", "news sitemap"),
    ]
    assert "news sitemap" not in names(story, at=NOW + timedelta(hours=48))


@pytest.mark.parametrize(
    ("surface", "answered", "action", "expected"),
    [
        (STORY, Answered(200, "e.8", ""), "update", "not yet"),
        (STORY, Answered(200, "e.9", ""), "update", "yes"),
        (STORY, Answered(404, "e.9", ""), "publish", "no"),
        (STORY, Answered(410, "e.9", ""), "kill", "yes"),
        (STORY, Answered(404, "e.10", ""), "withdraw", "yes"),
        (STORY, Answered(200, "e.8", "", is_kept=True), "update", "not yet"),
        (HOME, Answered(200, "e.9", f'<a href="{PATH}">'), "publish", "yes"),
        (HOME, Answered(200, "e.9", "others"), "publish", "no"),
        (HOME, Answered(200, "e.9", f'<a href="{PATH}">'), "kill", "no"),
        (HOME, Answered(200, "e.9", "others"), "kill", "yes"),
        (HOME, Answered(200, "e.3", "others", is_kept=True), "kill", "yes"),
        (HOME, Answered(503, "", ""), "publish", "not yet"),
    ],
)
def test_a_surface_shows_an_entry_when_it_knows_it_and_has_what_it_left(surface, answered, action, expected):
    assert shown(surface, answered, path=PATH, seq=9, action=action) == expected
