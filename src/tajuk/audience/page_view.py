"""A page read by somebody, of whom nothing is known: no address, no cookie, no name."""

from typing import Annotated

import msgspec
from msgspec import Meta

Path = Annotated[str, Meta(max_length=2048, pattern=r"\A/[^?#\s\\]*\Z")]
View = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9_-]{16,64}\Z")]
Language = Annotated[str, Meta(max_length=35, pattern=r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")]
Host = Annotated[str, Meta(max_length=253, pattern=r"\A[a-z0-9.-]*\Z")]
Seconds = Annotated[int, Meta(ge=0, le=86_400)]


class PageView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a page says of its being read. Anything more is refused, so that nothing personal slips in.

    view: a number by chance for one showing of the page; it joins what that showing says, and is of no other use.
    referrer: the host the reader came from, nothing else of the address; "" when not said.
    seconds: how long it was read, said on leaving; None on arriving.
    """

    path: Path
    view: View
    language: Language
    referrer: Host = ""
    seconds: Seconds | None = None


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A page view as it lies in the spool. at: the second it was heard, since 1970."""

    at: int
    said: PageView
