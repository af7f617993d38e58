"""Two contents of a story's page that grew from one, put together field by field."""

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from tajuk.newsroom.merging.alike import likeness, same
from tajuk.newsroom.merging.blocks import Place, merged_blocks
from tajuk.newsroom.merging.clash import Choice, Clash
from tajuk.newsroom.merging.sequences import Settled, woven

Content = Mapping[str, Any]
"""What a revision holds: values by field, streams as JSON."""

VALUES = (
    *("kicker", "title", "section", "place", "slug", "label", "access", "sponsor", "dateline_masthead", "dateline_on"),
    *("language", "translation_of", "urgency", "go_live_at", "expire_at"),
    *("search_headline", "social_headline"),
)
TEXTS = ("deck", "summary", "ednote")
NAMES = ("topics", "people", "instruments", "also_in")
STREAMS = ("bylines", "picture", "body", "related", "sources")
EDITED = (*VALUES, *TEXTS, *NAMES, *STREAMS)
"""All that an editor's form changes."""


class Merged(NamedTuple):
    """A story made of two, and what they did in one place. With clashes nobody decided it is not to be kept."""

    content: dict[str, Any]
    clashes: tuple[Clash, ...]

    def is_open(self, choices: Mapping[str, Choice]) -> bool:
        """Say whether somebody still has to choose."""
        return any(clash.id not in choices for clash in self.clashes)


def merged(base: Content, theirs: Content, mine: Content, *, choices: Mapping[str, Choice] | None = None) -> Merged:
    """Return two contents that grew from one as one. What no editor changes is theirs.

    choices: what somebody decided, by the clashes' ids.
    """
    clashes: list[Clash] = []
    content = dict(theirs)
    for name in (name for name in EDITED if name in theirs or name in mine):
        place = Place(name, (name,), choices or {}, clashes)
        content[name] = _field(base.get(name), theirs.get(name), mine.get(name), place)
    return Merged(content, tuple(clashes))


def _field(base: Any, theirs: Any, mine: Any, place: Place) -> Any:
    if same(theirs, mine) or same(mine, base):
        return theirs
    if same(theirs, base):
        return mine
    if place.field in STREAMS:
        return json.dumps(merged_blocks(_blocks(base), _blocks(theirs), _blocks(mine), place))
    if place.field in NAMES:
        return _names(base or [], theirs or [], mine or [])
    if place.field in TEXTS:
        return _text(base or "", theirs or "", mine or "", place)
    return place.settle(Clash(place.field, "", "value", place.at, base, theirs, mine))


def _text(base: str, theirs: str, mine: str, place: Place) -> str:
    sides = (text.replace("\r\n", "\n").split("\n") for text in (base, theirs, mine))
    found: list[str] = []
    for number, piece in enumerate(woven(*sides, key=str, like=likeness)):
        if isinstance(piece, Settled):
            found += piece.items
            continue
        began, one, other = ("\n".join(side) for side in piece)
        both = "\n".join(filter(None, (one, other)))
        found.append(place.settle(Clash(place.field, "", "words", (*place.at, str(number)), began, one, other, both)))
    return "\n".join(found)


def _names(base: list[Any], theirs: list[Any], mine: list[Any]) -> list[Any]:
    """Return theirs, without what I took out, and with what I put in."""
    began, one, other = (list(map(_told, names)) for names in (base, theirs, mine))
    kept = [each for name, each in zip(one, theirs, strict=True) if name in other or name not in began]
    return kept + [each for name, each in zip(other, mine, strict=True) if name not in began and name not in one]


def _told(name: Any) -> bytes:
    return msgspec.json.encode(name, order="deterministic")


def _blocks(stream: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(stream) if isinstance(stream, str) else stream or []
    return found
