"""A section's front: what an editor put there, then its stories, newest first, a page at a time."""

from tajuk.edition import lists
from tajuk.edition.errors import NotPublished
from tajuk.pages.frame import Context, Sheet
from tajuk.pages.fronts import LARGE_IN_SECTION, filled, front_of
from tajuk.pages.links import feed_alternates, language_alternates
from tajuk.pages.listing_page import Shelf, Subject, listing_page, shelf
from tajuk.story.documents import Section


def section_page(context: Context, slug: str, section: Section | None, number: int) -> Sheet:
    """Return one page of a section, which may have no document of its own; `number` counts from 1.

    Raises: NotPublished when it has no such page.
    """
    site, language = context.site, context.words.language
    name, path = site.section_name(slug, language), context.path(f"/{slug}")
    subject = Subject(
        path=path,
        headline=name,
        deck=section.decks.get(language, section.deck) if section else "",
        section=slug,
        alternates=(*language_alternates(site, f"/{slug}"), *feed_alternates(path, name)),
    )
    found = shelf(context, lists.section(slug, language), path, number)
    if not found.versions and number > 1:
        raise NotPublished(path)
    return listing_page(context, subject, _led(context, slug, found) if number == 1 else found)


def _led(context: Context, slug: str, found: Shelf) -> Shelf:
    """Return the first page with what an editor chose before the rest."""
    front, live = front_of(context, slug)
    versions = filled(front, live, found.versions, len(live) + len(found.versions))
    return found._replace(versions=versions, lead=LARGE_IN_SECTION)
