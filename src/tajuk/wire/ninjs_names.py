"""The names of ninjs 1.x and 2.x, and of agencies' own dialects, as ninjs 3.1 spells them."""

from typing import Any

Fields = dict[str, Any]
_NAMES = """
uri type representationType profile version firstCreated versionCreated contentCreated embargoedUntil pubStatus urgency
copyrightHolder copyrightNotice usageTerms edNote language descriptions bodies headlines people organisations places
subjects events eventDetails plannedCoverage objects infoSources title by slugline located renditions associations
altIds trustIndicators standard genres expires rightsInfo digitalSourceType name rel source contentType
"""
NAMES = frozenset(_NAMES.split())
_LATER = {
    "$standard": "standard",
    "_id": "uri",
    "byline": "by",
    "embargoed": "embargoedUntil",
    "event": "events",
    "genre": "genres",
    "guid": "uri",
    "infosource": "infoSources",
    "mimetype": "contentType",
    "object": "objects",
    "organisation": "organisations",
    "organization": "organisations",
    "organizations": "organisations",
    "person": "people",
    "place": "places",
    "subject": "subjects",
    "trustindicator": "trustIndicators",
}
_SPELT = {name.lower(): name for name in NAMES} | _LATER
_TEXTS = {"body": "bodies", "description": "descriptions", "headline": "headlines"}
_TYPES = {"nitf": "application/nitf+xml", "text": "text/plain"}


def current(fields: Fields) -> Fields:
    """Return an item's fields under their names in ninjs 3.1; what no version knows keeps its own name.

    `body_xhtml` becomes one of `bodies`, `headline` one of `headlines`, and so on; of two names for one thing the one
    spelt as in 3.1 counts, then the first.
    """
    if fields.keys() <= NAMES:
        return fields
    found: Fields = {name: value for name, value in fields.items() if name in NAMES}
    texts: dict[str, list[Fields]] = {}
    for name, value in fields.items():
        if name in NAMES:
            continue
        stem, _, role = name.partition("_")
        if stem.lower() in _TEXTS and isinstance(value, str):
            texts.setdefault(_TEXTS[stem.lower()], []).append(_text(stem.lower(), role, value))
        else:
            found.setdefault(_SPELT.get(name.lower(), name), value)
    for name, several in texts.items():
        found[name] = [*listed(found.get(name)), *several]
    return found


def listed(value: Any) -> list[Fields]:
    """Return the objects of a value that should be a list of them; of an object by names (1.x), each with its name."""
    match value:
        case list():
            return [
                one if isinstance(one, dict) else {"name": one} for one in value if one and isinstance(one, dict | str)
            ]
        case dict() if value and all(isinstance(one, dict) or one is None for one in value.values()):
            return [{"name": name, **one} for name, one in value.items() if one]
        case dict():
            return [value] if value else []
        case str() if value:
            return [{"name": value}]
    return []


def text(fields: Fields, name: str) -> str:
    """Return a field as text: numbers written out, white space at its ends gone, "" for anything else."""
    value = fields.get(name)
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def media_type(fields: Fields) -> str:
    """Return the media type of a text or file, however its version spells the field."""
    return next(
        (text(fields, name).lower() for name in ("contentType", "contenttype", "mimetype") if name in fields), ""
    )


def _text(stem: str, role: str, value: str) -> Fields:
    fields: Fields = {"value": value}
    if role:
        fields["role"] = role
    if stem == "body":
        fields["contentType"] = "text/html" if "html" in role else _TYPES.get(role, "")
    return fields
