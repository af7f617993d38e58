"""The description of the API for programs (OpenAPI 3.1), from the very declarations that its addresses are made of."""

import re
from functools import cache
from inspect import cleandoc
from typing import Any

import msgspec
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tajuk.newsroom.api.all_calls import CALLS
from tajuk.newsroom.api.calls import IF_MATCH, JSON, KEY, Call
from tajuk.newsroom.api.pictures import Upload
from tajuk.newsroom.api.problems import PROBLEM, Problem
from tajuk.newsroom.api.story_in import SETTLED_FIELDS
from tajuk.story.schema import told
from tajuk.story.story import Story

_VERSION = "1.0"
_REFERENCE = "#/components/schemas/{name}"
_HEADERS = {
    IF_MATCH: "The ETag of what was seen, or `*`. Without it 428, when it is another by now 412.",
    KEY: "A text of your own, up to 200 characters. Sent again within a day with the same call, it is not done again.",
}
_FREE = {"guid", "published_at", "section", "slug", "language"}


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """Return the description; anybody may read it."""
    return HttpResponse(msgspec.json.encode(document()), JSON)


@cache
def document() -> dict[str, Any]:
    """Return the OpenAPI document."""
    paths: dict[str, dict[str, Any]] = {}
    for call in CALLS:
        paths.setdefault(f"/api/{call.path}", {})[call.method.lower()] = _operation(call)
    return {
        "openapi": "3.1.1",
        "info": {"title": "Tajuk newsroom", "version": _VERSION, "description": "Stories, written and published."},
        "paths": paths,
        "components": {
            "schemas": _components(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{"token": []}],
    }


def _operation(call: Call) -> dict[str, Any]:
    first, _, rest = cleandoc(call.does.__doc__ or "").partition("\n")
    operation: dict[str, Any] = {
        "operationId": re.sub(r"\W+", "_", f"{call.method.lower()}_{call.path}").strip("_"),
        "summary": first,
        "description": f"{rest.strip()}\n\nTakes a token for `{call.scope}`.".strip(),
        "parameters": _parameters(call),
        "responses": {str(call.status): _response(call), "default": _body("Why not.", PROBLEM, _named(Problem))},
    }
    if call.takes:
        must = call.takes is not None and bool(msgspec.json.schema(call.takes).get("required", True))
        operation["requestBody"] = {"required": must, "content": {call.media_type: {"schema": _named(call.takes)}}}
    return operation


def _parameters(call: Call) -> list[dict[str, Any]]:
    text = {"type": "string"}
    inside = [
        {"name": name, "in": "path", "required": True, "schema": text} for name in re.findall(r"{(\w+)}", call.path)
    ]
    behind = [{"name": name, "in": "query", "description": said, "schema": text} for name, said in call.query.items()]
    heeded = [
        {"name": name, "in": "header", "required": name == IF_MATCH, "description": _HEADERS[name], "schema": text}
        for name in call.wants
    ]
    return inside + behind + heeded


def _response(call: Call) -> dict[str, Any]:
    return _body("What came of it.", JSON, _named(call.gives))


def _body(said: str, media_type: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": said, "content": {media_type: {"schema": schema}}}


def _named(kind: type) -> dict[str, Any]:
    return {"$ref": _REFERENCE.format(name=kind.__name__)}


def _components() -> dict[str, Any]:
    kinds = {kind for call in CALLS for kind in (call.takes, call.gives) if kind} | {Problem}
    _, found = msgspec.json.schema_components(sorted(kinds, key=lambda kind: kind.__name__), ref_template=_REFERENCE)
    components: dict[str, Any] = told(found)
    story, file = components[Story.__name__], components[Upload.__name__]["properties"]["file"]
    for name in SETTLED_FIELDS:
        story["properties"][name]["readOnly"] = True
    story["required"] = [name for name in story["required"] if name not in _FREE | {"kind"}]
    file.clear()
    file["contentMediaType"] = "application/octet-stream"
    return components
