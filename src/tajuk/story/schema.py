"""The JSON schema of every document, made from the types: what outsiders may lean on."""

from typing import Any

import msgspec

from tajuk.story.documents import AnyDocument
from tajuk.story.story import SCHEMA


def json_schema() -> bytes:
    """Return the JSON schema of all documents, indented, always in the same order."""
    schema: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"Tajuk documents, schema {SCHEMA}",
        **msgspec.json.schema(AnyDocument),
    }
    encoded = msgspec.json.encode(schema, order="deterministic")
    return msgspec.json.format(encoded, indent=2) + b"\n"
