"""What the address of a search says, and the addresses that lead on from it."""

import re
from typing import NamedTuple
from urllib.parse import urlencode

from tajuk.front.asked import Asked
from tajuk.search.finding import MOST_REACHED
from tajuk.search.question import Field, Filter, Question, question

FACETS: tuple[Field, ...] = ("section", "topic", "person", "instrument", "year", "language")
PARAMETERS = ("q", *FACETS, "order", "page")
PER_PAGE = 10
MOST_PAGES = MOST_REACHED // PER_PAGE
_NEWEST = "newest"
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]+")


class Wish(NamedTuple):
    """A search as written. filters: facet and value, in the order of FACETS. page: from 1, 0 for one that cannot be."""

    query: str = ""
    filters: tuple[tuple[Field, str], ...] = ()
    order: str = ""
    page: int = 1

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is looked for."""
        return not self.query and not self.filters

    def question(self) -> Question:
        """Return what the index is asked. Raises: BadQuery."""
        made = question(self.query)
        for facet, value in self.filters:
            made = made.plus(Filter(facet, value))
        return made

    def parameters(self) -> str:
        """Return the search as it stands in addresses, spelt in one way."""
        paged = [("page", str(self.page))] if self.page > 1 else []
        named = [("q", self.query), *self.filters, ("order", self.order), *paged]
        return urlencode([(name, value) for name, value in named if value])

    def href(self, path: str) -> str:
        """Return the address of the search below a path."""
        written = self.parameters()
        return f"{path}?{written}" if written else path

    def narrowed(self, facet: Field, value: str) -> "Wish":
        """Return the search for those of its stories alone that have a value."""
        filters = dict(self.filters) | {facet: value}
        return self._replace(filters=tuple((name, filters[name]) for name in FACETS if name in filters), page=1)

    def without(self, facet: str) -> "Wish":
        """Return the search with a filter less."""
        return self._replace(filters=tuple(pair for pair in self.filters if pair[0] != facet), page=1)

    def ordered(self, order: str) -> "Wish":
        """Return the search in another order."""
        return self._replace(order=order, page=1)


def wish_of(asked: Asked) -> Wish:
    """Return the search a request is for. Raises: BadRequest for too many parameters."""
    said = [(facet, asked.parameter(facet)) for facet in FACETS]
    return Wish(
        query=" ".join(_CONTROL.sub(" ", asked.parameter("q")).split()),
        filters=tuple((facet, value) for facet, value in said if value),
        order=_NEWEST if asked.parameter("order") == _NEWEST else "",
        page=_page(asked.parameter("page")),
    )


def _page(written: str) -> int:
    if not written:
        return 1
    possible = written.isascii() and written.isdigit() and len(written) < 5 and int(written) <= MOST_PAGES
    return int(written) if possible else 0
