"""What was scheduled goes out at its instant, whatever becomes of the others."""

from datetime import timedelta

import msgspec
import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django_tasks_db.models import DBTaskResult
from newsroom_house import NOW, make_page, read, revise
from test_publishing import again

from tajuk.newsroom.actions.plans import next_due, waiting
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.actions.releasing import expire_due, release_due
from tajuk.newsroom.actions.scheduling import edited_since, schedule, unschedule
from tajuk.newsroom.actions.withdrawing import kill
from tajuk.newsroom.agreement import disagreements
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Alarm, Receipt, Scheduled
from tajuk.newsroom.page_columns import live_columns
from tajuk.newsroom.story_fields import STREAMS

DUE = NOW + timedelta(hours=1)


def at(instant):
    return lambda: instant


def planned(by, *, due=DUE, **fields):
    page = make_page(by, **fields)
    page = revise(page, go_live_at=due)
    schedule(page, by=by, now=NOW)
    return again(page)


def released(instant):
    """Release until nothing is due; return how many were dealt with."""
    total = 0
    while count := release_due(at(instant)):
        total += count
    return total


def differences():
    with connection.cursor() as cursor:
        return disagreements(cursor)


def test_a_scheduled_story_goes_out_at_its_second_and_not_before(editor):
    page = planned(editor)

    before = (released(DUE - timedelta(milliseconds=1)), read(page.guid))
    late = DUE + timedelta(milliseconds=40)

    assert (before, released(late)) == ((0, None), 1)
    assert (again(page).live, read(page.guid).document.published_at, read(page.guid).path) == (
        True,
        DUE,
        "/ekonomi/2026/03/02/rupiah-menguat",
    )
    assert (Receipt.objects.get().at, Receipt.objects.get().due_at, differences()) == (late, DUE, [])


def test_what_went_out_is_what_a_publish_would_have_made(editor):
    one, other = planned(editor), make_page(editor)
    released(DUE)
    publish(other, by=editor, now=DUE)

    names = live_columns(one).keys() - {*STREAMS}  # blocks have names by chance; the documents hold what they say
    assert [getattr(again(one), name) for name in names] == [getattr(again(other), name) for name in names]
    assert msgspec.structs.replace(read(one.guid).document, guid=other.guid) == read(other.guid).document


def test_a_reporter_schedules_nothing(reporter):
    page = revise(make_page(reporter), go_live_at=DUE)

    with pytest.raises(PermissionDenied):
        schedule(page, by=reporter, now=NOW)


@pytest.mark.parametrize("fields", [{"go_live_at": NOW}, {}, {"go_live_at": DUE, "section": ""}])
def test_what_could_not_go_out_is_refused_at_once(editor, fields):
    page = revise(make_page(editor), **fields)

    with pytest.raises(NewsroomError):
        schedule(page, by=editor, now=NOW)
    assert Scheduled.objects.count() == 0


def test_a_cancelled_story_stays_here(editor):
    page = planned(editor)

    unschedule(page, by=editor, now=NOW)

    assert (released(DUE), read(page.guid), again(page).approved_schedule) == (0, None, False)


def test_a_story_cancelled_in_wagtails_own_screen_stays_here(editor):
    page = planned(editor)
    revision = page.scheduled_revision

    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])

    assert (released(DUE), read(page.guid)) == (0, None)


def test_a_rescheduled_story_goes_out_once_at_the_new_instant(editor):
    page = planned(editor)
    schedule(revise(page, go_live_at=DUE + timedelta(hours=1), title="Baru"), by=editor, now=NOW)

    assert (released(DUE), released(DUE + timedelta(hours=1))) == (0, 1)
    assert read(page.guid).document.headline == "Baru"


def test_what_was_written_after_scheduling_stays_a_draft_and_is_said(editor):
    page = revise(planned(editor), title="Sesudah")
    said = edited_since(page)

    released(DUE)

    assert (said, read(page.guid).document.headline) == (True, "Rupiah menguat")
    assert (again(page).has_unpublished_changes, again(page).get_latest_revision_as_object().title) == (True, "Sesudah")


def test_a_story_published_or_killed_by_hand_leaves_the_plan(editor):
    first, second = planned(editor), planned(editor)
    publish(first, by=editor, now=NOW)
    publish(second, by=editor, now=NOW)
    kill(again(second), by=editor, now=NOW, reason="Keliru.")

    assert (waiting().count(), released(DUE), again(first).live, again(second).live) == (0, 0, True, False)


def test_a_scheduled_update_says_when_readers_got_it(editor):
    page = make_page(editor)
    publish(page, by=editor, now=NOW)
    schedule(revise(again(page), deck="Baru", go_live_at=DUE), by=editor, now=NOW)

    released(DUE)

    document = read(page.guid).document
    assert (document.deck, document.published_at, document.updated_at) == ("Baru", NOW, DUE)


def test_a_story_expires_by_itself(editor):
    page = planned(editor, expire_at=DUE + timedelta(hours=1))
    released(DUE)
    due = next_due()

    expired = (expire_due(at(DUE)), expire_due(at(due)), expire_due(at(due)))

    assert (due, expired) == (DUE + timedelta(hours=1), (0, 1, 0))
    assert (read(page.guid), again(page).live, again(page).expired, differences()) == (None, False, True, [])


def test_a_broken_story_is_set_aside_with_an_alarm_and_delays_nobody(editor):
    pages = [planned(editor, title=f"Berita {number}") for number in range(5)]
    Scheduled.objects.filter(page=pages[2]).update(prepared=b"broken")

    dealt_with = released(DUE)

    assert (dealt_with, [again(page).live for page in pages]) == (5, [True, True, False, True, True])
    assert (Alarm.objects.get().page_id, bool(Scheduled.objects.get().refused)) == (pages[2].pk, True)
    schedule(again(pages[2]), by=editor, now=NOW)
    assert (Alarm.objects.count(), released(DUE), differences()) == (0, 1, [])


def test_a_clock_that_goes_back_releases_nothing_twice_and_nothing_early(editor):
    first, second = planned(editor), planned(editor, due=DUE + timedelta(minutes=1))

    dealt_with = [released(DUE), released(NOW), released(DUE), released(DUE + timedelta(hours=9))]

    assert dealt_with == [1, 0, 0, 1]
    assert Receipt.objects.filter(page__in=(first, second)).count() == 2


def test_a_story_somebody_publishes_at_this_moment_is_left_to_him(editor, monkeypatch):
    page = planned(editor)
    stale = again(page)
    publish(page, by=editor, now=NOW)

    with pytest.raises(NewsroomError):
        publish(stale, by=editor, now=NOW)
    assert released(DUE) == 0


@pytest.mark.parametrize("stories", [40, pytest.param(1000, marks=pytest.mark.soak)])
def test_all_of_a_second_go_out_but_the_broken_ones(editor, stories):
    pages = [planned(editor, title=f"Berita {number}") for number in range(stories)]
    broken = pages[3 : stories : stories // 5][:5]
    Scheduled.objects.filter(page__in=broken[:3]).update(prepared=b"")
    Scheduled.objects.filter(page__in=broken[3:]).update(digest="0" * 64)

    dealt_with = released(DUE)

    lives = [again(page).live for page in pages]
    assert (dealt_with, lives) == (stories, [page not in broken for page in pages])
    assert (set(Alarm.objects.values_list("page", flat=True)), differences()) == ({page.pk for page in broken}, [])
    assert DBTaskResult.objects.filter(task_path__contains="follow_up").count() == stories - 5
