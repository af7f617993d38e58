"""Connections that go only where they may, and end when their time is up."""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

import httpcore

from tajuk.net.addresses import PUBLIC, Allow, refusal
from tajuk.net.errors import NetError, Unreachable

Resolve = Callable[[str, int], Sequence[str]]
_MOST_ADDRESSES = 8


class Limits(NamedTuple):
    """The bounds of one fetch, all redirects included; `body_bytes` counts before and after decompression."""

    body_bytes: int = 64 * 1024 * 1024
    header_bytes: int = 32 * 1024
    total_s: float = 60.0
    silence_s: float = 15.0
    redirects: int = 5


def system_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host as the machine's resolver gives them, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Budget:
    """What is left of a fetch's time, and of the current answer's header section."""

    def __init__(self, url: str, limits: Limits) -> None:
        self.url = url
        self._limits = limits
        self._ends = time.monotonic() + limits.total_s
        self.expect_header()

    def expect_header(self) -> None:
        """Begin to count the bytes of a header section."""
        self._header_left: int | None = self._limits.header_bytes

    def expect_body(self) -> None:
        """Count no longer: whoever reads the body bounds it."""
        self._header_left = None

    def seconds(self) -> float:
        """Return how long the next step may take. Raises: Unreachable when the time is up."""
        left = self._ends - time.monotonic()
        if left <= 0:
            raise Unreachable(self.url, f"the answer took longer than {self._limits.total_s:g} s")
        return min(left, self._limits.silence_s)

    def room(self, wanted: int) -> int:
        """Return how many bytes may be read now. Raises: NetError when the header section is too long."""
        if self._header_left is None:
            return wanted
        if self._header_left <= 0:
            problem = f"the header section is longer than {self._limits.header_bytes:,} bytes"
            raise NetError(self.url, problem, "tell the owner of the site")
        return min(wanted, self._header_left)

    def spend(self, count: int) -> None:
        """Note that `count` bytes were read."""
        if self._header_left is not None:
            self._header_left -= count


class Guard(httpcore.NetworkBackend):
    """Resolves a host once, judges what it resolved to, and connects to that very address: no second look-up."""

    def __init__(self, budget: Budget, *, allow: Allow = PUBLIC, resolve: Resolve = system_addresses) -> None:
        self._budget, self._allow, self._resolve = budget, allow, resolve
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Return a stream to the first permitted address of a host that answers."""
        addresses = self._permitted(host, port)
        failure: Exception | None = None
        for left, address in zip(range(len(addresses), 0, -1), addresses, strict=True):
            seconds = self._budget.seconds() / left
            try:
                stream = self._sockets.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _Bounded(stream, self._budget)
        raise Unreachable(self._budget.url, f"{host} does not answer at {', '.join(addresses)}") from failure

    def _permitted(self, host: str, port: int) -> list[str]:
        """Return the addresses of a host; one forbidden address among them spoils it."""
        addresses = self._resolved(host, port)[:_MOST_ADDRESSES]
        for address in addresses:
            if why := refusal(address, self._allow):
                problem = f"{host} leads to {why}" if host != address else why
                raise NetError(self._budget.url, problem, "give an address on the public internet")
        return addresses

    def _resolved(self, host: str, port: int) -> list[str]:
        """Return what the resolver answers, waited for in a thread of its own: the system's one has no time limit."""
        answers: queue.SimpleQueue[list[str] | Exception] = queue.SimpleQueue()
        threading.Thread(target=_resolve_into, args=(answers, self._resolve, host, port), daemon=True).start()
        try:
            answer = answers.get(timeout=self._budget.seconds())
        except queue.Empty as error:
            raise Unreachable(self._budget.url, f"the name server does not answer for {host}") from error
        if isinstance(answer, socket.gaierror) and answer.errno == socket.EAI_AGAIN:
            raise Unreachable(self._budget.url, f"the name server does not answer for {host}") from answer
        if isinstance(answer, Exception) or not answer:
            raise NetError(self._budget.url, f"there is no host {host}", "correct the address") from None
        return answer


def _resolve_into(answers: "queue.SimpleQueue[list[str] | Exception]", resolve: Resolve, host: str, port: int) -> None:
    try:
        answers.put(list(resolve(host, port)))
    except (OSError, ValueError) as error:  # UnicodeError, for names no resolver takes, is a ValueError
        answers.put(error)


class _Bounded(httpcore.NetworkStream):
    """A stream whose every step is held to the budget."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget) -> None:
        self._stream, self._budget = stream, budget

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        data = self._stream.read(self._budget.room(max_bytes), self._budget.seconds())
        self._budget.spend(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._budget.seconds())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, self._budget.seconds()), self._budget)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
