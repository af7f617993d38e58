"""Two windows on one story: nobody's words are written over, and nobody publishes what he has not seen."""

import json
from typing import Any

import pytest
from django.test import Client
from form_filling import form_of, posted_back
from newsroom_house import NOW, make_colleague, make_page, prose, read, revise
from wagtail.models import PageLogEntry

from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.merging.stories import EDITED
from tajuk.newsroom.models import Colleague, OpenedRevision, StoryPage, Strand
from tajuk.newsroom.page_columns import story_on
from tajuk.newsroom.views.verbs import seen_of

JSON = {"Accept": "application/json"}


class Tab:
    """A window in which a colleague has a story open."""

    def __init__(self, page: StoryPage, colleague: Colleague, name: str) -> None:
        self.client = Client(SERVER_NAME="localhost")
        self.client.force_login(colleague)
        self.address = f"/newsroom/pages/{page.pk}/edit/"
        assert self.client.get(self.address).status_code == 200
        opened = StoryPage.objects.get(pk=page.pk)
        newest = opened.latest_revision
        self.sent = {
            **posted_back(newest.as_object(), colleague),
            "window": name,
            "loaded_revision_id": str(newest.pk),
            "loaded_revision_created_at": newest.created_at.isoformat(),
        }

    def write(self, **fields: str) -> None:
        """Type, without saving."""
        self.sent |= fields

    def paragraphs(self, *said: str) -> None:
        """Type the paragraphs of the body's first block."""
        content = json.dumps(
            {"blocks": [{"key": f"k{n}", "type": "unstyled", "text": each, "depth": 0, "inlineStyleRanges": [],
                         "entityRanges": []} for n, each in enumerate(said)], "entityMap": {}}
        )  # fmt: skip
        self.write(**{"body-0-value": content})

    def autosave(self) -> dict[str, Any]:
        """Save as the editor does by itself."""
        answer = self.client.post(self.address, self.sent, headers=JSON)
        return dict(answer.json())

    def press(self, action: str = "") -> Any:
        """Press a button."""
        return self.client.post(self.address, {**self.sent, **({f"action-{action}": "1"} if action else {})})


def newest(page: StoryPage) -> StoryPage:
    """Return a page as it was saved last."""
    return StoryPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def words(page: StoryPage) -> list[str]:
    """Return the paragraphs of a page's body."""
    return [block.text[0].text for block in story_on(page, at=NOW).body]


@pytest.fixture
def page(any_newsroom, editor):
    return make_page(editor, body=prose("Rupiah menguat.", "Bunga tetap.", "Emas naik."))


@pytest.fixture
def sari(page):
    return Tab(page, make_colleague("Editor", name="sari"), "s1")


@pytest.fixture
def budi(page):
    return Tab(page, make_colleague("Editor", name="budi"), "b1")


def test_different_paragraphs_are_put_together_without_asking(page, sari, budi):
    sari.paragraphs("Rupiah menguat tajam.", "Bunga tetap.", "Emas naik.")
    budi.paragraphs("Rupiah menguat.", "Bunga tetap.", "Emas naik tipis.")

    answers = sari.autosave(), budi.autosave()

    assert [answer["success"] for answer in answers] == [True, True]
    assert answers[1]["merged_with"] == "sari"
    assert words(newest(page)) == ["Rupiah menguat tajam.", "Bunga tetap.", "Emas naik tipis."]


def test_both_go_on_writing_and_both_are_had(page, sari, budi):
    sari.paragraphs("Rupiah menguat tajam.", "Bunga tetap.", "Emas naik.")
    sari.autosave()
    budi.paragraphs("Rupiah menguat.", "Bunga tetap.", "Emas naik tipis.")
    budi.autosave()
    sari.paragraphs("Rupiah menguat tajam sekali.", "Bunga tetap.", "Emas naik.", "Sekian.")
    sari.autosave()
    budi.paragraphs("Rupiah menguat.", "Bunga tetap saja.", "Emas naik tipis.")
    budi.autosave()

    assert words(newest(page)) == ["Rupiah menguat tajam sekali.", "Bunga tetap saja.", "Emas naik tipis.", "Sekian."]


def test_one_paragraph_by_two_is_kept_twice(page, sari, budi):
    sari.paragraphs("Rupiah menguat tajam.", "Bunga tetap.", "Emas naik.")
    budi.paragraphs("Rupiah melemah.", "Bunga tetap.", "Emas naik.")
    sari.autosave()

    answer = budi.autosave()

    strand = Strand.objects.get(waits=True)
    assert answer["beside"] == f"/newsroom/stories/{page.pk}/merge/{strand.pk}/"
    assert words(newest(page))[0] == "Rupiah menguat tajam."
    assert words(strand.revision.as_object())[0] == "Rupiah melemah."


