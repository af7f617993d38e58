"""What editors see of releases and receipts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from newsroom_house import make_colleague, make_page, read, revise
from test_publishing import again
from test_releasing import released

from tajuk.newsroom.actions.alarming import alarm
from tajuk.newsroom.actions.plans import waiting
from tajuk.newsroom.actions.scheduling import let_out, schedule
from tajuk.newsroom.models import Alarm, Receipt, Scheduled

NOW = datetime.now(UTC).replace(microsecond=0)
DUE = NOW + timedelta(hours=1)


@pytest.fixture
def chief(newsroom):
    return make_colleague("Editor")


@pytest.fixture
def logged_in(chief):
    client = Client(SERVER_NAME="localhost")
    client.force_login(chief)
    return client


def shown(client, name, *more):
    answer = client.get(reverse(f"newsroom:{name}", args=more), HTTP_ACCEPT_LANGUAGE="en")
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_instant_ahead_schedules_and_none_publishes(chief):
    ahead, at_once = revise(make_page(chief), go_live_at=DUE), make_page(chief)

    done = [let_out(page, by=chief, now=NOW) for page in (ahead, at_once)]

    assert (type(done[0]), read(ahead.guid), again(at_once).live) == (Scheduled, None, True)


def test_the_screen_says_what_goes_out_and_what_was_edited_since(chief, logged_in):
    page = make_page(chief, title="Suku bunga")
    schedule(revise(page, go_live_at=DUE), by=chief, now=NOW)
    before = shown(logged_in, "releases")

    revise(again(page), deck="Baru")

    assert ("Suku bunga" in before, "Edited since" in before) == (True, False)
    assert "Edited since" in shown(logged_in, "releases")


def test_an_editor_cancels_on_the_screen_and_a_reporter_may_not(chief, logged_in):
    page = make_page(chief)
    schedule(revise(page, go_live_at=DUE), by=chief, now=NOW)
    reporter = Client(SERVER_NAME="localhost")
    reporter.force_login(make_colleague("Reporter"))
    address = reverse("newsroom:cancel_release", args=(page.pk,))

    refused = (reporter.post(address).status_code, waiting().count())
    logged_in.post(address)

    assert (refused[1], waiting().count()) == (1, 0)


def test_the_screen_says_how_late_a_story_went_out(chief, logged_in):
    schedule(revise(make_page(chief), go_live_at=DUE), by=chief, now=NOW)

    released(DUE + timedelta(milliseconds=137))

    assert "137 ms" in shown(logged_in, "releases")


def test_what_did_not_go_out_stands_on_the_screen(chief, logged_in):
    schedule(revise(make_page(chief), go_live_at=DUE), by=chief, now=NOW)
    Scheduled.objects.update(prepared=b"broken")

    released(DUE)

    assert "what was made ready is damaged" in shown(logged_in, "releases")


def test_an_alarm_is_dismissed_by_editors_alone(chief, logged_in):
    alarm("task", 7, "the wire is down", now=NOW)
    reporter = Client(SERVER_NAME="localhost")
    reporter.force_login(make_colleague("Reporter"))
    address = reverse("newsroom:dismiss_alarm", args=(Alarm.objects.get().pk,))

    reporter.post(address)
    standing = "the wire is down" in shown(logged_in, "releases")
    logged_in.post(address)

    assert (standing, Alarm.objects.count()) == (True, 0)


def test_receipts_are_shown_for_all_stories_and_surface_by_surface_for_one(chief, logged_in):
    page = make_page(chief)
    let_out(page, by=chief, now=NOW)
    marks = {"shown": "yes", "ms": 1234, "late": True}
    Receipt.objects.update(surfaces={"front-1": {"home": marks, "story": {"shown": ""}}}, measured_at=NOW)

    assert "not everywhere" in shown(logged_in, "receipts")
    assert all(
        word in shown(logged_in, "receipts_of", page.pk) for word in ("Front page", "1234 ms", "late", "not shown")
    )
