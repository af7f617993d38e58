"""How long 1,000 stories scheduled for one second take to go out, five of them broken, and what one costs.

The newsroom's clerk is the real process, on SQLite. The bounds are the promise: the first within 1 s, all within 10 s.
"""

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.db import connection, transaction

from keeping import keep, quantile
from newsroom_folder import FOLDER
from tajuk.config.data_folder import data_folder
from tajuk.config.installing import install
from tajuk.edition import writer
from tajuk.edition.publication import publication
from tajuk.newsroom.actions.scheduling import schedule
from tajuk.newsroom.agreement import disagreements
from tajuk.newsroom.models import Alarm, Colleague, Desk, Receipt, Scheduled, StoryPage
from tajuk.newsroom.views.releases import delay_ms
from tajuk.story.documents import Masthead, Section

STORIES, BROKEN = 1_000, 5
_MASTHEAD = Masthead(guid="masthead", title="Bench", language="id", languages=("id",))


def main() -> None:
    install(data_folder(FOLDER))
    chief = _chief()
    due = datetime.now(UTC) + timedelta(hours=1)
    for number in range(STORIES):
        _schedule(number, due, chief)
    due = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=12)
    broken = list(Scheduled.objects.values_list("pk", flat=True))[:: STORIES // BROKEN]
    Scheduled.objects.filter(pk__in=broken).update(prepared=b"")
    Scheduled.objects.update(due_at=due)
    delays, process_s = _let_go(due)
    with connection.cursor() as cursor:
        differing = len(disagreements(cursor))
    keep(
        "releases",
        {
            "stories": STORIES,
            "broken, reported": Alarm.objects.count(),
            "went out": len(delays),
            "page and edition differ": differing,
            "first ms": min(delays),
            "p50 ms": quantile(delays, 0.5),
            "last ms": max(delays),
            "clerk's processor ms a story": process_s * 1000 / STORIES,
        },
    )


def _chief() -> Colleague:
    with transaction.atomic():
        for document in (_MASTHEAD, Section(guid="ekonomi", slug="ekonomi", name="Ekonomi")):
            writer.append(connection.cursor(), publication(document, _MASTHEAD), at=datetime.now(UTC))
    Desk.objects.all().delete()
    install(data_folder(FOLDER))
    return Colleague.objects.create_superuser("chief", "chief@bench.example", "bench-only-2026")


def _schedule(number: int, due: datetime, chief: Colleague) -> None:
    text = "".join(f"<p>Paragraf {part} dari berita {number}, sepanjang kalimat biasa.</p>" for part in range(20))
    page = StoryPage(
        title=f"Berita {number}", slug=f"berita-{number}", section="ekonomi", live=False, go_live_at=due,
        body=[("text", text)],
    )  # fmt: skip
    Desk.objects.get(slug="ekonomi").add_child(instance=page)
    page.save_revision(user=chief)
    schedule(StoryPage.objects.get(pk=page.pk), by=chief, now=datetime.now(UTC))


def _let_go(due: datetime) -> tuple[list[float], float]:
    """Return the delays of what went out, in ms, and the processor time of the clerk meanwhile."""
    command = [sys.executable, "-m", "tajuk.config.newsroom_clerk"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as clerk:
        time.sleep(max((due - datetime.now(UTC)).total_seconds() - 0.5, 0))
        before = _processor_s(clerk.pid)
        until = time.monotonic() + 60
        while Scheduled.objects.filter(refused="").exists() and time.monotonic() < until:
            time.sleep(0.2)
        process_s = _processor_s(clerk.pid) - before
        clerk.kill()
    return [float(delay_ms(receipt)) for receipt in Receipt.objects.filter(due_at=due)], process_s


def _processor_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
