"""Addresses as people and hosts write them, read strictly."""

import httpx

from tajuk.net.errors import NetError

_LONGEST = 4096
_WEB_PORTS = (80, 443)


def parsed(url: str, asked: str) -> httpx.URL:
    """Return a URL we are willing to ask, without fragment; `asked` is the one an error names.

    Raises: NetError when it is not http or https, has no host, carries a password or goes to another service's port.
    """
    if len(url) > _LONGEST:
        raise NetError(asked, f"the address is longer than {_LONGEST} characters", "correct the address")
    try:
        read = httpx.URL(url.strip())
        read = read.copy_with(fragment=None)
        host, port = read.host, read.port
    except (httpx.InvalidURL, ValueError) as error:
        raise NetError(asked, f"this is not an address ({error})", "correct the address") from error
    if read.scheme not in ("http", "https") or not host:
        raise NetError(asked, "this is not an http or https address", "correct the address")
    if read.userinfo:
        raise NetError(_without_password(read), "the address carries a name and a password", "give it without them")
    if port is not None and port < 1024 and port not in _WEB_PORTS:
        raise NetError(asked, f"port {port} is not one of the web", "correct the address")
    return read


def next_url(here: httpx.URL, location: str, *, asked: str) -> httpx.URL:
    """Return where a redirect leads. Raises: NetError when it leads nowhere we go."""
    if not location:
        raise NetError(asked, "redirects without saying where", "tell the owner of the site")
    try:
        there = str(here.join(location.strip()))
    except (httpx.InvalidURL, ValueError) as error:
        raise NetError(asked, f"redirects to what is not an address ({error})", "tell the owner of the site") from error
    return parsed(there, asked)


def _without_password(url: httpx.URL) -> str:
    return str(url.copy_with(userinfo=b""))
