"""tajuk import"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from tajuk.archive import importing, rehearsing
from tajuk.archive.producing import File
from tajuk.archive.report import Counts, Report
from tajuk.cli.output import with_data, with_json
from tajuk.config.data_folder import DataFolder, open_edition, prepare
from tajuk.wire.formats import FORMATS

_MOST_LINES = 20


@click.command("import")
@click.argument("files", nargs=-1, required=True)
@click.option(
    "--as", "format_name", type=click.Choice(sorted(FORMATS)), default=None, help="The format, if you know it."
)
@click.option("--dry-run", is_flag=True, help="Print what would happen; write nothing.")
@with_data
@with_json
def import_(folder: DataFolder, files: tuple[str, ...], format_name: str | None, dry_run: bool, as_json: bool) -> None:
    """Import FILES: WordPress exports, agencies' wires, feeds, pages, page texts. What is there is left alone."""
    given = [File(path, format_name or "") for path in dict.fromkeys(files)]
    report = _rehearsed(folder, given) if dry_run else _imported(folder, given)
    click.echo(report.as_json() if as_json else "\n".join(_lines(report)))
    if report.total.refused:
        sys.exit(1)


def _imported(folder: DataFolder, files: list[File]) -> Report:
    prepare(folder)
    edition = open_edition(folder)
    try:
        with _progress(files) as tell:
            return importing.run(files, edition, clock=lambda: datetime.now(UTC), tell=tell)
    finally:
        edition.close()


def _rehearsed(folder: DataFolder, files: list[File]) -> Report:
    edition = None if folder.is_new else open_edition(folder)
    try:
        return rehearsing.rehearse(files, edition, now=datetime.now(UTC))
    finally:
        if edition:
            edition.close()


@contextmanager
def _progress(files: list[File]) -> Iterator[importing.Tell]:
    """Show a bar on standard error while somebody is looking."""
    sizes = {file.path: Path(file.path).stat().st_size for file in files if Path(file.path).is_file()}
    order = list(sizes)
    columns = (BarColumn(), TextColumn("{task.percentage:>3.0f}%  {task.description}"), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=sum(sizes.values()) or 1)

        def tell(now: importing.Progress) -> None:
            before = sum(sizes[path] for path in order[: order.index(now.path)]) if now.path in sizes else 0
            bar.update(task, completed=before + now.position, description=f"{now.counts.read} items  {now.path}")

        yield tell


def _lines(report: Report) -> list[str]:
    """Return the reconciled count for people, and what was refused."""
    total = report.total
    lines = [f"{_words(counts)}  {path}" for path, counts in report.files.items()] if len(report.files) > 1 else []
    lines.append(f"{_words(total)}  in all" if lines else _words(total))
    beside = {"people": total.people, "sections": total.sections, "topics": total.topics, "comments": total.comments}
    lines.append("beside them: " + ", ".join(f"{number} {name}" for name, number in beside.items()))
    for refusal in total.refused[:_MOST_LINES]:
        where = f", line {refusal.line}" if refusal.line else ""
        what = f": {refusal.item}" if refusal.item != refusal.file else ""
        lines.append(f"refused: {refusal.file}{where}{what}: {refusal.reason}")
    if len(total.refused) > _MOST_LINES:
        lines.append(f"… and {len(total.refused) - _MOST_LINES} more: --json lists them all")
    return lines


def _words(counts: Counts) -> str:
    skipped = sum(counts.skipped.values())
    kinds = (
        " (" + ", ".join(f"{number} {kind}" for kind, number in sorted(counts.skipped.items())) + ")" if skipped else ""
    )
    return (
        f"{counts.read} read = {counts.published} published + {counts.draft} drafts + {counts.media} media"
        f" + {counts.unchanged} unchanged + {skipped} skipped{kinds} + {len(counts.refused)} refused"
    )
