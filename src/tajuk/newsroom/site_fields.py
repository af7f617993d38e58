"""Site pages and menus as the fields of their editors, and back: what goes in comes out, for every one of them."""

from collections.abc import Mapping
from typing import Any

from tajuk.newsroom.stream.body import body_of, stream_of
from tajuk.newsroom.stream.pictures import Photos
from tajuk.story.documents import Menu, MenuLink, Page


def page_fields_of(page: Page, photos: Photos) -> dict[str, Any]:
    """Return a site page as the fields of its editor."""
    return {
        "guid": page.guid,
        "slug": page.slug,
        "language": page.language,
        "headline": page.headline,
        "body": stream_of(page.body, photos),
    }


def page_of(fields: Mapping[str, Any], photos: Photos) -> Page:
    """Return the site page in the fields of its editor."""
    return Page(
        guid=fields["guid"],
        slug=fields["slug"],
        language=fields["language"],
        headline=fields["headline"],
        body=body_of(fields["body"], photos),
    )


def menu_fields_of(menu: Menu) -> dict[str, Any]:
    """Return a menu as the fields of its editor."""
    links = [
        {"type": "link", "value": {"label": link.label, "guid": link.guid, "url": link.url}} for link in menu.links
    ]
    return {"guid": menu.guid, "slug": menu.slug, "language": menu.language, "links": links}


def menu_of(fields: Mapping[str, Any]) -> Menu:
    """Return the menu in the fields of its editor."""
    links = (piece["value"] for piece in fields["links"])
    return Menu(
        guid=fields["guid"],
        slug=fields["slug"],
        language=fields["language"],
        links=tuple(MenuLink(label=one["label"], guid=one["guid"], url=one["url"]) for one in links),
    )
