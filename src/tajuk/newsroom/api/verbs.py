"""What an editor's buttons do: publish, schedule, correct, take away, hand over."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

from tajuk.newsroom.actions.assigning import hand_over
from tajuk.newsroom.actions.publishing import Change, correct, publish
from tajuk.newsroom.actions.scheduling import schedule_for, unschedule
from tajuk.newsroom.actions.withdrawing import kill, undo, withdraw
from tajuk.newsroom.api.calls import Answer, Asked
from tajuk.newsroom.api.states import stated
from tajuk.newsroom.api.stories import page_asked, seen_by
from tajuk.newsroom.drafts import see_free, see_unchanged
from tajuk.newsroom.models import StoryPage
from tajuk.story.text import runs

_Sentence = Annotated[str, msgspec.Meta(max_length=5000)]
_Instant = Annotated[datetime, msgspec.Meta(tz=True)]


class Publish(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """change: whether readers should notice an update (`visible`), or not (`minor`: a comma)."""

    change: Change = "visible"


class Schedule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """due_at: the second it goes out; expires_at: when it is withdrawn again, if it is."""

    due_at: _Instant
    expires_at: _Instant | None = None


class Correct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """note: what was wrong and what is right, for readers; it stays below the story."""

    note: _Sentence
    sort: Literal["correction", "clarification"] = "correction"


class Withdraw(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """reason: kept in the record."""

    reason: _Sentence = ""


class Kill(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """reason: kept in the record; there must be one."""

    reason: _Sentence


class HandOver(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """note: what the editor should know."""

    note: _Sentence = ""


def publish_(asked: Asked) -> Answer:
    """Give readers a story's newest words; what they have already is updated. `If-Match` says which words those are."""
    page = _page_to_let_out(asked)
    publish(page, by=asked.by, now=asked.now, change=asked.body.change)
    return stated(page, asked)


def schedule_(asked: Asked) -> Answer:
    """Make a story's newest words ready, to go out by themselves at an instant ahead; an earlier plan goes."""
    page = _page_to_let_out(asked)
    schedule_for(page, asked.body.due_at, by=asked.by, now=asked.now, expires_at=asked.body.expires_at)
    return stated(page, asked)


def unschedule_(asked: Asked) -> Answer:
    """Have a scheduled story wait for another decision."""
    page = page_asked(asked)
    unschedule(page, by=asked.by, now=asked.now)
    return stated(page, asked)


def correct_(asked: Asked) -> Answer:
    """Publish a live story's newest words with a note to readers of what was put right."""
    page = _page_to_let_out(asked)
    correct(page, by=asked.by, now=asked.now, note=runs(asked.body.note), sort=asked.body.sort)
    return stated(page, asked)


def withdraw_(asked: Asked) -> Answer:
    """Take a story off every page; its address answers 404 until it is published again."""
    page = page_asked(asked)
    withdraw(page, by=asked.by, now=asked.now, reason=asked.body.reason)
    return stated(page, asked)


def kill_(asked: Asked) -> Answer:
    """Withdraw a story for good; its address answers 410."""
    page = page_asked(asked)
    kill(page, by=asked.by, now=asked.now, reason=asked.body.reason)
    return stated(page, asked)


def undo_(asked: Asked) -> Answer:
    """Give readers what they had before the last publish, within 30 seconds of it."""
    page = page_asked(asked)
    undo(page, by=asked.by, now=asked.now)
    return stated(page, asked)


def hand_over_(asked: Asked) -> Answer:
    """Give a story to the editors, with a word."""
    page = page_asked(asked)
    hand_over(page, by=asked.by, now=asked.now, note=asked.body.note)
    return stated(page, asked)


def _page_to_let_out(asked: Asked) -> StoryPage:
    """Return the page of a story whose newest words are to go out, when they are those that were seen."""
    page = page_asked(asked)
    see_free(page, asked.by, now=asked.now)
    see_unchanged(page, seen_by(asked))
    return page
