"""So many searches at a time."""

import asyncio
import threading

import pytest

from tajuk.search.pool import Busy, Pool


def test_work_is_done_by_a_thread() -> None:
    pool = Pool(threads=1)

    name = asyncio.run(pool.run(lambda: threading.current_thread().name))

    pool.close()
    assert name.startswith("search")


def test_beyond_its_room_it_says_so_and_later_takes_work_again() -> None:
    pool, gate = Pool(threads=1, waiting=2), threading.Event()
    held = [pool.submit(gate.wait) for _ in range(3)]

    with pytest.raises(Busy) as refused:
        pool.submit(gate.wait)
    gate.set()
    for each in held:
        each.result(5)

    assert refused.value.retry_after_s > 0
    assert pool.submit(lambda: 7).result(5) == 7
    pool.close()


def test_who_waited_too_long_is_told_to_come_again() -> None:
    pool, gate = Pool(threads=1, waiting=1, patience_s=0.05), threading.Event()
    pool.submit(lambda: gate.wait(0.2))

    late = pool.submit(lambda: 7)

    with pytest.raises(Busy):
        late.result(5)
    pool.close()


def test_an_error_of_the_work_is_the_askers() -> None:
    pool = Pool(threads=1, waiting=0)

    for _ in range(3):
        with pytest.raises(ZeroDivisionError):
            asyncio.run(pool.run(lambda: 1 // 0))
    pool.close()
