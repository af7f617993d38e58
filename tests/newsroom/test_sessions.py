"""Where somebody is logged in, and how that ends."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import Permission
from entering import LOGIN, browser, is_in, log_in, with_app
from newsroom_house import PASSWORD, make_colleague
from test_entering import audit_of

from tajuk.newsroom.actions.letting_in import let_in_again
from tajuk.newsroom.browsers import browser_of
from tajuk.newsroom.models import Colleague
from tajuk.newsroom.sessions import sessions_of

NEW_PASSWORD = "tinta-biru-2026"


@pytest.fixture
def editor(newsroom) -> Colleague:
    """An editor, of this database alone."""
    return make_colleague("Editor")


def logged_in(name: str, **more):
    client = browser(**more)
    log_in(client, name)
    assert is_in(client)
    return client


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0", "Edge, Windows"),
        (
            "Mozilla/5.0 (Linux; Android 15) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36",
            "Samsung Internet, Android",
        ),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1", "Safari, iPhone"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Linux"),
        ("curl/8.5.0", "curl"),
        ("", ""),
    ],
)
def test_a_browser_is_named_as_people_know_it(user_agent, name):
    assert browser_of(user_agent) == name


def test_the_list_says_where_since_when_and_which_is_this_one(editor):
    here, there = logged_in("editor"), logged_in("editor", address="198.51.100.4")

    sessions = sessions_of(editor, current=here.cookies["tajuk_staff"].value)
    page = here.get("/newsroom/account/sessions/").content.decode()

    assert [(one.address, one.browser, one.is_current) for one in sessions] == [
        ("10.0.0.7", "Firefox, Linux", True),
        ("198.51.100.4", "Firefox, Linux", False),
    ]
    assert "198.51.100.4" in page and is_in(there)


def test_last_seen_is_written_now_and_then_not_each_time(editor):
    client = logged_in("editor")
    fresh = UserSession.objects.get().last_seen_at
    client.get("/newsroom/")
    unchanged = UserSession.objects.get().last_seen_at
    UserSession.objects.update(last_seen_at=fresh - timedelta(minutes=6))

    client.get("/newsroom/")

    assert (unchanged, UserSession.objects.get().last_seen_at > fresh) == (fresh, True)


def test_one_session_is_ended_and_no_other(editor):
    here, lost, phone = (logged_in("editor") for _ in range(3))
    pk = UserSession.objects.get(session_key=lost.cookies["tajuk_staff"].value).pk

    here.post(f"/newsroom/account/sessions/{pk}/end/")

    assert [is_in(one) for one in (here, lost, phone)] == [True, False, True]
    assert "tajuk.end_sessions" in audit_of(editor)


def test_all_others_are_ended(editor):
    here, lost, phone = (logged_in("editor") for _ in range(3))

    here.post("/newsroom/account/sessions/end-others/")

    assert [is_in(one) for one in (here, lost, phone)] == [True, False, False]


def test_nobody_ends_anothers_session_from_his_own_list(editor):
    make_colleague("Reporter")
    reporter, victim = logged_in("reporter"), logged_in("editor")
    pk = UserSession.objects.get(user=editor).pk

    answer = reporter.post(f"/newsroom/account/sessions/{pk}/end/")

    assert (answer.status_code, is_in(victim)) == (404, True)


def test_a_new_password_ends_the_other_sessions(editor):
    here, lost = logged_in("editor"), logged_in("editor")
    form = {"password-old_password": PASSWORD, "name_email-email": "e@harian.example"}
    new = {f"password-new_password{n}": NEW_PASSWORD for n in (1, 2)}
    fixed = {"locale-preferred_language": "id", "locale-current_time_zone": "Asia/Jakarta", "theme-theme": "system"}
    looks = {"theme-density": "default", "theme-contrast": "system", "theme-keyboard_shortcuts": "on"}
    names = {"name_email-first_name": "E", "name_email-last_name": "D"}

    answer = here.post("/newsroom/account/", {**form, **new, **fixed, **looks, **names})

    assert (answer.status_code, [is_in(one) for one in (here, lost)]) == (302, [True, False])
    assert len(sessions_of(editor)) == 1


@pytest.mark.parametrize("way", ["form", "heap"])
def test_closing_a_log_in_ends_its_sessions_for_good(editor, way):
    make_colleague("Administrator")
    administrator, gone = logged_in("administrator"), logged_in("editor")

    if way == "form":
        role = editor.groups.get().pk
        form = {"username": "editor", "email": "e@harian.example", "first_name": "E", "last_name": "D", "groups": role}
        administrator.post(f"/newsroom/users/edit/{editor.pk}/", form)
    else:
        where = f"/newsroom/bulk/newsroom/colleague/set_active_state/?id={editor.pk}&next=/newsroom/users/"
        administrator.post(where, {"mark_as_active": "False"})
    closed = not Colleague.objects.get(pk=editor.pk).is_active
    Colleague.objects.update(is_active=True)

    assert (closed, is_in(gone), is_in(administrator)) == (True, False, True)


def test_an_administrator_helps_after_a_lost_telephone(editor):
    make_colleague("Administrator")
    phone = logged_in("editor")
    with_app(phone)
    administrator, access = logged_in("administrator"), f"/newsroom/colleagues/{editor.pk}/access/"

    page = administrator.get(access).content.decode()
    administrator.post(f"{access}reset/")
    administrator.post(f"{access}end/")

    assert "Aplikasi autentikator" in page and "Kode pemulihan" in page
    assert (is_in(phone), Authenticator.objects.filter(user=editor).exists()) == (False, False)
    assert audit_of(editor) >= {"tajuk.reset_second_factors", "tajuk.end_sessions"}
    assert is_in(logged_in("editor"))


@pytest.mark.parametrize("role", ["Reporter", "Editor", "Market desk", "Marketing"])
def test_only_administrators_help(editor, role):
    other = make_colleague(role, name="other")
    with_app(logged_in("editor"))
    client = logged_in("other")

    answers = [client.post(f"/newsroom/colleagues/{editor.pk}/access/{verb}/").status_code for verb in ("reset", "end")]

    assert answers == [302, 302] and other.has_perm("wagtailadmin.access_admin")
    assert Authenticator.objects.filter(user=editor).exists() and UserSession.objects.filter(user=editor).exists()


def test_who_must_have_a_second_factor_sets_one_up_first(editor):
    client = logged_in("editor")
    editor.groups.get().permissions.add(Permission.objects.get(codename="needs_second_factor"))

    led = client.get("/newsroom/pages/")
    saved = client.post("/newsroom/account/", {})
    page = client.get("/newsroom/account/second-factors/").content.decode()
    shut = is_in(client)
    with_app(client)

    assert (led.url, saved.status_code) == ("/newsroom/account/second-factors/", 403)
    assert "Peran Anda mewajibkan" in page
    assert (shut, is_in(client)) == (False, True)


def test_a_role_is_made_to_need_one_on_its_own_form(newsroom):
    make_colleague("Administrator")
    role = Colleague.objects.get().groups.get()

    page = logged_in("administrator").get(f"/newsroom/groups/edit/{role.pk}/").content.decode()

    assert "Wajib punya faktor kedua" in page


def test_the_operator_lets_a_lost_administrator_in(newsroom):
    colleague = make_colleague("Administrator")
    lost = logged_in("administrator")
    with_app(lost)
    Colleague.objects.update(is_active=False)
    for _ in range(6):
        log_in(browser(), "administrator", "salah")

    let_in_again("administrator", password=NEW_PASSWORD)
    client = browser()
    log_in(client, "administrator", NEW_PASSWORD)

    assert (is_in(lost), is_in(client)) == (False, True)
    assert audit_of(colleague) >= {"tajuk.reset_second_factors", "tajuk.end_sessions", "tajuk.reset_password"}


def test_logging_out_leads_to_the_log_in(editor):
    client = logged_in("editor")

    assert (client.post("/newsroom/logout/").url, is_in(client), len(sessions_of(editor))) == (LOGIN, False, 0)
