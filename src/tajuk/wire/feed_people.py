"""Who wrote an item of a feed: names in all the ways feeds write them, e-mail addresses left out."""

import re
from collections.abc import Iterable

from lxml import etree

from tajuk.story.addresses import address_of
from tajuk.wire.feed_entry import Author
from tajuk.wire.feed_names import name_of
from tajuk.wire.feed_text import base_of, plain_of
from tajuk.wire.wxr_post import words

_MAIL = re.compile(r"[^\s<>()\"',;:]+@[^\s<>()\"',;:]+")
_BRACKETS = re.compile(r"[<(\[]([^<>()\[\]]*)[>)\]]")
_LONGEST = 200  # characters


def author_of(element: etree._Element, feed_base: str) -> Author | None:
    """Return a person of a feed; None when nobody is named. Atom's persons have parts, all others are a line."""
    parts = {name_of(str(child.tag)).rpartition(":")[2]: child for child in element}
    if "name" not in parts and "email" not in parts:
        name = named(plain_of(element))
        return Author(name) if name else None
    name = next((found for key in ("name", "email") if key in parts and (found := named(plain_of(parts[key])))), "")
    page = next((parts[key] for key in ("uri", "url", "homepage") if key in parts), None)
    url = address_of(plain_of(page), base_of(page, feed_base)) if page is not None else ""
    return Author(name, url if url.startswith("http") else "") if name else None


def named(written: str) -> str:
    """Return the name in `mail@example.com (Name)`, `Name <mail@example.com>` or a name alone.

    An address is nobody's name in public: of `jane@example.com` only `jane` is shown.
    """
    written = words(written[: 4 * _LONGEST]) if "&" in written else " ".join(written[: 4 * _LONGEST].split())
    if "@" not in written:
        return written[:_LONGEST].strip()
    inside = [one.strip() for one in _BRACKETS.findall(written) if one.strip() and not _MAIL.search(one)]
    around = _MAIL.sub(" ", _BRACKETS.sub(" ", written)).strip(" ,;:-\"'")
    mail = _MAIL.search(written)
    name = (
        (around if around.strip() else "") or (inside[0] if inside else "") or (mail[0].split("@")[0] if mail else "")
    )
    return " ".join(name.removeprefix("mailto").split())[:_LONGEST]


def distinct(authors: Iterable[Author | None]) -> tuple[Author, ...]:
    """Return people once each, by name; the first to say more of somebody counts."""
    found: dict[str, Author] = {}
    for author in authors:
        if author and not (found.get(author.name.lower()) and found[author.name.lower()].url):
            found[author.name.lower()] = author
    return tuple(found.values())
