"""Which stories answer a question, in what order, and how they spread over sections, years, people and subjects."""

from datetime import UTC, datetime
from typing import Literal

import msgspec
import tantivy

from tajuk.search.composing import Sought, sought
from tajuk.search.facets import Facets, facets
from tajuk.search.question import Question, TooFar
from tajuk.search.ranking import Order, Place, newest, relevant
from tajuk.search.reader import View
from tajuk.search.schema import FACETS
from tajuk.search.slots import frequency, slots
from tajuk.search.spelling import respelled

MOST_HITS = 100
MOST_REACHED = 1000
"""How far into the answer a reader may page; who wants more narrows the question."""
_MOST_RESPELLED = 3


class Wanted(msgspec.Struct, frozen=True):
    """How an answer is wanted. language: the reader's, zone: the masthead's, where days begin."""

    language: str = "id"
    zone: str = "Asia/Jakarta"
    order: Literal["relevance", "newest"] = "relevance"
    limit: int = 10
    offset: int = 0
    facets: tuple[str, ...] = FACETS


class Hit(msgspec.Struct, frozen=True):
    """A story that answers. digest: of the document the index read, in hexadecimal; show what the edition has now.

    is_whole: it has everything that was asked for.
    """

    guid: str
    digest: str
    at: datetime
    score: float
    is_whole: bool = True


class Found(msgspec.Struct, frozen=True):
    """An answer.

    asked: what was looked up in the end: where nobody wrote a word, it is the word that was taken for it.
    whole: how many stories have everything that was asked for. Where they fill no page, stories with some of it follow,
    and `total` counts those too. meant: another spelling, to be offered. stand: `EPOCH.SEQ` of the index.
    """

    hits: tuple[Hit, ...]
    total: int
    whole: int
    asked: Question
    facets: Facets
    stand: str
    meant: Question | None = None

    @property
    def is_whole(self) -> bool:
        """Say whether every story found has everything that was asked for."""
        return self.whole == self.total


def find(view: View, asked: Question, wanted: Wanted, *, now: datetime) -> Found:
    """Return the stories that answer a question. Raises: TooFar when more are wanted than anybody may have."""
    if not 0 < wanted.limit <= MOST_HITS or not 0 <= wanted.offset <= MOST_REACHED - wanted.limit:
        raise TooFar("search", f"only the first {MOST_REACHED} stories are shown", "narrow it by words or dates")
    searcher = view.searcher
    looked_up, meant = _spelled(searcher, asked, wanted.language)
    query = sought(searcher, looked_up, language=wanted.language, zone=wanted.zone)
    order = _ordered(searcher, query, looked_up, wanted, now)
    shown = query.whole if order.whole == order.total else query.some
    return Found(
        hits=tuple(_hit(searcher, place) for place in order.places),
        total=order.total,
        whole=order.whole,
        asked=looked_up,
        facets=facets(searcher, shown, order.total, wanted.facets),
        stand=f"{view.stand.epoch}.{view.stand.seq}",
        meant=meant if order.whole < wanted.limit else None,
    )


def _ordered(searcher: tantivy.Searcher, query: Sought, asked: Question, wanted: Wanted, now: datetime) -> Order:
    if wanted.order == "newest" or not asked.has_text:
        return newest(searcher, query.whole, limit=wanted.limit, offset=wanted.offset)
    return relevant(searcher, query, limit=wanted.limit, offset=wanted.offset, now=now)


def _spelled(searcher: tantivy.Searcher, asked: Question, language: str) -> tuple[Question, Question | None]:
    """Return a question with the words that were meant by those no story has, and with those meant by rare ones."""
    certain, likely = list(asked.words), list(asked.words)
    left = _MOST_RESPELLED
    for place, word in enumerate(asked.words):
        for slot in slots([word], language):
            stories = frequency(searcher, slot)
            if stories > searcher.num_docs // 10_000 or slot.word != word or not left:
                continue
            left -= 1
            other = respelled(searcher, slot, language)
            likely[place] = other or likely[place]
            certain[place] = other if other and not stories else certain[place]
    looked_up = msgspec.structs.replace(asked, words=tuple(certain))
    meant = msgspec.structs.replace(asked, words=tuple(likely))
    return looked_up, meant if meant != looked_up else None


def _hit(searcher: tantivy.Searcher, place: Place) -> Hit:
    document = searcher.doc(place.address)
    guid, stamp = str(document.get_first("guid")), str(document.get_first("stamp"))
    return Hit(guid, stamp, datetime.fromtimestamp(place.at, UTC), float(place.score), place.is_whole)
