"""A ninjs 3.1 item in the spelling and shape of older versions, for clients that read no other."""

from typing import Any

from tajuk.wire.ninjs_names import Fields

_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_{}.json"
_CONCEPTS = {
    "events": "event",
    "genres": "genre",
    "infosources": "infosource",
    "objects": "object",
    "organisations": "organisation",
    "people": "person",
    "places": "place",
    "subjects": "subject",
    "trustindicators": "trustindicator",
}
_COMPLETE = {"full": "complete", "partial": "incomplete"}


def as_2_2(fields: Fields) -> Fields:
    """Return an item as ninjs 2.2: 3.1 in lower case; how an associated item is related is its name there."""
    older: Fields = _lower(fields)
    if "embargoeduntil" in older:
        older["embargoed"] = older.pop("embargoeduntil")
    older["standard"] = {"name": "ninjs", "version": "2.2", "schema": _SCHEMA.format("2.2")}
    if "associations" in older:
        older["associations"] = [_named_by_rel(one) for one in older["associations"]]
    return older


def as_1_6(fields: Fields) -> Fields:
    """Return an item as ninjs 1.6: texts by the names of fields, files and associated items by their own names."""
    older = as_2_2(fields)
    found = _older(older)
    found["$standard"] = {"name": "ninjs", "version": "1.6", "schema": _SCHEMA.format("1.6")}
    return found


def _older(fields: Fields) -> Fields:
    found: Fields = {}
    for name, value in fields.items():
        if name in _CONCEPTS:
            found[_CONCEPTS[name]] = [_coded(one) for one in value]
        elif name in ("headlines", "descriptions", "bodies"):
            found |= {_text_name(name, one): one["value"] for one in value}
        elif name == "renditions":
            found[name] = _by_name([_renamed(one) for one in value])
        elif name == "associations":
            found[name] = _by_name([_older(one) for one in value])
        elif name == "altids":
            found[name] = {one.get("role", "id"): one.get("value", "") for one in value}
        elif name == "representationtype":
            found[name] = _COMPLETE[value]
        elif name != "standard":
            found["byline" if name == "by" else name] = value
    return found


def _lower(value: Any) -> Any:
    """Return a value with all names in it in lower case."""
    if isinstance(value, dict):
        return {name.lower(): _lower(inner) for name, inner in value.items()}
    return [_lower(one) for one in value] if isinstance(value, list) else value


def _named_by_rel(one: Fields) -> Fields:
    return {name: value for name, value in one.items() if name != "rel"} | {"name": one.get("rel", one["name"])}


def _coded(one: Fields) -> Fields:
    """Return a concept with its identifier as scheme and code."""
    uri, literal = one.get("uri") or one.get("role", ""), one.get("literal", "")
    kept = {name: value for name, value in one.items() if name not in ("uri", "literal", "role", "id")}
    if one.get("role") and "href" not in one:
        kept, uri = {**kept, "rel": one["role"]}, one.get("uri", "")
    code = literal or uri.rpartition("/")[2] or uri
    scheme = uri.removesuffix(code) if code and uri != code else ""
    return kept | ({"code": code} if code else {}) | ({"scheme": scheme} if scheme and scheme != uri else {})


def _text_name(name: str, one: Fields) -> str:
    role = "".join(letter for letter in one.get("role", "text") if letter.isascii() and letter.isalnum()) or "text"
    if name == "bodies":
        return "body_xhtml" if "html" in one.get("contenttype", "") else "body_text"
    if name == "headlines":
        return "headline" if role == "main" else f"headline_{role}"
    return f"description_{role}"


def _renamed(one: Fields) -> Fields:
    return {"mimetype" if name == "contenttype" else name: value for name, value in one.items()}


def _by_name(several: list[Fields]) -> Fields:
    """Return objects by their names, which they lose; equal names are numbered."""
    found: Fields = {}
    for number, one in enumerate(several, start=1):
        name = one.pop("name", "") or "item"
        found[f"{name}_{number}" if name in found else name] = one
    return found
