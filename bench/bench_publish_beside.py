"""How long a publish takes beside 20 autosaves a second and a running import, in an archive of a million stories.

An editor presses Publish in a newsroom that runs, again and again; ten colleagues type meanwhile, so that each of their
editors saves twice a second; `tajuk import` reads an export of WordPress. Told are the publish itself, from the
editor's decision until readers' processes can see it, and what the button takes in all, with the saving before it.
"""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import editions
import newsrooms
import wxr_archive
from keeping import keep, quantile
from newsrooms import Desk, open_newsroom
from tajuk.config.data_folder import DataFolder, data_folder
from tajuk.database.connect import open_for_reading
from tajuk.edition.entry import instant

STORIES = int(os.environ.get("BENCH_STORIES", "1000000"))
PAGES = int(os.environ.get("BENCH_PAGES", "20000"))
PUBLISHES = int(os.environ.get("BENCH_PUBLISHES", "200"))
IMPORTED = 100_000
TYPING, SAVES_A_SECOND = 10, 2
_LOOK_EVERY_S = 0.001


def main() -> None:
    folder = _copied(newsrooms.newsroom_of(STORIES, PAGES))
    with open_newsroom(folder) as desk, _looking(folder) as seen:
        alone = _published(desk, seen)
        with _typing(desk) as saves, _importing(folder):
            beside = _published(desk, seen)
    keep("publish_beside", {"nothing beside": alone, "autosaves and an import beside": {**beside, "saves/s": saves()}})
    shutil.rmtree(folder.path)


def _published(desk: Desk, seen: list[float]) -> dict[str, float]:
    """Publish an update of one page after another; return the milliseconds of the publish and of the button."""
    already, buttons = len(seen), []
    for number in range(PUBLISHES):
        at = TYPING + number % (len(desk.forms) - TYPING)
        form = {**desk.forms[at], "title": f"Diperbarui {time.time_ns()}", "action-publish": "action-publish"}
        began = time.perf_counter()
        desk.post(f"/newsroom/pages/{desk.pages[at]}/edit/", form)
        buttons.append((time.perf_counter() - began) * 1000)
        time.sleep(0.05)
    took = seen[already:]
    if len(took) != PUBLISHES:
        raise SystemExit(f"{PUBLISHES} were published, {len(took)} seen")
    return {
        "publish p50 ms": quantile(took, 0.5),
        "publish p99 ms": quantile(took, 0.99),
        "button p50 ms": quantile(buttons, 0.5),
        "button p99 ms": quantile(buttons, 0.99),
    }


@contextmanager
def _looking(folder: DataFolder) -> Iterator[list[float]]:
    """Note of every update how many ms after its editor's decision another process can read it."""
    seen: list[float] = []
    over = threading.Event()

    def look() -> None:
        with closing(open_for_reading(folder.database_url)) as connection:
            cursor = connection.cursor()
            cursor.execute("select max(seq) from edition_entry")
            (last,) = cursor.fetchone()
            while not over.wait(_LOOK_EVERY_S):
                cursor.execute("select seq, action, at from edition_entry where seq > %s order by seq", [last])
                now = time.time()
                for seq, action, at in cursor.fetchall():
                    last = seq
                    if action == "update":
                        seen.append((now - instant(at).timestamp()) * 1000)

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield seen
    finally:
        over.set()
        looking.join()


@contextmanager
def _typing(desk: Desk) -> Iterator[Callable[[], float]]:
    """Have colleagues type in a page each; say how many saves a second there were so far."""
    over, saved, began = threading.Event(), [0] * TYPING, time.monotonic()

    def type_(one: int) -> None:
        form, revision, due = desk.forms[one], "", time.monotonic()
        while not over.wait(max(due - time.monotonic(), 0)):
            typed = {**form, "deck": f"Ditulis {time.time_ns()}", "overwrite_revision_id": revision}
            answer = json.loads(desk.post(f"/newsroom/pages/{desk.pages[one]}/edit/", typed, accept="application/json"))
            if not answer["success"]:
                raise SystemExit(f"an autosave was refused: {answer}")
            revision, due = str(answer["revision_id"]), max(due + 1 / SAVES_A_SECOND, time.monotonic())
            saved[one] += 1

    typing = [threading.Thread(target=type_, args=(one,)) for one in range(TYPING)]
    for one in typing:
        one.start()
    try:
        yield lambda: sum(saved) / (time.monotonic() - began)
    finally:
        over.set()
        for one in typing:
            one.join()


@contextmanager
def _importing(folder: DataFolder) -> Iterator[None]:
    """Have an export imported until the block ends."""
    export = editions.VAR / f"export-{IMPORTED}.xml"
    if not export.exists():
        wxr_archive.write(export, IMPORTED)
    command = [sys.executable, "-m", "tajuk", "import", "--data", str(folder.path), str(export)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        yield
        if process.poll() is not None:
            raise SystemExit("the import was over before the publishes were")
    finally:
        process.terminate()
        process.wait()


def _copied(folder: DataFolder) -> DataFolder:
    target = editions.VAR / "newsroom-beside"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(folder.path, target, symlinks=True)
    return data_folder(target, {})


if __name__ == "__main__":
    main()
