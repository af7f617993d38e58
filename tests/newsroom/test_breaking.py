"""The breaking bar: one a language, put up by editors, down by itself at its second."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from newsroom_house import NOW, append, make_colleague, make_page, read
from wagtail.models import ModelLogEntry

from tajuk.newsroom.actions.breaking import bars, end_due, next_end, put_up, take_down
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.errors import NewsroomError, NotLive, Overtaken
from tajuk.story.documents import Alert

SOON = NOW + timedelta(hours=1)


def bar(headline="Gempa di Cempaka", language="id", **fields):
    return Alert(guid="", headline=headline, language=language, **fields)


def digest(language="id"):
    found = bars().get(language)
    return found.digest.hex() if found else ""


def test_a_bar_takes_the_place_of_the_one_in_its_language(editor):
    put_up(bar("Pertama"), by=editor, now=NOW, seen="")
    put_up(bar("Kedua"), by=editor, now=NOW, seen=digest())
    put_up(bar("Other", "en"), by=editor, now=NOW, seen="")

    assert {language: one.document.headline for language, one in bars().items()} == {"id": "Kedua", "en": "Other"}


def test_a_bar_that_came_from_elsewhere_is_replaced_too(editor):
    append(Alert(guid="impor", headline="Lama", language="id"))

    put_up(bar(), by=editor, now=NOW, seen=digest())

    assert read("impor").document.headline == "Gempa di Cempaka"


def test_nobody_replaces_a_bar_he_did_not_see(editor):
    put_up(bar("Pertama"), by=editor, now=NOW, seen="")

    with pytest.raises(Overtaken):
        put_up(bar("Kedua"), by=editor, now=NOW, seen="")
    assert bars()["id"].document.headline == "Pertama"


def test_putting_up_and_taking_down_are_written_down(editor):
    put_up(bar(ends_at=SOON), by=editor, now=NOW, seen="")
    take_down("id", by=editor, now=NOW)

    lines = ModelLogEntry.objects.order_by("pk")
    assert [(one.action, one.user) for one in lines] == [("tajuk.publish", editor), ("tajuk.withdraw", editor)]
    assert (bars(), lines[0].data["headline"]) == ({}, "Gempa di Cempaka")


def test_it_ends_by_itself_at_its_second_and_not_before(editor):
    put_up(bar(ends_at=SOON), by=editor, now=NOW, seen="")
    put_up(bar("Stays", "en"), by=editor, now=NOW, seen="")

    early = end_due(lambda: SOON - timedelta(microseconds=1))
    due, ended = next_end(), end_due(lambda: SOON)

    assert (early, due, ended, set(bars())) == (0, SOON, 1, {"en"})


def test_one_of_an_import_ends_by_itself_too(any_newsroom):
    append(Alert(guid="impor", headline="Lama", language="id", ends_at=NOW))

    assert (end_due(lambda: SOON), bars()) == (1, {})


@pytest.mark.parametrize(
    "nonsense",
    [bar(" "), bar(ends_at=NOW), bar(language="fr"), bar(story="tiada")],
    ids=["no headline", "over already", "no such language", "no such story"],
)
def test_nonsense_is_refused(editor, nonsense):
    with pytest.raises(NewsroomError):
        put_up(nonsense, by=editor, now=NOW, seen="")
    assert bars() == {}


def test_a_reporter_breaks_nothing(reporter):
    with pytest.raises(PermissionDenied):
        put_up(bar(), by=reporter, now=NOW, seen="")
    with pytest.raises(NotLive):
        take_down("id", by=reporter, now=NOW)


def test_from_a_story_it_takes_one_press(newsroom):
    editor = make_colleague("Editor")
    page = make_page()
    publish(page, by=editor, now=NOW)
    desk = Client(SERVER_NAME="localhost")
    desk.force_login(editor)

    form = desk.get(f"/newsroom/breaking/?story={page.guid}").context_data["form"]
    answer = desk.post("/newsroom/breaking/", {name: form[name].value() or "" for name in form.fields})

    alert = bars()["id"].document
    assert (answer.status_code, alert.headline, alert.story) == (302, "Rupiah menguat", page.guid)
    assert alert.ends_at is not None
    assert desk.post("/newsroom/breaking/id/take-down/").status_code == 302 and bars() == {}
