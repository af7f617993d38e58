"""What was ever published, opened and taken up again."""

from datetime import timedelta

import pytest
from newsroom_house import NOW, append, make_colleague, make_page, read, revise

from make import make_story
from tajuk.newsroom.actions.opening import open_story, take_up
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.archive import compared, versions
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Desk, StoryPage
from tajuk.newsroom.page_columns import story_on


@pytest.fixture
def editor(newsroom):
    return make_colleague("Editor")


def test_an_archived_story_opens_at_its_desk_with_all_it_has(editor):
    story = make_story(guid="arsip-1", section="pasar-uang", headline="Dari arsip")
    append(story)

    page = open_story("arsip-1", by=editor)

    assert story_on(page, at=NOW) == story
    assert (page.live, page.has_unpublished_changes, page.get_parent().specific.section) == (True, False, "pasar-uang")
    assert page.published_digest == read("arsip-1").digest.hex()


def test_a_story_is_opened_once(editor):
    append(make_story(guid="arsip-1", section="ekonomi"))

    assert open_story("arsip-1", by=editor).pk == open_story("arsip-1", by=editor).pk


def test_an_opened_story_is_published_on(editor):
    append(make_story(guid="arsip-1", section="ekonomi"))
    page = open_story("arsip-1", by=editor)

    publish(revise(page, title="Diperbarui"), by=editor, now=NOW)

    assert read("arsip-1").document.headline == "Diperbarui"


def test_nothing_is_opened_that_readers_do_not_have(editor):
    with pytest.raises(NewsroomError):
        open_story("tiada", by=editor)
    assert StoryPage.objects.count() == 0


def test_an_older_version_is_taken_up_and_published_anew(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)
    first = read(page.guid)
    later = NOW + timedelta(minutes=1)
    publish(revise(StoryPage.objects.get(pk=page.pk), title="Keliru"), by=editor, now=later)

    page = take_up(StoryPage.objects.get(pk=page.pk), first.digest, by=editor, now=later)
    publish(page, by=editor, now=later, change="minor")

    assert read(page.guid).document.headline == "Rupiah menguat"
    assert [one.version for one in versions(page.guid)] == [3, 2, 1]


def test_versions_stand_beside_each_other():
    before, after = make_story(headline="Rupiah menguat"), make_story(headline="Rupiah melemah")

    steps = compared(before, after)

    assert ("replace", ("Rupiah menguat",), ("Rupiah melemah",)) in [tuple(step) for step in steps]


def test_a_story_whose_section_has_no_desk_goes_to_the_first(editor):
    append(make_story(guid="arsip-1", section="tak-dikenal"))

    assert open_story("arsip-1", by=editor).get_parent().specific == Desk.objects.order_by("path").first()
