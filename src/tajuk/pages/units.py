"""What a value is counted in: `Rp 1.318.000 per gram`, `902,15 poin`, `5,75%`."""

from typing import NamedTuple

from babel.numbers import get_currency_symbol

from tajuk.pages.words import Words, marked
from tajuk.tape.instrument import Instrument

_COUNTED = {"point": marked("points"), "percent": "%"}
_PRICED = {
    "gram": marked("per gram"),
    "kilogram": marked("per kilogram"),
    "tonne": marked("per tonne"),
    "ounce": marked("per ounce"),
    "barrel": marked("per barrel"),
}


class Unit(NamedTuple):
    """The words around a value; "" where there are none."""

    before: str
    after: str

    def __str__(self) -> str:
        return " ".join(part for part in self if part)

    def of(self, value: str) -> str:
        """Return a value in this unit, "" when there is none."""
        if not value or self.after == "%":
            return value and f"{value}%"
        return " ".join(part for part in (self.before, value, self.after) if part)


def unit(instrument: Instrument, words: Words) -> Unit:
    """Return what the values of an instrument are counted in; nothing where percent stands alone."""
    if instrument.percent_only:
        return Unit("", "")
    if not instrument.currency:
        return Unit("", _said(_COUNTED.get(instrument.unit, instrument.unit), words))
    priced = _said(_PRICED.get(instrument.unit, ""), words)
    if instrument.unit and not priced:
        priced = words.gettext("per %(unit)s") % {"unit": instrument.unit}
    return Unit(get_currency_symbol(instrument.currency, words.locale), priced)


def _said(message: str, words: Words) -> str:
    """Return a unit in the reader's words; the empty message would be the catalogue's own head."""
    return words.gettext(message) if message else ""
