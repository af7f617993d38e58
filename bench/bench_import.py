"""How fast an export of 20,000 posts goes in, how much memory it takes, and how long a publish beside it waits.

The ratio is against the lightest thing that could be done with the file: parsing it with lxml and nothing else.
"""

import multiprocessing
import tempfile
import time
from contextlib import suppress
from datetime import UTC, datetime
from multiprocessing.synchronize import Event
from pathlib import Path

from lxml import etree

import stories
import wxr_archive
from keeping import keep, quantile
from tajuk.archive import importing
from tajuk.archive.producing import File
from tajuk.config.data_folder import data_folder, open_edition, prepare
from tajuk.database.connect import transaction
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.story.documents import Masthead

ITEMS = 20_000


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        small, large = Path(name) / "small.xml", Path(name) / "large.xml"
        wxr_archive.write(small, ITEMS // 4)
        wxr_archive.write(large, ITEMS)
        began = time.perf_counter()
        for _, element in etree.iterparse(str(large), tag="item"):
            element.clear()
        bare_s = time.perf_counter() - began
        quarter = _child(_imported, str(small), str(Path(name) / "a"))
        whole = _child(_imported, str(large), str(Path(name) / "b"))
        waits = _child(_beside, str(large), str(Path(name) / "c"))
    keep(
        "import",
        {
            "items": ITEMS,
            "items/s": whole["items"] / whole["seconds"],
            "ratio to parsing alone (times as long)": whole["seconds"] / bare_s,
            "own memory MiB of all processes at a quarter": quarter["mib"],
            "own memory MiB of all processes at the whole": whole["mib"],
            "publish beside it p50 ms": quantile(waits["ms"], 0.5),
            "publish beside it p99 ms": quantile(waits["ms"], 0.99),
            "publishes": len(waits["ms"]),
            "items/s beside the publishes": waits["items"] / waits["seconds"],
        },
    )


def _child(work, *arguments):  # type: ignore[no-untyped-def]
    """Run in a process of its own, so that its memory is its own."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.get_context("spawn").Process(target=work, args=(theirs, *arguments))
    process.start()
    answer = ours.recv()
    process.join()
    return answer


def _imported(pipe, file: str, data: str) -> None:  # type: ignore[no-untyped-def]
    pipe.send(_run(file, data))


def _run(file: str, data: str) -> dict[str, float]:
    folder = data_folder(Path(data), {})
    prepare(folder)
    peak = _Peak()
    began = time.perf_counter()
    report = importing.run([File(file)], open_edition(folder), clock=_now, tell=peak.look)
    seconds = time.perf_counter() - began
    assert report.total.published == report.total.read, report.total
    return {"items": report.total.read, "seconds": seconds, "mib": peak.kib / 1024}


class _Peak:
    """The most memory of their own that this process and its children held; mapped files are the system's."""

    def __init__(self) -> None:
        self.kib = 0

    def look(self, progress: importing.Progress) -> None:
        """Look at the processes' memory."""
        processes = ["self", *(str(child.pid) for child in multiprocessing.active_children())]
        self.kib = max(self.kib, sum(_anonymous_kib(process) for process in processes))


def _anonymous_kib(process: str) -> int:
    with suppress(OSError):
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
        return sum(int(line.split()[1]) for line in lines if line.startswith("RssAnon:"))
    return 0


def _beside(pipe, file: str, data: str) -> None:  # type: ignore[no-untyped-def]
    prepare(data_folder(Path(data)))
    context = multiprocessing.get_context("spawn")
    stop, (ours, theirs) = context.Event(), context.Pipe(duplex=False)
    publisher = context.Process(target=_publish, args=(theirs, data, stop))
    publisher.start()
    done = _run(file, data)
    stop.set()
    pipe.send({**done, "ms": ours.recv()})
    publisher.join()


def _publish(pipe, data: str, stop: Event) -> None:  # type: ignore[no-untyped-def]
    connection = open_edition(data_folder(Path(data)))
    masthead, number, waits = Masthead(guid="m", title="m"), 10_000_000, []
    while not stop.is_set():
        number += 1
        ready = publication(stories.story(number), masthead)
        began = time.perf_counter()
        with transaction(connection) as cursor:
            writer.append(cursor, ready, at=_now())
        waits.append((time.perf_counter() - began) * 1000)
        time.sleep(0.02)
    pipe.send(waits)


def _now() -> datetime:
    return datetime.now(UTC)


if __name__ == "__main__":
    main()
