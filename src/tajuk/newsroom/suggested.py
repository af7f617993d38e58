"""A line inside a block that offers what somebody may mean while typing."""

from typing import Any

from django.urls import reverse_lazy
from wagtail import blocks


class Suggested(blocks.CharBlock):
    """A line of text. suggest: the kind of what is offered (`suggestions.Offer`); fills: the field beside it that takes
    the offer's value; asks: the name of the address that knows.
    """

    def __init__(self, *, suggest: str, fills: str, asks: str = "newsroom:suggestions", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field.widget.attrs |= {
            "data-suggest": suggest,
            "data-fills": fills,
            "data-suggestions": reverse_lazy(asks),
        }
