"""The screens of fronts: what is pressed, what is told, and what will be seen."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from lxml import html
from newsroom_house import append, make_colleague, make_page, read, revise
from test_fronts import planned
from test_previewing import readers_page

from make import make_story
from tajuk.newsroom.actions.curating import put_on_top_of_home, save_plan
from tajuk.newsroom.actions.publishing import publish
from tajuk.newsroom.actions.scheduling import schedule
from tajuk.newsroom.fronts import document_of, draft_of, front_named
from tajuk.newsroom.models import FrontPlan, FrontReceipt
from tajuk.newsroom.placings import Placing
from tajuk.newsroom.previewing_fronts import front_html

NOW = datetime.now(UTC).replace(microsecond=0)
HOUR = timedelta(hours=1)
ABC = (Placing("a"), Placing("b"), Placing("c"))


@pytest.fixture
def chief(newsroom):
    append(*(make_story(guid=guid, headline=f"Berita {guid}", section="ekonomi") for guid in "abcd"))
    return make_colleague("Editor")


@pytest.fixture
def desk(chief):
    client = Client(headers={"host": "localhost", "accept-language": "en"})
    client.force_login(chief)
    return client


def shown(desk, name="@id", **query):
    """The front's screen."""
    answer = desk.get(reverse("newsroom:front", args=[name]), query)
    assert answer.status_code == 200
    return html.fromstring(answer.content)


