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
_FEW = 2


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
    whole: how many stories have everything that was asked for. Where they are fewer than ten, stories with some of it
    follow, and `total` counts those too. meant: another spelling, to be offered. stand: `EPOCH.SEQ` of the index.
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
    looked_up = _put_right(searcher, asked, wanted.language, had_by=range(1))
    query = sought(searcher, looked_up, language=wanted.language, zone=wanted.zone)
    order = _ordered(searcher, query, looked_up, wanted, now)
    return Found(
        hits=tuple(_hit(searcher, place) for place in order.places),
        total=order.total,
        whole=order.whole,
        asked=looked_up,
        facets=facets(searcher, order.query, order.total, wanted.facets),
        stand=f"{view.stand.epoch}.{view.stand.seq}",
        meant=_meant(searcher, looked_up, order, wanted.language),
    )


def _meant(searcher: tantivy.Searcher, asked: Question, order: Order, language: str) -> Question | None:
    """Return a better spelling where hardly anything was found, None where there is none."""
    if order.whole > _FEW:
        return None
    meant = _put_right(searcher, asked, language, had_by=range(1, _FEW + 1))
    return meant if meant != asked else None


def _ordered(searcher: tantivy.Searcher, query: Sought, asked: Question, wanted: Wanted, now: datetime) -> Order:
    if wanted.order == "newest" or not asked.has_text:
        return newest(searcher, query, limit=wanted.limit, offset=wanted.offset)
    return relevant(searcher, query, limit=wanted.limit, offset=wanted.offset, now=now)


def _put_right(searcher: tantivy.Searcher, asked: Question, language: str, *, had_by: range) -> Question:
    """Return a question in which words that so many stories have are what was probably meant by them."""
    words, left = list(asked.words), _MOST_RESPELLED
    for place, word in enumerate(words):
        for slot in slots([word], language):
            if left and slot.word == word and frequency(searcher, slot) in had_by:
                left -= 1
                words[place] = respelled(searcher, slot, language) or word
    return msgspec.structs.replace(asked, words=tuple(words))


def _hit(searcher: tantivy.Searcher, place: Place) -> Hit:
    document = searcher.doc(place.address)
    guid, stamp = str(document.get_first("guid")), str(document.get_first("stamp"))
    return Hit(guid, stamp, datetime.fromtimestamp(place.at, UTC), float(place.score), place.is_whole)
