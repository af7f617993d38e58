"""Count wrong passwords, in the database that all workers share, and say when somebody has to wait."""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from tajuk.newsroom.errors import TooSoon
from tajuk.newsroom.models import LoginAttempt
from tajuk.newsroom.throttle import OF_A_NAME, OF_A_NETWORK, digest_of, network_of, waits_until

_KNOWN_FOR = timedelta(days=30)
_NAME_REMEMBERS = timedelta(days=1)
_NETWORK_REMEMBERS = timedelta(hours=1)


def begin_attempt(name: str, address: str, *, now: datetime) -> LoginAttempt:
    """Note a try before its password is looked at, so that many at once count as many; delete it if it was right.

    Raises: TooSoon, with the instant from which on another try is heard.
    """
    mine = LoginAttempt.objects.create(name_digest=digest_of(name), network=network_of(address), at=now)
    until = _waits_until(mine, now)
    if until and until > now:
        mine.delete()
        raise TooSoon(until)
    return mine


def note_entry(name: str, address: str, *, now: datetime) -> None:
    """Note that somebody came in: from this network others' failures keep him out no more. Forget what is old."""
    LoginAttempt.objects.create(name_digest=digest_of(name), network=network_of(address), at=now, succeeded=True)
    old = Q(succeeded=False, at__lt=now - _NAME_REMEMBERS) | Q(at__lt=now - _KNOWN_FOR)
    LoginAttempt.objects.filter(old).delete()


def forget_failures(name: str) -> None:
    """Let a name be tried again at once."""
    LoginAttempt.objects.filter(name_digest=digest_of(name), succeeded=False).delete()


def _waits_until(mine: LoginAttempt, now: datetime) -> datetime | None:
    known = LoginAttempt.objects.filter(name_digest=mine.name_digest, succeeded=True, at__gt=now - _KNOWN_FOR)
    others = LoginAttempt.objects.filter(succeeded=False).exclude(pk=mine.pk)
    of_name = others.filter(name_digest=mine.name_digest, at__gt=now - _NAME_REMEMBERS)
    last_entry = known.filter(network=mine.network).order_by("-at").first()
    if last_entry:
        since = of_name.filter(network=mine.network, at__gt=last_entry.at)
        return waits_until(_instants(since), free=OF_A_NAME)
    elsewhere = of_name.exclude(network__in=known.values("network"))
    from_here = others.filter(network=mine.network, at__gt=now - _NETWORK_REMEMBERS)
    waits = (
        waits_until(_instants(elsewhere), free=OF_A_NAME),
        waits_until(_instants(from_here), free=OF_A_NETWORK),
    )
    return max(filter(None, waits), default=None)


def _instants(attempts: QuerySet[LoginAttempt]) -> list[datetime]:
    return list(attempts.values_list("at", flat=True))
