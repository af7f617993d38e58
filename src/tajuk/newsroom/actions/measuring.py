"""When every surface shows what was published: asked over HTTP, kept with the receipt.

Milliseconds count from the decision (`Receipt.at`) to the end of the first answer that shows it. The commit and our own
waiting are in them, so that no surface was slower than its figure.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple, Protocol

from django.db import connection

from tajuk.edition import reader
from tajuk.newsroom.actions.alarming import alarm, settle
from tajuk.newsroom.models import Receipt
from tajuk.newsroom.queries import document_by_digest, entry_of, masthead, newest_seq
from tajuk.newsroom.surfaces import Answered, Surface, shown, surfaces_of
from tajuk.story.story import Story

LATE_MS = 1000
GIVE_UP = timedelta(seconds=10)
_OLDEST = timedelta(minutes=10)
_AT_ONCE = 50
_TOP = 10
"""How far down a list a story may stand and still be on every page that shows the list's newest."""

_MS = timedelta(milliseconds=1)


class Workers(Protocol):
    """Who can be asked: the front workers of this machine by their sockets, edges by their address."""

    def names(self) -> list[str]:
        """Return whom there is to ask now."""

    def ask(self, worker: str, path: str) -> Answered | None:
        """Return an answer, None when there was none."""


class _Asked(NamedTuple):
    """A receipt being measured: what it did, where that is to be seen, what was seen so far."""

    receipt: Receipt
    seq: int
    path: str
    surfaces: list[Surface]
    found: dict[str, dict[str, Any]]

    def missing(self, workers: Iterable[str]) -> list[tuple[str, Surface]]:
        """Return what is still to be seen, and where."""
        return [
            (worker, surface)
            for surface in self.surfaces
            for worker in workers
            if not self.found.get(worker, {}).get(surface.name, {}).get("shown")
        ]


class Meter:
    """Measures receipts, several at a time: what they share is asked once a round."""

    def __init__(self, workers: Workers, clock: Callable[[], datetime]) -> None:
        self._workers, self._clock = workers, clock
        self._asked: dict[int, _Asked] = {}

    def __call__(self) -> int:
        """Ask for what was not seen yet, once; return how many receipts are not whole."""
        open_ = Receipt.objects.filter(measured_at=None, at__gt=self._clock() - _OLDEST)
        receipts = list(open_.select_related("page").order_by("-at")[:_AT_ONCE])
        known, self._asked = self._asked, {}
        workers = self._workers.names()
        answers: dict[tuple[str, str], Answered | None] = {}
        for receipt in receipts:
            asked = known.get(receipt.pk) or _begun(receipt)
            self._asked[receipt.pk] = asked
            for worker, surface in asked.missing(workers):
                where = (worker, surface.path)
                if where not in answers:
                    answers[where] = self._workers.ask(*where)
                self._note(asked, worker, surface, answers[where])
            self._conclude(asked, workers)
        return len(self._asked)

    def _note(self, asked: _Asked, worker: str, surface: Surface, answered: Answered | None) -> None:
        """Write down what a surface showed, or that it did not yet."""
        marks = asked.found.setdefault(worker, {}).setdefault(surface.name, {"asked": 0, "shown": ""})
        marks["asked"] += 1
        if answered is None:
            return
        state = shown(surface, answered, path=asked.path, seq=asked.seq, action=asked.receipt.action)
        if state == "no" and not _is_expected(asked, surface):
            marks["shown"] = "elsewhere"  # an older story, or one that more have followed: it is right as it is
        elif state == "yes":
            ms = (self._clock() - asked.receipt.at) // _MS
            marks.update(shown="yes", ms=ms, late=ms > LATE_MS and marks["asked"] > 1)

    def _conclude(self, asked: _Asked, workers: list[str]) -> None:
        """Keep what was found when it is whole, or when there is nothing to wait for."""
        now, missing = self._clock(), asked.missing(workers)
        if missing and now - asked.receipt.at < GIVE_UP:
            return
        asked.receipt.surfaces, asked.receipt.measured_at = asked.found, now
        asked.receipt.save(update_fields=["surfaces", "measured_at"])
        del self._asked[asked.receipt.pk]
        late = [
            f"{name} at {where}" for where, found in asked.found.items() for name in found if found[name].get("late")
        ]
        silent = [f"{surface.name} at {worker}" for worker, surface in missing]
        page = asked.receipt.page
        if (late or silent) and not _is_overtaken(asked):
            said = f"“{page.title}”: {_told('late', late)}{_told('not shown', silent)}"
            alarm("receipt", page.pk, said.strip(), now=now, page=page.pk)
        elif asked.found:
            settle("receipt", page.pk)


def _told(what: str, names: list[str]) -> str:
    more = f" and {len(names) - 3} more" if len(names) > 3 else ""
    return f"{what}: {', '.join(names[:3])}{more}. " if names else ""


def _begun(receipt: Receipt) -> _Asked:
    entry = entry_of(receipt)
    story = document_by_digest(bytes.fromhex(receipt.digest))
    if entry is None or not isinstance(story, Story):
        return _Asked(receipt, 0, "", [], {})  # erased meanwhile: there is nothing to see
    seq, path = entry
    return _Asked(receipt, seq, path, list(surfaces_of(story, path, masthead(), at=receipt.at)), {})


def _is_expected(asked: _Asked, surface: Surface) -> bool:
    """Say whether a surface that knows the entry must show the story, or must show it no more."""
    if _is_overtaken(asked):
        return False
    if not surface.list or asked.receipt.action in ("kill", "withdraw"):
        return True
    cursor: Any = connection.cursor()
    newest = reader.listed(cursor, surface.list, reader.Window(_TOP))
    return any(version.guid == asked.receipt.page.guid for version in newest)


def _is_overtaken(asked: _Asked) -> bool:
    """Say whether something else was done to the story meanwhile."""
    return newest_seq(asked.receipt.page.guid) > asked.seq
