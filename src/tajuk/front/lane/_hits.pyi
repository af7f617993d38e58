from typing import final

from tajuk.front.answer import Header
from tajuk.front.lane.held import Held

@final
class Hits:
    """Answers of one access class that are ready, given to plain requests. What it is given it only reads."""

    def __init__(
        self, ready_for: dict[bytes, Held], codings: dict[bytes, frozenset[str]], hosts: set[bytes] | None
    ) -> None: ...
    @property
    def count(self) -> int:
        """How many requests were answered here."""
    def answer(self, data: bytes, default: list[Header], /) -> bytes | None:
        """Return what is sent for the bytes that arrived; None for what is for the lane to say."""
    def begin(self, default: list[Header], ok: bytes, not_modified: bytes, /) -> None:
        """Say what answers begin with as long as the server's own headers are these."""
