"""tajuk edition"""

import sys
from datetime import UTC, datetime

import click
import msgspec

from tajuk.cli.output import tell, with_data, with_json
from tajuk.config import editions
from tajuk.config.data_folder import DataFolder
from tajuk.errors import BadInput


@click.group()
def edition() -> None:
    """The log of everything published."""


@edition.command()
@with_data
@with_json
def verify(folder: DataFolder, as_json: bool) -> None:
    """Prove the chain, every document and the state derived from them."""
    verdict = editions.verify(folder)
    found = [f"entry {problem.seq}: {problem.what}" for problem in verdict.problems]
    erased = [f"document {item.document} was erased by entry {item.seq} ({item.reason})" for item in verdict.erased]
    sentence = f"{verdict.entries} entries, {verdict.documents} documents: " + ("DAMAGED" if found else "whole")
    tell(verdict, "\n".join([sentence, *erased, *found]), as_json=as_json)
    if found:
        sys.exit(1)


@edition.command()
@with_data
@with_json
def rebuild(folder: DataFolder, as_json: bool) -> None:
    """Make the state anew from the entries."""
    entries = editions.rebuild(folder)
    tell({"entries": entries}, f"The state was made anew from {entries} entries.", as_json=as_json)


@edition.command()
@click.argument("instant")
@click.argument("path")
@with_data
@with_json
def at(folder: DataFolder, instant: str, path: str, as_json: bool) -> None:
    """Print what stood at PATH at INSTANT (such as 2026-11-23T09:00+07:00)."""
    found = editions.at(folder, path, _instant(instant))
    text = msgspec.json.format(msgspec.json.encode(found.document), indent=2).decode()
    tell(found, f"{found.path}  version {found.version}, entry {found.seq}, {found.at}\n{text}", as_json=as_json)


@edition.command()
@click.argument("seq", type=click.IntRange(1))
@click.option("--reason", required=True, help="Why, for the log.")
@with_data
@with_json
def erase(folder: DataFolder, seq: int, reason: str, as_json: bool) -> None:
    """Delete the document of entry SEQ everywhere, and say so in the log."""
    entry, kept, media = editions.erase(folder, seq, reason)
    sentence = f"Erased by entry {entry.seq}, with {len(media)} pictures."
    if kept:
        sentence += f" Other entries of the same document are still kept: {', '.join(map(str, kept))}."
    tell({"seq": entry.seq, "erases": entry.erases.hex(), "kept": kept, "media": media}, sentence, as_json=as_json)


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError as error:
        problem = "this is not an instant"
        raise BadInput(text, problem, "write it like 2026-11-23T09:00+07:00") from error
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
