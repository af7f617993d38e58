"""Whether a ninjs document keeps to the schema of its version: for what we send, and for what a partner asks about.

Reading never asks: real agencies break their own schemas, and `ninjs.parse` reads them all the same.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from jsonschema import FormatChecker
from jsonschema.protocols import Validator
from jsonschema.validators import validator_for
from referencing import Registry, Resource

VERSIONS = ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6", "2.0", "2.1", "2.2", "3.0", "3.1")
_FORMATS = FormatChecker(("date", "email", "ipv4", "ipv6", "regex"))  # others are judged only where more is installed
IN_DEVELOPMENT = ("1.x_dev", "2.x_dev")
"""Drafts the industry's test suite judges by; no document says it is one."""

_SCHEMAS = files("tajuk.wire") / "schemas" / "ninjs"
_GEO = "https://geojson.org/schema/GeoJSON.json"
_LATEST = {"1": "1.6", "2": "2.2", "3": "3.1"}


class Problem(NamedTuple):
    """Where a document breaks its schema (a path of names, "" for the whole of it), and how."""

    where: str
    what: str


def validate(raw: bytes, *, version: str = "") -> Iterator[Problem]:
    """Yield what in a document is against the schema of its version; nothing when it keeps to it.

    version: one of VERSIONS or IN_DEVELOPMENT; "" for what the document says, else what its names are spelt like.
    Source: IPTC's JSON schemas, shipped unchanged.
    """
    try:
        document = json.loads(raw)
    except (ValueError, RecursionError) as error:
        yield Problem("", f"this is no JSON ({error})")
        return
    for broken in _validator(version or version_of(document)).iter_errors(document):
        yield Problem("/".join(str(part) for part in broken.absolute_path), broken.message)


def version_of(document: Any) -> str:
    """Return the version a document is in: as it says, else the latest of 1.x, 2.x or 3.x by its spelling."""
    if not isinstance(document, dict):
        return VERSIONS[-1]
    standard = document.get("standard") or document.get("$standard")
    said = standard.get("version") if isinstance(standard, dict) else None
    if said in VERSIONS:
        return str(said)
    if any(name != name.lower() for name in document):
        return _LATEST["3"]
    older = any(name.startswith(("headline_", "body_", "description_")) for name in document)
    return _LATEST["1" if older or document.keys() & {"headline", "byline", "person", "subject", "place"} else "2"]


@cache
def _validator(version: str) -> Validator:
    schema = _schema(f"ninjs-schema_{version}.json")
    geo = Resource.from_contents(_schema("GeoJSON-schema.json"))
    known = [(_GEO, geo), (f"{_GEO}#", geo)]
    itself = str(schema.get("$id") or schema.get("id"))
    registry: Registry[Any] = Registry().with_resources([*known, (itself, Resource.from_contents(schema))])
    kind = validator_for(schema)
    return kind(schema, registry=registry, format_checker=_FORMATS)


def _schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((_SCHEMAS / name).read_text("utf-8"))
    return found
