"""What editors placed on a front is what readers see, at each instant and in that order."""

import re
from datetime import timedelta
from itertools import takewhile

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from hypothesis import HealthCheck, given, settings
from newsroom_house import NOW, append, make_colleague, make_page, read
from test_placings import PLANS
from test_publishing import again

from make import make_story
from tajuk.edition import reader, writer
from tajuk.newsroom.actions.curating import publish_again, publish_plan, put_on_top_of_home, save_plan
from tajuk.newsroom.actions.plans import next_due
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.actions.turning import turn_due
from tajuk.newsroom.actions.withdrawing import kill
from tajuk.newsroom.errors import NewsroomError, Overtaken
from tajuk.newsroom.fronts import draft_of, front_named, is_drafted
from tajuk.newsroom.models import Alarm, FrontPlan, FrontReceipt
from tajuk.newsroom.placings import Placing, at_instant, on_top, plan_of, turns
from tajuk.pages.frame import Context
from tajuk.pages.fronts import HOME_SLOTS
from tajuk.pages.home_page import home_page
from tajuk.pages.html import Html
from tajuk.pages.reading import Memory, Reading
from tajuk.pages.section_page import section_page
from tajuk.pages.site import site
from tajuk.pages.words import words_of
from tajuk.story.documents import Front

HOUR = timedelta(hours=1)
LETTERS = "abcdefgh"


def at(instant):
    return lambda: instant


def readers_see(section=""):
    """The guids of the stories on top of the very page readers get now, in their order."""
    with connection.cursor() as cursor:
        reading = Reading(cursor, reader.head(cursor), Memory())
        context = Context(reading, site(reading, "https://harian.example"), words_of("id"), Html())
        page = section_page(context, section, None, 1) if section else home_page(context)
        top = page.main.text.partition('-lead">')[2].partition("</section>" if not section else '<ul class="river">')[0]
        return [reader.by_path(cursor, path).guid for path in re.findall(r'<a href="([^"]+)">', top)]


def placed_on():
    """Those of home before the first that the rule put there."""
    return list(takewhile(lambda guid: not guid.startswith("new-"), readers_see()))


def planned(name, plan, by, now=NOW):
    """Save a plan and publish it."""
    publish_plan(save_plan(front_named(name), plan, by=by, now=now), by=by, now=now)


@pytest.fixture
def stories(editor):
    """Stories that readers have: those of a plan are named by letters, the others are newer."""
    old = [make_story(guid=guid, headline=guid, section="ekonomi", published_at=NOW - HOUR) for guid in LETTERS]
    new = [make_story(guid=f"new-{n}", headline=f"new-{n}", section="pasar-uang", published_at=NOW) for n in range(9)]
    append(*old, *new)
    return tuple(Placing(guid) for guid in LETTERS)


def test_a_draft_is_nothing_to_readers_until_it_is_published(editor, stories):
    front = save_plan(front_named("@id"), stories[:2], by=editor, now=NOW)
    before = (placed_on(), is_drafted(front))

    publish_plan(front, by=editor, now=NOW)

    assert (before, placed_on(), is_drafted(front_named("@id"))) == (([], True), ["a", "b"], False)


def test_a_section_and_a_language_have_fronts_of_their_own(editor, stories):
    planned("ekonomi@id", stories[1:2], editor)
    planned("@en", stories[2:3], editor)

    assert (placed_on(), readers_see("ekonomi")[0]) == ([], "b")
    with pytest.raises(NewsroomError):
        front_named("olahraga@id")


def test_a_front_begins_with_what_readers_have(editor, stories):
    append(Front(guid="muka", section="", language="id", stories=("b", "a"), pins={"a": 2}))

    planned("@id", on_top(draft_of(front_named("@id")), "c"), editor)

    assert (placed_on(), read("muka").version) == (["c", "a", "b"], 2)


def test_placings_come_and_go_by_themselves(editor, stories):
    first, second = Placing("a", starts_at=NOW + HOUR), Placing("b", ends_at=NOW + 2 * HOUR)
    planned("@id", (first, second, Placing("c")), editor)
    seen = {0: (next_due(), placed_on())}

    for hour in (1, 2, 3):
        assert turn_due(at(NOW + hour * HOUR - timedelta(microseconds=1))) == 0
        turn_due(at(NOW + hour * HOUR))
        seen[hour] = (next_due(), placed_on())

    assert seen == {
        0: (NOW + HOUR, ["b", "c"]),
        1: (NOW + 2 * HOUR, ["a", "b", "c"]),
        2: (None, ["a", "c"]),
        3: (None, ["a", "c"]),
    }
    assert FrontReceipt.objects.latest("pk").due_at == NOW + 2 * HOUR


def test_what_was_missed_comes_true_at_once(editor, stories):
    planned(
        "@id", (Placing("a", starts_at=NOW + HOUR, ends_at=NOW + 2 * HOUR), Placing("b", starts_at=NOW + HOUR)), editor
    )

    dealt_with = [turn_due(at(NOW + 9 * HOUR)), turn_due(at(NOW + 9 * HOUR))]

    assert (dealt_with, placed_on(), next_due()) == ([1, 0], ["b"], None)


def test_killed_stories_never_show_and_those_below_move_up(editor):
    pages = [make_page(title=title) for title in ("Satu", "Dua", "Tiga")]
    for page in pages:
        publish(page, by=editor, now=NOW)
    planned("@id", tuple(Placing(page.guid) for page in pages), editor)

    kill(again(pages[0]), by=editor, now=NOW, reason="Keliru.")

    assert placed_on() == [pages[1].guid, pages[2].guid]


