"""So many searches at a time, and so many waiting: a rush is told to come again, and costs readers of pages nothing."""

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from tajuk.search.errors import SearchError

T = TypeVar("T")


class Busy(SearchError):
    """Too many search at this moment."""

    retry_after_s = 2

    def __init__(self) -> None:
        super().__init__("too many search at this moment", "ask again in a moment")


class Pool:
    """Threads that search. patience_s: who has waited longer is told to come again, for nobody waits for the answer."""

    def __init__(self, threads: int = 2, waiting: int = 32, *, patience_s: float = 2.0) -> None:
        self._patience_s = patience_s
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="search")
        self._free = threading.BoundedSemaphore(threads + waiting)

    def submit(self, work: Callable[[], T]) -> "Future[T]":
        """Have a thread do work. Raises: Busy when there is no room to wait, or, later, after too long a wait."""
        if not self._free.acquire(blocking=False):
            raise Busy
        try:
            future = self._threads.submit(self._in_time, work, time.monotonic() + self._patience_s)
        except RuntimeError:
            self._free.release()
            raise
        future.add_done_callback(lambda done: self._free.release())
        return future

    def _in_time(self, work: Callable[[], T], until: float) -> T:
        if time.monotonic() > until:
            raise Busy
        return work()

    async def run(self, work: Callable[[], T]) -> T:
        """Return what work makes, done by a thread. Raises: as `submit`."""
        return await asyncio.wrap_future(self.submit(work))

    def close(self) -> None:
        """End the threads once what they do is done; what waits is not done."""
        self._threads.shutdown(wait=True, cancel_futures=True)
