"""A clash in words: where it is, what each side says, and which of its words are new."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, Literal, NamedTuple

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tajuk.newsroom.blocks import StoryBody
from tajuk.newsroom.merging.alike import RICH
from tajuk.newsroom.merging.clash import Clash
from tajuk.newsroom.merging.prose import lines_of
from tajuk.newsroom.models import Photo, StoryPage

_PIECES = re.compile(r"\s+|[^\s]+")
_KINDS = StoryBody().child_blocks


class Marked(NamedTuple):
    """Words, and whether they were there before: `same`, `new` or `gone`."""

    how: Literal["same", "new", "gone"]
    words: str


def label_of(clash: Clash) -> str:
    """Return where a clash is: the field, and the kind of block inside a stream."""
    field = capfirst(str(StoryPage._meta.get_field(clash.field).verbose_name))
    if clash.sort == "order":
        return _("%(field)s: the order of blocks") % {"field": field}
    block = _KINDS.get(clash.block)
    return f"{field}: {block.label}" if block is not None else field


def marked_sides(clash: Clash) -> tuple[tuple[Marked, ...], ...]:
    """Return what each choice would put in the place, with what is new in it and what is gone marked."""
    began = shown(clash, clash.base)
    return tuple(tuple(_marked(began, shown(clash, side))) for side in (clash.theirs, clash.mine, clash.both))


def shown(clash: Clash, value: Any) -> str:
    """Return a value in words."""
    if value is None:
        return _("(taken out)") if clash.sort == "whole" else ""
    if clash.sort == "lines":
        return "\n".join(line.words for line in lines_of(value))
    if clash.sort == "order":
        return " → ".join(map(str, range(1, len(value) + 1)))
    return "\n".join(_words(value["value"] if clash.sort == "whole" else value))


def _words(value: Any, name: str = "") -> Iterator[str]:
    """Yield the words in a value, a line each."""
    if name == "image" and value:
        yield Photo.objects.filter(pk=value).values_list("title", flat=True).first() or str(value)
    elif isinstance(value, dict):
        for key, each in value.items():
            if key != "id":
                yield from _words(each, key)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each, name)
    elif value not in (None, "", False, True):
        yield " ".join(line.words for line in lines_of(value)) if name in RICH else str(value)


def _marked(before: str, after: str) -> Iterator[Marked]:
    old, new = _PIECES.findall(before), _PIECES.findall(after)
    for how, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            yield Marked("same", "".join(new[first:last]))
            continue
        if end > start:
            yield Marked("gone", "".join(old[start:end]))
        if last > first:
            yield Marked("new", "".join(new[first:last]))
