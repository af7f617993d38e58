"""Which network addresses a fetch may connect to."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import NamedTuple

from tajuk.errors import BadInput

Address = IPv4Address | IPv6Address


class Allow(NamedTuple):
    """Networks that may be reached although they are not public, as "127.0.0.0/8"."""

    networks: tuple[str, ...] = ()


PUBLIC = Allow()


def allowing(*networks: str) -> Allow:
    """Return what a person allows beside the public internet. Raises: BadInput for text that names no network."""
    for network in networks:
        try:
            ip_network(network)
        except ValueError as error:
            raise BadInput(f"network {network!r}", "this is not a network", "write it as 10.1.0.0/16") from error
    return Allow(networks)


def refusal(address: str, allow: Allow = PUBLIC) -> str:
    """Return why an address must not be connected to, or "" when it may be.

    An IPv6 address that carries an IPv4 one is judged by what it carries, too.
    Source: IANA special-purpose address registries; RFC 6890, 6052, 8215, 7526, 4380, 5214.
    """
    try:
        meanings = _meanings(ip_address(address))
    except ValueError:
        return f"{address} is not an address"
    reasons = [reason for meant in meanings if (reason := _reason(meant, allow))]
    return f"{address} is {reasons[0]}" if reasons else ""


def _meanings(address: Address) -> tuple[Address, ...]:
    """Return the addresses to be judged: the IPv4 one inside, the address itself unless it is mere wrapping."""
    if isinstance(address, IPv4Address):
        return (address,)
    number = int(address)
    carried = IPv4Address(number & 0xFFFF_FFFF)
    if number > 1 and any(address in network for network in _WRAPPING):
        return (carried,)
    is_isatap = (number >> 32) & 0xFFFF_FFFF in (0x0000_5EFE, 0x0200_5EFE)
    return (address, carried) if is_isatap else (address,)


def _reason(address: Address, allow: Allow) -> str:
    if any(address in ip_network(network) for network in allow.networks):
        return ""
    for reason, networks in _REFUSED.items():
        if any(address in network for network in networks):
            return reason
    return "" if address.is_global else "not a public address"


# Mapped, translated, compatible, NAT64: an IPv4 address and nothing else.
_WRAPPING = tuple(IPv6Network(n) for n in ("::ffff:0:0/96", "::ffff:0:0:0/96", "::/96", "64:ff9b::/96"))


def _networks(*networks: str) -> tuple[IPv4Network | IPv6Network, ...]:
    return tuple(ip_network(network) for network in networks)


# Written out, because what a Python calls global has changed from release to release.
_REFUSED = {
    "this machine": _networks("127.0.0.0/8", "::1/128"),
    "no address of a host": _networks("0.0.0.0/8", "::/128", "255.255.255.255/32"),
    "private": _networks("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"),
    "link-local": _networks("169.254.0.0/16", "fe80::/10"),
    "behind a carrier's translation": _networks("100.64.0.0/10"),
    "multicast": _networks("224.0.0.0/4", "ff00::/8"),
    "reserved": _networks(
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "240.0.0.0/4", "100::/64", "100:0:0:1::/64", "2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20",
        "5f00::/16", "64:ff9b:1::/48",
    ),
}  # fmt: skip
