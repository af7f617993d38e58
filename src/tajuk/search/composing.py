"""From a question to what tantivy looks up. Costs are bounded here: so many words, so many spellings of one."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import tantivy

from tajuk.search.analysis import analysis_of
from tajuk.search.question import Question
from tajuk.search.schema import schema

Query = tantivy.Query
_MUST, _SHOULD, _NOT = tantivy.Occur.Must, tantivy.Occur.Should, tantivy.Occur.MustNot
_LANGUAGES = ("id", "en")
_SCHEMA = schema()


class Slot(NamedTuple):
    """A word that is looked for: the terms that stand for it, the one of the reader's language first."""

    word: str
    terms: tuple[str, ...]


def slots(words: Iterable[str], language: str) -> list[Slot]:
    """Return what is looked for. Stop words of either language say nothing, unless there is nothing else."""
    found = [(slot, is_stop) for word in words for slot, is_stop in _slots(word, language)]
    telling = [slot for slot, is_stop in found if not is_stop]
    return list(dict.fromkeys(telling or [slot for slot, _ in found]))


def _slots(word: str, language: str) -> Iterable[tuple[Slot, bool]]:
    others = [other for other in _LANGUAGES if other != language]
    own, *rest = [analysis_of(one).pieces(word) for one in (language, *others)]
    for place, piece in enumerate(own):
        elsewhere = [pieces[place].terms for pieces in rest]
        for number, term in enumerate(piece.terms):
            more = (terms[number] for terms in elsewhere if len(terms) == len(piece.terms))
            written = word[piece.start : piece.end]
            yield Slot(written, tuple(dict.fromkeys((term, *more)))), not all(elsewhere)


def any_of(slot: Slot) -> Query:
    """Return what finds a word in any of its forms."""
    terms = [Query.term_query(_SCHEMA, "words", term) for term in slot.terms]
    return terms[0] if len(terms) == 1 else Query.disjunction_max_query(terms)


def phrase(text: str, language: str) -> Query | None:
    """Return what finds words side by side, None when they are all stop words."""
    forms = {tuple(analysis_of(one).joined(text).split()) for one in {language, *_LANGUAGES}}
    found = [_row(form) for form in sorted(forms) if form]
    if not found:
        return None
    return found[0] if len(found) == 1 else Query.disjunction_max_query(found)


def _row(terms: Sequence[str]) -> Query:
    if len(terms) == 1:
        return Query.term_query(_SCHEMA, "words", terms[0])
    return Query.phrase_query(_SCHEMA, "words", list(terms))


def narrowed(query: Query, asked: Question, zone: str, language: str) -> Query:
    """Return a query for those stories alone that a question means."""
    parts = [(_MUST, query)]
    for field in dict.fromkeys(one.field for one in asked.filters):
        wanted = [one.value for one in asked.filters if one.field == field and one.wanted]
        if wanted:
            parts.append((_MUST, _silent(_either(field, wanted))))
    parts += [(_NOT, _either(one.field, [one.value])) for one in asked.filters if not one.wanted]
    parts += [(_NOT, found) for text in asked.without if (found := phrase(text, language))]
    if asked.since or asked.until:
        parts.append((_MUST, _silent(_between(asked.since, asked.until, ZoneInfo(zone)))))
    return query if len(parts) == 1 else Query.boolean_query(parts)


def every_story() -> Query:
    """Return what finds all."""
    return Query.boolean_query([(_MUST, Query.all_query()), (_NOT, Query.term_query(_SCHEMA, "guid", "#stand"))])


def all_of(queries: Sequence[Query]) -> Query:
    """Return what finds stories that have everything."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(_MUST, query) for query in queries])


def most_of(queries: Sequence[Query], least: int) -> Query:
    """Return what finds stories that have at least so many of the things asked for."""
    return Query.boolean_query([(_SHOULD, query) for query in queries], minimum_number_should_match=least)


def _either(field: str, values: Sequence[str]) -> Query:
    terms = [Query.term_query(_SCHEMA, field, value) for value in values]
    return terms[0] if len(terms) == 1 else Query.boolean_query([(_SHOULD, term) for term in terms])


def _silent(query: Query) -> Query:
    """Return a query that says which stories are meant, and nothing on how well they answer."""
    return Query.boost_query(Query.const_score_query(query, 1.0), 0.0)


def _between(since: date | None, until: date | None, zone: ZoneInfo) -> Query:
    first = _midnight(since, zone) if since else -(2**62)
    behind = _midnight(until + timedelta(days=1), zone) if until and until < date.max else 2**62
    return Query.range_query(_SCHEMA, "at", tantivy.FieldType.Integer, first, behind, include_upper=False)


def _midnight(day: date, zone: ZoneInfo) -> int:
    try:
        return int(datetime.combine(day, time(), zone).astimezone(UTC).timestamp())
    except OverflowError:  # the first day there is, east of Greenwich
        return -(2**62)
