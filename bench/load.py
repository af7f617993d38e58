"""Load on a server of this machine, from a process of its own: as fast as it goes, or at a rate."""

import asyncio
import multiprocessing
import time
from collections.abc import Iterator
from contextlib import contextmanager

_REQUEST = (
    "GET {} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101"
    " Firefox/140.0\r\nAccept: text/html,application/xhtml+xml\r\nAccept-Language: id,en;q=0.5\r\n"
    "Accept-Encoding: gzip, deflate, br\r\nConnection: keep-alive\r\n\r\n"
)
CONNECTIONS = 16


def saturation(port: int, paths: list[str], seconds: float) -> float:
    """Return how many requests a second a server answers when asked without pause."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_run, args=(theirs, port, paths, seconds, 0.0))
    process.start()
    answered: int = ours.recv()
    process.join()
    return answered / seconds


@contextmanager
def at_rate(port: int, paths: list[str], rate: float) -> Iterator[None]:
    """Ask a server so many times a second while the block runs."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = multiprocessing.Process(target=_run, args=(theirs, port, paths, 3600.0, rate))
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()
        ours.close()


def _run(pipe, port: int, paths: list[str], seconds: float, rate: float) -> None:  # type: ignore[no-untyped-def]
    pipe.send(asyncio.run(_all(port, paths, seconds, rate)))


async def _all(port: int, paths: list[str], seconds: float, rate: float) -> int:
    until = time.monotonic() + seconds
    pause_s = CONNECTIONS / rate if rate else 0.0
    parts = [paths[number::CONNECTIONS] or paths for number in range(CONNECTIONS)]
    return sum(await asyncio.gather(*(_one(port, part, until, pause_s) for part in parts)))


async def _one(port: int, paths: list[str], until: float, pause_s: float) -> int:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    answered, due = 0, time.monotonic()
    while time.monotonic() < until:
        writer.write(_REQUEST.format(paths[answered % len(paths)]).encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
        answered += 1
        if pause_s:
            due += pause_s
            await asyncio.sleep(max(due - time.monotonic(), 0))
    writer.close()
    return answered
