"""Who may come in, and who has to go: connections are bounded in all and by address; none is waited for endlessly."""

from collections import Counter
from typing import NamedTuple, Protocol

from tajuk.front.metrics import Metric

_NEIGHBOURS = frozenset(("127.0.0.1", "::1", ""))  # a proxy or an operator on this machine


class Limits(NamedTuple):
    """What a worker bears. Units: `_s` seconds, `_bytes` bytes; neighbours: addresses that are not counted."""

    connections: int = 16_000
    per_address: int = 256
    head_bytes: int = 16 * 1024
    head_s: float = 10.0
    idle_s: float = 75.0
    unread_s: float = 30.0
    drain_s: float = 1.0
    neighbours: frozenset[str] = _NEIGHBOURS


class Connection(Protocol):
    """Whoever came in."""

    def look_after(self, now: float) -> None:
        """Go if it has been long enough. Units: seconds of the loop's clock."""


class Door:
    """Counts connections of one worker. `now` is the loop's clock as of the last look, about a second old at most."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.now = 0.0
        self.refused = 0
        self._inside: dict[Connection, str] = {}
        self._by_address: Counter[str] = Counter()

    def __len__(self) -> int:
        return len(self._inside)

    def metrics(self) -> list[Metric]:
        """Return the door's figures."""
        return [
            Metric("tajuk_connections", "Connections that are open.", lambda: len(self)),
            Metric("tajuk_connections_refused_total", "Connections there was no room for.", lambda: self.refused),
        ]

    def enter(self, connection: Connection, address: str) -> bool:
        """Let a connection in, or say that there is no room for it."""
        crowded = self._by_address[address] >= self.limits.per_address and address not in self.limits.neighbours
        if crowded or len(self._inside) >= self.limits.connections:
            self.refused += 1
            return False
        self._inside[connection] = address
        self._by_address[address] += 1
        return True

    def replace(self, connection: Connection, by: Connection) -> None:
        """Let another object stand for a connection."""
        self._inside[by] = self._inside.pop(connection)

    def leave(self, connection: Connection) -> None:
        """Strike a connection off, if it was ever let in."""
        address = self._inside.pop(connection, None)
        if address is None:
            return
        self._by_address[address] -= 1
        if not self._by_address[address]:
            del self._by_address[address]

    def look(self, now: float) -> None:
        """See who has been here for too long."""
        self.now = now
        for connection in tuple(self._inside):
            connection.look_after(now)
