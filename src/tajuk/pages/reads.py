"""What an answer was made from: documents, and spans of lists."""

BEGINNING, END = -(2**62), 2**62

Span = tuple[int, int]
"""A stretch of a list: from an instant, inclusive, until another, exclusive (UTC microseconds)."""


class Reads:
    """What something was made from.

    guids: documents that were asked for; a path at which nothing stood is one as well, for whatever comes to stand
    there. listed: those that came with a list. lists: by name, the spans shown. Who changes a document knows its lists,
    so outside, guids and lists say everything. figures: the tape was asked too; past_figures: only what it once said.
    head: it says where the edition stands, so that every entry changes it.
    """

    __slots__ = ("figures", "guids", "head", "listed", "lists", "past_figures")

    def __init__(self) -> None:
        self.guids: set[str] = set()
        self.listed: set[str] = set()
        self.lists: dict[str, tuple[Span, ...]] = {}
        self.figures = self.past_figures = self.head = False

    def saw(self, name: str, since: int = BEGINNING, until: int = END) -> None:
        """Note a span of a list, by default all of it."""
        spans = self.lists.get(name, ())
        if not any(start <= since and until <= end for start, end in spans):
            apart = tuple(span for span in spans if span[0] < since or span[1] > until)
            self.lists[name] = (*apart, (since, until))

    def add(self, others: "Reads") -> None:
        """Note all that something else was made from."""
        self.guids |= others.guids
        self.listed |= others.listed
        for name, spans in others.lists.items():
            for since, until in spans:
                self.saw(name, since, until)
        self.figures |= others.figures
        self.past_figures |= others.past_figures
        self.head |= others.head
