"""What an item of a feed says beyond a story: kept in `carried["feed"]`, and given back where a feed goes out."""

from collections.abc import Iterable
from typing import Any

import msgspec
from lxml import etree

from tajuk.story.story import Story
from tajuk.wire.feed_names import is_atom, namespace_of
from tajuk.wire.item import Value
from tajuk.wire.xml import attributes_of
from tajuk.wire.xml_writing import clean, escaped

KEY = "feed"
_DEEPEST = 4
_MOST_BYTES = 20_000  # an item; what goes beyond is left out, and said so
_NAME = r"^[A-Za-z_][A-Za-z0-9_.-]*$"


class Enclosure(Value, frozen=True, kw_only=True):
    """A file of an item, no picture."""

    url: str
    type: str = ""
    length: int = 0


class Element(Value, frozen=True, kw_only=True):
    """An element of a vocabulary we do not read, as it stood."""

    namespace: str
    name: str
    text: str = ""
    attributes: dict[str, str] = msgspec.field(default_factory=dict)
    inside: tuple["Element", ...] = ()


class Carried(Value, frozen=True, kw_only=True):
    """What is kept. `left_out` counts elements beyond all measure; `extensions` are JSON Feed's, by `_name`."""

    enclosures: tuple[Enclosure, ...] = ()
    comments: str = ""  # the address of their page
    source: str = ""  # the address of the feed it is taken from
    source_title: str = ""
    rights: str = ""
    elements: tuple[Element, ...] = ()
    extensions: dict[str, Any] = msgspec.field(default_factory=dict)
    left_out: int = 0


_NOTHING = Carried()
_ENCODER = msgspec.json.Encoder()
_PLAIN: msgspec.json.Decoder[dict[str, Any]] = msgspec.json.Decoder()


def kept(carried: Carried) -> dict[str, Any]:
    """Return what goes into a story's `carried`, {} when there is nothing."""
    return {KEY: _PLAIN.decode(_ENCODER.encode(carried))} if carried != _NOTHING else {}


def carried_of(story: Story) -> Carried:
    """Return what a story carries from a feed; what is not of that form is not for feeds."""
    try:
        return msgspec.convert(story.carried.get(KEY, {}), Carried)
    except msgspec.ValidationError:
        return Carried()


def elements_of(found: Iterable[etree._Element]) -> tuple[tuple[Element, ...], int]:
    """Return elements of other vocabularies as they are carried, and how many were left out for their size."""
    carried, size, left_out = [], 0, 0
    for element in found:
        one = _carried(element, 0)
        size += len(msgspec.json.encode(one)) if size < _MOST_BYTES else 0
        if size < _MOST_BYTES:
            carried.append(one)
        else:
            left_out += 1
    return tuple(carried), left_out


def _carried(element: etree._Element, level: int) -> Element:
    tag = str(element.tag)
    inside = [child for child in element if isinstance(child.tag, str)] if level < _DEEPEST else []
    return Element(
        namespace=namespace_of(tag),
        name=tag.rpartition("}")[2],
        text=(element.text or "").strip(),
        attributes={key: value for key, value in attributes_of(element).items() if "{" not in key},
        inside=tuple(_carried(child, level + 1) for child in inside),
    )


def written(carried: Carried) -> str:
    """Return elements of other vocabularies as XML; those of no vocabulary have no place in a feed of ours."""
    return "".join(f"{_written(one, '')}\n" for one in carried.elements if _can_be_written(one))


def _can_be_written(element: Element) -> bool:
    namespace = element.namespace
    return ":" in namespace and not is_atom(f"{{{namespace}}}") and _is_well_named(element)


def _is_well_named(element: Element) -> bool:
    names = (element.name, *element.attributes)
    named = all(name.isascii() and name.replace("-", "").replace(".", "").isidentifier() for name in names)
    return named and clean(element.namespace) == element.namespace and all(map(_is_well_named, element.inside))


def _written(element: Element, around: str) -> str:
    """Return one element; its namespace is declared where it changes."""
    declared = f' xmlns="{escaped(element.namespace)}"' if element.namespace != around else ""
    attributes = "".join(f' {name}="{escaped(value)}"' for name, value in element.attributes.items())
    inside = "".join(_written(one, element.namespace) for one in element.inside)
    return f"<{element.name}{declared}{attributes}>{escaped(element.text)}{inside}</{element.name}>"
