"""Every value inside a story, whatever holds it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import msgspec

from tajuk.story.blocks import Unknown


def mapped(value: Any, change: Callable[[Any], Any]) -> Any:
    """Return a value with everything in it changed, the innermost first."""
    if isinstance(value, msgspec.Struct):
        fields = {name: mapped(getattr(value, name), change) for name in value.__struct_fields__}
        return change(msgspec.structs.replace(value, **fields))
    if isinstance(value, tuple):
        return change(tuple(mapped(each, change) for each in value))
    return change(value)


def within(value: Any, at: str = "$") -> Iterator[tuple[str, Any]]:
    """Yield every value inside a value, itself first, each with where it stands (`$.body[0].text`)."""
    yield at, value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from within(getattr(value, name), f"{at}.{name}")
    elif isinstance(value, tuple | list):
        for number, each in enumerate(value):
            yield from within(each, f"{at}[{number}]")
    elif isinstance(value, dict):
        for name, each in value.items():
            yield f"{at}.{name}", name
            yield from within(each, f"{at}.{name}")


def depth(value: Any) -> int:
    """Return how many values lie inside one another, at the deepest."""
    inner: Iterable[Any] = ()
    if isinstance(value, msgspec.Struct):
        inner = (getattr(value, name) for name in value.__struct_fields__)
    elif isinstance(value, tuple | list):
        inner = value
    elif isinstance(value, dict):
        inner = value.values()
    return 1 + max(map(depth, inner), default=0)


def not_read(given: Any, made: Any, at: str = "$") -> Iterator[str]:
    """Yield where JSON has fields that the value made of it does not know."""
    if isinstance(made, msgspec.Struct) and isinstance(given, dict) and not isinstance(made, Unknown):
        known = {*made.__struct_fields__, made.__struct_config__.tag_field}
        for name, value in given.items():
            if name in known:
                yield from not_read(value, getattr(made, name, None), f"{at}.{name}")
            else:
                yield f"{at}.{name}"
    elif isinstance(made, tuple) and isinstance(given, list):
        for number, (one, other) in enumerate(zip(given, made, strict=True)):
            yield from not_read(one, other, f"{at}[{number}]")
