"""Which addresses a fetch may connect to."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tajuk.errors import BadInput
from tajuk.net.addresses import Allow, allowing, refusal

FORBIDDEN = {
    "this machine": ["127.0.0.1", "127.255.0.9", "::1"],
    "no address of a host": ["0.0.0.0", "0.1.2.3", "::", "255.255.255.255"],
    "private": ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fd00::1", "fc00::1", "fec0::1"],
    "link-local": ["169.254.169.254", "fe80::1", "fe80::1%eth0"],
    "behind a carrier's translation": ["100.64.0.1", "100.127.255.254"],
    "multicast": ["224.0.0.1", "239.255.255.250", "ff02::1"],
    "reserved": ["192.0.2.1", "198.18.0.1", "240.0.0.1", "2001:db8::1", "3fff::1", "2001::1", "64:ff9b:1::1", "100::1"],
}
PUBLIC_ONES = ["8.8.8.8", "172.32.0.1", "100.63.255.255", "100.128.0.1", "2606:4700::1111", "2404:6800:4003::1"]
PRIVATE_V4 = ["127.0.0.1", "10.1.2.3", "169.254.169.254", "192.168.0.1", "100.64.0.1", "224.0.0.1", "0.0.0.0"]


def carriers(address: str) -> list[str]:
    """Return the IPv6 forms that carry an IPv4 address."""
    number = int(ipaddress.IPv4Address(address))
    low = f"{number >> 16:x}:{number & 0xFFFF:x}"
    return [
        f"::ffff:{low}",  # mapped
        f"::ffff:0:{low}",  # translated
        f"::{low}",  # compatible
        f"64:ff9b::{low}",  # NAT64
        f"2002:{low}::1",  # 6to4
        f"2606:4700::5efe:{low}",  # ISATAP
        f"2606:4700::200:5efe:{low}",
    ]


@pytest.mark.parametrize(("reason", "address"), [(reason, one) for reason, all_ in FORBIDDEN.items() for one in all_])
def test_refuses_what_is_not_public_and_says_why(reason, address):
    assert reason in refusal(address)


@pytest.mark.parametrize("address", PUBLIC_ONES)
def test_lets_public_addresses_through(address):
    assert refusal(address) == ""


@pytest.mark.parametrize("address", PRIVATE_V4)
def test_refuses_private_addresses_inside_ipv6_ones(address):
    assert [carrier for carrier in carriers(address) if not refusal(carrier)] == []


def test_lets_public_addresses_inside_ipv6_ones_through():
    assert [carrier for carrier in carriers("8.8.8.8") if refusal(carrier)] == ["2002:808:808::1"]  # 6to4 is retired


def test_an_allowed_network_opens_itself_and_nothing_else():
    allow = Allow(networks=("127.0.0.0/8",))

    assert refusal("127.0.0.1", allow) == ""
    assert refusal("::1", allow) != ""
    assert refusal("10.0.0.1", allow) != ""


@pytest.mark.parametrize("network", ["", "localhost", "10.0.0.1/8", "10.0.0.0/33"])
def test_what_is_no_network_cannot_be_allowed(network):
    with pytest.raises(BadInput, match=r"write it as 10\.1\.0\.0/16"):
        allowing("10.0.0.0/8", network)


@pytest.mark.parametrize("text", ["", "localhost", "1.2.3", "::1::", "8.8.8.8/0", "0x7f000001"])
def test_what_is_no_address_is_refused(text):
    assert "is not an address" in refusal(text)


@pytest.mark.parametrize("address", ["fd00::5efe:808:808", "fe80::200:5efe:808:808", "ff02::5efe:808:808"])
def test_a_public_address_inside_does_not_open_a_private_one(address):
    assert refusal(address) != ""
    assert refusal(address, Allow(networks=("8.8.8.8/32",))) != ""


PRIVATE_V6 = ["fc00::/7", "fe80::/10", "ff00::/8", "2001::/23", "2002::/16", "2001:db8::/32", "64:ff9b:1::/48"]


@given(st.sampled_from(PRIVATE_V6).flatmap(lambda network: st.ip_addresses(network=network)))
def test_nothing_in_a_private_network_is_let_through(address):
    assert refusal(str(address)) != ""


@given(st.ip_addresses(v=4))
def test_never_lets_through_what_python_calls_private(address):
    if not address.is_global:
        assert [form for form in (str(address), *carriers(str(address))) if not refusal(form)] == []
