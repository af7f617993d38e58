"""What a token is good for."""

from datetime import datetime

import msgspec

from tajuk.newsroom.api.calls import Answer, Asked


class Bearer(msgspec.Struct, frozen=True, kw_only=True):
    """Whom a token speaks for, how far it reaches, until when. roles: what its colleague is in the newsroom."""

    name: str
    colleague: str
    roles: tuple[str, ...]
    scope: str
    expires_at: datetime


def look_at(asked: Asked) -> Answer:
    """Ask what the token that is shown is good for."""
    token = asked.token
    roles = tuple(asked.by.groups.order_by("name").values_list("name", flat=True))
    held = Bearer(
        name=token.name,
        colleague=asked.by.get_username(),
        roles=roles,
        scope=token.scope,
        expires_at=token.expires_at,
    )
    return Answer(held)
