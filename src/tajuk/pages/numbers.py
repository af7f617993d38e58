"""Numbers and days in texts and drawings, as the reader of a page writes them."""

from datetime import date
from decimal import Decimal

from babel.numbers import format_compact_decimal, format_decimal

from tajuk.pages.figures import number
from tajuk.pages.times import short_day
from tajuk.pages.words import Words
from tajuk.story.chart_scale import Numbers

_DIGITS = 6
_THOUSAND = 1000  # below, all write alike


def written(value: Decimal | date, words: Words) -> str:
    """Return a number, with all its decimals, or a day as the reader writes it."""
    if isinstance(value, date):
        return short_day(value, words)
    return number(value, max(-int(value.as_tuple().exponent), 0), words.locale)


def counted(number: int, words: Words) -> str:
    """Return how many there are as the reader writes it: `1.240`."""
    return str(format_decimal(number, locale=words.locale)) if number >= _THOUSAND else str(number)


def numbers_of(words: Words) -> Numbers:
    """Return how numbers are written in the language of a page."""
    return Numbers(
        exact=lambda value: written(value, words),
        brief=lambda value: _brief(value, words),
    )


def _brief(value: Decimal, words: Words) -> str:
    """Return a number as short as an axis has room for, its minus as wide as its digits."""
    short = format_compact_decimal(value, locale=words.locale, fraction_digits=_DIGITS)
    return str(short).replace("-", "\N{MINUS SIGN}")
