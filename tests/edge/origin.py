"""A server behind an edge whose answers a test chooses, and which remembers what it was asked."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

STORY = "public, max-age=0, s-maxage=60, stale-while-revalidate=30, stale-if-error=86400"


class Said(NamedTuple):
    """An answer of the origin."""

    body: bytes = b"words"
    status: int = 200
    keep: str = STORY
    headers: tuple[tuple[str, str], ...] = ()


class Origin:
    """An HTTP server on a free port."""

    def __init__(self) -> None:
        self.says: dict[str, Callable[[BaseHTTPRequestHandler], Said | None]] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        origin = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                origin.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
                self.rfile.read(int(self.headers.get("Content-Length", 0)))
                said = origin.says[self.path](self)
                if said:
                    self._send(said)

            do_POST = do_PURGE = do_GET

            def _send(self, said: Said) -> None:
                self.send_response(said.status)
                headers = {"Cache-Control": said.keep, "Content-Length": str(len(said.body)), **dict(said.headers)}
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(said.body)

            def log_message(self, *words: object) -> None:
                """Say nothing."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.port: int = self.server.server_address[1]
        self._thread = threading.Thread(target=self.server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()

    def answers(self, path: str, *said: Said) -> None:
        """Answer a path with these, one after the other, the last one for good."""
        waiting = list(said)
        self.says[path] = lambda request: waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def times(self, path: str) -> int:
        """Return how often a path was asked for."""
        return sum(1 for asked, _ in self.asked if asked == path)

    def headers(self, path: str) -> dict[str, str]:
        """Return the headers a path was asked for with, the last time."""
        return next(headers for asked, headers in reversed(self.asked) if asked == path)

    def close(self) -> None:
        """Stop it."""
        self.server.shutdown()
        self._thread.join()
        self.server.server_close()
