"""A crowd of readers of a live stream, in a process of its own on the second core."""

import multiprocessing
import os
import select
import socket
import time
from array import array
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import NamedTuple

CORE = 1
_REQUEST = b"GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: text/event-stream\r\nConnection: keep-alive\r\n\r\n"
_AN_ADDRESS = 20  # readers that come from one address
_AT_ONCE = 100
_SMALLEST = 2048  # bytes of the receive buffer of a reader that never reads
_ENDED = select.EPOLLRDHUP | select.EPOLLHUP | select.EPOLLERR


class Seen(NamedTuple):
    """What the crowd saw: by arrival its instant (`time.perf_counter`), its reader and its bytes; and who is left."""

    at: Sequence[float]
    reader: Sequence[int]
    size: Sequence[int]
    left: int
    refused: int
    dropped: int  # of those that never read


class Crowd:
    """Readers that are connected."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def seen(self) -> Seen:
        """Let the readers go and return what they saw."""
        self._pipe.send("enough")
        seen: Seen = self._pipe.recv()
        return seen


@contextmanager
def reading(port: int, number: int, *, never: int = 0) -> Iterator[Crowd]:
    """Connect so many readers to a server's /live, and some that never read; all are connected as the block begins."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_run, args=(theirs, port, number, never))
    process.start()
    try:
        ours.recv()
        yield Crowd(ours)
    finally:
        ours.close()
        process.terminate()
        process.join()


def _run(pipe: Connection, port: int, number: int, never: int) -> None:
    os.sched_setaffinity(0, {CORE})
    silent = list(_connected(port, range(number, number + never), _SMALLEST))
    readers = {reader.fileno(): reader for reader in _connected(port, range(number), 0)}
    pipe.send("connected")
    seen = _watched(readers, pipe)
    ended = select.epoll()
    for one in silent:
        ended.register(one, select.EPOLLRDHUP)
    gone = [event for event in ended.poll(0, max(never, 1)) if event[1] & _ENDED]
    pipe.send(seen._replace(dropped=len(gone)))
    for one in (ended, *silent, *readers.values()):
        one.close()


def _connected(port: int, numbers: range, receive_bytes: int) -> Iterator[socket.socket]:
    """Connect readers, a few at once, from addresses of their own."""
    for number in numbers:
        reader = socket.socket()
        if receive_bytes:
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
        house = number // _AN_ADDRESS
        reader.bind((f"127.1.{house // 250}.{house % 250 + 1}", 0))
        reader.connect(("127.0.0.1", port))
        reader.sendall(_REQUEST)
        reader.settimeout(0)
        if number % _AT_ONCE == 0:
            time.sleep(0.02)
        yield reader


def _watched(readers: dict[int, socket.socket], pipe: Connection) -> Seen:
    """Note what arrives until told that it is enough."""
    at, of, size, refused = array("d"), array("l"), array("l"), 0
    epoll = select.epoll()
    epoll.register(pipe, select.EPOLLIN)
    for number in readers:
        epoll.register(number, select.EPOLLIN)
    while not pipe.poll():
        for number, _ in epoll.poll(1, 4096):
            if number not in readers:
                continue
            piece = _received(readers[number])
            if not piece:
                epoll.unregister(number)
                readers.pop(number).close()
            elif piece.startswith(b"HTTP/1.1") and not piece.startswith(b"HTTP/1.1 200"):
                refused += 1
            elif b"data:" in piece:
                at.append(time.perf_counter())
                of.append(number)
                size.append(len(piece))
    return Seen(at, of, size, len(readers), refused, 0)


def _received(reader: socket.socket) -> bytes:
    try:
        return reader.recv(65536)
    except ConnectionError:
        return b""
