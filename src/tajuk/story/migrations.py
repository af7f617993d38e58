"""Bringing documents of older schemas up to this one: one function a step, in order."""

from collections.abc import Callable
from typing import Any

import msgspec

from tajuk.story.story import SCHEMA

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: dict[int, Step] = {}
"""The step that leads from a schema to the next, by the schema it starts from. Schema 1 is the first: no step yet."""


def migrated(raw: bytes) -> bytes:
    """Return a document's bytes in this release's schema; those of this schema or a newer one come back unchanged."""
    schema = msgspec.json.decode(raw, type=_Schema).schema
    if schema >= SCHEMA:
        return raw
    fields = msgspec.json.decode(raw)
    for step in range(schema, SCHEMA):
        fields = STEPS[step](fields) if step in STEPS else fields
    return msgspec.json.encode({**fields, "schema": SCHEMA}, order="deterministic")


class _Schema(msgspec.Struct):
    schema: int = 0