def test_the_merge_view_makes_one_text_of_both_parents(page, sari, budi):
    sari.write(title="Rupiah naik")
    budi.write(title="Rupiah turun", kicker="Kurs")
    sari.autosave()
    address = budi.autosave()["beside"]
    strand = Strand.objects.get(waits=True)
    shown = budi.client.get(address).content.decode()
    theirs = StoryPage.objects.get(pk=page.pk).latest_revision
    name = shown.split('name="clash-')[1].split('"')[0]

    budi.client.post(address, {f"clash-{name}": "mine"})

    made = StoryPage.objects.get(pk=page.pk).latest_revision
    line = PageLogEntry.objects.get(action="tajuk.merge", revision=made)
    assert (newest(page).title, newest(page).kicker) == ("Rupiah turun", "Kurs")
    assert line.data["parents"] == [theirs.pk, strand.revision_id]
    assert not Strand.objects.filter(waits=True).exists()


def test_nothing_is_put_together_before_somebody_chose(page, sari, budi):
    sari.write(title="Rupiah naik")
    budi.write(title="Rupiah turun")
    sari.autosave()
    address = budi.autosave()["beside"]

    budi.client.post(address, {})

    assert (newest(page).title, Strand.objects.get(waits=True).by.username) == ("Rupiah naik", "budi")


def test_what_is_left_aside_stays_among_the_revisions(page, sari, budi):
    sari.write(title="Rupiah naik")
    budi.write(title="Rupiah turun")
    sari.autosave()
    address = budi.autosave()["beside"]

    budi.client.post(address, {"aside": "1"})

    titles = [revision.content["title"] for revision in page.revisions.all()]
    assert newest(page).title == "Rupiah naik" and "Rupiah turun" in titles
    assert not Strand.objects.filter(waits=True).exists()


def test_what_somebody_began_from_is_not_written_over(page, sari):
    sari.paragraphs("Satu.")
    sari.autosave()
    budi = Tab(page, make_colleague("Editor", name="budi"), "b1")
    begun = StoryPage.objects.get(pk=page.pk).latest_revision
    sari.paragraphs("Satu.", "Dua.")
    sari.autosave()

    begun.refresh_from_db()
    assert words(begun.as_object()) == ["Satu."]
    assert OpenedRevision.objects.filter(revision=begun).exists()
    assert budi.autosave()["success"] and words(newest(page)) == ["Satu.", "Dua."]


def test_one_who_writes_alone_makes_one_revision(page, sari):
    for n in range(3):
        sari.paragraphs(*["Satu."] * (n + 1))
        sari.autosave()

    assert page.revisions.count() == 2


def test_an_answer_that_never_came_is_no_second_writer(page, sari):
    sari.paragraphs("Satu.")
    sari.autosave()
    sari.paragraphs("Satu, dua.")

    sari.autosave()  # as the first time: the window never heard of the revision it made

    assert words(newest(page)) == ["Satu, dua."] and not Strand.objects.filter(waits=True).exists()


def test_unseen_words_are_not_published(page, sari, budi):
    sari.paragraphs("Rupiah menguat tajam.", "Bunga tetap.", "Emas naik.")
    sari.autosave()
    budi.paragraphs("Rupiah menguat.", "Bunga tetap.", "Emas naik tipis.")

    budi.press("publish")

    assert read(page.guid) is None
    assert words(newest(page)) == ["Rupiah menguat tajam.", "Bunga tetap.", "Emas naik tipis."]


def test_what_was_seen_is_published_and_a_newer_draft_stays_one(page, sari):
    seen = StoryPage.objects.get(pk=page.pk)
    assert seen.latest_revision
    sari.paragraphs("Belum dilihat.")
    sari.autosave()

    publish(seen, by=Colleague.objects.get(username="editor"), now=NOW)

    assert read(page.guid).document.body[0].text[0].text == "Rupiah menguat."
    assert StoryPage.objects.get(pk=page.pk).has_unpublished_changes


def test_a_correction_beside_somebody_who_writes_says_so(page, sari, editor):
    publish(page, by=editor, now=NOW)
    seen = seen_of(StoryPage.objects.get(pk=page.pk))
    revise(page, title="Belum dilihat")

    form = {"note": "Salah angka.", "sort": "correction", "seen": seen}
    answer = sari.client.post(f"/newsroom/stories/{page.pk}/correct/", form)

    assert answer.status_code == 200
    assert read(page.guid).document.headline == "Rupiah menguat"


def test_nobody_writes_under_anothers_name(page, sari):
    sari.write(writer="0", title="Bukan saya")

    assert sari.autosave()["error_code"] == "other_colleague"
    assert newest(page).title == "Rupiah menguat"


def test_comments_of_both_are_kept(page, sari, budi):
    for tab, said in ((sari, "Cek angka"), (budi, "Siapa sumbernya?")):
        comment = {"text": said, "contentpath": "title", "position": "", "id": "", "DELETE": "", "resolved": ""}
        replies = {"replies-TOTAL_FORMS": "0", "replies-INITIAL_FORMS": "0"}
        tab.write(**{f"comments-0-{name}": value for name, value in {**comment, **replies}.items()})
        tab.write(**{"comments-TOTAL_FORMS": "1", "comments-INITIAL_FORMS": "0", "title": said})
        tab.autosave()

    found = StoryPage.objects.get(pk=page.pk).wagtail_admin_comments.values_list("text", flat=True)
    assert sorted(found) == ["Cek angka", "Siapa sumbernya?"]


def test_every_field_of_the_form_is_put_together(page, editor):
    assert set(form_of(page, editor).fields) - {"comment_notifications"} == set(EDITED)
