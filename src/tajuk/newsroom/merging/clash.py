"""What two people did in one place, and what may be chosen."""

from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Literal

import msgspec

Choice = Literal["theirs", "mine", "both"]
Sort = Literal["value", "lines", "words", "block", "whole", "order"]
"""A field; paragraphs; lines of plain text; the fields of a block; a block that one took out; the order of blocks."""


class Clash(msgspec.Struct, frozen=True):
    """A place that two people changed differently; None stands for what is not there.

    field: of the story; block: its kind, "" outside of a body; at: where, for whoever compares two of them.
    both: what keeping both would make, None where only one can stand.
    """

    field: str
    block: str
    sort: Sort
    at: tuple[str, ...]
    base: Any
    theirs: Any
    mine: Any
    both: Any = None

    @property
    def id(self) -> str:
        """A name that stays as long as nobody changes anything here."""
        told = msgspec.json.encode((self.at, self.sort, self.base, self.theirs, self.mine), order="deterministic")
        return blake2b(told, digest_size=8).hexdigest()

    def chosen(self, choices: Mapping[str, Choice]) -> Any:
        """Return what stands here after somebody chose; as long as nobody did, theirs, or what still stands."""
        choice = choices.get(self.id)
        if choice == "both" and self.both is not None:
            return self.both
        if choice is None and self.theirs is None:
            return self.mine
        return self.mine if choice == "mine" else self.theirs
