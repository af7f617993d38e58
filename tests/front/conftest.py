"""Fixtures of the front."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from front_house import House

from make import make_masthead, make_page, make_person, make_section, make_story, make_topic


@pytest.fixture
def houses(tmp_path: Path) -> Iterator[Callable[..., House]]:
    """Make houses; they are closed with the test."""
    made: list[House] = []

    def make(url: str = "", **sources: Any) -> House:
        made.append(House(url or f"sqlite:{tmp_path / f'tajuk-{len(made)}.db'}", **sources))
        return made[-1]

    yield make
    for house in made:
        house.close()


@pytest.fixture
def house(houses: Callable[..., House]) -> House:
    """A masthead with a section, a person, a topic, a site page and one story."""
    house = houses()
    house.publish(make_masthead(), make_section(), make_person(), make_topic(), make_page(), make_story())
    return house


@pytest.fixture
def searched_house(houses: Callable[..., House], tmp_path: Path) -> House:
    """A masthead in two languages whose stories can be found."""
    house = houses(search=tmp_path / "search")
    house.masthead = make_masthead(languages=("id", "en"))
    house.publish(house.masthead, make_section(), make_person(), make_topic(), make_story())
    house.index()
    return house
