"""Where the counter listens."""

from typing import NamedTuple
from urllib.parse import urlsplit

import httpcore

from tajuk.errors import BadInput


class CounterAddress(NamedTuple):
    """A host and port, or a Unix socket."""

    origin: httpcore.Origin
    socket: str | None = None


def counter_address(given: str) -> CounterAddress | None:
    """Return the address that "http://HOST:PORT" or "unix:/PATH" means; None for "".

    Raises: BadInput.
    """
    if not given:
        return None
    if given.startswith("unix:/"):
        return CounterAddress(httpcore.Origin(b"http", b"counter", 80), given.removeprefix("unix:"))
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if not host or not port or given.rstrip("/") not in (f"http://{host}:{port}", f"http://[{host}]:{port}"):
        raise BadInput(f"counter {given}", "is no address we can relay to", "give http://HOST:PORT or unix:/PATH")
    return CounterAddress(httpcore.Origin(b"http", host.encode("idna"), port))
