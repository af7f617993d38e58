"""The screen of tokens: everybody his own, administrators all; a token is shown once."""

import re

import pytest
from api_house import Program
from django.test import Client
from django.urls import reverse
from newsroom_house import make_colleague
from wagtail.models import ModelLogEntry

from tajuk.newsroom.models import Token


def logged_in(colleague):
    client = Client(SERVER_NAME="localhost", HTTP_ACCEPT_LANGUAGE="en")
    client.force_login(colleague)
    return client


@pytest.fixture
def administrator(newsroom):
    return make_colleague("Administrator")


@pytest.fixture
def writer(newsroom):
    return make_colleague("Reporter")


def made(colleague, **said):
    return logged_in(colleague).post(
        reverse("newsroom:tokens"), {"name": "bot", "scope": "write", "days": "30", **said}
    )


def test_a_token_is_shown_once_and_works(writer):
    answer = made(writer)

    shown = re.search(r'value="(wagtail_\w+)"', answer.content.decode())[1]
    again = logged_in(writer).get(reverse("newsroom:tokens")).content.decode()
    asked = Client(SERVER_NAME="localhost").get("/api/token", headers={"Authorization": f"Bearer {shown}"})
    assert (asked.json()["colleague"], asked.json()["scope"]) == ("reporter", "write")
    assert shown not in again and "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("said", [{"name": ""}, {"scope": "everything"}, {"days": "9999"}])
def test_a_token_without_name_scope_or_end_is_not_made(writer, said):
    made(writer, **said)

    assert Token.objects.count() == 0


def test_everybody_sees_his_own_and_administrators_all(writer, administrator):
    Program(writer)
    other = make_colleague("Editor")

    pages = [logged_in(who).get(reverse("newsroom:tokens")).content.decode() for who in (writer, administrator, other)]

    assert ["uji" in page for page in pages] == [True, True, False]


def test_a_token_is_revoked_by_its_own_and_by_administrators_alone(writer, administrator):
    token = Program(writer).token
    address = reverse("newsroom:revoke_token", args=(token.pk,))

    logged_in(make_colleague("Editor")).post(address)
    standing = Token.objects.get().revoked_at
    logged_in(administrator).post(address)

    assert standing is None and Token.objects.get().revoked_at is not None


def test_making_and_revoking_stand_in_the_record(writer):
    made(writer)
    logged_in(writer).post(reverse("newsroom:revoke_token", args=(Token.objects.get().pk,)))

    lines = list(ModelLogEntry.objects.order_by("pk").values_list("action", "user__username"))
    assert lines == [("tajuk.token.give", "reporter"), ("tajuk.token.revoke", "reporter")]
