"""Tasks that were kept are done: once, and again when they fail."""

from datetime import timedelta

import pytest
from django.dispatch import receiver
from django_tasks_db.models import DBTaskResult
from newsroom_house import NOW, make_page
from wagtail.signals import page_published

from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.actions.working_off import pause_after, take_up_again, work_off_one
from tajuk.newsroom.models import Alarm

LATER = NOW + timedelta(minutes=20)


class Listener:
    """Hears of what was published; fails as often as asked."""

    def __init__(self, failures: int = 0) -> None:
        self.heard, self.failures = [], failures

    def __call__(self, instance, **more):
        self.heard.append(instance.pk)
        if len(self.heard) <= self.failures:
            raise ValueError("the wire is down")


@pytest.fixture
def listening():
    connected = []

    def listen(failures=0):
        connected.append(Listener(failures))
        receiver(page_published)(connected[-1])
        return connected[-1]

    yield listen
    for one in connected:
        page_published.disconnect(one)


@pytest.fixture
def published(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)
    DBTaskResult.objects.exclude(task_path__contains="follow_up").delete()
    return page


def test_what_follows_a_publish_is_done_once(published, listening):
    listener = listening()

    assert [work_off_one(now=LATER) for _ in range(2)] == [True, False]
    assert (listener.heard, DBTaskResult.objects.count()) == ([published.pk], 0)


def test_a_failed_task_is_done_again_after_a_pause(published, listening):
    listener = listening(failures=1)

    tried = [work_off_one(now=NOW), work_off_one(now=NOW), work_off_one(now=NOW + timedelta(seconds=1))]

    assert (tried, len(listener.heard), DBTaskResult.objects.count()) == ([True, False, True], 2, 0)


def test_the_fifth_failure_raises_an_alarm_and_success_takes_it_back(published, listening):
    listening(failures=5)
    alarms = []

    for hour in range(6):
        work_off_one(now=NOW + timedelta(hours=hour))
        alarms.append(Alarm.objects.count())

    assert alarms == [0, 0, 0, 0, 1, 0]


def test_what_a_dead_process_had_begun_is_taken_up_again(published, listening):
    listener = listening()
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["clerk"])

    assert (work_off_one(now=LATER), take_up_again(now=NOW), work_off_one(now=LATER)) == (False, 1, True)
    assert listener.heard == [published.pk]


def test_a_task_nobody_knows_any_more_waits_and_harms_no_other(published, listening):
    listener = listening()
    odd = DBTaskResult.objects.create(task_path="tajuk.gone", args_kwargs={"args": [], "kwargs": {}}, run_after=NOW)

    assert [work_off_one(now=LATER) for _ in range(3)] == [True, True, False]
    assert (listener.heard, DBTaskResult.objects.get().pk) == ([published.pk], odd.pk)


def test_pauses_grow_to_ten_minutes():
    assert [pause_after(tries).seconds for tries in (1, 2, 3, 10, 99)] == [1, 2, 4, 512, 600]
