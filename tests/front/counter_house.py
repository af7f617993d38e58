"""A counter to relay to, which says exactly what it is told to; and a real server that runs an application."""

import socket
import threading
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, Self

import uvicorn
from starlette.types import ASGIApp

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Came(NamedTuple):
    """A request as it came over the wire; a chunked body is put together."""

    line: bytes
    headers: list[tuple[bytes, bytes]]
    body: bytes

    def values(self, name: str) -> list[bytes]:
        return [value for each, value in self.headers if each.lower() == name.encode()]


class Counter:
    """A server of raw bytes. `say` gets the connection once a request was read; `left` is set when it is closed."""

    def __init__(self, listening: socket.socket) -> None:
        self._listening = listening
        self.came: list[Came] = []
        self.say: Callable[[socket.socket], None] = lambda connection: connection.sendall(OK)
        self.left = threading.Event()
        self._threads = [threading.Thread(target=self._accept)]
        self._threads[0].start()

    @classmethod
    def on_a_port(cls) -> Self:
        return cls(socket.create_server(("127.0.0.1", 0)))

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self._listening.getsockname()[1]}"

    def says(self, *parts: bytes) -> None:
        """Answer with these bytes, then end the connection."""
        self.say = lambda connection: connection.sendall(b"".join(parts))

    def close(self) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        for thread in self._threads:
            thread.join(timeout=10)

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self._threads.append(threading.Thread(target=self._serve, args=(connection,)))
            self._threads[-1].start()

    def _serve(self, connection: socket.socket) -> None:
        connection.settimeout(10)
        with connection:
            try:
                self.came.append(read_request(connection))
                self.say(connection)
                connection.shutdown(socket.SHUT_WR)
                while connection.recv(65536):
                    pass
            except OSError:
                pass  # whoever asked is gone
        self.left.set()


def read_request(connection: socket.socket) -> Came:
    """Read one request whole."""
    with connection.makefile("rb") as stream:
        line = stream.readline()
        headers = []
        while (raw := stream.readline()) not in (b"\r\n", b""):
            name, _, value = raw.rstrip(b"\r\n").partition(b":")
            headers.append((name, value.strip()))
        came = Came(line.rstrip(b"\r\n"), headers, b"")
        if came.values("transfer-encoding"):
            return came._replace(body=b"".join(_chunks(stream)))
        return came._replace(body=stream.read(int((came.values("content-length") or [b"0"])[0])))


def _chunks(stream: socket.SocketIO) -> Iterable[bytes]:
    while size := int(stream.readline() or b"0", 16):
        yield stream.read(size)
        stream.readline()
    stream.readline()


class _Ticking(uvicorn.Server):
    """A server that does something ten times a second, as a worker does once."""

    def __init__(self, config: uvicorn.Config, duty: Callable[[], None]) -> None:
        super().__init__(config)
        self._duty = duty

    async def on_tick(self, counter: int) -> bool:
        self._duty()
        return await super().on_tick(counter)


class Served:
    """An application under a real server, as a worker runs it. believed: whose X-Forwarded-For the server believes."""

    def __init__(
        self,
        application: ASGIApp,
        *,
        believed: str = "",
        protocol: Any = "httptools",
        duty: Callable[[], None] = lambda: None,
    ) -> None:
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listening.getsockname()[1]
        config = uvicorn.Config(
            application, http=protocol, loop="uvloop", ws="none", access_log=False, log_level="critical",
            server_header=False, timeout_graceful_shutdown=2, forwarded_allow_ips=believed,
        )  # fmt: skip
        self._server = _Ticking(config, duty)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._listening]})
        self._thread.start()

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._listening.close()

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=10)
