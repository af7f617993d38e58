"""Numbers and days in texts and drawings, as the reader of a page writes them."""

from datetime import date
from decimal import Decimal

from babel.numbers import format_compact_decimal

from tajuk.pages.figures import number
from tajuk.pages.times import short_day
from tajuk.pages.words import Words
from tajuk.story.chart_scale import Numbers

_DIGITS = 6


def written(value: Decimal | date, words: Words) -> str:
    """Return a number, with all its decimals, or a day as the reader writes it."""
    if isinstance(value, date):
        return short_day(value, words)
    return _with_minus(number(value, max(-int(value.as_tuple().exponent), 0), words.locale))


def numbers_of(words: Words) -> Numbers:
    """Return how numbers are written in the language of a page."""
    return Numbers(
        exact=lambda value: written(value, words),
        brief=lambda value: _with_minus(format_compact_decimal(value, locale=words.locale, fraction_digits=_DIGITS)),
    )


def _with_minus(text: str) -> str:
    """Return a number with a minus as wide as its digits instead of a hyphen."""
    return text.replace("-", "\N{MINUS SIGN}")
