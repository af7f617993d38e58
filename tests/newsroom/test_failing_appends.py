"""The edition refuses, at any of its statements: nothing has happened then, on either side."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, OperationalError, connection, transaction
from django_tasks_db.models import DBTaskResult
from newsroom_house import NOW, make_page, revise
from wagtail.models import PageLogEntry

from tajuk.newsroom.actions.publishing import correct, publish
from tajuk.newsroom.actions.releasing import release_due
from tajuk.newsroom.actions.scheduling import schedule
from tajuk.newsroom.actions.withdrawing import kill, undo
from tajuk.newsroom.agreement import disagreements
from tajuk.newsroom.models import Receipt, StoryPage
from tajuk.story.text import runs

DUE = NOW + timedelta(hours=1)
FIRST = "update edition_head set seq = seq returning"


class Refusing:
    """Fails at one statement of an append, by its number; what would follow a commit is asked for just before."""

    def __init__(self, number, error):
        self.number, self.error, self.at, self.followed, self.failed = number, error, None, [], False

    def __call__(self, execute, sql, params, many, context):
        if sql.startswith(FIRST):
            self.at = 0
        elif self.at is not None:
            self.at += 1
        if self.at == self.number:
            self.failed = True
            transaction.on_commit(lambda: self.followed.append(sql))
            raise self.error("refused")
        return execute(sql, params, many, context)


def standing():
    with connection.cursor() as cursor:
        differing = disagreements(cursor)
        cursor.execute("select seq from edition_head")
        (seq,) = cursor.fetchone()
    pages = list(StoryPage.objects.values_list("guid", "live", "published_digest", "title"))
    books = (Receipt.objects.count(), DBTaskResult.objects.count(), PageLogEntry.objects.count())
    return differing, seq, pages, books


def do_publish(page, editor):
    publish(page, by=editor, now=NOW)


def do_update(page, editor):
    publish(page, by=editor, now=NOW)


def do_correct(page, editor):
    correct(page, by=editor, now=NOW, note=runs("Salah."), sort="correction")


def do_kill(page, editor):
    kill(page, by=editor, now=NOW, reason="Keliru.")


def do_undo(page, editor):
    undo(page, by=editor, now=NOW)


@pytest.mark.parametrize("verb", [do_publish, do_update, do_correct, do_kill, do_undo], ids=lambda verb: verb.__name__)
def test_a_refused_append_leaves_everything_as_it_was(editor, verb):
    page = make_page(editor)
    if verb is not do_publish:
        publish(page, by=editor, now=NOW)
        page = revise(StoryPage.objects.get(pk=page.pk), title="Baru")
    before, number, failed = standing(), 0, True

    while failed:
        failed = refused(verb, page, editor, number)
        assert not failed or standing() == before, f"statement {number}"
        number += 1

    assert (number > 5, standing()[0], standing()[1]) == (True, [], before[1] + 1)


def refused(verb, page, editor, number):
    """Do it with an edition that refuses a statement; say whether that was reached."""
    refusing = Refusing(number, OperationalError)
    with connection.execute_wrapper(refusing):
        if number < 40:
            try:
                verb(StoryPage.objects.get(pk=page.pk), editor)
            except OperationalError:
                assert refusing.failed
    assert refusing.followed == []
    return refusing.failed


@pytest.mark.parametrize("error", [OperationalError, IntegrityError])
def test_a_refused_release_leaves_the_story_waiting_or_set_aside_and_nothing_else(editor, error):
    page, other = make_page(editor), make_page(editor, title="Lain")
    for one in (page, other):
        schedule(revise(one, go_live_at=DUE), by=editor, now=NOW)
    edition = standing()

    for number in range(10):
        refusing = Refusing(number, error)
        with connection.execute_wrapper(refusing):
            release_due(lambda: DUE)
        if not refusing.failed:
            break
        assert (standing()[:3], standing()[3][:2], refusing.followed) == (edition[:3], edition[3][:2], [])

    schedule(StoryPage.objects.get(pk=page.pk), by=editor, now=NOW)
    release_due(lambda: DUE)
    assert (StoryPage.objects.get(pk=page.pk).live, standing()[0]) == (True, [])
