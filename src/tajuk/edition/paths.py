"""Where a document is to be read: its path, from its own fields and the masthead's zone and language."""

import re
from zoneinfo import ZoneInfo

from tajuk.story.documents import AnyDocument, Masthead, Page, Person, Redirect, Section, Topic
from tajuk.story.story import Story

RESERVED = frozenset(
    {
        *(
            "topic",
            "topik",
            "person",
            "tokoh",
            "market",
            "pasar",
            "latest",
            "terbaru",
            "search",
            "cari",
            "media",
            "live",
        ),
        *("account", "akun", "in", "healthz", "design", "static", "feed", "atom", "rss", "sitemap", "robots", "ads"),
        *("favicon", "manifest", "offline", "alert", "board", "page", "story", "subscribe", "langganan"),
    }
)
"""First words of paths that are ours, in every language of the interface: no section and no site page may take one."""


_UNREADABLE = re.compile(r"//|/$|/\.\.?(?:/|$)|[?#\\\x00-\x1f\x7f]")
"""What no path that is asked for holds: a part without letters, one that a browser takes out, an end of the path."""


def path_of(document: AnyDocument, masthead: Masthead) -> str:
    """Return the path a document asks for, "" when it has no page of its own."""
    match document:
        case Story():
            on = document.published_at.astimezone(ZoneInfo(masthead.zone))
            prefix = language_prefix(document.language, masthead)
            return f"{prefix}/{document.section}/{on.year:04}/{on:%m/%d}/{document.slug}"
        case Section():
            return f"/{document.slug}"
        case Topic():
            return f"/topic/{document.slug}"
        case Person():
            return f"/person/{document.slug}"
        case Page():
            return f"{language_prefix(document.language, masthead)}/{document.slug}"
        case Redirect():
            return (
                "" if document.prefix else document.old
            )  # a prefix is no page: the section that moved holds that path
        case _:
            return ""


def can_be_read(path: str) -> bool:
    """Say whether a path that we give can be asked for as it is written."""
    return _UNREADABLE.search(path) is None


def language_prefix(language: str, masthead: Masthead) -> str:
    """Return "" for the masthead's own language, "/en" and the like for another."""
    return "" if language == masthead.language else f"/{language}"


def free_of_reserved(slug: str, masthead: Masthead) -> str:
    """Return a section's or page's slug, changed where it would hide one of our own paths or a language's."""
    return f"{slug}-2" if slug in RESERVED or slug in masthead.languages or len(slug) == 2 else slug
