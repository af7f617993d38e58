"""tajuk quotes"""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import click
import msgspec

from tajuk.cli.output import tell, with_data, with_json
from tajuk.config import quotes as configured
from tajuk.config.data_folder import DataFolder
from tajuk.errors import BadInput
from tajuk.tape.crossing import Cross
from tajuk.tape.instrument import Kind
from tajuk.ticker.importing import Report, refusals
from tajuk.ticker.reading import Terms

_MOST_LINES = 20


@click.group()
def quotes() -> None:
    """The tape: files of quotes, the instruments it lists, cross rates."""


@quotes.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option("--source", default="", help="Whose numbers these are, as readers are told.")
@click.option("--zone", default="Asia/Jakarta", show_default=True, help="Of instruments that nobody listed.")
@click.option("--currency", default="", help="Of instruments that nobody listed (ISO 4217).")
@click.option("--calendar", default="", help="Of instruments that nobody listed, such as XIDX or XNYS.")
@click.option("--kind", type=click.Choice(get_args(Kind)), default="share", show_default=True)
@with_data
@with_json
def import_quotes(folder: DataFolder, files: tuple[str, ...], as_json: bool, **terms: str) -> None:
    """Append the quotes in FILES: the ECB's rates, daily bars, or CSV and JSON with symbol, at, value."""
    report = configured.import_quotes(folder, files, Terms(datetime.now(UTC), **terms))  # type: ignore[arg-type]
    click.echo(report.as_json() if as_json else "\n".join(_lines(report)))
    if report.total.refused:
        sys.exit(1)


@quotes.command()
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_data
@with_json
def instruments(folder: DataFolder, file: Path | None, as_json: bool) -> None:
    """Print the instruments of the tape; with a FILE (a JSON list of them) list those, or describe them anew."""
    if file:
        changed = configured.describe(folder, file)
        tell({"changed": changed}, f"{changed} instruments described anew.", as_json=as_json)
        return
    listed = configured.listed(folder)
    lines = (f"{each.symbol:<24} {each.kind:<14} {each.name}" for each in listed)
    click.echo(msgspec.json.encode(listed) if as_json else "\n".join(lines))


@quotes.command()
@click.argument("base")
@click.argument("other")
@with_data
@with_json
def cross(folder: DataFolder, base: str, other: str, as_json: bool) -> None:
    """Print what a unit of BASE was worth in OTHER (USD IDR), by their rates in euros: latest, lowest, highest."""
    found = configured.crossed(folder, base.upper(), other.upper())
    if not found:
        raise BadInput(f"{base}/{other}", "the tape holds no day with both rates", "import the ECB's rates first")
    ends = {
        "latest": found[-1],
        "min": min(found, key=lambda each: each.rate),
        "max": max(found, key=lambda each: each.rate),
    }
    sentence = "\n".join(f"{name:<7} {each.on}  {each.rate:.6f}" for name, each in ends.items())
    tell({"days": len(found), **{name: _written(each) for name, each in ends.items()}}, sentence, as_json=as_json)


@quotes.command()
@with_data
@with_json
def held(folder: DataFolder, as_json: bool) -> None:
    """Print the quotes that wait for a person: jumps nobody believes, prices entered by hand."""
    waiting = configured.held_quotes(folder)
    lines = (
        f"{each.number}  {each.quote.symbol} {each.quote.value}  {each.entered_by}: {each.reason}" for each in waiting
    )
    tell([each._asdict() for each in waiting], "\n".join(lines) or "Nothing waits.", as_json=as_json)


@quotes.command()
@click.argument("number", type=int)
@click.option("--by", required=True, help="Who has seen it; not who entered it.")
@with_data
@with_json
def release(folder: DataFolder, number: int, by: str, as_json: bool) -> None:
    """Put the quote that waits under NUMBER on the tape."""
    quote = configured.release(folder, number, by=by)
    tell(quote, f"{quote.symbol} stands at {quote.value}.", as_json=as_json)


@quotes.command()
@click.argument("number", type=int)
@click.option("--by", required=True, help="Who has seen it.")
@with_data
@with_json
def drop(folder: DataFolder, number: int, by: str, as_json: bool) -> None:
    """Let the quote that waits under NUMBER go."""
    quote = configured.drop(folder, number, by=by)
    tell(quote, f"{quote.symbol} at {quote.value} was let go.", as_json=as_json)


def _written(cross: Cross) -> tuple[str, str]:
    return cross.on.isoformat(), f"{cross.rate:.6f}"


def _lines(report: Report) -> list[str]:
    """Return the reconciled count for people, and what was refused."""
    total = report.total
    lines = [
        f"{total.read} read = {total.appended} appended + {total.unchanged} unchanged + {len(total.refused)} refused"
    ]
    if total.unknown:
        lines.append(f"beside them: {total.unknown} places say that they know no number")
    if total.listed:
        lines.append(f"listed: {', '.join(total.listed)}")
    refused = list(refusals(report))
    more = len(refused) - _MOST_LINES
    return lines + refused[:_MOST_LINES] + ([f"… and {more} more: --json lists them all"] if more > 0 else [])
