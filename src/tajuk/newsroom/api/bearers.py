"""Who asks: the token a program shows, and how often it may."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpRequest

from tajuk.newsroom.api.problems import Refusal
from tajuk.newsroom.api.rates import Rates
from tajuk.newsroom.models import Scope, Token
from tajuk.newsroom.second_factor_first import lacks_second_factor

_NOTED_EVERY = timedelta(minutes=1)
_BURST_S = 5
calls = Rates(settings.TAJUK_API_PER_S, settings.TAJUK_API_PER_S * _BURST_S)


def token_of(request: HttpRequest, *, now: datetime) -> Token:
    """Return the token a request shows. Nothing else lets it in: cookies are not looked at.

    The database is asked for a keyed digest of what was shown, so that the time this takes tells nothing of any token.
    Raises: Refusal.
    """
    scheme, _, shown = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not shown:
        raise Refusal(401, "no token was shown; send the header `Authorization: Bearer TOKEN`", _challenge())
    found = Token.objects.filter(key_hash__in=Token.candidate_key_hashes(shown.strip())).select_related("user").first()
    why = found.why_dead(now) if found else "this token is not one of ours"
    if found is None or why:
        raise Refusal(401, f"{why}; have a new one made", _challenge("invalid_token"))
    if lacks_second_factor(found.user):
        problem = f"{found.user} must have a second factor and has none; set one up in the newsroom"
        raise Refusal(401, problem, _challenge("invalid_token"))
    found.user.acts_with = str(found)
    return found


def note_use(token: Token, *, now: datetime) -> None:
    """Count a call of a token's, and note that it was used. Raises: Refusal when it comes too often."""
    if wait_s := calls.wait_s(str(token.pk)):
        raise Refusal(429, f"too many calls with this token; wait {wait_s} s", {"Retry-After": str(wait_s)})
    if token.last_used_at is None or now - token.last_used_at > _NOTED_EVERY:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)


def see_scope(token: Token, wanted: Scope) -> None:
    """Raise Refusal when a token does not reach so far."""
    if not Scope(token.scope).holds(wanted):
        problem = f"the token {token} reaches as far as `{token.scope}`; this takes one for `{wanted}`"
        raise Refusal(403, problem, _challenge(f'insufficient_scope", scope="{wanted}'))


def _challenge(error: str = "") -> dict[str, str]:
    said = f', error="{error}"' if error else ""
    return {"WWW-Authenticate": f'Bearer realm="newsroom"{said}'}
