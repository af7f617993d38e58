"""The edges we can speak to, and how an operator names one."""

from collections.abc import Callable, Iterable
from typing import Protocol

from tajuk.edge.varnish import Varnish
from tajuk.errors import BadInput


class Edge(Protocol):
    """A cache in front of the fronts. `stands` is an `Edition-Seq`: what was answered before it is kept no longer."""

    def purge(self, keys: Iterable[str], *, stands: str) -> None:
        """Forget every answer that bears one of these names. Raises: EdgeError."""

    def purge_all(self, *, stands: str) -> None:
        """Forget every answer. Raises: EdgeError."""


DRIVERS: dict[str, Callable[[str], Edge]] = {"varnish": Varnish}


def edge_at(address: str) -> Edge:
    """Return the edge at an address such as `varnish:http://127.0.0.1:6081`.

    Raises: BadInput.
    """
    driver, _, url = address.partition(":")
    if driver not in DRIVERS or not url.startswith(("http://", "https://")):
        raise BadInput(address, "this names no edge", "write it like varnish:http://127.0.0.1:6081")
    return DRIVERS[driver](url)
