"""Editors and a clerk who never rest, in a process of their own that somebody kills."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from newsroom_house import opened, revise

from tajuk.newsroom.actions.publishing import correct, publish
from tajuk.newsroom.actions.releasing import expire_due, release_due
from tajuk.newsroom.actions.scheduling import schedule, unschedule
from tajuk.newsroom.actions.withdrawing import kill, undo, withdraw
from tajuk.newsroom.actions.working_off import take_up_again, work_off_one
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Colleague, StoryPage
from tajuk.story.text import runs


def work_until_killed(path: Path, environment: dict[str, str], seed: int, told: Connection) -> None:
    """Publish, correct, kill, schedule, release, work off tasks, at random; says when it begins."""
    random = Random(seed)
    with opened(path, environment):
        editor = Colleague.objects.get()
        take_up_again(now=datetime.now(UTC))
        told.send("begun")
        while True:
            page = random.choice(list(StoryPage.objects.all()))
            with suppress(NewsroomError):  # what cannot be done to a page as it stands
                act(page, editor, random)


def act(page: StoryPage, editor: Colleague, random: Random) -> None:
    """Do one thing."""
    now = datetime.now(UTC)
    match random.randrange(9):
        case 0 | 1:
            publish(revise(page, title=f"Berita {random.random()}"), by=editor, now=now)
        case 2:
            correct(page, by=editor, now=now, note=runs("Salah."), sort="correction")
        case 3:
            kill(page, by=editor, now=now, reason="Keliru.")
        case 4:
            withdraw(page, by=editor, now=now)
        case 5:
            undo(page, by=editor, now=now)
        case 6:
            schedule(revise(page, go_live_at=now + timedelta(milliseconds=30)), by=editor, now=now)
        case 7:
            unschedule(page, by=editor, now=now)
        case _:
            clerk_rounds(now)


def clerk_rounds(now: datetime) -> None:
    """Do what the newsroom's clerk does, as if a second had passed."""
    release_due(lambda: now + timedelta(seconds=1))
    expire_due(lambda: now)
    work_off_one(now=now + timedelta(seconds=1))
