"""Site pages and menus as readers would get them, before they do."""

from datetime import datetime

from django.conf import settings

from tajuk.database.connect import open_for_reading, snapshot
from tajuk.edition.entry import microseconds
from tajuk.edition.paths import path_of
from tajuk.edition.reader import Version
from tajuk.newsroom.previewing import context_of
from tajuk.pages.frame import Context
from tajuk.pages.home_page import home_page
from tajuk.pages.site_page import site_page
from tajuk.story.documents import Menu, Page


def preview_site_html(document: Page | Menu, *, now: datetime) -> str:
    """Return the whole page of a site page; for a menu the home page of its language, with it in its place."""
    edition = open_for_reading(settings.TAJUK.database_url)
    try:
        with snapshot(edition) as cursor:
            context = context_of(cursor, document.language, now)
            if isinstance(document, Menu):
                return home_page(_with_menu(context, document)).html
            return site_page(context, _version(context, document, now), document).html
    finally:
        edition.close()


def _with_menu(context: Context, menu: Menu) -> Context:
    menus = {**context.site.menus, (menu.slug, menu.language): menu}
    return context._replace(site=context.site._replace(menus=menus))


def _version(context: Context, page: Page, now: datetime) -> Version:
    """Return the version of a page where it would stand."""
    path = path_of(page, context.site.masthead)
    return Version(page.guid, context.reading.head.seq, "page", 1, "publish", microseconds(now), path, b"", b"")
