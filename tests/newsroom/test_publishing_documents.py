"""What surrounds the stories goes before readers as stories do: whole, by whoever may, written down."""

from functools import partial

import pytest
from django.core.exceptions import PermissionDenied
from newsroom_house import NOW, read
from wagtail.models import ModelLogEntry

from tajuk.edition import writer
from tajuk.newsroom.actions.publishing_documents import Decision, publish_document, withdraw_document
from tajuk.newsroom.errors import Overtaken
from tajuk.newsroom.models import FrontPlan
from tajuk.story.documents import Front


def decided(by, **more):
    """A decision about a front that nobody planned yet."""
    row = FrontPlan(section="ekonomi", language="id", guid="front-ekonomi")
    return Decision(row=row, by=by, now=NOW, keep=row.save, **more)


FRONT = Front(guid="front-ekonomi", section="ekonomi", language="id", stories=("berita",), pins={"berita": 2})


def test_a_document_is_published_with_its_row_and_its_audit_line(editor):
    entry = publish_document(FRONT, decided(editor, data={"stories": 1}))

    line = ModelLogEntry.objects.get()
    assert (read("front-ekonomi").document, read("front-ekonomi").seq) == (FRONT, entry.seq)
    assert (line.action, line.user, line.timestamp, line.data) == ("tajuk.publish", editor, NOW, {"stories": 1})
    assert line.object_id == str(FrontPlan.objects.get().pk)


def test_who_may_not_publish_changes_nothing(reporter):
    for verb in (partial(publish_document, FRONT), partial(withdraw_document, "front-ekonomi")):
        with pytest.raises(PermissionDenied):
            verb(decided(reporter))

    assert (read("front-ekonomi"), FrontPlan.objects.count()) == (None, 0)


def test_a_withdrawn_document_is_gone(editor):
    publish_document(FRONT, decided(editor))
    front = FrontPlan.objects.get()

    withdraw_document("front-ekonomi", Decision(row=front, by=editor, now=NOW), reason="Selesai.")

    assert read("front-ekonomi") is None
    assert ModelLogEntry.objects.latest("pk").action == "tajuk.withdraw"


@pytest.mark.parametrize("seen", ["", "ab" * 32])
def test_nobody_replaces_what_he_did_not_see(editor, seen):
    publish_document(FRONT, decided(editor))
    front = FrontPlan.objects.get()

    with pytest.raises(Overtaken):
        publish_document(FRONT, Decision(row=front, by=editor, now=NOW, seen=seen))
    shown = read("front-ekonomi").digest.hex()
    assert publish_document(FRONT, Decision(row=front, by=editor, now=NOW, seen=shown)).action == "update"


def test_what_the_edition_refuses_leaves_no_row_and_no_line(editor, monkeypatch):
    def refused(*_, **__):
        raise RuntimeError("the log is full")

    monkeypatch.setattr(writer, "append", refused)

    with pytest.raises(RuntimeError):
        publish_document(FRONT, decided(editor))
    assert (read("front-ekonomi"), FrontPlan.objects.count(), ModelLogEntry.objects.count()) == (None, 0, 0)
