"""The way in: name and password, second factor, and no way round."""

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.test import Client
from entering import LOGIN, SECOND_FACTOR, browser, code_of, is_in, log_in, shown, with_app
from newsroom_house import make_colleague
from wagtail.models import ModelLogEntry

from tajuk.newsroom.models import Colleague


@pytest.fixture
def editor(newsroom) -> Colleague:
    """An editor, of this database alone."""
    return make_colleague("Editor")


def test_a_name_and_its_password_let_in(any_newsroom):
    make_colleague("Editor")
    client = browser()

    answer = log_in(client, "editor")

    assert (answer.status_code, answer.url, is_in(client)) == (302, "/newsroom/", True)


def test_without_staying_the_session_ends_with_the_browser(editor):
    for remember, lasts in (({}, ""), ({"remember": "on"}, settings.SESSION_COOKIE_AGE)):
        assert log_in(browser(), "editor", **remember).cookies["tajuk_staff"]["max-age"] == lasts


def test_behind_a_right_password_the_app_is_asked(editor):
    client, other = browser(), browser()
    log_in(client, "editor")
    secret = with_app(client)

    step = log_in(other, "editor")
    was_in = is_in(other)
    other.post(SECOND_FACTOR, {"code": code_of(secret)})

    assert (step.url, was_in, is_in(other)) == (SECOND_FACTOR, False, True)


def test_a_code_lets_in_once(any_newsroom):
    make_colleague("Editor")
    first, second = browser(), browser()
    log_in(first, "editor")
    secret = with_app(first)
    code = code_of(secret)
    third = browser()

    for client in (second, third):
        log_in(client, "editor")
        client.post(SECOND_FACTOR, {"code": code})

    assert (is_in(second), is_in(third)) == (True, False)


def test_codes_cannot_be_guessed_for_long(any_newsroom):
    make_colleague("Editor")
    client, guesser = browser(), browser("203.0.113.9")
    log_in(client, "editor")
    secret = with_app(client)
    log_in(guesser, "editor")
    for guess in range(5):
        guesser.post(SECOND_FACTOR, {"code": f"00000{guess}"})

    answer = guesser.post(SECOND_FACTOR, {"code": code_of(secret)}).content.decode()

    assert "lima menit" in answer and not is_in(guesser)


def test_each_recovery_code_lets_in_once_and_is_noted(editor):
    client = browser()
    log_in(client, "editor")
    with_app(client)
    code = shown(client, "/newsroom/account/second-factors/codes/", r"<code>(\d{8})</code>")
    lost, thief = browser(), browser()

    for someone in (lost, thief):
        log_in(someone, "editor")
        someone.post(SECOND_FACTOR, {"code": code})

    assert (is_in(lost), is_in(thief)) == (True, False)
    assert "tajuk.use_recovery_code" in audit_of(editor)


def test_setting_up_and_taking_away_is_confirmed_and_noted(editor):
    client = browser()
    log_in(client, "editor")
    unconfirmed = client.get("/newsroom/account/second-factors/app/")
    with_app(client)

    client.post("/newsroom/account/second-factors/app/remove/")

    assert unconfirmed.url.startswith("/newsroom/account/confirm/")
    assert not Authenticator.objects.filter(user=editor).exists()
    assert audit_of(editor) >= {"tajuk.add_second_factor", "tajuk.remove_second_factor"}


@pytest.mark.parametrize(
    "address", ["/newsroom/", "/newsroom/pages/", "/newsroom/account/", "/newsroom/account/sessions/"]
)
def test_a_password_alone_opens_nothing_where_a_second_factor_is(editor, address):
    client, other = browser(), browser()
    log_in(client, "editor")
    with_app(client)
    log_in(other, "editor")

    assert other.get(address).status_code == 302


def test_there_is_one_log_in_and_no_reset_by_mail(editor):
    client = browser()

    assert client.get("/newsroom/account/").url == "/newsroom/login/?next=/newsroom/account/"
    assert "newsroom/entrance.css" in client.get(LOGIN).content.decode()
    assert client.get("/newsroom/password_reset/").status_code == 404


def test_a_log_in_changes_the_session_key(editor):
    client = browser()
    log_in(client, "editor")
    secret = with_app(client)
    fixed = browser()
    log_in(fixed, "editor")
    before = fixed.cookies["tajuk_staff"].value

    fixed.post(SECOND_FACTOR, {"code": code_of(secret)})

    assert fixed.cookies["tajuk_staff"].value != before


@pytest.mark.parametrize(
    ("asked", "led"),
    [
        ("/newsroom/pages/", "/newsroom/pages/"),
        ("https://evil.example/", "/newsroom/"),
        ("//evil.example/", "/newsroom/"),
        ("/\\evil.example/", "/newsroom/"),
        ("javascript:alert(1)", "/newsroom/"),
    ],
)
def test_next_leads_only_into_the_newsroom(editor, asked, led):
    assert log_in(browser(), "editor", next=asked).url == led


def test_a_log_in_needs_the_token_of_its_form(editor):
    client = Client(enforce_csrf_checks=True, SERVER_NAME="localhost")

    answers = [client.post(where, {}).status_code for where in (LOGIN, SECOND_FACTOR, "/newsroom/login/passkey/")]

    assert (answers, log_in(client, "editor").status_code) == ([403, 403, 403], 403)


def test_cookies_have_names_of_their_own_and_are_out_of_reach_of_scripts(editor):
    client = browser()
    client.get(LOGIN)
    log_in(client, "editor")
    log_in(browser(), "editor", "salah")
    client.get("/newsroom/account/")

    cookies = {name: (bool(cookie["httponly"]), cookie["samesite"]) for name, cookie in client.cookies.items()}

    assert cookies == {"tajuk_staff": (True, "Lax"), "tajuk_staff_csrf": (True, "Lax")}


@pytest.mark.parametrize("closing", [{"is_active": False}, {"groups": []}])
def test_who_is_closed_or_has_no_role_is_told(editor, closing):
    client = browser()
    log_in(client, "editor")
    if "groups" in closing:
        editor.groups.clear()
    else:
        Colleague.objects.update(**closing)

    thrown_out, again = client.get("/newsroom/", follow=True), browser()
    log_in(again, "editor")

    assert thrown_out.redirect_chain[-1][0].startswith(LOGIN) and thrown_out.status_code == 200
    assert not is_in(again)


def audit_of(colleague: Colleague) -> set[str]:
    """What the audit log says was done to somebody."""
    return set(ModelLogEntry.objects.filter(object_id=str(colleague.pk)).values_list("action", flat=True))
