"""Who is let in, and what is let in: tokens, bounds, odd bodies; one clear line for each refusal."""

from datetime import UTC, datetime, timedelta

import pytest
from api_house import STORY, Program
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone
from newsroom_house import make_colleague

from tajuk.newsroom.actions.giving_tokens import give_token, revoke_token
from tajuk.newsroom.api import bearers
from tajuk.newsroom.api.rates import Rates
from tajuk.newsroom.errors import NewsroomError
from tajuk.newsroom.models import Colleague, Scope, StoryPage, Token


@pytest.fixture
def program(editor):
    return Program(editor)


def test_no_token_no_answer(any_newsroom):
    answer = Client(SERVER_NAME="localhost").get("/api/token")

    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, 'Bearer realm="newsroom"')
    assert answer["Content-Type"] == "application/problem+json"


def test_a_log_in_is_no_token(editor):
    client = Client(SERVER_NAME="localhost")
    client.force_login(editor)

    assert client.post("/api/stories", STORY, "application/json").status_code == 401


def test_a_cookie_beside_a_token_changes_nothing(editor, reporter):
    program = Program(reporter)
    program._client.force_login(editor)

    assert program.ask("GET", "token").json()["colleague"] == "reporter"


def expired(token):
    Token.objects.filter(pk=token.pk).update(expires_at=timezone.now())


def revoked(token):
    revoke_token(token, by=token.user, now=datetime.now(UTC))


def deactivated(token):
    Colleague.objects.filter(pk=token.user_id).update(is_active=False)


def shut_out(token):
    token.user.groups.clear()


def without_second_factor(token):
    token.user.groups.get().permissions.add(Permission.objects.get(codename="needs_second_factor"))


@pytest.mark.parametrize("ending", [expired, revoked, deactivated, shut_out, without_second_factor])
def test_a_dead_token_opens_nothing(program, ending):
    before = program.ask("GET", "token").status_code

    ending(program.token)

    answer = program.ask("GET", "token")
    assert (before, answer.status_code, "invalid_token" in answer["WWW-Authenticate"]) == (200, 401, True)


def test_a_token_that_is_nearly_right_opens_nothing(program):
    shown = program.shown[:-1] + ("A" if program.shown[-1] != "A" else "B")

    answer = Client(SERVER_NAME="localhost").get("/api/token", headers={"Authorization": f"Bearer {shown}"})

    assert answer.status_code == 401


def test_only_a_digest_of_a_token_is_kept(program):
    kept = Token.objects.values().get()

    assert program.shown not in str(kept) and len(kept["prefix"]) < 16


@pytest.mark.parametrize("scope", [Scope.READ, Scope.WRITE])
def test_a_token_reaches_no_further_than_its_scope(editor, scope):
    path, _ = Program(editor).begun()
    program = Program(editor, scope)

    statuses = [
        program.ask("GET", path).status_code,
        program.ask("PUT", path, STORY, if_match="*").status_code,
        program.ask("POST", f"{path}/publish", if_match="*").status_code,
    ]

    assert statuses == [200, 403 if scope is Scope.READ else 200, 403]


def test_the_use_of_a_token_is_noted(program):
    program.ask("GET", "token")

    assert datetime.now(UTC) - Token.objects.get().last_used_at < timedelta(minutes=1)


def test_a_token_ends_within_a_year(editor):
    now = datetime.now(UTC)

    for end in (now, now + timedelta(days=400)):
        with pytest.raises(NewsroomError):
            give_token("uji", Scope.READ, to=editor, expires_at=end, now=now)


