"""A real HTTP server on the loopback that says exactly the bytes a test wants, however bad."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

Say = Callable[[socket.socket, bytes], None]


class Host:
    """A listening host: `url` to ask it, `asked` the requests it got."""

    def __init__(self, say: Say, tls: ssl.SSLContext | None = None) -> None:
        self._say, self._tls = say, tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self.url = f"{'https' if tls else 'http'}://127.0.0.1:{self.port}"
        self.asked: list[bytes] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with suppress(OSError), connection:
            wrapped = self._tls.wrap_socket(connection, server_side=True) if self._tls else connection
            with wrapped:
                request = b""
                while b"\r\n\r\n" not in request:
                    request += wrapped.recv(65536) or b"\r\n\r\n"
                self.asked.append(request)
                self._say(wrapped, request)

    def close(self) -> None:
        self._listener.close()


@contextmanager
def host(say: Say | bytes, *, tls: ssl.SSLContext | None = None) -> Iterator[Host]:
    """Run a host that answers each request with bytes, or by calling `say`."""
    answer = (lambda connection, _: connection.sendall(say)) if isinstance(say, bytes) else say
    running = Host(answer, tls)
    try:
        yield running
    finally:
        running.close()


def ok(body: bytes, *headers: str) -> bytes:
    """Return a complete 200 answer."""
    lines = ["HTTP/1.1 200 OK", f"Content-Length: {len(body)}", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def to(location: str, status: int = 302) -> bytes:
    """Return a redirect."""
    return f"HTTP/1.1 {status} Moved\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n".encode()
