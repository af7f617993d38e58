"""The addresses of the API, from its calls."""

import re
from collections import defaultdict

from django.urls import path

from tajuk.newsroom.api.all_calls import CALLS
from tajuk.newsroom.api.calls import Call
from tajuk.newsroom.api.openapi import description
from tajuk.newsroom.api.serving import nothing_here, view_of

app_name = "api"
_by_path: dict[str, dict[str, Call]] = defaultdict(dict)
for _call in CALLS:
    _by_path[_call.path][_call.method] = _call

urlpatterns = [
    path("openapi.json", description, name="openapi"),
    *(path(re.sub(r"{\w+}", "<str:name>", at), view_of(calls), name=at) for at, calls in _by_path.items()),
    path("<path:rest>", nothing_here, name="nothing"),
]
