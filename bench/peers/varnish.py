"""Varnish before an origin, its answers in memory, one for all browsers."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peers import packages
from peers.config import Config
from running import Server, free_port, running

_VCL = Config("""
vcl 4.1;
backend origin { .host = "127.0.0.1"; .port = "@origin"; }
sub vcl_recv { unset req.http.Cookie; }
""")


@contextmanager
def caching(origin: Server, *, core: int = 0) -> Iterator[Server]:
    """Serve what an origin answers from Varnish's cache."""
    packages.need()
    port = free_port()
    with tempfile.TemporaryDirectory() as name:
        _VCL.write(Path(name) / "bench.vcl", origin=origin.port)
        command = [
            *(packages.path_of("varnishd"), "-F", "-j", "none", "-n", f"{name}/run", "-f", f"{name}/bench.vcl"),
            *("-a", f"127.0.0.1:{port}", "-s", "malloc,64m", "-p", "thread_pools=1"),
        ]
        with running(command, port, core=core) as server:
            yield server


def version() -> str:
    """Return Varnish's version."""
    return packages.version("varnishd", "-V")
