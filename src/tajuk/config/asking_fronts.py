"""Asking the front workers of this machine one by one, each by its own socket, and the edges in front of them."""

from pathlib import Path

import httpx

from tajuk.newsroom.surfaces import Answered

_TIMEOUT_S = 2.0


class Fronts:
    """Whom a receipt asks. edges: their addresses, such as `varnish:http://127.0.0.1:6081`."""

    def __init__(self, run: Path, edges: tuple[str, ...] = ()) -> None:
        self._run = run
        self._edges = {edge.partition(":")[2]: edge for edge in edges}
        self._clients: dict[str, httpx.Client] = {}

    def names(self) -> list[str]:
        """Return the workers whose sockets are there, and the edges."""
        workers = [path.stem for path in sorted(self._run.glob("front-*.sock"))]
        return [*workers, *self._edges] if workers else []

    def ask(self, worker: str, path: str) -> Answered | None:
        """Return what a worker answers to a stranger, None when it does not answer."""
        try:
            answer = self._client(worker).get(path)
        except httpx.HTTPError:
            self._clients.pop(worker).close()  # it may have been started again
            return None
        stands, is_kept = answer.headers.get("edition-seq", ""), worker in self._edges
        return Answered(answer.status_code, stands, answer.text, is_kept)

    def close(self) -> None:
        """Let go of all connections."""
        for client in self._clients.values():
            client.close()

    def _client(self, worker: str) -> httpx.Client:
        if worker not in self._clients:
            if worker in self._edges:
                self._clients[worker] = httpx.Client(base_url=worker, timeout=_TIMEOUT_S)
            else:
                transport = httpx.HTTPTransport(uds=str(self._run / f"{worker}.sock"))
                self._clients[worker] = httpx.Client(
                    base_url="http://localhost", transport=transport, timeout=_TIMEOUT_S
                )
        return self._clients[worker]