def test_who_may_not_plan_or_publish_changes_nothing(reporter, editor, stories):
    front = save_plan(front_named("@id"), stories, by=editor, now=NOW)

    for verb in (
        lambda: save_plan(front, (), by=reporter, now=NOW),
        lambda: publish_plan(front, by=reporter, now=NOW),
        lambda: put_on_top_of_home("a", by=reporter, now=NOW),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert (placed_on(), draft_of(front_named("@id"))) == ([], stories)


def test_two_editors_never_overwrite_each_other(editor, stories):
    other = make_colleague("Editor", name="redaktur")
    save_plan(front_named("@id"), stories[:1], by=other, now=NOW)
    mine = front_named("@id")
    save_plan(front_named("@id"), stories[:2], by=other, now=NOW)

    for verb in (
        lambda: save_plan(mine, stories[3:], by=editor, now=NOW),
        lambda: publish_plan(mine, by=editor, now=NOW),
    ):
        with pytest.raises(Overtaken):
            verb()
    assert (draft_of(front_named("@id")), placed_on()) == (stories[:2], [])


def test_on_top_of_home_at_once_with_the_draft_kept(editor, stories):
    planned("@id", stories[:2], editor)
    save_plan(front_named("@id"), stories[4:6], by=editor, now=NOW)

    put_on_top_of_home("c", by=editor, now=NOW)

    assert placed_on() == ["c", "a", "b"]
    assert [placing.story for placing in draft_of(front_named("@id"))] == ["c", "e", "f"]


def test_a_story_put_on_top_before_it_runs_is_there_when_it_does(editor, stories):
    page = make_page()
    put_on_top_of_home(page.guid, by=editor, now=NOW)
    before = placed_on()

    publish(again(page), by=editor, now=NOW)

    assert (before, placed_on()) == ([], [page.guid])


def test_an_earlier_front_is_given_back_and_a_draft_stays(editor, stories):
    planned("@id", stories[:2], editor)
    put_on_top_of_home("c", by=editor, now=NOW)
    save_plan(front_named("@id"), stories[4:6], by=editor, now=NOW)
    nothing, first, _ = FrontReceipt.objects.order_by("pk")

    publish_again(first, by=editor, now=NOW)
    then = (placed_on(), draft_of(front_named("@id")))
    publish_again(nothing, by=editor, now=NOW)

    assert (then, placed_on()) == ((["a", "b"], stories[4:6]), [])


def test_a_front_that_cannot_turn_raises_an_alarm_and_delays_no_other(editor, stories, monkeypatch):
    for name in ("ekonomi@id", "@id"):
        planned(name, (Placing("a", starts_at=NOW + HOUR),), editor)
    broken = FrontPlan.objects.get(section="ekonomi")
    append_rightly = writer.append

    def refused(cursor, publication, **more):
        if publication.guid == broken.guid:
            raise RuntimeError("refused")
        return append_rightly(cursor, publication, **more)

    monkeypatch.setattr(writer, "append", refused)
    turn_due(at(NOW + HOUR))
    told = (Alarm.objects.get().kind, Alarm.objects.get().about, placed_on(), readers_see("ekonomi")[0])
    monkeypatch.undo()

    again_in_a_minute = [turn_due(at(NOW + HOUR)), turn_due(at(NOW + HOUR + timedelta(minutes=1)))]

    assert told == ("front", str(broken.pk), ["a"], "h")
    assert (again_in_a_minute, readers_see("ekonomi")[0], Alarm.objects.count()) == ([0, 1], "a", 0)


def test_what_the_edition_refuses_leaves_plan_and_receipts_as_they_were(editor, stories, monkeypatch):
    planned("@id", stories[:1], editor)
    front = save_plan(front_named("@id"), stories[:2], by=editor, now=NOW)

    def refused(*_, **__):
        raise RuntimeError("refused")

    monkeypatch.setattr(writer, "append", refused)

    with pytest.raises(RuntimeError):
        publish_plan(front, by=editor, now=NOW)
    assert (plan_of(front_named("@id").placings), FrontReceipt.objects.count()) == (stories[:1], 2)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=PLANS)
def test_what_the_editor_placed_is_what_readers_see_at_each_instant(editor, stories, plan):
    plan = _sound(plan)
    planned("@id", plan, editor)

    for instant in (NOW, *turns(plan, after=NOW)):
        turn_due(at(instant))
        held, seen = at_instant(plan, instant), readers_see()
        loose = [placing.story for placing in held if not placing.slot]
        assert (len(seen), len(set(seen))) == (HOME_SLOTS, HOME_SLOTS)
        assert [guid for guid in seen if guid in loose] == loose
        assert {placing.slot: seen[placing.slot - 1] for placing in held if placing.slot} == {
            placing.slot: placing.story for placing in held if placing.slot
        }
        by_rule = [guid for guid in seen if guid not in {placing.story for placing in held}]
        assert by_rule == [guid for guid in newest() if guid in by_rule][: len(by_rule)]


def newest():
    """The guids of all stories, the newest first."""
    with connection.cursor() as cursor:
        return [version.guid for version in reader.listed(cursor, "latest@id", reader.Window(100))]


def _sound(plan):
    """The plan with each placing ending after it begins, and each slot pinned once."""
    plan = [placing for placing in plan if not placing.ends_at or placing.ends_at > (placing.starts_at or NOW)]
    slots = {placing.slot: placing for placing in reversed(plan)}
    return tuple(placing for placing in plan if not placing.slot or slots[placing.slot] is placing)
