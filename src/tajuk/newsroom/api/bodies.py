"""The body of a call, within its bounds."""

from typing import Any

import msgspec
from django.http import HttpRequest

from tajuk.newsroom.api.calls import FORM, Call
from tajuk.newsroom.api.problems import Refusal
from tajuk.newsroom.api.story_bounds import see_storable
from tajuk.story.story import Story

MOST_JSON = 2 * 1024 * 1024
MOST_FORM = 41 * 1024 * 1024  # a picture of 40 MB and what is said of it
_DIGITS = 12


def body_of(request: HttpRequest, call: Call) -> Any:
    """Return what a call takes: a value of its type; bytes of a story, which the story's page helps to read.

    Raises: Refusal; msgspec.DecodeError.
    """
    if call.takes is None:
        return None
    length = _length(request, MOST_FORM if call.media_type == FORM else MOST_JSON)
    if length and request.content_type != call.media_type:
        raise Refusal(415, f"the body is {request.content_type or 'of no type'}; send {call.media_type}")
    if call.media_type == FORM:
        return None
    if call.takes is Story:
        return request.body
    body = msgspec.json.decode(request.body or b"{}", type=call.takes)
    see_storable(body)
    return body


def _length(request: HttpRequest, most: int) -> int:
    """Return how long the body is said to be, before anything of it is read."""
    if request.META.get("HTTP_TRANSFER_ENCODING"):
        raise Refusal(411, "the length of the body is not said; send it with Content-Length")
    said = request.META.get("CONTENT_LENGTH") or "0"
    if not said.isdecimal() or len(said) > _DIGITS or int(said) > most:
        raise Refusal(413, f"the body is larger than {most // 1024 // 1024} MB; send less at once")
    return int(said)
