"""Site pages and menus: written here or brought by an import, published whole, previewed as they will be."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from newsroom_house import NOW, append, make_colleague, prose, read
from test_previewing import readers_page
from wagtail.models import ModelLogEntry

from make import make_page as make_site_page
from strategies import bodies
from tajuk.newsroom.actions.publishing_site import bring_in, publish_site, withdraw_site
from tajuk.newsroom.destinations import destinations
from tajuk.newsroom.errors import NewsroomError, Overtaken
from tajuk.newsroom.models import SiteMenu, SitePage
from tajuk.newsroom.site_fields import menu_fields_of, menu_of, page_fields_of, page_of
from tajuk.newsroom.site_previewing import preview_site_html
from tajuk.newsroom.stream.pictures import NO_PHOTOS
from tajuk.story.documents import Menu, MenuLink, Page

LATER = NOW + timedelta(minutes=5)
MENU = Menu(guid="m1", slug="main", language="id", links=(MenuLink(label="Ekonomi", guid="ekonomi"),))
_WORDS = st.text("abc éñ漢", max_size=8)
_LINKS = st.lists(st.builds(MenuLink, label=_WORDS, guid=_WORDS, url=_WORDS), max_size=3).map(tuple)


def written(**fields):
    """A site page somebody wrote, not published."""
    known = {"headline": "Tentang kami", "slug": "tentang-kami", "language": "id", "live": False}
    row = SitePage(**{**known, "body": prose("Kami surat kabar."), **fields})
    row.save()
    row.save_revision()
    return SitePage.objects.get(pk=row.pk)


def menu(*links, **fields):
    """A menu somebody wrote, not published."""
    row = SiteMenu(**{"slug": "main", "language": "id", "live": False, **fields})
    row.fill(Menu(guid=row.guid, slug=row.slug, language=row.language, links=links))
    row.save()
    row.save_revision()
    return SiteMenu.objects.get(pk=row.pk)


def again(row):
    return type(row).objects.get(pk=row.pk)


@given(st.builds(Page, guid=_WORDS, slug=_WORDS, language=_WORDS, headline=_WORDS, body=bodies()))
def test_every_site_page_comes_back_as_it_was(page):
    assert page_of(page_fields_of(page, NO_PHOTOS), NO_PHOTOS) == page


@given(st.builds(Menu, guid=_WORDS, slug=_WORDS, language=_WORDS, links=_LINKS))
def test_every_menu_comes_back_as_it_was(menu):
    assert menu_of(menu_fields_of(menu)) == menu


def test_a_page_is_published_updated_and_taken_back(editor):
    row = written()
    path = publish_site(row, by=editor, now=NOW).path
    draft = again(row)
    draft.headline = "Tentang Harian Uji"
    draft.save_revision()
    unseen = read(row.guid).document.headline
    publish_site(again(row), by=editor, now=LATER)
    seen = read(row.guid).document.headline
    withdraw_site(again(row), by=editor, now=LATER)

    assert (path, unseen, seen) == ("/tentang-kami", "Tentang kami", "Tentang Harian Uji")
    assert (read(row.guid), again(row).live, again(row).headline) == (None, False, "Tentang Harian Uji")
    verbs = ModelLogEntry.objects.filter(action__startswith="tajuk").order_by("pk").values_list("action", flat=True)
    assert list(verbs) == ["tajuk.publish", "tajuk.publish", "tajuk.withdraw"]


def test_what_an_import_brought_is_opened_once_and_published_on(editor):
    append(make_site_page(guid="p1"), MENU)

    opened, again_opened = bring_in(), bring_in()
    publish_site(SitePage.objects.get(guid="p1"), by=editor, now=LATER)

    assert (opened, again_opened) == (2, 0)
    assert (read("p1").document, SiteMenu.objects.get().document()) == (make_site_page(guid="p1"), MENU)


def test_an_import_behind_a_draft_leaves_the_draft_and_is_said(editor):
    row = written()
    publish_site(row, by=editor, now=NOW)
    draft = again(row)
    draft.headline = "Konsep"
    draft.save_revision()
    append(make_site_page(guid=row.guid, headline="Impor"))

    with pytest.raises(Overtaken):
        publish_site(again(row), by=editor, now=LATER)
    bring_in()
    publish_site(again(row), by=editor, now=LATER)

    assert read(row.guid).document.headline == "Konsep"


@pytest.mark.parametrize("fields", [{"headline": " "}, {"slug": "search"}, {"slug": "en"}], ids=str)
def test_a_page_nobody_could_ask_for_is_refused(editor, fields):
    row = written(**fields)

    with pytest.raises(NewsroomError):
        publish_site(row, by=editor, now=NOW)
    assert read(row.guid) is None


@pytest.mark.parametrize(
    "link",
    [MenuLink(label="Hilang", guid="tiada"), MenuLink(label="Kosong"), MenuLink(label="x", url="javascript:1")],
    ids=["withdrawn", "nowhere", "script"],
)
def test_a_menu_that_leads_nowhere_is_refused(editor, link):
    with pytest.raises(NewsroomError, match=link.label):
        publish_site(menu(link), by=editor, now=NOW)


def test_one_place_has_one_menu(editor):
    publish_site(menu(MENU.links[0]), by=editor, now=NOW)

    with pytest.raises(NewsroomError, match="another menu"):
        publish_site(menu(MENU.links[0]), by=editor, now=NOW)


def test_a_reporter_changes_nothing_around(reporter):
    row = written()

    with pytest.raises(PermissionDenied):
        publish_site(row, by=reporter, now=NOW)
    assert read(row.guid) is None


def test_the_preview_of_a_page_is_the_page(newsroom):
    row = written()
    path = publish_site(row, by=make_colleague("Editor"), now=NOW).path

    assert preview_site_html(again(row).document(), now=datetime.now(UTC)) == readers_page(newsroom, path)


def test_the_preview_of_a_menu_is_the_home_page_with_it(newsroom):
    shown = preview_site_html(menu(MenuLink(label="Beranda baru", url="/")).document(), now=NOW)

    assert ">Beranda baru</a>" in shown


def test_where_a_menu_may_lead_is_found_by_its_beginning(newsroom):
    append(make_site_page(guid="p1", headline="Pedoman redaksi"))

    found = [
        (one.value, one.label) for one in (*destinations("eko", language="id"), *destinations("red", language="id"))
    ]

    assert found == [("ekonomi", "Ekonomi"), ("p1", "Pedoman redaksi")]
    assert destinations("/tentang-kami", language="id")[0].value == "p1"


def test_a_reporter_opens_and_sees_nothing_around(newsroom):
    append(make_site_page(guid="p1"))
    row = written()
    desk = Client(SERVER_NAME="localhost")
    desk.force_login(make_colleague("Reporter"))

    for address in ("", "add/", f"edit/{row.pk}/", f"history/{row.pk}/", f"preview/{row.pk}/", f"unpublish/{row.pk}/"):
        assert desk.get(f"/newsroom/snippets/newsroom/sitepage/{address}").status_code == 302
    assert SitePage.objects.count() == 1


def test_an_editor_lists_opens_and_publishes_in_the_newsroom(newsroom):
    append(make_site_page(guid="p1"))
    desk = Client(SERVER_NAME="localhost")
    desk.force_login(make_colleague("Editor"))

    listed = desk.get("/newsroom/snippets/newsroom/sitepage/").content.decode()
    row = SitePage.objects.get()
    form = {"headline": "Siapa kami", "slug": row.slug, "language": "id", "body-count": "0", "action-publish": "1"}
    desk.post(f"/newsroom/snippets/newsroom/sitepage/edit/{row.pk}/", form)

    assert "Tentang kami" in listed
    assert (read("p1").document.headline, again(row).live, again(row).has_unpublished_changes) == (
        "Siapa kami",
        True,
        False,
    )
    assert desk.post(f"/newsroom/snippets/newsroom/sitepage/unpublish/{row.pk}/").status_code == 302
    assert read("p1") is None
