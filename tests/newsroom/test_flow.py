"""How a story goes from hand to hand."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from newsroom_house import NOW, make_colleague, make_page

from tajuk.newsroom.actions.assigning import assign, hand_over, mark_ready, see_second_person, send_back, spike
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Desk, Stage, StoryPage
from tajuk.newsroom.wall import wall


def on_the_wall(now=NOW, **of):
    return {column.stage: [card.assignment.page_id for card in column.cards] for column in wall(now, **of)}


@pytest.fixture
def staff(newsroom):
    return make_colleague("Reporter"), make_colleague("Editor")


def test_a_begun_story_is_with_its_writer(staff):
    reporter, _ = staff
    page = make_page(reporter)

    assert (page.assignment.stage, page.assignment.with_whom) == (Stage.WRITING, reporter)


def test_a_story_handed_over_waits_for_an_editor_with_its_note(staff):
    reporter, _ = staff
    page = make_page(reporter)

    found = hand_over(page, by=reporter, now=NOW, note="Angka kuartal kedua belum dicek.")

    assert on_the_wall()[Stage.WITH_EDITOR] == [page.pk]
    assert (found.with_whom, found.note) == (None, "Angka kuartal kedua belum dicek.")


def test_an_editor_sends_back_with_a_word(staff):
    reporter, editor = staff
    page = make_page(reporter)

    with pytest.raises(NewsroomError):
        send_back(page, to=reporter, by=editor, now=NOW, note="")
    send_back(page, to=reporter, by=editor, now=NOW, note="Siapa sumbernya?")

    assert on_the_wall()[Stage.WRITING] == [page.pk]


def test_what_was_due_is_late(staff):
    reporter, editor = staff
    page = make_page()
    assign(page, to=reporter, by=editor, now=NOW, due_at=NOW + timedelta(hours=1))

    late = [[card.is_late for column in wall(at) for card in column.cards] for at in (NOW, NOW + timedelta(hours=2))]

    assert late == [[False], [True]]


def test_a_published_story_is_live_on_the_wall(staff):
    page = make_page()
    mark_ready(page, by=staff[1], now=NOW)

    publish(page, by=staff[1], now=NOW)

    assert (on_the_wall()[Stage.READY], on_the_wall()[Stage.LIVE]) == ([], [page.pk])


def test_a_spiked_story_leaves_the_wall_and_is_not_lost(staff):
    page = make_page()

    spike(page, by=staff[1], now=NOW)

    assert page.pk not in [pk for pks in on_the_wall().values() for pk in pks]
    assert StoryPage.objects.get(pk=page.pk).title == "Rupiah menguat"


def test_a_reporter_moves_only_what_is_his_and_only_forward(staff):
    reporter, editor = staff
    others = make_page(editor)

    for verb in (
        lambda: hand_over(others, by=reporter, now=NOW, note=""),
        lambda: mark_ready(others, by=reporter, now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_a_desk_of_two_people_has_nobody_publish_his_own_words(staff):
    reporter, editor = staff
    Desk.objects.update(two_people=True)
    own, reporters = make_page(editor), make_page(reporter)

    with pytest.raises(NewsroomError, match="two people"):
        publish(own, by=editor, now=NOW)
    assert publish(reporters, by=editor, now=NOW).seq


def test_who_saves_the_words_of_somebody_else_again_is_still_the_second_person(staff):
    reporter, editor = staff
    Desk.objects.update(two_people=True)
    page = make_page(reporter)

    see_second_person(saved_by(editor, page), editor)
    with pytest.raises(NewsroomError, match="two people"):
        see_second_person(saved_by(editor, page, title="Rupiah melemah"), editor)


def saved_by(colleague, page, **fields):
    """Save a page as its editor's buttons do."""
    draft = StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=colleague)
    return StoryPage.objects.get(pk=page.pk)


def test_the_wall_of_a_desk_shows_its_own(staff):
    page = make_page()

    desks = {desk.slug: on_the_wall(desk=desk)[Stage.WRITING] for desk in Desk.objects.all()}

    assert desks == {"ekonomi": [page.pk], "pasar-uang": []}


def test_the_wall_asks_as_much_for_many_as_for_few(staff, django_assert_queries):
    few = django_assert_queries(lambda: wall(NOW))
    for _ in range(30):
        make_page()

    assert django_assert_queries(lambda: wall(NOW)) == few


@pytest.fixture
def django_assert_queries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(work):
        with CaptureQueriesContext(connection) as caught:
            work()
        return len(caught)

    return count
