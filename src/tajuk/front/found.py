"""What the index found, as the edition of the answer has it: nothing is shown that is not to be read now."""

from datetime import timedelta
from typing import NamedTuple

from tajuk.edition import reader
from tajuk.edition.entry import instant
from tajuk.edition.errors import EditionError
from tajuk.edition.reader import Version
from tajuk.errors import TajukError
from tajuk.front import problems
from tajuk.front.answer import NEVER, Answer
from tajuk.front.problems import Said
from tajuk.front.visit import Visit
from tajuk.pages.words import marked
from tajuk.search.finding import Found, Hit
from tajuk.search.pool import Busy
from tajuk.search.question import NoDate, TooFar, TooLong
from tajuk.story.story import Story

_LATE = timedelta(seconds=5)
_RETRY_S = 10
BUSY = Said(
    marked("Many are searching just now"), marked("Too many readers search at this moment. Try again in a few seconds.")
)
NO_INDEX = Said(
    marked("Searching is not possible just now"),
    marked("The index is being made, so nothing can be found for a moment. Browse instead, or try again soon."),
)
_REFUSED = marked("We cannot look this up")
TOO_LONG = Said(_REFUSED, marked("That is too much at once: a search takes 1,000 characters, 40 words, 8 phrases."))
NO_DATE = Said(_REFUSED, marked("A date in this search is none. Write 2023, 2023-05 or 2023-05-07."))
TOO_FAR = Said(
    _REFUSED, marked("Only the first 1,000 stories of a search are shown. Narrow it down by words or dates.")
)
BAD_LIMIT = Said(_REFUSED, marked("The limit is a number from 1 to 100, the page a number from 1 to 100."))


class Trouble(TajukError):
    """Why a search has no answer: the status, what readers are told, when to come again (seconds, 0: not said)."""

    def __init__(self, status: int, said: Said, retry_after_s: int = 0) -> None:
        super().__init__(status, said)
        self.status, self.said, self.retry_after_s = status, said, retry_after_s

    def on(self, answer: Answer) -> Answer:
        """Return an answer as one that tells this."""
        return answer._replace(status=self.status, keep=NEVER, retry_after_s=self.retry_after_s)

    def told(self, visit: Visit) -> Answer:
        """Return the answer that tells this and nothing else."""
        return self.on(problems.in_frame(visit.asked, visit.context, self.status, self.said))


class Here(NamedTuple):
    """What was found. hits: those of them that are to be read, in the index's order; total: without those that are not.

    is_behind: stories published some while ago cannot be found yet.
    """

    found: Found
    hits: tuple[tuple[Hit, Version, Story], ...]
    total: int
    is_behind: bool


def found_here(visit: Visit) -> Here:
    """Return what was found, as the edition stands in this answer. Raises: Trouble."""
    looked = visit.looked
    if looked is None or not isinstance(looked.gave, Found):
        raise trouble_of(looked.gave if looked else None)
    found = looked.gave
    epoch, _, seq = found.stand.rpartition(".")
    if epoch != visit.head.epoch:
        raise trouble_of(None)
    versions = visit.reading.many([hit.guid for hit in found.hits])
    hits = tuple(
        (hit, version, story)
        for hit in found.hits
        if (version := versions.get(hit.guid)) and (story := story_of(version)) is not None
    )
    lost = len(found.hits) - len(hits)
    waiting = reader.entries(visit.reading.cursor, after=int(seq), limit=1)
    is_behind = any(looked.at - instant(entry.at) > _LATE for entry, _ in waiting)
    return Here(found, hits, max(found.total - lost, len(hits)), is_behind)


def story_of(version: Version) -> Story | None:
    """Return the story of a version, None for one that cannot be read: all others can be shown."""
    try:
        document = version.document
    except EditionError:
        return None
    return document if isinstance(document, Story) else None


def trouble_of(gave: object) -> Trouble:
    """Return what to tell of a look that gave no answer."""
    match gave:
        case Busy():
            return Trouble(503, BUSY, gave.retry_after_s)
        case TooLong():
            return Trouble(400, TOO_LONG)
        case NoDate():
            return Trouble(400, NO_DATE)
        case TooFar():
            return Trouble(400, TOO_FAR)
        case _:
            return Trouble(503, NO_INDEX, _RETRY_S)
