"""Instruments in a text: by symbol, label, name in any language, alias."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tajuk.tape.instrument import Instrument

_LONGEST_TICKER = 6  # letters, all capitals: only ever meant as written


class Mention(NamedTuple):
    """A place of a text that names instruments. symbols: more than one where a name is shared; somebody must choose."""

    start: int
    end: int
    text: str
    symbols: tuple[str, ...]


class Names(NamedTuple):
    """All names of instruments, ready to be looked for. exact: as written; folded: however their letters stand."""

    pattern: re.Pattern[str] | None
    exact: dict[str, tuple[str, ...]]
    folded: dict[str, tuple[str, ...]]


def names_of(instruments: Sequence[Instrument]) -> Names:
    """Return the names by which texts may call instruments: made once for many texts."""
    exact: dict[str, tuple[str, ...]] = {}
    folded: dict[str, tuple[str, ...]] = {}
    for instrument in instruments:
        for name in _names(instrument):
            is_ticker = " " not in name and name.isupper() and len(name) <= _LONGEST_TICKER
            known, key = (exact, name) if is_ticker or name == instrument.symbol else (folded, _folded(name))
            known[key] = tuple(dict.fromkeys((*known.get(key, ()), instrument.symbol)))
    names = sorted({*exact, *folded}, key=len, reverse=True)
    spelled = "|".join(re.escape(name).replace(r"\ ", r"\s+") for name in names)
    return Names(re.compile(rf"(?<!\w)(?:{spelled})(?!\w)", re.IGNORECASE) if names else None, exact, folded)


def mentions(text: str, names: Names) -> list[Mention]:
    """Return what a text names, in order; of names inside one another the longest.

    Tickers count only as they are written (`EMAS`, `BBCA`), names and aliases however their letters stand.
    """
    if names.pattern is None:
        return []
    found = []
    for match in names.pattern.finditer(text):
        symbols = names.exact.get(match[0]) or names.folded.get(_folded(match[0]))
        if symbols:
            found.append(Mention(match.start(), match.end(), match[0], symbols))
    return found


def _names(instrument: Instrument) -> Iterator[str]:
    names: Iterable[str] = (
        instrument.symbol,
        instrument.label,
        instrument.name,
        *instrument.names.values(),
        *instrument.aliases,
    )
    yield from (name.strip() for name in names if name.strip())


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
