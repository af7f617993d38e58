"""A call that is sent again is not done again: its answer was kept, under the key it came with.

Source: the Internet draft "The Idempotency-Key HTTP Header Field".
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec
from django.http import HttpRequest

from tajuk.newsroom.api.calls import IF_MATCH, Answer
from tajuk.newsroom.api.problems import Refusal
from tajuk.newsroom.models import KeptAnswer, Token
from tajuk.story.identity import new_guid

KEPT_FOR = timedelta(hours=24)
MOST_OF_A_TOKEN = 10_000
_GIVEN_UP_AFTER = timedelta(minutes=1)
_TIDIED_EVERY = 100
_LONGEST_KEY = 200


def once(key: str, request: HttpRequest, token: Token, work: Callable[[str], Answer], *, now: datetime) -> Answer:
    """Do a call's work and keep the answer under a key; or return the answer that was kept. work: takes a fresh guid.

    What was refused is not kept: mended, it may come with the same key. When the process died at the work, the same
    guid is given to the next try.
    Raises: Refusal when the key stands for another call, or for one that is being worked on; whatever `work` raises.
    """
    if not 0 < len(key) <= _LONGEST_KEY or not key.isprintable():
        raise Refusal(422, f"the Idempotency-Key is no plain text of up to {_LONGEST_KEY} characters; choose another")
    asked = _digest(request)
    values = {"asked": asked, "guid": new_guid(now), "at": now}
    kept, is_new = KeptAnswer.objects.get_or_create(token=token, key=key, defaults=values)
    if not is_new:
        if kept.asked != asked:
            raise Refusal(422, "this Idempotency-Key came with another call; choose another")
        if kept.status:
            return Answer(
                msgspec.Raw(kept.body.encode()), {**kept.headers, "Idempotency-Replayed": "true"}, kept.status
            )
        _take_over(kept, now)
    return _worked(kept, work, now)


def _worked(kept: KeptAnswer, work: Callable[[str], Answer], now: datetime) -> Answer:
    try:
        answer = work(kept.guid)
    except Exception:
        kept.delete()
        raise
    said = {
        "status": answer.status,
        "headers": dict(answer.headers),
        "body": msgspec.json.encode(answer.value).decode(),
    }
    KeptAnswer.objects.filter(pk=kept.pk).update(**said)
    if kept.pk % _TIDIED_EVERY == 0:
        _tidy(kept.token, now)
    return answer


def _take_over(kept: KeptAnswer, now: datetime) -> None:
    """Take up a call that somebody began and did not end, when he must have died over it."""
    begun = KeptAnswer.objects.filter(pk=kept.pk, status=0, at__lt=now - _GIVEN_UP_AFTER)
    if not begun.update(at=now):
        raise Refusal(409, "this very call is being worked on; send it again in a moment", {"Retry-After": "1"})


def _tidy(token: Token, now: datetime) -> None:
    """Let go what is old, and of one token's what is too much."""
    KeptAnswer.objects.filter(at__lt=now - KEPT_FOR).delete()
    surplus = KeptAnswer.objects.filter(token=token).order_by("-pk").values_list("pk", flat=True)[MOST_OF_A_TOKEN:]
    KeptAnswer.objects.filter(pk__in=list(surplus)).delete()


def _digest(request: HttpRequest) -> str:
    said = (request.method or "", request.get_full_path(), request.headers.get(IF_MATCH, ""))
    return hashlib.sha256("\n".join(said).encode() + b"\n" + request.body).hexdigest()
