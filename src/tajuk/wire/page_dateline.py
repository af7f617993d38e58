"""Datelines: masthead and place before the first sentence, in the orders newspapers print them."""

import re
from typing import NamedTuple

from tajuk.story.story import Dateline

_DASH = r"\s*(?:[-–—]{1,2}|&mdash;)\s*"
_DOMAIN = r"[A-Za-z0-9][\w-]*(?:\.[A-Za-z]{2,10}){1,2}"
_WORD = r"(?:S[Tt]\. |M[Tt]\. )?[A-Z][\w'’.-]*"
_PLACE = rf"(?P<place>{_WORD}(?:[ /]{_WORD}){{0,4}})"
_UPPER = r"(?P<place>[A-Z][A-Z'’-]+(?:[ /][A-Z][A-Z'’.-]*){0,4})"
_SITE = rf"(?P<masthead>{_DOMAIN}|{_WORD}(?: {_WORD}){{0,3}})"
_WHEN = r"(?:,?\s*\(?\d{1,2}[ /](?:\d{1,2}|[A-Za-z]{3,9})(?:[ /]\d{4})?\)?|,?\s*[A-Z][a-z]{2,8}\.? \d{1,2})?"
_FORMS = tuple(
    re.compile(form)
    for form in (
        rf"^(?P<masthead>{_DOMAIN}){_DASH}{_PLACE[:-1]}?)\.?(?:\s*[-–—:]\s*|(?<=\.)\s+|$)",
        rf"^(?P<masthead>{_DOMAIN}),\s*{_PLACE}{_WHEN}{_DASH}",
        rf"^{_PLACE},\s*(?P<masthead>{_DOMAIN}){_WHEN}{_DASH}",
        rf"^(?P<masthead>{_DOMAIN}),\s*(?P<place>[A-Z][\w'’-]+)\s+(?=[A-Z])",
        rf"^{_PLACE}{_WHEN}\s*\((?P<masthead>[^()]{{2,30}})\){_DASH}",
        rf"^{_PLACE},\s*{_SITE}{_WHEN}{_DASH}(?=[\"“'‘(A-Z0-9]|$)",
        rf"^{_UPPER}{_WHEN}\s+(?:[-–—]{{1,2}})\s+",
        r"^(?P<place>[A-Z][A-Z'’-]{3,}(?: [A-Z][A-Z'’-]+){0,3})\.\s+(?=[A-Z])",
        rf"^{_PLACE}\s+(?:[-–—]{{1,2}})\s+(?=[\"“'‘(A-Z])",
        rf"^(?P<masthead>{_DOMAIN})\s+(?:[-–—]{{1,2}})\s+",
    )
)
_BRAND = re.compile(r"[a-z][A-Z]|[A-Z]{2}[a-z]")  # letters as only brands are written: a masthead, not a place
_LONGEST = 70


class Opening(NamedTuple):
    """A paragraph taken apart: its dateline, and the text after it."""

    dateline: Dateline | None
    text: str


def is_brand(text: str) -> bool:
    """Say whether a name is written as only mastheads are: a domain, or capitals inside a word."""
    return bool(re.fullmatch(_DOMAIN, text) or _BRAND.search(text))


def opening(paragraph: str) -> Opening:
    """Return the dateline a paragraph begins with and the rest of it; without one, the paragraph as it is."""
    for form in _FORMS:
        match = form.match(paragraph[: 4 * _LONGEST])
        if match and match.end() <= _LONGEST:
            fields = match.groupdict()
            place = (fields.get("place") or "").strip(" .,")
            masthead = (fields.get("masthead") or "").strip(" .,")
            if not masthead and _BRAND.search(place):
                place, masthead = "", place
            return Opening(Dateline(place=place, masthead=masthead), paragraph[match.end() :].strip())
    return Opening(None, paragraph)