def test_who_calls_too_often_is_told_when_to_come_again(program, monkeypatch):
    monkeypatch.setattr(bearers, "calls", Rates(0.5, 2, clock=lambda: 100.0))

    answers = [program.ask("GET", "token") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[2]["Retry-After"] == "2"


def test_a_bucket_fills_again():
    times = iter([0.0, 0.0, 1.0])
    rates = Rates(1, 1, clock=lambda: next(times))

    assert [rates.wait_s("a") for _ in range(3)] == [0, 1, 0]


BAD = {
    "no JSON": (b"{", 400),
    "no UTF-8": (b'{"headline": "\xff\xfe"}', 400),
    "a list": (b"[]", 422),
    "another kind": (b'{"kind": "section", "headline": "x"}', 422),
    "another schema": (b'{"schema": 9, "headline": "x"}', 422),
    "no headline": (b"{}", 422),
    "an empty headline": (b'{"headline": "", "slug": "x"}', 422),
    "a number for a headline": (b'{"headline": 7}', 422),
    "an unknown field": (b'{"headline": "x", "heading": "y"}', 422),
    "an unknown field inside": (b'{"headline": "x", "bylines": [{"name": "A", "rol": "editor"}]}', 422),
    "a settled field": (b'{"headline": "x", "published_at": "2020-01-01T00:00:00Z"}', 422),
    "somebody's guid": (b'{"headline": "x", "guid": "a"}', 422),
    "an unknown block": (b'{"headline": "x", "body": [{"kind": "poll"}]}', 422),
    "the kind of unknown blocks": (b'{"headline": "x", "body": [{"kind": "unknown", "raw": "e30="}]}', 422),
    "NUL": (b'{"headline": "x\\u0000"}', 422),
    "NUL in what is carried": (b'{"headline": "x", "carried": {"a": ["\\u0000"]}}', 422),
    "a number without end": (b'{"headline": "x", "carried": {"a": 1e999}}', 422),
    "a number of 400 digits": (b'{"headline": "x", "carried": {"a": %s}}' % (b"9" * 400), 422),
    "an address that runs": (b'{"headline": "x", "sources": [{"ref": "a", "name": "A", "url": "javascript:x"}]}', 422),
    "a heading of level 9": (b'{"headline": "x", "body": [{"kind": "heading", "level": 9, "text": []}]}', 422),
    "a cell as wide as the sea": (
        b'{"headline": "x", "body": [{"kind": "table", "rows": [[{"kind": "cell", "colspan": 1000000000}]]}]}',
        422,
    ),
    "no such section": (b'{"headline": "x", "section": "laut"}', 422),
    "no such language": (b'{"headline": "x", "language": "tlh"}', 422),
    "a headline no slug comes of": ('{"headline": "…"}'.encode(), 422),
    "a picture nobody uploaded": (b'{"headline": "x", "picture": {"media": "%s"}}' % (b"ab" * 32), 422),
    "a path for a digest": (b'{"headline": "x", "picture": {"media": "../../../etc/passwd"}}', 422),
    "deep boxes": (
        b'{"headline": "x", "body": '
        + b'[{"kind": "factbox", "headline": "", "body": ' * 200 + b"[]" + b"}]" * 200 + b"}",
        422,
    ),
    "a well of brackets": (b"[" * 100_000, 422),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_bad_body_is_refused_in_one_line_and_leaves_nothing(program, what):
    body, status = BAD[what]

    answer = program.ask("POST", "stories", body)

    assert (answer.status_code, StoryPage.objects.count()) == (status, 0)
    assert "\n" not in answer.json()["detail"] and len(answer.json()["detail"]) > 10


def test_a_body_over_its_bound_is_not_read(program):
    answer = program.ask("POST", "stories", b'{"headline": "' + b"x" * (2 * 1024 * 1024) + b'"}')

    assert (answer.status_code, "2 MB" in answer.json()["detail"]) == (413, True)


def test_a_form_is_not_a_story(program):
    answer = program._client.post("/api/stories", {"headline": "x"})

    assert answer.status_code == 415


def test_what_nobody_can_ask_is_said(program):
    answers = [program.ask("DELETE", "stories"), program.ask("GET", "stories/no-such"), program.ask("GET", "nothing")]

    assert [answer.status_code for answer in answers] == [405, 404, 404]
    assert answers[0]["Allow"] == "POST"


@pytest.mark.parametrize("path", ["stories/%00", "stories/%00/open", "pictures/%00", "stories?desk=%00"])
def test_an_address_no_database_can_look_for_is_refused(program, path):
    method = "POST" if "open" in path or "?" in path else "GET"

    assert program.ask(method, path, STORY if "?" in path else None).status_code == 422


def test_a_reason_no_database_can_keep_is_refused(program):
    path, _ = program.begun()
    program.ask("POST", f"{path}/publish", if_match="*")

    assert program.ask("POST", f"{path}/kill", {"reason": "a\0b"}).status_code == 422


def test_a_colleague_without_a_desk_begins_nothing(any_newsroom):
    program = Program(make_colleague("Marketing"))

    assert (program.ask("POST", "stories", STORY).status_code, StoryPage.objects.count()) == (403, 0)


def test_an_unknown_desk_names_those_there_are(program):
    answer = program.ask("POST", "stories?desk=laut", STORY)

    assert (answer.status_code, "ekonomi" in answer.json()["detail"]) == (422, True)
