"""How long somebody waits after wrong passwords. Pure; decision 0076."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from django.utils.crypto import salted_hmac

OF_A_NAME = 5
"""So many wrong passwords a name has before it waits."""
OF_A_NETWORK = 30
"""So many a network has for names that never came in from there."""
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=1)
_MOST_DOUBLINGS = 6
_IPV6_PREFIX = 64


def waits_until(failed_at: Sequence[datetime], *, free: int) -> datetime | None:
    """Return until when the next try has to wait: each failure beyond the free ones doubles the wait."""
    beyond = len(failed_at) - free
    if beyond < 0:
        return None
    return max(failed_at) + min(_FIRST_WAIT * 2 ** min(beyond, _MOST_DOUBLINGS), _LONGEST_WAIT)


def network_of(address: str) -> str:
    """Return where an address belongs: itself, or of IPv6 the network one household or office has."""
    if isinstance(ip_address(address), IPv6Address):
        return str(ip_network((address, _IPV6_PREFIX), strict=False))
    return address


def digest_of(name: str) -> str:
    """Return what is kept of a name that was typed."""
    return salted_hmac("tajuk.login", name.strip().casefold(), algorithm="sha256").hexdigest()[:32]
