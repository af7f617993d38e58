"""A story's working page holds all of the story."""

from datetime import UTC, datetime

from hypothesis import given

from strategies import stories
from tajuk.newsroom.story_fields import fields_of, story_of
from tajuk.newsroom.stream.pictures import NO_PHOTOS

NOW = datetime(2026, 3, 1, tzinfo=UTC)


@given(stories())
def test_every_story_comes_back_as_it_was(story):
    assert story_of(fields_of(story, NO_PHOTOS), NO_PHOTOS, published_at=NOW) == story
