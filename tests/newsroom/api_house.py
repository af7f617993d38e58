"""Programs that call the newsroom's API in tests."""

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tajuk.newsroom.actions.giving_tokens import give_token
from tajuk.newsroom.models import Colleague, Scope, StoryPage

STORY: dict[str, Any] = {
    "headline": "Rupiah menguat",
    "section": "ekonomi",
    "body": [{"kind": "paragraph", "text": [{"text": "Rupiah menguat pada penutupan perdagangan."}]}],
}


class Program:
    """A program with a token of a colleague's."""

    def __init__(
        self, colleague: Colleague, scope: Scope = Scope.PUBLISH, *, lasts: timedelta = timedelta(days=1)
    ) -> None:
        now = datetime.now(UTC)
        self.token, self.shown = give_token("uji", scope, to=colleague, expires_at=now + lasts, now=now)
        self._client = Client(SERVER_NAME="localhost", headers={"Authorization": f"Bearer {self.shown}"})

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """Call; headers are named in the way of Python: if_match."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, bytes) else b"" if body is None else msgspec.json.encode(body)
        return self._client.generic(method, f"/api/{path}", data, "application/json", headers=named)

    def begun(self, **fields: Any) -> tuple[str, str]:
        """Begin a story; return its address below `/api/` and its tag."""
        answer = self.ask("POST", "stories", {**STORY, **fields})
        assert answer.status_code == 201, answer.content
        return answer["Location"].removeprefix("/api/"), answer["ETag"]

    def upload(self, name: str, data: bytes, **said: str) -> HttpResponse:
        """Send a picture as a form."""
        return self._client.post("/api/pictures", {"file": SimpleUploadedFile(name, data), **said})


def page_at(path: str) -> StoryPage:
    """Return the page of a story by its address below `/api/`."""
    return StoryPage.objects.get(guid=path.removeprefix("stories/"))
