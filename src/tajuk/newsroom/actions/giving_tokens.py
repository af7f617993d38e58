"""Give a colleague a token for a program of his, and take it back."""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log
from wagtail.models.api import DISPLAY_PREFIX_LENGTH

from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Colleague, Scope, Token

LONGEST = timedelta(days=366)


@transaction.atomic
def give_token(name: str, scope: Scope, *, to: Colleague, expires_at: datetime, now: datetime) -> tuple[Token, str]:
    """Give a colleague a token, and return it with what his program shows: said this once, kept nowhere.

    Raises: NewsroomError without a name, or with an end that is past or more than a year ahead.
    """
    if not name.strip():
        raise NewsroomError("a token without a name", "name the program that will use it")
    if not now < expires_at <= now + LONGEST:
        raise NewsroomError("a token that ends in the past, or in more than a year", "let it end within a year")
    shown = Token.generate_token()
    token = Token(
        user=to,
        name=name,
        scope=scope.value,
        expires_at=expires_at,
        key_hash=Token.hash_token(shown),
        prefix=shown[:DISPLAY_PREFIX_LENGTH],
    )
    token.save()
    log(token, "tajuk.token.give", user=to, data={"scope": scope.value, "expires_at": expires_at.isoformat()})
    return token, shown


@transaction.atomic
def revoke_token(token: Token, *, by: Colleague, now: datetime) -> None:
    """Make a token useless for good. Raises: PermissionDenied when it is another's and `by` does not run log-ins."""
    if token.user_id != by.pk and not by.has_perm("newsroom.change_colleague"):
        raise PermissionDenied(f"{by} may not revoke {token.user}'s tokens")
    if token.revoked_at is None:
        token.revoked_at = now
        token.save(update_fields=["revoked_at"])
        log(token, "tajuk.token.revoke", user=by)
