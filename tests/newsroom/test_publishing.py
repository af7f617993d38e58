"""From an editor's decision to the edition, in one transaction."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from newsroom_house import NOW, make_page, prose, read, revise

from tajuk.edition.errors import Gone
from tajuk.newsroom.actions.publishing import correct, publish
from tajuk.newsroom.actions.withdrawing import kill, undo, withdraw
from tajuk.newsroom.errors import NewsroomError, NotLive, Overtaken, TooLate
from tajuk.newsroom.models import Receipt, StoryPage
from tajuk.newsroom.queries import current
from tajuk.story.text import plain, runs

LATER = NOW + timedelta(minutes=5)


def again(page):
    return StoryPage.objects.get(pk=page.pk)


def test_a_published_page_is_in_the_edition(editor):
    page = make_page()

    entry = publish(page, by=editor, now=NOW)

    version = read(page.guid)
    assert (entry.path, version.document.headline) == ("/ekonomi/2026/03/02/rupiah-menguat", "Rupiah menguat")
    assert (again(page).live, again(page).published_digest) == (True, version.digest.hex())


def test_what_is_saved_afterwards_is_not_seen_by_readers(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)

    page = revise(again(page), title="Rupiah melemah")

    assert (read(page.guid).document.headline, page.has_unpublished_changes) == ("Rupiah menguat", True)


def test_a_visible_update_says_when_and_a_minor_one_does_not(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)

    publish(revise(again(page), deck="Baru"), by=editor, now=LATER, change="minor")
    minor = read(page.guid).document.updated_at
    publish(revise(again(page), deck="Lebih baru"), by=editor, now=LATER, change="visible")

    assert (minor, read(page.guid).document.updated_at) == (None, LATER)


def test_a_first_publication_keeps_its_instant(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)

    publish(revise(again(page), title="Lagi"), by=editor, now=LATER)

    assert read(page.guid).document.published_at == NOW


def test_a_correction_is_told_to_readers(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)

    entry = correct(
        revise(again(page), body=prose("Benar.")), by=editor, now=LATER, note=runs("Salah angka."), sort="correction"
    )

    (note,) = read(page.guid).document.corrections
    assert (entry.action, plain(note.note), note.at) == ("correct", "Salah angka.", LATER)
    assert again(page).corrections[0]["note"] == [{"text": "Salah angka."}]


def test_a_draft_is_not_corrected(editor):
    with pytest.raises(NotLive):
        correct(make_page(), by=editor, now=NOW, note=runs("x"), sort="correction")


def test_a_killed_story_is_gone_for_good(editor):
    page = make_page()
    entry = publish(page, by=editor, now=NOW)

    kill(again(page), by=editor, now=LATER, reason="Keliru seluruhnya.")

    assert (read(page.guid), again(page).live) == (None, False)
    with pytest.raises(Gone):
        by_path(entry.path)


def by_path(path):
    from django.db import connection

    from tajuk.edition import reader

    return reader.by_path(connection.cursor(), path)


def test_a_kill_needs_a_reason(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)

    with pytest.raises(NewsroomError):
        kill(again(page), by=editor, now=LATER, reason=" ")


def test_a_withdrawn_story_may_come_back(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)
    withdraw(again(page), by=editor, now=LATER)

    publish(again(page), by=editor, now=LATER)

    assert read(page.guid).document.published_at == NOW


def test_an_undone_first_publish_takes_the_story_back(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)

    undo(again(page), by=editor, now=NOW + timedelta(seconds=29))

    assert (read(page.guid), again(page).live, again(page).published_digest) == (None, False, "")


def test_an_undone_update_gives_readers_what_they_had(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)
    before = read(page.guid).digest
    publish(revise(again(page), title="Keliru"), by=editor, now=LATER)

    undo(again(page), by=editor, now=LATER)

    assert (read(page.guid).digest, again(page).title) == (before, "Rupiah menguat")
    assert again(page).get_latest_revision_as_object().title == "Keliru"


def test_undoing_has_its_time(editor):
    page = make_page()
    publish(page, by=editor, now=NOW)

    with pytest.raises(TooLate):
        undo(again(page), by=editor, now=NOW + timedelta(seconds=31))


def test_a_reporter_publishes_nothing(reporter):
    page = make_page(reporter)

    with pytest.raises(PermissionDenied):
        publish(page, by=reporter, now=NOW)
    assert (read(page.guid), Receipt.objects.count()) == (None, 0)


@pytest.mark.parametrize("label", ["sponsored", "advertorial"])
def test_what_somebody_paid_for_says_who(editor, label):
    with pytest.raises(NewsroomError, match="sponsor"):
        publish(make_page(label=label, sponsor=" "), by=editor, now=NOW)

    publish(make_page(label=label, sponsor="PT Contoh"), by=editor, now=NOW)


def test_who_was_overtaken_is_told(editor):
    page = make_page()
    seen = again(page)
    publish(page, by=editor, now=NOW)

    with pytest.raises(Overtaken):
        publish(seen, by=editor, now=LATER)


def test_a_moved_section_and_a_new_slug_lead_on_from_the_old_address(editor):
    page = make_page()
    old = publish(page, by=editor, now=NOW).path

    new = publish(revise(again(page), section="pasar-uang", slug="rupiah"), by=editor, now=LATER).path

    assert new == "/pasar-uang/2026/03/02/rupiah"
    with pytest.raises(Exception, match=new):
        by_path(old)


def test_every_publish_leaves_a_receipt_and_an_audit_line(editor):
    from wagtail.models import PageLogEntry

    page = make_page()
    publish(page, by=editor, now=NOW)

    receipt = Receipt.objects.get()
    assert (receipt.action, receipt.by, receipt.digest) == ("publish", editor, current(page.guid).digest.hex())
    assert PageLogEntry.objects.filter(page_id=page.pk, action="tajuk.publish", user=editor).count() == 1
