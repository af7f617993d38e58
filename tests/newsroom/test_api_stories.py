"""What a program does to stories is what an editor's buttons do."""

from datetime import UTC, datetime, timedelta

import pytest
from api_house import STORY, Program, page_at
from django.utils import timezone
from newsroom_house import append, make_colleague, make_page, read
from wagtail.admin.models import EditingSession
from wagtail.models import PageLogEntry, get_default_page_content_type

from make import make_story
from tajuk.newsroom.actions.plans import waiting
from tajuk.newsroom.models import Assignment, Desk, Receipt, Scope, StoryPage
from tajuk.newsroom.queries import current


@pytest.fixture
def program(editor):
    return Program(editor)


def test_a_story_is_begun_read_written_published_corrected_and_killed(program):
    path, tag = program.begun()
    tag = program.ask("PUT", path, {**STORY, "deck": "Pada penutupan"}, if_match=tag)["ETag"]
    published = program.ask("POST", f"{path}/publish", if_match=tag)
    corrected = program.ask("POST", f"{path}/correct", {"note": "Salah angka."}, if_match=published["ETag"])
    told = program.ask("GET", path).json()
    killed = program.ask("POST", f"{path}/kill", {"reason": "Keliru."})

    assert [answer.status_code for answer in (published, corrected, killed)] == [200, 200, 200]
    assert published.json()["path"].endswith("/rupiah-menguat")
    assert (told["deck"], told["corrections"][0]["note"]) == ("Pada penutupan", [{"text": "Salah angka."}])
    assert [receipt.action for receipt in Receipt.objects.order_by("pk")] == ["publish", "correct", "kill"]


def test_what_was_read_can_be_written_back(program):
    path, _ = program.begun(deck="Dek")
    program.ask("POST", f"{path}/publish", if_match="*")
    told = program.ask("GET", path)

    again = program.ask("PUT", path, told.content, if_match=told["ETag"])

    assert (again.status_code, again["ETag"]) == (200, told["ETag"])


def test_readers_see_nothing_of_a_draft(program):
    path, _ = program.begun()

    assert (current(page_at(path).guid), page_at(path).live) == (None, False)


def test_a_draft_does_not_say_when_it_ran(program):
    path, _ = program.begun()

    assert "published_at" not in program.ask("GET", path).json()


def test_words_that_came_in_between_are_not_overwritten(program):
    path, tag = program.begun()
    program.ask("PUT", path, {**STORY, "deck": "Lain"}, if_match=tag)

    late = program.ask("PUT", path, {**STORY, "deck": "Terlambat"}, if_match=tag)

    assert (late.status_code, program.ask("GET", path).json()["deck"]) == (412, "Lain")


@pytest.mark.parametrize(("method", "verb"), [("PUT", ""), ("POST", "/publish"), ("POST", "/correct")])
def test_who_says_not_what_he_saw_is_asked(program, method, verb):
    path, _ = program.begun()

    answer = program.ask(method, path + verb, {"note": "x"} if verb == "/correct" else STORY if not verb else None)

    assert (answer.status_code, "If-Match" in answer.json()["detail"]) == (428, True)


def test_an_autosave_into_the_same_revision_is_noticed(program, editor):
    path, tag = program.begun()
    page = page_at(path).get_latest_revision_as_object()
    page.deck = "Ditulis di penyunting"
    page.save_revision(user=editor, overwrite_revision=page.latest_revision)

    assert program.ask("POST", f"{path}/publish", if_match=tag).status_code == 412


def test_a_story_somebody_has_open_is_left_to_him(program):
    path, tag = program.begun()
    other = make_colleague("Editor", name="dewi")
    session = {"content_type": get_default_page_content_type(), "object_id": page_at(path).pk}
    EditingSession.objects.create(user=other, last_seen_at=timezone.now(), **session)

    answer = program.ask("PUT", path, STORY, if_match=tag)

    assert (answer.status_code, "dewi" in answer.json()["detail"]) == (409, True)
    assert program.ask("GET", f"{path}/state").json()["open_at"] == ["dewi"]


