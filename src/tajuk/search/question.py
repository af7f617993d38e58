"""What a reader asked for, as one value: words, phrases, what is not wanted, and which stories are meant at all.

`"suku bunga"` is a phrase, `-saham` is not wanted, and signs say which stories are meant, in either language:
`bagian:ekonomi` (`section:`), `penulis:` (`author:`), `tokoh:` (`person:`), `topik:` (`topic:`), `emiten:`
(`instrument:`), `bahasa:` (`language:`), `tahun:2023` (`year:`), `tanggal:2023-05..2023-09` (`date:`), `sejak:`
(`since:`), `sampai:` (`until:`). What looks like a sign and is none is a word.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

import msgspec

from tajuk.errors import BadInput

Field = Literal["section", "author", "person", "topic", "instrument", "language", "year"]
MOST_CHARACTERS = 1000
MOST_WORDS = 40
MOST_PHRASES = 8

_FIELDS: dict[str, Field] = {
    **dict.fromkeys(("bagian", "rubrik", "section"), "section"),
    **dict.fromkeys(("penulis", "author"), "author"),
    **dict.fromkeys(("tokoh", "person"), "person"),
    **dict.fromkeys(("topik", "topic"), "topic"),
    **dict.fromkeys(("emiten", "instrumen", "instrument"), "instrument"),
    **dict.fromkeys(("bahasa", "language"), "language"),
    **dict.fromkeys(("tahun", "year"), "year"),
}
_SIGNS: dict[str, dict[str, str]] = {
    "id": {
        "section": "bagian", "author": "penulis", "person": "tokoh", "topic": "topik", "instrument": "emiten",
        "language": "bahasa", "year": "tahun", "date": "tanggal", "since": "sejak", "until": "sampai",
    },
}  # fmt: skip
_DAYS = {
    **dict.fromkeys(("tanggal", "date"), "date"),
    **dict.fromkeys(("sejak", "since", "after"), "since"),
    **dict.fromkeys(("sampai", "hingga", "until", "before"), "until"),
}
_CLAUSE = re.compile(r'(?P<not>-)?(?:(?P<sign>[^\W\d_]+):)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))')
_QUOTES = re.compile("[“”„‟«»＂]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


class BadQuery(BadInput):
    """A question we do not look up: what it is, why not, what to do."""


class TooLong(BadQuery):
    """A question of more characters or words than we look up."""


class NoDate(BadQuery):
    """A question with a date that is none."""


class TooFar(BadQuery):
    """A page of an answer that nobody turns to."""


class Filter(msgspec.Struct, frozen=True):
    """Stories whose `field` has this value: a slug, a symbol, a language's code, a year."""

    field: Field
    value: str
    wanted: bool = True


class Question(msgspec.Struct, frozen=True):
    """What is asked for. Filters of one field add to each other; `since` and `until` are days, both inclusive."""

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    without: tuple[str, ...] = ()  # words and phrases
    filters: tuple[Filter, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def has_text(self) -> bool:
        """Say whether there are words to look for."""
        return bool(self.words or self.phrases)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was asked."""
        return self == Question()

    def plus(self, added: Filter) -> "Question":
        """Return the question with a filter more; adding it twice changes nothing."""
        if added in self.filters:
            return self
        return msgspec.structs.replace(self, filters=(*self.filters, added))

    def minus(self, removed: Filter) -> "Question":
        """Return the question without a filter."""
        return msgspec.structs.replace(self, filters=tuple(one for one in self.filters if one != removed))


def question(written: str) -> Question:
    """Return what a reader wrote, in either language. Raises: TooLong, NoDate."""
    if len(written) > MOST_CHARACTERS:
        raise TooLong("search", f"it has more than {MOST_CHARACTERS} characters", "write fewer words")
    clauses = list(_clauses(_CONTROL.sub(" ", _QUOTES.sub('"', written))))
    if sum(len(clause.text.split()) for clause in clauses) > MOST_WORDS:
        raise TooLong("search", f"it has more than {MOST_WORDS} words", "write fewer words")
    if sum(" " in clause.text for clause in clauses) > MOST_PHRASES:
        raise TooLong("search", f"it has more than {MOST_PHRASES} phrases", "write fewer phrases")
    made = Question()
    for clause in clauses:
        made = _with(made, clause)
    return made


def written(asked: Question, language: str) -> str:
    """Return a question as a reader of a language would write it; reading it again gives the same question."""
    sign = _SIGNS.get(language, {})
    days = [
        f"{sign.get(name, name)}:{day.isoformat()}"
        for name, day in (("since", asked.since), ("until", asked.until))
        if day is not None
    ]
    filters = [
        f"{'' if one.wanted else '-'}{sign.get(one.field, one.field)}:{_quoted(one.value)}" for one in asked.filters
    ]
    phrases = [f'"{phrase}"' for phrase in asked.phrases]
    without = [f"-{_quoted(one)}" for one in asked.without]
    words = [_quoted(word) for word in asked.words]
    return " ".join((*words, *phrases, *without, *filters, *days))


class _Clause(NamedTuple):
    text: str
    sign: str
    is_phrase: bool
    wanted: bool


def _clauses(text: str) -> Iterator[_Clause]:
    for found in _CLAUSE.finditer(text):
        phrase, word, sign = found["phrase"], found["word"], (found["sign"] or "").lower()
        value = " ".join((phrase if phrase is not None else word).split())
        if sign and sign not in _FIELDS and sign not in _DAYS:
            value, sign = f"{found['sign']}:{value}", ""
        if any(character.isalnum() for character in value) or value in _ALONE:
            yield _Clause(value, sign, phrase is not None, not found["not"])


_ALONE = frozenset("$€£¥%")  # signs that are words


def _with(made: Question, clause: _Clause) -> Question:
    """Return a question with a clause more."""
    if clause.sign in _FIELDS:
        field = _FIELDS[clause.sign]
        return made.plus(Filter(field, _value(field, clause.text), clause.wanted))
    if clause.sign:
        return _between(made, _DAYS[clause.sign], clause.text)
    if not clause.wanted:
        return msgspec.structs.replace(made, without=(*made.without, clause.text))
    if clause.is_phrase and " " in clause.text:
        return msgspec.structs.replace(made, phrases=(*made.phrases, clause.text))
    return msgspec.structs.replace(made, words=(*made.words, clause.text))


def _value(field: Field, text: str) -> str:
    """Return a value as the index has it: a symbol in capitals, a slug with hyphens."""
    return text.upper() if field == "instrument" else text.lower().replace(" ", "-")


def _between(made: Question, sign: str, text: str) -> Question:
    """Return a question whose days are bounded: `2023`, `2023-05`, `2023-05-07`, or two of them with `..` between."""
    first, dots, last = text.partition("..") if sign == "date" else (text, "", text)
    if sign == "date" and not dots:
        last = first
    since = _day(first, text)[0] if first and sign != "until" else made.since
    until = _day(last, text)[1] if last and sign != "since" else made.until
    return msgspec.structs.replace(made, since=since, until=until)


def _day(text: str, whole: str) -> tuple[date, date]:
    """Return the first and the last day of a day, month or year as written."""
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        year, month, day = (int(part) if part else 0 for part in found.groups())
        first = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    except ValueError as error:
        raise NoDate(whole[:40], "this is no date", "write 2023, 2023-05 or 2023-05-07") from error
    return first, last


def _quoted(text: str) -> str:
    return f'"{text}"' if _NEEDS_QUOTES.search(text) else text


_NEEDS_QUOTES = re.compile(r"^-|[\s:]")
