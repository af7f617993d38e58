"""What leads from every page to the others: the header, the footer, the search."""

import re

import pytest
from front_house import STORY, House

from make import make_section


@pytest.fixture
def wide_house(house: House) -> House:
    """A masthead of twenty sections, one of them a part of another."""
    house.publish(*(make_section(slug=f"rubrik-{number:02}") for number in range(19)))
    house.publish(make_section(slug="kopi", parent="komoditas"), make_section(slug="yatim", parent="tidak-ada"))
    return house


def links_in(house: House, path: str, start: str) -> set[str]:
    """The paths linked from the element of a page whose tag holds `start`."""
    part = re.search(rf'<(\w+)[^>]*class="{start}".*?</\1>', house.get(path).text, re.DOTALL)
    assert part
    return set(re.findall(r'<a[^>]*?href="(/[^"]*)"', part[0]))


def test_a_header_without_a_menu_holds_as_many_sections_as_fit(wide_house: House) -> None:
    assert len(links_in(wide_house, STORY, "header-nav")) == 14


def test_the_footer_leads_to_every_section_that_stands_by_itself(wide_house: House) -> None:
    linked = links_in(wide_house, STORY, "footer")

    assert {"/rubrik-18", "/komoditas", "/yatim"} <= linked
    assert "/kopi" not in linked


def test_the_search_leads_to_every_section(wide_house: House) -> None:
    assert {"/rubrik-18", "/kopi", "/yatim"} <= links_in(wide_house, "/search", "search-browse")