def test_a_locked_story_says_who_locked_it(program):
    path, tag = program.begun()
    StoryPage.objects.update(locked=True, locked_by=make_colleague("Editor", name="dewi"), locked_at=timezone.now())

    answer = program.ask("POST", f"{path}/publish", if_match=tag)

    assert (answer.status_code, "locked by dewi" in answer.json()["detail"]) == (409, True)


def test_a_reporters_token_publishes_nothing(reporter):
    program = Program(reporter)
    path, tag = program.begun()

    answer = program.ask("POST", f"{path}/publish", if_match=tag)

    assert (answer.status_code, page_at(path).live, Receipt.objects.count()) == (403, False, 0)


def test_a_reporter_hands_over_what_he_began(reporter):
    program = Program(reporter, Scope.WRITE)
    path, _ = program.begun()

    state = program.ask("POST", f"{path}/hand-over", {"note": "Cek angka."}).json()

    assert (state["stage"], Assignment.objects.get().note) == ("with-editor", "Cek angka.")


def test_another_reporters_story_is_closed_to_him(reporter):
    page = make_page(make_colleague("Reporter", name="lain"))
    program = Program(reporter)

    answers = [
        program.ask("GET", f"stories/{page.guid}"),
        program.ask("PUT", f"stories/{page.guid}", STORY, if_match="*"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403]


def test_a_desk_of_two_people_wants_two_of_a_program_as_well(program, reporter):
    Desk.objects.update(two_people=True)
    own, _ = program.begun()
    others, _ = Program(reporter).begun()

    statuses = [program.ask("POST", f"{path}/publish", if_match="*").status_code for path in (own, others)]

    assert statuses == [403, 200]


def test_a_scheduled_story_waits_for_its_instant_and_may_be_stopped(program):
    path, tag = program.begun()
    due = (datetime.now(UTC) + timedelta(hours=1)).replace(microsecond=0)

    state = program.ask("POST", f"{path}/schedule", {"due_at": due}, if_match=tag).json()
    planned = waiting().count()
    stopped = program.ask("POST", f"{path}/unschedule").json()

    assert (state["goes_out_at"], state["live"], planned) == (due.strftime("%Y-%m-%dT%H:%M:%SZ"), False, 1)
    assert (stopped["goes_out_at"], waiting().count()) == (None, 0)


def test_scheduling_leaves_a_revision_its_writers(program, reporter):
    Desk.objects.update(two_people=True)
    path, tag = Program(reporter).begun()

    due = datetime.now(UTC) + timedelta(hours=1)

    assert program.ask("POST", f"{path}/schedule", {"due_at": due}, if_match=tag).status_code == 200
    assert page_at(path).latest_revision.user == reporter


def test_an_instant_that_is_past_is_refused(program):
    path, tag = program.begun()

    answer = program.ask("POST", f"{path}/schedule", {"due_at": "2020-01-01T00:00:00Z"}, if_match=tag)

    assert answer.status_code == 422


def test_a_publish_is_undone_and_a_story_withdrawn_and_back(program):
    path, _ = program.begun()
    program.ask("POST", f"{path}/publish", if_match="*")
    undone = program.ask("POST", f"{path}/undo").json()["live"]
    program.ask("POST", f"{path}/publish", if_match="*")
    withdrawn = program.ask("POST", f"{path}/withdraw", {"reason": "Menunggu."}).json()["live"]
    back = program.ask("POST", f"{path}/publish", if_match="*").json()["live"]

    assert (undone, withdrawn, back) == (False, False, True)


def test_a_story_of_the_archive_is_opened_and_killed(program):
    append(make_story(guid="arsip-1", section="ekonomi"))
    unknown = program.ask("POST", "stories/arsip-1/kill", {"reason": "Keliru."}).status_code

    opened = program.ask("POST", "stories/arsip-1/open").json()
    program.ask("POST", "stories/arsip-1/kill", {"reason": "Keliru."})

    assert (unknown, opened["live"], read("arsip-1")) == (404, True, None)


def test_audit_lines_name_the_token(program):
    path, _ = program.begun()
    program.ask("POST", f"{path}/publish", if_match="*")
    program.ask("POST", f"{path}/hand-over", {"note": "x"})

    lines = PageLogEntry.objects.filter(page_id=page_at(path).pk)

    assert {line.data.get("token") for line in lines} == {str(program.token)}
    assert str(program.token) in lines.filter(action="tajuk.publish").get().comment
