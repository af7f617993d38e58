"""The one way Tajuk reads from the network."""

import functools
import ssl
from typing import NamedTuple

import httpcore
import httpx

from tajuk.net.addresses import PUBLIC, Allow
from tajuk.net.bodies import body
from tajuk.net.connection import Budget, Guard, Limits, Resolve, system_addresses
from tajuk.net.errors import NetError, Unreachable
from tajuk.net.urls import next_url, parsed

_BUSY = (408, 425, 429)
_MOVED = (301, 302, 303, 307, 308)
_LONGEST_WAIT_S = 86_400
_HEADERS = (("Accept", "*/*"), ("Accept-Encoding", "gzip"), ("User-Agent", "Tajuk"), ("Connection", "close"))


class Seen(NamedTuple):
    """What an earlier answer said of its age, so that an unchanged body need not come again."""

    etag: str = ""
    last_modified: str = ""


class Fetched(NamedTuple):
    """An answer. `url` is where it came from after redirects; status 304 has no body: what was seen still holds."""

    url: str
    status: int
    media_type: str  # "text/html"; lower case, without parameters, "" when not said
    charset: str
    body: bytes
    etag: str = ""
    last_modified: str = ""


def fetch(
    url: str,
    *,
    limits: Limits = Limits(),  # noqa: B008 - immutable
    allow: Allow = PUBLIC,
    seen: Seen = Seen(),  # noqa: B008 - immutable
    resolve: Resolve = system_addresses,
) -> Fetched:
    """Return what lies at a public http or https address, redirects followed, or 304 when it is as `seen`.

    Sends no cookie, no credential, nothing of the environment's proxies. Safe in threads.
    Raises: NetError for everything that goes wrong, any status from 400 up among it.
    """
    here = parsed(url, url)
    budget, visited = Budget(url.strip(), limits), {str(here)}
    for _ in range(limits.redirects + 1):
        answer = _asked(here, budget, guard=Guard(budget, allow=allow, resolve=resolve), seen=seen, limits=limits)
        if isinstance(answer, Fetched):
            return answer
        if str(answer) in visited:
            raise NetError(url, f"redirects in a circle, at {answer}", "tell the owner of the site")
        visited.add(str(answer))
        here = answer
    raise NetError(url, f"redirects more than {limits.redirects} times", "give the address it should lead to")


def _asked(url: httpx.URL, budget: Budget, *, guard: Guard, seen: Seen, limits: Limits) -> Fetched | httpx.URL:
    """Return the answer of one address, or the address it sends us to."""
    budget.expect_header()
    try:
        with (
            httpcore.ConnectionPool(ssl_context=trust(), network_backend=guard) as pool,
            pool.stream("GET", _target(url), headers=_request_headers(url, seen)) as response,
        ):
            budget.expect_body()
            return _answer(url, budget, response=response, limits=limits)
    except httpcore.TimeoutException as error:
        budget.seconds()
        raise Unreachable(budget.url, f"{url.host} stays silent") from error
    except httpcore.NetworkError as error:
        raise _broken(url, budget, error) from error
    except httpcore.ProtocolError as error:
        raise _not_http(budget, error) from error


def _answer(url: httpx.URL, budget: Budget, *, response: httpcore.Response, limits: Limits) -> Fetched | httpx.URL:
    headers = httpx.Headers(response.headers)
    if response.status in _MOVED:
        return next_url(url, headers.get("location", ""), asked=budget.url)
    if response.status >= 400:
        raise _status(budget.url, response.status, headers)
    if response.status != 304 and not 200 <= response.status < 300:
        raise NetError(budget.url, f"the answer has status {response.status}", "correct the address")
    media_type, charset = _media_type(headers.get("content-type", ""))
    promised = headers.get("content-length", "")
    if promised.isdecimal() and int(promised) > limits.body_bytes and response.status != 304:
        problem = f"the body is {int(promised):,} bytes long, more than {limits.body_bytes:,}"
        raise NetError(budget.url, problem, "fetch it by hand if it is wanted")
    encoding = headers.get("content-encoding", "").strip().lower()
    content = body(response.iter_stream(), encoding=encoding, most_bytes=limits.body_bytes, url=budget.url)
    validators = headers.get("etag", ""), headers.get("last-modified", "")
    return Fetched(str(url), response.status, media_type, charset, content, *validators)


def _status(url: str, status: int, headers: httpx.Headers) -> NetError:
    if status >= 500 or status in _BUSY:
        wait = headers.get("retry-after", "").strip()
        wait_s = min(int(wait), _LONGEST_WAIT_S) if wait.isdecimal() and len(wait) < 10 else 0
        return Unreachable(url, f"the host is busy or broken (status {status})", status=status, wait_s=wait_s)
    if status in (404, 410):
        return NetError(url, f"there is nothing there (status {status})", "correct the address", status=status)
    return NetError(url, f"the host refuses (status {status})", "ask the owner of the site", status=status)


def _broken(url: httpx.URL, budget: Budget, error: Exception) -> NetError:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        return NetError(budget.url, f"the certificate of {url.host} does not hold", "tell the owner of the site")
    return Unreachable(budget.url, f"the connection to {url.host} broke ({error or 'closed'})")


def _not_http(budget: Budget, error: Exception) -> NetError:
    if "peer closed" in str(error) or "disconnected" in str(error):
        return Unreachable(budget.url, "the answer ends too early")
    return NetError(budget.url, f"the answer is not HTTP ({error})", "correct the address")


def _request_headers(url: httpx.URL, seen: Seen) -> list[tuple[str, str]]:
    headers = [("Host", url.netloc.decode("ascii")), *_HEADERS]
    validators = (("If-None-Match", seen.etag), ("If-Modified-Since", seen.last_modified))
    return headers + [(name, value) for name, value in validators if value and _is_plain(value)]


def _is_plain(value: str) -> bool:
    """Say whether a host's own words can be said back to it: printable ASCII, no line ends."""
    return value.isascii() and value.isprintable()


def _target(url: httpx.URL) -> httpcore.URL:
    return httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _media_type(header: str) -> tuple[str, str]:
    """Return the media type and the charset a Content-Type names."""
    media_type, *parameters = (part.strip() for part in header.split(";"))
    charsets = (
        value for name, _, value in (part.partition("=") for part in parameters) if name.strip().lower() == "charset"
    )
    return media_type.lower(), next(charsets, "").strip().strip("\"'").lower()


@functools.cache
def trust() -> ssl.SSLContext:
    """Return whom we believe: the bundled authorities, or those SSL_CERT_FILE names."""
    return httpx.create_ssl_context()
