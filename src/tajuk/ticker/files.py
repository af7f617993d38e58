"""A file of quotes: what format it is in, and what it says."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import TextIO

import msgspec

from tajuk.ticker.formats import daily_bars, ecb_csv, quotes
from tajuk.ticker.items import Item, Refused
from tajuk.ticker.reading import Terms

_JSON = msgspec.json.Decoder(float_hook=str)
_MOST_JSON_BYTES = 256 * 1024 * 1024
_FORMS = "the ECB's rates, daily bars, or columns symbol, at, value (docs/operators.md)"


def items(path: Path, terms: Terms) -> Iterator[Item]:
    """Yield what a file says, line by line; a file that cannot be read is one refusal.

    A byte that is no UTF-8 spoils its own cell alone.
    """
    try:
        with path.open(encoding="utf-8-sig", errors="replace", newline="") as text:
            yield from _read(text, path, terms)
    except OSError as error:
        yield Refused(path.name, 0, f"it cannot be read ({error.strerror}); see that the path is right")


def _read(text: TextIO, path: Path, terms: Terms) -> Iterator[Item]:
    lines = (line.replace("\0", "\N{REPLACEMENT CHARACTER}") for line in text)
    first = next(lines, "")
    if not first.strip():
        yield Refused(path.name, 1, f"it does not begin with a header; give {_FORMS}")
    elif first.lstrip()[:1] in ("[", "{"):
        yield from _json(chain([first], lines), path, terms)
    elif ecb_csv.fits(first):
        yield from ecb_csv.items(first, lines, terms)
    elif daily_bars.fits(first):
        yield from daily_bars.items(first, lines, terms, name=path.name)
    elif quotes.fits(first):
        yield from quotes.items(first, lines, terms)
    else:
        yield Refused(path.name, 1, f"nobody knows its columns; give {_FORMS}")


def _json(lines: Iterator[str], path: Path, terms: Terms) -> Iterator[Item]:
    """Yield what a JSON document says, else what each line of it says by itself."""
    if path.stat().st_size > _MOST_JSON_BYTES:
        yield Refused(path.name, 0, "it is too large for one JSON document; give an object a line, or CSV")
        return
    text = list(lines)
    try:
        yield from quotes.objects(_JSON.decode("".join(text)), terms)
        return
    except msgspec.DecodeError as error:
        whole = str(error)
    filled = [(number, line) for number, line in enumerate(text, 1) if line.strip()]
    if not all(line.lstrip().startswith("{") for _, line in filled):
        yield Refused(path.name, 0, f"it is not JSON ({whole})")
        return
    for number, line in filled:
        yield from _json_line(number, line, terms)


def _json_line(number: int, line: str, terms: Terms) -> Iterator[Item]:
    try:
        document = _JSON.decode(line)
    except msgspec.DecodeError as error:
        yield Refused("line", number, f"it is not JSON ({error})")
        return
    for each in quotes.objects(document, terms):
        yield each._replace(line=number)
