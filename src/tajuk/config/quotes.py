"""Quotes of an installation: files into its tape, instruments listed, rates crossed."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tajuk.config.data_folder import DataFolder, open_tape, prepare
from tajuk.database.connect import open_for_reading, snapshot
from tajuk.errors import BadInput
from tajuk.tape import held, reader
from tajuk.tape.crossing import Cross, crosses
from tajuk.tape.held import Held
from tajuk.tape.instrument import Instrument
from tajuk.tape.licence import Viewer
from tajuk.tape.quote import Quote
from tajuk.ticker import actions
from tajuk.ticker.importing import Report, import_files
from tajuk.ticker.reading import Terms

_INSTRUMENTS = msgspec.json.Decoder(list[Instrument])


def import_quotes(folder: DataFolder, paths: Sequence[str], terms: Terms) -> Report:
    """Append what files say to the tape of a data folder, which is made where it is missing."""
    prepare(folder)
    tape = open_tape(folder)
    try:
        return import_files(paths, tape, terms, clock=lambda: datetime.now(UTC))
    finally:
        tape.close()


def listed(folder: DataFolder) -> list[Instrument]:
    """Return the instruments of a data folder, in order of symbol."""
    if folder.is_new:
        return []
    tape = open_for_reading(folder.tape_url)
    try:
        with snapshot(tape) as cursor:
            return reader.instruments(cursor)
    finally:
        tape.close()


def describe(folder: DataFolder, path: Path) -> int:
    """List the instruments of a JSON file, or describe them anew; return how many that changed.

    Raises: BadInput, BadInstrument; then none was.
    """
    try:
        instruments = _INSTRUMENTS.decode(path.read_bytes())
    except (OSError, msgspec.DecodeError, msgspec.ValidationError) as error:
        remedy = "give a JSON list of instruments, as `tajuk quotes instruments --json` prints it"
        raise BadInput(str(path), f"it cannot be read ({error})", remedy) from error
    prepare(folder)
    tape = open_tape(folder)
    try:
        return actions.describe(tape, instruments, at=datetime.now(UTC))
    finally:
        tape.close()


def crossed(folder: DataFolder, base: str, other: str) -> list[Cross]:
    """Return what a currency was worth in another, by their rates against the euro, day by day.

    Raises: NotListed.
    """
    tape = open_for_reading(folder.tape_url)
    try:
        with snapshot(tape) as cursor:
            return crosses(cursor, base, other, Viewer(datetime.now(UTC), "members"))
    finally:
        tape.close()


def held_quotes(folder: DataFolder) -> list[Held]:
    """Return the quotes that wait for a person, the oldest first."""
    if folder.is_new:
        return []
    tape = open_for_reading(folder.tape_url)
    try:
        with snapshot(tape) as cursor:
            return held.held(cursor)
    finally:
        tape.close()


def release(folder: DataFolder, number: int, *, by: str) -> Quote:
    """Put a quote that waited on the tape. Raises: NotHeld, SecondPersonNeeded."""
    tape = open_tape(folder)
    try:
        return actions.release(tape, number, by=by, at=datetime.now(UTC))
    finally:
        tape.close()


def drop(folder: DataFolder, number: int, *, by: str) -> Quote:
    """Let a quote that waited go. Raises: NotHeld."""
    tape = open_tape(folder)
    try:
        return actions.drop(tape, number, by=by, at=datetime.now(UTC))
    finally:
        tape.close()
