"""Publish what surrounds the stories and is written here, take it back, and open what the edition has of it."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import Any

from django.db import connection, transaction

from tajuk.edition import lists, paths, reader
from tajuk.edition.entry import Entry, instant
from tajuk.edition.reader import Version, Window
from tajuk.newsroom import photos
from tajuk.newsroom.actions.publishing_documents import Decision, publish_document, withdraw_document
from tajuk.newsroom.errors import NewsroomError, NotLive
from tajuk.newsroom.models import Colleague, SiteDocument, SiteMenu, SitePage
from tajuk.newsroom.queries import masthead
from tajuk.pages.links import safe_href
from tajuk.story import codec
from tajuk.story.documents import Menu, Page

KINDS: dict[str, type[SiteDocument]] = {"page": SitePage, "menu": SiteMenu}
_MOST = 1000


def publish_site(row: SiteDocument, *, by: Colleague, now: datetime) -> Entry:
    """Give readers the newest revision of a site page or a menu, and return its entry.

    Raises: NewsroomError when it cannot be read as it is; PermissionDenied; Overtaken when readers have something
    else than this row says; EditionError.
    """
    newest: Any = row.get_latest_revision_as_object()
    document = newest.document()
    _see_pictures(newest, document)
    _see_page(document) if isinstance(document, Page) else _see_menu(document, row)
    digest = codec.digest(codec.encode(document))
    columns = {
        **{name: getattr(newest, name) for name in (*row.CONTENT, row.STREAM)},
        "live": True,
        "live_revision": row.latest_revision,
        "has_unpublished_changes": False,
        "first_published_at": row.first_published_at or now,
        "last_published_at": now,
        "published_digest": digest,
    }
    keep = partial(_keep, row, columns)
    return publish_document(document, Decision(row, by, now, keep, {"digest": digest}, seen=row.published_digest))


def withdraw_site(row: SiteDocument, *, by: Colleague, now: datetime) -> Entry:
    """Take a site page or a menu away from readers. Raises: NotLive; as `publish_site`."""
    if not row.live:
        raise NotLive(f"“{row}” is not before readers", "nothing needs to be done")
    columns = {"live": False, "live_revision": None, "has_unpublished_changes": True, "published_digest": ""}
    decision = Decision(row, by, now, partial(_keep, row, columns), seen=row.published_digest)
    return withdraw_document(row.guid, decision)


@transaction.atomic
def bring_in() -> int:
    """Open whatever pages and menus the edition has, whoever brought them; return how many were new or changed.

    What was written here and not published stays the draft.
    """
    changed = 0
    for kind, model in KINDS.items():
        known = {row.guid: row for row in model.objects.all()}
        found = {version.guid: version for version in _live(kind)}
        for guid, version in found.items():
            row: Any = known.get(guid) or model(guid=guid, live=False)
            if row.published_digest != version.digest.hex():
                _take_over(row, version)
                changed += 1
        gone = [row.pk for guid, row in known.items() if row.live and guid not in found]
        changed += model.objects.filter(pk__in=gone).update(live=False, published_digest="")
    return changed


def _live(kind: str) -> Iterator[Version]:
    cursor: Any = connection.cursor()
    yield from reader.listed(cursor, lists.kind_list(kind), Window(_MOST))


def _take_over(row: Any, version: Version) -> None:
    """Note what readers have of a row now; it is what is worked on, unless somebody is at work."""
    is_at_work = row.pk is not None and row.has_unpublished_changes
    if not is_at_work:
        row.fill(version.document)
    row.live, row.published_digest, row.last_published_at = True, version.digest.hex(), instant(version.at)
    row.first_published_at = row.first_published_at or instant(version.at)
    row.save()
    if not is_at_work:
        revision = row.save_revision(changed=False, log_action="tajuk.open")
        type(row).objects.filter(pk=row.pk).update(live_revision=revision, has_unpublished_changes=False)


def _keep(row: SiteDocument, columns: dict[str, Any]) -> None:
    type(row)._default_manager.filter(pk=row.pk).update(**columns)


def _see_pictures(row: SiteDocument, document: Page | Menu) -> None:
    """Raise NewsroomError when readers could not see a photo, or not whose it is."""
    for title in photos.bare(row.columns()):
        raise NewsroomError(f"the picture “{title}” is not in the media store", "upload it again, as JPEG or PNG")
    for title in photos.uncredited(document):
        raise NewsroomError(f"the picture “{title}” has no credit", "say who made it, on the picture or beside it")


def _see_page(page: Page) -> None:
    if not page.headline.strip():
        raise NewsroomError("a page without a headline", "write one")
    if paths.free_of_reserved(page.slug, masthead()) != page.slug:
        raise NewsroomError(f"the address /{page.slug} is one of our own", "choose another slug")


def _see_menu(menu: Menu, row: SiteDocument) -> None:
    """Raise NewsroomError for an entry that readers would not see, or a second menu in one place."""
    others = SiteMenu.objects.filter(slug=menu.slug, language=menu.language, live=True).exclude(pk=row.pk)
    if others.exists():
        raise NewsroomError(f"there is another menu “{menu.slug}” in {menu.language}", "change that one")
    cursor: Any = connection.cursor()
    live = reader.many(cursor, [link.guid for link in menu.links if link.guid])
    for number, link in enumerate(menu.links, start=1):
        named = link.label or f"entry {number}"
        if link.guid and link.guid not in live:
            raise NewsroomError(f"“{named}” leads to something readers do not have", "choose it anew, or take it out")
        if not link.guid and not safe_href(link.url):
            raise NewsroomError(f"“{named}” leads nowhere", "choose a document of ours, or write https://… or /…")
        if not link.guid and not link.label.strip():
            raise NewsroomError(f"“{link.url}” has no words", "say what readers see")
