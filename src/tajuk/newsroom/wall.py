"""The wall: every story on its way, by stage; what is late, who waits for whom."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import F, QuerySet

from tajuk.newsroom.models import STAGES, Assignment, Desk, Stage

_MOST_CARDS = 40
_ON_THE_WALL = (Stage.ASSIGNED, Stage.WRITING, Stage.WITH_EDITOR, Stage.READY, Stage.LIVE)


class Card(NamedTuple):
    """A story on the wall."""

    assignment: Assignment
    is_late: bool


class Column(NamedTuple):
    """The stories at a stage, the most urgent first; more: how many did not fit."""

    stage: Stage
    name: str
    cards: tuple[Card, ...]
    more: int


def wall(now: datetime, *, desk: Desk | None = None) -> tuple[Column, ...]:
    """Return the columns of the wall, of all desks or of one."""
    every = Assignment.objects.select_related("page", "with_whom")
    if desk is not None:
        every = every.filter(page__path__startswith=desk.path)
    return tuple(_column(every, stage, now) for stage in _ON_THE_WALL)


def _column(every: QuerySet[Assignment], stage: Stage, now: datetime) -> Column:
    """Return a column; of the stories that are live only the newest are of interest, and nobody counts them."""
    at_stage = every.filter(stage=stage)
    order = (F("since").desc(),) if stage == Stage.LIVE else (F("due_at").asc(nulls_last=True), F("since").asc())
    found = list(at_stage.order_by(*order)[: _MOST_CARDS + 1])
    more = 0 if stage == Stage.LIVE or len(found) <= _MOST_CARDS else at_stage.count() - _MOST_CARDS
    return Column(stage, str(STAGES[stage]), tuple(Card(one, one.is_late(now)) for one in found[:_MOST_CARDS]), more)
