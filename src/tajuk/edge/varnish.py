"""Varnish as an edge: its configuration, which ships with Tajuk, and how it is told what to forget."""

import ipaddress
from collections.abc import Iterable, Iterator
from importlib.resources import files

import httpx

from tajuk.edge.errors import EdgeError
from tajuk.errors import BadInput

_LONGEST_HEADER = 7000  # bytes; Varnish takes 8 kB unless told otherwise (http_req_hdr_len)
_TIMEOUT_S = 5.0
_EVERYTHING = "*"


class Varnish:
    """A Varnish that runs our configuration."""

    def __init__(self, url: str) -> None:
        self._url = url
        unkept = httpx.Limits(max_keepalive_connections=0)  # an idle connection may be gone when it is wanted
        self._client = httpx.Client(timeout=_TIMEOUT_S, trust_env=False, limits=unkept)

    def purge(self, keys: Iterable[str], *, stands: str) -> None:
        """Forget every answer that bears one of these names. Raises: EdgeError."""
        for line in _lines(sorted(keys)):
            self._ask(line, stands)

    def purge_all(self, *, stands: str) -> None:
        """Forget every answer. Raises: EdgeError."""
        self._ask(_EVERYTHING, stands)

    def _ask(self, keys: str, stands: str) -> None:
        try:
            answer = self._client.request("PURGE", self._url, headers={"Surrogate-Key": keys, "Edition-Seq": stands})
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise EdgeError(self._url, f"cannot be reached ({error or type(error).__name__})") from error
        if answer.status_code != 200:
            problem = f"refuses to purge (status {answer.status_code}); see that it runs what `tajuk edge vcl` prints"
            raise EdgeError(self._url, f"{problem}, and takes purges from here")


def configuration(backend: str, purgers: Iterable[str]) -> str:
    """Return the VCL for a Varnish in front of the fronts.

    backend: host and port of the fronts. purgers: addresses or networks that may purge.
    Raises: BadInput.
    """
    host, port = _host_and_port(backend)
    allowed = "\n".join(f"    {_network(each)};" for each in purgers)
    template = files("tajuk.edge").joinpath("varnish.vcl").read_text()
    return template.replace("@HOST@", host).replace("@PORT@", str(port)).replace("@PURGERS@", allowed)


def _host_and_port(backend: str) -> tuple[str, int]:
    try:
        url = httpx.URL(f"http://{backend}")
    except httpx.InvalidURL as error:
        raise BadInput(backend, f"this is no address ({error})", "write it like 127.0.0.1:8000") from error
    if not url.host or not url.port or url.path != "/" or not url.host.isascii() or '"' in url.host:
        raise BadInput(backend, "this is no address", "write it like 127.0.0.1:8000")
    return url.host, url.port


def _network(written: str) -> str:
    """Return an address or network as an ACL holds it."""
    try:
        network = ipaddress.ip_network(written)
    except ValueError as error:
        raise BadInput(written, str(error), "give an address or a network like 10.0.0.0/8") from error
    return f'"{network.network_address}"/{network.prefixlen}'


def _lines(keys: Iterable[str]) -> Iterator[str]:
    """Yield keys in lines that fit into a header."""
    line = ""
    for key in keys:
        if line and len(line) + 1 + len(key) > _LONGEST_HEADER:
            yield line
            line = ""
        line = f"{line} {key}" if line else key
    if line:
        yield line
