import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest
from archives import export, post

from kill_totals import keep, totals
from tajuk.database.connect import open_for_reading
from tajuk.edition import reader
from tajuk.edition.verifying import verify

POSTS = 1200
_SOAK = int(os.environ.get("TAJUK_KILLS", "100")) // 2


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    body = "<p>Kapal barang berlabuh dan bongkar muat dimulai.</p>" * 40
    items = [post(number, body=body + f"<p>Nomor {number}.</p>") for number in range(POSTS)]
    return export(tmp_path_factory.mktemp("kills") / "archive.xml", *items)


def test_an_import_killed_at_any_moment_goes_on_where_it_was(database_url, tmp_path, archive):
    killed(5, database_url, tmp_path, archive)


@pytest.mark.soak
@pytest.mark.timeout(7200)
def test_an_import_killed_again_and_again_loses_nothing(database_url, tmp_path, archive):
    name = "import, " + ("sqlite" if database_url.startswith("sqlite:") else "postgres")
    done = totals().get(name, {"kills": 0, "posts": 0})

    killed(_SOAK, database_url, tmp_path, archive)

    keep(name, {"kills": done["kills"] + _SOAK, "posts": done["posts"] + POSTS})


def killed(times: int, url: str, folder: Path, archive: Path) -> None:
    """Kill an import at so many random moments, look after each, then let it finish: every post is there once."""
    draw = random.Random(sum(done["kills"] for done in totals().values()))
    for _ in range(times):
        process = start(url, folder, archive)
        time.sleep(draw.uniform(0.8, 2.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if has_edition(url):
            assert whole(url)
    process = start(url, folder, archive)
    answer = msgspec.json.decode(process.communicate(timeout=120)[0])
    assert process.returncode == 0
    assert answer["published"] + answer["unchanged"] == POSTS == count(url)
    assert whole(url)


def start(url: str, folder: Path, archive: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "DATABASE_URL": "" if url.startswith("sqlite:") else url}
    command = [sys.executable, "-m", "tajuk", "import", "--json", "--data", str(folder), str(archive)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)


def has_edition(url: str) -> bool:
    if url.startswith("sqlite:"):
        return Path(url.removeprefix("sqlite:")).exists()
    connection = open_for_reading(url)
    cursor = connection.cursor()
    cursor.execute("select to_regclass('edition_head')")
    row = cursor.fetchone()
    connection.close()
    return row is not None and row[0] is not None


def whole(url: str) -> bool:
    connection = open_for_reading(url)
    verdict = verify(connection)
    connection.close()
    return not verdict.problems


def count(url: str) -> int:
    connection = open_for_reading(url)
    number = reader.count(connection.cursor(), "latest@id")
    connection.close()
    return number
