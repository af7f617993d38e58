"""Page views are kept until somebody takes them, within bounds, and whole lines only."""

import fcntl
import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from tajuk.audience import spool as spools
from tajuk.audience.page_view import Heard, PageView
from tajuk.audience.spool import Spool, finished, page_views

_MINUTE = 1_800_000_000.0 // 60 * 60
_WRITE_AND_WAIT = """
import sys
from pathlib import Path
from tajuk.audience.page_view import Heard, PageView
from tajuk.audience.spool import Spool
spool = Spool(Path(sys.argv[1]))
spool.add(Heard(at=1, said=PageView(path="/a", view="0123456789abcdef", language="id")))
spool.write(spool.take())
print("written", flush=True)
sys.stdin.read()
"""


class Clock:
    """Says what it is told to."""

    def __init__(self) -> None:
        self.now = _MINUTE

    def __call__(self) -> float:
        return self.now


def heard(path: str = "/komoditas", at: int = 1) -> Heard:
    return Heard(at=at, said=PageView(path=path, view="0123456789abcdef", language="id"))


def paths(folder: Path) -> list[str]:
    return [view.said.path for file in finished(folder) for view in page_views(file.read_bytes().splitlines())]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def spool(tmp_path: Path, clock: Clock) -> Iterator[Spool]:
    spool = Spool(tmp_path / "spool", clock=clock)
    yield spool
    spool.close()


def write(spool: Spool, *some: str) -> None:
    for path in some:
        spool.add(heard(path))
    spool.write(spool.take())


def test_what_was_added_is_read_in_order(spool: Spool, tmp_path: Path) -> None:
    write(spool, "/a", "/b")
    write(spool, "/c")
    spool.close()

    assert paths(tmp_path / "spool") == ["/a", "/b", "/c"]


def test_what_is_read_is_what_was_added(spool: Spool, tmp_path: Path) -> None:
    said = PageView(path="/é", view="0123456789abcdef", language="id", referrer="x.example", seconds=7)
    spool.add(Heard(at=9, said=said))
    spool.close()

    (file,) = finished(tmp_path / "spool")
    assert list(page_views(file.read_bytes().splitlines())) == [Heard(at=9, said=said)]


def test_a_minute_has_a_file_of_its_own(spool: Spool, tmp_path: Path, clock: Clock) -> None:
    write(spool, "/a")
    clock.now += 59
    write(spool, "/b")
    assert finished(tmp_path / "spool") == []
    clock.now += 1
    write(spool, "/c")

    assert paths(tmp_path / "spool") == ["/a", "/b"]


def test_a_file_is_finished_when_its_minute_is_over_though_nothing_comes(
    spool: Spool, tmp_path: Path, clock: Clock
) -> None:
    write(spool, "/a")
    clock.now += 60
    spool.write([])

    assert paths(tmp_path / "spool") == ["/a"]


def test_no_page_view_no_file(spool: Spool, tmp_path: Path) -> None:
    spool.write([])
    spool.close()

    assert not (tmp_path / "spool").exists()


def test_what_waits_is_bounded_and_what_is_lost_is_counted(spool: Spool) -> None:
    for _ in range(10_007):
        spool.add(heard())

    assert len(spool.take()) == 10_000
    assert spool.lost == 7
    spool.add(heard())
    assert len(spool.take()) == 1