def press(desk, name="@id", *, screen=None, **said):
    """Send the form of a screen back with a button pressed; return the screen that leads to."""
    form = (shown(desk, name) if screen is None else screen).get_element_by_id("front")
    answer = desk.post(reverse("newsroom:front", args=[name]), {**dict(form.form_values()), **said}, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def order(name="@id"):
    return "".join(placing.story for placing in draft_of(front_named(name)))


def test_stories_are_put_moved_and_taken_out_by_buttons_alone(desk):
    for story in "cba":
        press(desk, put=story)
    seen = [order()]

    for button, story in (("down", "a"), ("up", "c"), ("move", "a b"), ("out", "c")):
        press(desk, **{button: story})
        seen.append(order())

    assert seen == ["abc", "bac", "bca", "abc", "ab"]


def test_the_button_pressed_last_has_the_focus_again(desk, chief):
    save_plan(front_named("@id"), ABC, by=chief, now=NOW)

    page = press(desk, down="a")

    assert re.search(r'name="down" value="a" autofocus', page)


def test_a_story_of_the_rules_is_pinned_where_it_stands(desk):
    press(desk, put="a")

    press(desk, keep="c 2")

    assert draft_of(front_named("@id")) == (Placing("a"), Placing("c", slot=2))


def test_pins_and_times_are_kept_with_whatever_is_pressed(desk, chief):
    save_plan(front_named("@id"), ABC, by=chief, now=NOW)

    press(desk, up="b", **{"form-0-slot": "3", "form-2-starts_at": "2030-01-01T12:00:05"})

    noon = datetime(2030, 1, 1, 5, 0, 5, tzinfo=UTC)
    assert draft_of(front_named("@id")) == (Placing("a", slot=3), Placing("b"), Placing("c", starts_at=noon))


@pytest.mark.parametrize(
    "said",
    [
        {"form-0-starts_at": "2030-01-02T12:00", "form-0-ends_at": "2030-01-01T12:00"},
        {"form-0-slot": "1", "form-1-slot": "1"},
        {"form-0-starts_at": "besok"},
        {"form-0-slot": "77"},
    ],
)
def test_what_makes_no_sense_is_said_and_not_saved(desk, chief, said):
    save_plan(front_named("@id"), ABC, by=chief, now=NOW)

    page = press(desk, save="1", **said)

    assert draft_of(front_named("@id")) == ABC
    assert "front-error" in page or "pinned to slot 1" in page


def test_who_was_overtaken_is_told_what_changed_and_what_of_his_is_not_saved(desk, chief):
    save_plan(front_named("@id"), ABC, by=chief, now=NOW)
    screen = shown(desk)
    other = make_colleague("Editor", name="sari")
    save_plan(front_named("@id"), ABC[1:], by=other, now=NOW)

    page = press(desk, screen=screen, put="d", publish="1")

    assert (order(), FrontReceipt.objects.count()) == ("bc", 1)
    assert all(said in page for said in ("sari changed this front", "“Berita a” taken out", "“Berita d” placed"))


def test_a_front_is_published_and_undone(desk, chief):
    planned("@id", ABC[:1], chief, NOW)
    save_plan(front_named("@id"), ABC, by=chief, now=NOW)

    told = press(desk, publish="1")
    desk.post(re.search(r'data-w-action-url-value="(/newsroom/fronts/again/\d+/)"', told)[1])

    assert [len(receipt.placings) for receipt in FrontReceipt.objects.order_by("pk")] == [0, 1, 3, 1]


def test_a_draft_is_discarded_for_what_readers_have(desk, chief):
    planned("@id", ABC[:1], chief, NOW)
    press(desk, put="c")

    press(desk, discard="1")

    assert draft_of(front_named("@id")) == ABC[:1]


def test_a_pasted_address_finds_its_story(desk):
    page = press(desk, find="1", **{"find-q": read("a").path})

    assert re.search(r'name="put" value="a"', page)


def test_slots_are_shown_as_readers_see_them_and_what_waits_beside_them(desk, chief):
    plan = (Placing("a"), Placing("b", slot=3), Placing("c", starts_at=NOW + HOUR), Placing("fort"))
    save_plan(front_named("@id"), plan, by=chief, now=NOW)

    rows = [(row.get("data-state"), *texts(row)) for row in shown(desk).find_class("front-row")]

    assert rows == [
        ("placed", "1", "Berita a"),
        ("rule", "2", "Berita d"),
        ("placed", "3", "Berita b"),
        ("ahead", "–", "Berita c"),
        ("away", "–", "fort"),
        ("rule", "4", "Berita c"),
    ]


def texts(row):
    """The slot and the headline of a row."""
    slot, headline = row.find_class("front-slot")[0], row.find_class("front-headline")[0]
    return slot.text_content().split()[-1], headline.text_content()


def test_a_story_somebody_paid_for_is_named_so(desk):
    append(make_story(guid="surya", headline="Panel surya", label="sponsored", sponsor="PT Surya"))

    assert "Sponsored · PT Surya" in shown(desk).text_content()


def test_top_of_home_with_one_press_from_wherever_it_is_pressed(desk, chief):
    answer = desk.post(reverse("newsroom:top_of_home", args=["b"]), {"next": "/newsroom/wall/"})

    assert (answer.status_code, answer["Location"], order()) == (302, "/newsroom/wall/", "b")
    assert document_of(FrontPlan.objects.get(), draft_of(front_named("@id")), NOW).stories == ("b",)


def test_top_of_home_is_offered_to_editors_on_the_wall_and_in_the_editor(desk, chief):
    page = make_page(chief)
    publish(page, by=chief, now=NOW)
    address = reverse("newsroom:top_of_home", args=[page.guid])

    for screen in (reverse("wagtailadmin_pages:edit", args=[page.pk]), reverse("newsroom:wall")):
        assert address in desk.get(screen).content.decode()


@pytest.mark.parametrize("who", ["Reporter", "Market desk", "Marketing"])
def test_others_change_no_front(chief, who):
    planned("@id", ABC[:1], chief, NOW)
    client = Client(headers={"host": "localhost"})
    client.force_login(make_colleague(who))
    receipt = FrontReceipt.objects.earliest("pk")

    for address in (
        reverse("newsroom:front", args=["@id"]),
        reverse("newsroom:top_of_home", args=["b"]),
        reverse("newsroom:front_again", args=[receipt.pk]),
    ):
        assert client.post(address, {"put": "b", "publish": "1"}).status_code in (302, 403)

    assert (order(), FrontReceipt.objects.count()) == ("a", 2)


@pytest.mark.parametrize(("name", "address"), [("@id", "/"), ("ekonomi@id", "/ekonomi")])
def test_the_preview_of_now_is_the_readers_page_byte_for_byte(newsroom, chief, name, address):
    planned(name, (Placing("c"), Placing("a", slot=3)), chief, NOW)
    front = front_named(name)

    assert front_html(document_of(front, draft_of(front), NOW), at=NOW, now=NOW) == readers_page(newsroom, address)


def test_the_preview_of_an_instant_has_what_is_scheduled_and_not_what_expires(chief, desk):
    coming = revise(make_page(chief, title="Suku bunga naik", slug="suku"), go_live_at=NOW + HOUR)
    schedule(coming, by=chief, now=NOW)
    going = revise(make_page(chief, title="Obral", slug="obral"), go_live_at=NOW + HOUR, expire_at=NOW + 2 * HOUR)
    schedule(going, by=chief, now=NOW)
    put_on_top_of_home(going.guid, by=chief, now=NOW)

    pages = [
        desk.get(
            reverse("newsroom:front_page", args=["@id"]), {"at": (NOW + hours * HOUR).isoformat()}
        ).content.decode()
        for hours in (0, 1, 2)
    ]

    assert [("Suku bunga naik" in page, "Obral" in page) for page in pages] == [
        (False, False),
        (True, True),
        (True, False),
    ]


def test_the_preview_is_a_page_of_its_own_that_reports_nothing(desk):
    screen = desk.get(reverse("newsroom:front_preview", args=["@id"]), {"width": "phone", "at": "besok"})
    page = desk.get(reverse("newsroom:front_page", args=["@id"]))

    assert 'data-width="phone"' in screen.content.decode() and "That is no instant" in screen.content.decode()
    assert (page["X-Frame-Options"], "connect-src 'none'" in page["Content-Security-Policy"]) == ("SAMEORIGIN", True)


def test_a_front_of_nowhere_is_not_found(desk):
    assert [desk.get(f"/newsroom/fronts/{name}/").status_code for name in ("olahraga@id", "@fr", "x")] == [
        404,
        404,
        404,
    ]
