"""The JSON schema of every document, made from the types: what outsiders may lean on."""

from inspect import cleandoc
from typing import Any

import msgspec

from tajuk.story.documents import AnyDocument
from tajuk.story.story import SCHEMA


def json_schema() -> bytes:
    """Return the JSON schema of all documents, indented, always in the same order.

    The kind `unknown` is not in it: it stands for whatever a newer release writes, and is never written itself.
    """
    schema = told(msgspec.json.schema(AnyDocument))
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = f"Tajuk documents, schema {SCHEMA}"
    return msgspec.json.format(msgspec.json.encode(schema, order="deterministic"), indent=2) + b"\n"


def told(part: Any) -> Any:
    """Return a part of a schema without the kind `unknown`; descriptions lose the indentation of their source."""
    if isinstance(part, dict):
        return {key: told(value) for key, value in part.items() if key not in ("Unknown", "unknown")}
    if isinstance(part, list):
        return [told(value) for value in part if not _is_unknown(value)]
    return cleandoc(part) if isinstance(part, str) and "\n" in part else part


def _is_unknown(part: Any) -> bool:
    return isinstance(part, dict) and str(part.get("$ref", "")).endswith("/Unknown")