def test_the_disk_is_bounded_until_somebody_takes(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    spool = Spool(tmp_path, most_bytes=3 * 4096, clock=clock)
    for number in range(6):
        write(spool, f"/{number}")
        clock.now += 60
    spool.write([])

    assert paths(tmp_path) == ["/0", "/1", "/2"] and spool.lost == 3
    for file in finished(tmp_path):
        file.unlink()
    write(spool, "/6")
    spool.close()
    assert paths(tmp_path) == ["/6"]
    assert capsys.readouterr().out.count("page_views_are_lost") == 1


def test_one_minute_cannot_fill_the_disk(tmp_path: Path, clock: Clock) -> None:
    spool = Spool(tmp_path, most_bytes=8 * 1024 * 1024, clock=clock)
    second = [b"x" * 2047] * 1000
    for _ in range(20):
        spool.write(second)
    spool.close()

    assert sum(path.stat().st_size for path in tmp_path.iterdir()) < 8 * 1024 * 1024 + 4 * 1024 * 1024 + 2048 * 1000
    assert spool.lost > 0 and len(finished(tmp_path)) >= 2


@pytest.mark.parametrize("torn", [b"", b"{", b'{"at":1,"said":{"path":"/b"', b"\xff\xfe", b"null", b"\x00" * 4096])
def test_a_torn_line_costs_no_other(
    spool: Spool, tmp_path: Path, torn: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = [msgspec.json.encode(heard("/a")), torn, msgspec.json.encode(heard("/c"))]

    assert [view.said.path for view in page_views(lines)] == ["/a", "/c"]
    assert "spool_lines_torn" in capsys.readouterr().out


def test_a_file_that_is_written_is_not_taken(spool: Spool, tmp_path: Path) -> None:
    write(spool, "/a")

    assert finished(tmp_path / "spool") == []
    (part,) = (tmp_path / "spool").glob("*.part")
    with part.open("rb") as file, pytest.raises(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_the_file_of_a_dead_writer_is_taken_and_that_of_a_living_one_is_not(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _WRITE_AND_WAIT, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None and writer.stdout.readline() == b"written\n"
        assert finished(tmp_path) == []
        writer.send_signal(signal.SIGKILL)

    assert paths(tmp_path) == ["/a"]


def test_a_file_whose_writer_died_before_it_wrote_is_taken_away(tmp_path: Path) -> None:
    old, new = tmp_path / "1-1.begun", tmp_path / "2-2.begun"
    old.touch()
    new.touch()
    os.utime(old, (1, 1))

    assert finished(tmp_path) == []

    assert list(tmp_path.iterdir()) == [new]


def test_many_readers_finish_a_file_once(tmp_path: Path) -> None:
    line = msgspec.json.encode(heard("/a")) + b"\n"
    for number in range(50):
        (tmp_path / f"{number}-1.part").write_bytes(line)
    threads = [threading.Thread(target=finished, args=(tmp_path,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert paths(tmp_path) == ["/a"] * 50


@pytest.fixture
def with_room_for() -> Iterator[Callable[[int], None]]:
    """Let no file of this process grow beyond some bytes: a disk that is full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_full_disk_loses_lines_whole_and_is_told_once(
    spool: Spool, tmp_path: Path, with_room_for: Callable[[int], None], capsys: pytest.CaptureFixture[str]
) -> None:
    write(spool, "/a")
    with_room_for(200)
    write(spool, "/b", "/c", "/d")
    write(spool, "/e" * 100)
    with_room_for(1_000_000)
    write(spool, "/f")
    spool.close()

    assert paths(tmp_path / "spool") == ["/a", "/f"] and spool.lost == 4
    said = capsys.readouterr().out
    assert said.count("page_views_are_lost") == said.count("page_views_are_kept_again") == 1


def test_a_folder_that_cannot_be_made_costs_page_views_only(tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("in the way")
    spool = Spool(tmp_path / "spool")
    write(spool, "/a")
    (tmp_path / "spool").unlink()
    write(spool, "/b")
    spool.close()

    assert paths(tmp_path / "spool") == ["/b"] and spool.lost == 1


def test_a_folder_that_is_swept_away_is_made_anew(spool: Spool, tmp_path: Path, clock: Clock) -> None:
    write(spool, "/a")
    for file in (tmp_path / "spool").iterdir():
        file.unlink()
    (tmp_path / "spool").rmdir()
    clock.now += 60
    write(spool, "/b")
    write(spool, "/c")
    spool.close()

    assert paths(tmp_path / "spool") == ["/c"]


def test_a_spool_that_was_closed_can_be_closed_again(spool: Spool, tmp_path: Path) -> None:
    write(spool, "/a")
    spool.close()
    spool.close()

    assert paths(tmp_path / "spool") == ["/a"]


def test_the_way_in_loads_no_django() -> None:
    asked = f"import sys, {spools.__name__}; print(any(name.startswith('django') for name in sys.modules))"

    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, check=True).stdout == b"False\n"


def test_nobody_else_may_read_the_spool(spool: Spool, tmp_path: Path) -> None:
    write(spool, "/a")

    (part,) = (tmp_path / "spool").glob("*.part")
    assert os.stat(part).st_mode & 0o007 == 0
