"""A story that is opened in the editor and saved unchanged is the story it was."""

import pytest
from form_filling import form_of, posted_back
from hypothesis import HealthCheck, given, settings
from newsroom_house import NOW, make_colleague, make_page

from strategies import stories
from tajuk.newsroom.models import StoryPage
from tajuk.newsroom.page_columns import fill, story_on


@pytest.fixture
def colleague(newsroom):
    return make_colleague("Editor")


def page_of(story):
    page = StoryPage(guid=story.guid)
    fill(page, story)
    page.pk, page.path, page.depth = 999, "000100010001", 3
    return page


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(story=stories())
def test_opening_and_saving_a_story_changes_nothing(colleague, story):
    page = page_of(story)

    form = form_of(page, colleague, posted_back(page, colleague))

    assert form.is_valid(), form.errors.as_json()
    assert story_on(form.save(commit=False), at=NOW) == story


@pytest.mark.parametrize(("given", "kept"), [("Rupiah Menguat!", "rupiah-menguat"), ("Rupiah_Lama", "Rupiah_Lama")])
def test_a_slug_is_made_as_our_addresses_have_them_unless_nobody_touched_it(colleague, given, kept):
    page = make_page(colleague, slug="Rupiah_Lama")

    form = form_of(page, colleague, {**posted_back(page, colleague), "slug": given})

    assert form.is_valid() and form.save(commit=False).slug == kept
