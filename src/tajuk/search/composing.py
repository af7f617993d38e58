"""From a question to what tantivy looks up."""

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import tantivy

from tajuk.search.analysis import analysis_of
from tajuk.search.question import Question
from tajuk.search.schema import STAND, schema
from tajuk.search.slots import LANGUAGES, Slot, slots

Query = tantivy.Query
MUST, SHOULD, NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_SCHEMA = schema()
_EVER = 2**62
_NAME_WEIGHT = 1.2


class Sought(NamedTuple):
    """What finds the stories that have everything that was asked for, and those that have some of it.

    loose: of the phrases, too, their words alone; for questions that nothing answers otherwise.
    """

    whole: Query
    some: Query
    loose: Query


def sought(searcher: tantivy.Searcher, asked: Question, *, language: str, zone: str) -> Sought:
    """Return what a question looks up. language: the reader's; zone: in which days begin."""
    looked_for = slots(asked.words, language)
    weigh = weighed if len(looked_for) > 1 else _as_it_is
    words = [(slot, weigh(slot, word_query(searcher, slot))) for slot in looked_for]
    needed = [(MUST, query) for slot, query in words if slot.is_needed]
    wished = [(SHOULD, query) for slot, query in words if not slot.is_needed]
    phrases = [(MUST, query) for text in asked.phrases if (query := phrase(text, language))]
    limits = _limits(asked, language, zone)
    if not words and not phrases:
        base = Query.empty_query() if asked.has_text else Query.all_query()
        return Sought(*(_narrowed([(MUST, base)], limits),) * 3)
    either = [(MUST, _either([query for _, query in words]))] if words else []
    apart = [word_query(searcher, slot) for slot in slots(" ".join(asked.phrases).split(), language)]
    return Sought(
        whole=_narrowed([*(needed or either), *phrases, *wished], limits),
        some=_narrowed([*either, *phrases], limits),
        loose=_narrowed([(MUST, _either([*(query for _, query in words), *apart]))], limits),
    )


def word_query(searcher: tantivy.Searcher, slot: Slot) -> Query:
    """Return what finds a word in each of its forms; a form that few stories have weighs no more than the others."""
    stories = {term: searcher.doc_freq("words", term) for term in slot.terms}
    known = [term for term in slot.terms if stories[term]] or list(slot.terms[:1])
    if len(known) == 1:
        return term_query("words", known[0])
    number, most = searcher.num_docs, max(stories.values())
    weights = {term: _rarity(most, number) / _rarity(stories[term], number) for term in known}
    return Query.boolean_query(
        [(SHOULD, Query.boost_query(term_query("words", term), weights[term])) for term in known]
    )


def weighed(slot: Slot, query: Query) -> Query:
    """Return a word's query with its weight among others: who writes a capital means a name, and names tell more."""
    return Query.boost_query(query, _NAME_WEIGHT) if slot.word != slot.word.lower() else query


def phrase(text: str, language: str) -> Query | None:
    """Return what finds words side by side, None when they are all stop words."""
    forms = {tuple(analysis_of(one).joined(text).split()) for one in {language, *LANGUAGES}}
    found = [_row(form) for form in sorted(forms) if form]
    return _either(found) if found else None


def term_query(field: str, value: str) -> Query:
    """Return what finds stories by one term of a field."""
    return Query.term_query(_SCHEMA, field, value)


def since(instant: int) -> Query:
    """Return what finds stories that ran at an instant (UTC seconds) or behind it."""
    return Query.range_query(_SCHEMA, "at", tantivy.FieldType.Integer, instant, _EVER)


def silent(query: Query) -> Query:
    """Return a query that says which stories are meant, and nothing on how well they answer."""
    return Query.const_score_query(query, 0.0)


def _as_it_is(slot: Slot, query: Query) -> Query:
    return query


def _either(queries: Sequence[Query]) -> Query:
    return queries[0] if len(queries) == 1 else Query.boolean_query([(SHOULD, query) for query in queries])


def _narrowed(parts: list[tuple[tantivy.Occur, Query]], limits: list[tuple[tantivy.Occur, Query]]) -> Query:
    """Return a query of what is wanted and within what limits; a part that stands alone needs no query around it."""
    if len(parts) == 1 and not limits:
        return parts[0][1]
    return Query.boolean_query([*parts, *limits])


def _limits(asked: Question, language: str, zone: str) -> list[tuple[tantivy.Occur, Query]]:
    """Return what bounds which stories are meant at all. What says where the index stands is none."""
    limits = []
    for field in dict.fromkeys(one.field for one in asked.filters if one.wanted):
        values = [one.value for one in asked.filters if one.field == field and one.wanted]
        limits.append((MUST, silent(_either([term_query(field, value) for value in values]))))
    limits += [(NOT, term_query(one.field, one.value)) for one in asked.filters if not one.wanted]
    limits += [(NOT, query) for text in asked.without if (query := phrase(text, language))]
    if asked.since or asked.until:
        limits.append((MUST, silent(_between(asked.since, asked.until, ZoneInfo(zone)))))
    if not asked.has_text:
        limits.append((NOT, term_query("guid", STAND)))
    return limits


def _row(terms: Sequence[str]) -> Query:
    return term_query("words", terms[0]) if len(terms) == 1 else Query.phrase_query(_SCHEMA, "words", list(terms))


def _rarity(stories: int, number: int) -> float:
    return math.log(1 + (number - stories + 0.5) / (stories + 0.5))


def _between(first: date | None, last: date | None, zone: ZoneInfo) -> Query:
    begin = _midnight(first, zone) if first else -_EVER
    behind = _midnight(last + timedelta(days=1), zone) if last and last < date.max else _EVER
    return Query.range_query(_SCHEMA, "at", tantivy.FieldType.Integer, begin, behind, include_upper=False)


def _midnight(day: date, zone: ZoneInfo) -> int:
    try:
        return int(datetime.combine(day, time(), zone).astimezone(UTC).timestamp())
    except OverflowError:  # the first day there is, east of Greenwich
        return -_EVER
