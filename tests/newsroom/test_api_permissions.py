"""Who may call what: every call of the API, a token of every role, and a stranger; on a story of an editor's."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from api_house import STORY, Program
from django.test import Client
from newsroom_house import make_colleague, make_page, revise
from test_permissions import WHO

from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.actions.scheduling import schedule
from tajuk.newsroom.api.all_calls import CALLS
from tajuk.newsroom.api.calls import FORM, Call
from tajuk.newsroom.models import Colleague, Scope, StoryPage
from tajuk.newsroom.roles import ROLES

MATRIX = Path(__file__).with_name("api_permissions.json")
"""Answers by call, in the order of WHO. Written anew by `python tests/newsroom/permission_matrix.py`."""
BODIES: dict[str, Any] = {
    "stories": STORY,
    "stories/{guid}": STORY,
    "stories/{guid}/correct": {"note": "Salah."},
    "stories/{guid}/kill": {"reason": "Keliru."},
    "stories/{guid}/schedule": {"due_at": datetime.now(UTC) + timedelta(hours=1)},
}


def story_for(call: Call, owner: Colleague) -> StoryPage:
    """Return a story to which a call can be put: live, unless it is one that waits."""
    page = make_page(owner)
    if call.path.endswith("unschedule"):
        due = datetime.now(UTC) + timedelta(hours=1)
        schedule(revise(page, go_live_at=due), by=owner, now=datetime.now(UTC))
    else:
        publish(page, by=owner, now=datetime.now(UTC))
    return page


def answers(owner: Colleague) -> Iterator[tuple[str, list[int]]]:
    """Yield each call with what everybody is answered."""
    programs = [Program(make_colleague(role.name, name=f"{role.login}-program")) for role in ROLES]
    for call in CALLS:
        asked = [put(None, call, owner), *(put(program, call, owner) for program in programs)]
        yield f"{call.method} {call.path}", asked


def put(program: Program | None, call: Call, owner: Colleague) -> int:
    """Put a call to a story of an editor's, and return the answer's status."""
    path = call.path.format(guid=story_for(call, owner).guid, digest="ab" * 32)
    if program is None:
        client = Client(SERVER_NAME="localhost")
        return client.generic(call.method, f"/api/{path}", b"{}", "application/json").status_code
    if call.media_type == FORM:
        return program.upload("p.jpg", b"no picture", credit="Rina").status_code
    return program.ask(call.method, path, BODIES.get(call.path), if_match="*").status_code


@pytest.fixture
def owner(newsroom):
    return make_colleague("Editor", name="redaktur")


def test_every_call_answers_every_role_as_the_matrix_says(owner):
    assert len(WHO) == 1 + len(ROLES)
    assert dict(answers(owner)) == json.loads(MATRIX.read_text())


@pytest.mark.parametrize("scope", Scope)
def test_every_call_wants_its_scope(owner, scope):
    program = Program(owner, scope)

    for call in CALLS:
        refused = put(program, call, owner) == 403
        assert refused == (not scope.holds(call.scope)), call.path
