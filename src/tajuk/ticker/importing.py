"""`tajuk quotes import`: files into the tape, with a count that adds up."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path

import msgspec

from tajuk.database.connect import Connection, snapshot
from tajuk.tape import quote as quoted
from tajuk.tape import reader
from tajuk.tape.instrument import Instrument, problem
from tajuk.ticker import actions, files
from tajuk.ticker.items import Item, Offered, Refused
from tajuk.ticker.reading import Terms

_BATCH = 500  # the most rows a transaction of ours holds: readers and others who write wait for none longer


class Refusal(msgspec.Struct, frozen=True):
    """Something of a file that was not taken. line: 0 where a file has none."""

    file: str
    line: int
    item: str
    reason: str


class Counts(msgspec.Struct):
    """What became of the quotes of a file: `read` is appended, unchanged and refused together.

    unknown: places where the file says that it knows no number, told beside them. listed: instruments listed with it.
    """

    read: int = 0
    appended: int = 0
    unchanged: int = 0
    refused: list[Refusal] = []
    unknown: int = 0
    listed: list[str] = []

    def add(self, other: "Counts") -> None:
        """Count what another counted too."""
        self.read += other.read
        self.appended += other.appended
        self.unchanged += other.unchanged
        self.refused = [*self.refused, *other.refused]
        self.unknown += other.unknown
        self.listed = [*self.listed, *other.listed]


class Report(msgspec.Struct, frozen=True):
    """What an import came to, in all and by file, as the paths were given."""

    total: Counts
    files: dict[str, Counts]

    def as_json(self) -> str:
        """Return the report as the contract says."""
        return msgspec.json.encode({**msgspec.structs.asdict(self.total), "files": self.files}).decode()


def import_files(paths: Iterable[str], tape: Connection, terms: Terms, *, clock: Callable[[], datetime]) -> Report:
    """Append what files say, in small transactions; what is there already stays. A second import changes nothing."""
    total, by_file = Counts(), {}
    for path in dict.fromkeys(paths):
        now = clock()
        by_file[path] = _import(path, tape, terms._replace(received_at=now, listed=_listed(tape)))
        total.add(by_file[path])
    return Report(total, by_file)


def _listed(tape: Connection) -> dict[str, Instrument]:
    with snapshot(tape) as cursor:
        return {each.symbol: each for each in reader.instruments(cursor)}


def _import(path: str, tape: Connection, terms: Terms) -> Counts:
    counts, waiting, known = Counts(), list[Offered](), dict(terms.listed)
    for item in map(_believed, files.items(Path(path), terms)):
        if isinstance(item, Offered):
            waiting.append(item)
            if item.quote.symbol not in known:
                known[item.quote.symbol] = item.describes
                counts.listed.append(item.quote.symbol)
        elif isinstance(item, Refused):
            counts.refused.append(Refusal(file=path, line=item.line, item=item.item, reason=item.reason))
        else:
            counts.unknown += 1
        if len(waiting) >= _BATCH:
            _keep(waiting, tape, terms, counts)
    _keep(waiting, tape, terms, counts)
    counts.read = counts.appended + counts.unchanged + len(counts.refused)
    return counts


def _believed(item: Item) -> Item:
    """Return an item as it can be kept: a quote that cannot be true is refused by itself, and costs no other."""
    if not isinstance(item, Offered):
        return item
    wrong = quoted.problem(item.quote) or problem(item.describes)
    return Refused(item.quote.symbol, item.line, wrong) if wrong else item


def _keep(waiting: list[Offered], tape: Connection, terms: Terms, counts: Counts) -> None:
    if waiting:
        kept = actions.keep(tape, waiting, at=terms.received_at)
        counts.appended += kept.appended
        counts.unchanged += kept.unchanged
        waiting.clear()


def refusals(report: Report) -> Iterator[str]:
    """Yield a line for each refusal: what, where, why."""
    for refusal in report.total.refused:
        where = f", line {refusal.line}" if refusal.line else ""
        yield f"refused: {refusal.file}{where}: {refusal.item}: {refusal.reason}"
