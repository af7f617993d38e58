"""The pictures of an article page: put back between the paragraphs they stood between, the lead one apart."""

from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import msgspec
from lxml import etree, html

from tajuk.story.blocks import Block, Body, Figure, Gallery, Picture
from tajuk.story.markup import body_of
from tajuk.wire.article_body import words_in
from tajuk.wire.article_page import Page, absolute, things, words
from tajuk.wire.page_lines import key_of

_TEXTS = ("p", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "div", "pre")
_APART = frozenset(("aside", "nav", "footer", "form", "button"))
_TEASERS = (
    "related",
    "promo",
    "teaser",
    "recommend",
    "newsletter",
    "author",
    "avatar",
    "share",
    "social",
    "sponsor",
    "advert",
)
_FURNITURE = ("logo", "icon", "avatar", "sprite", "pixel", "spacer", "badge", "placeholder", "gravatar")
_SMALLEST = 150  # pixels
_KEY = 60  # characters of a block that name it
_MOST = 60


class Pictured(NamedTuple):
    """A body with its pictures in their places, and the lead picture."""

    body: Body
    lead: Picture | None


def pictured(page: Page, body: Body) -> Pictured:
    """Return the body with the page's pictures where they stood; the one shared for the page leads, and only there."""
    lead = _shared(page)
    found = list(_placed(page, body))
    for _, block in found:
        for picture in _pictures(block):
            if lead is None or _name(picture.url) == _name(lead.url):
                lead = msgspec.structs.replace(picture, url=lead.url if lead else picture.url)
                break
    seen = {_name(lead.url)} if lead else set()
    after: dict[int, list[Block]] = {}
    for at, block in found:
        fresh = [picture for picture in _pictures(block) if _name(picture.url) not in seen]
        seen |= {_name(picture.url) for picture in fresh}
        if fresh:
            after.setdefault(at, []).append(Figure(fresh[0]) if len(fresh) == 1 else Gallery(tuple(fresh)))
    blocks = [*after.get(-1, ())]
    for index, block in enumerate(body):
        blocks += [block, *after.get(index, ())]
    return Pictured(tuple(blocks), lead)


def _placed(page: Page, body: Body) -> Iterator[tuple[int, Block]]:
    """Yield the figures in the text, each with the index of the block it stood below, -1 above all."""
    keys = {key_of(words_in((block,)))[:_KEY]: index for index, block in reversed(list(enumerate(body)))}
    keys.pop("", None)
    marks = [(element, keys[key]) for element in page.tree.iter(*_TEXTS) if (key := _key(element)) in keys]
    if not marks:
        return
    home = _common(marks[0][0], marks[-1][0])
    last, below, count = marks[-1][0], -1, 0
    places = dict(marks)
    for element in home.iter("figure", "img", *_TEXTS):
        if element in places:
            below = max(below, places[element])
        elif element.tag in ("figure", "img") and _belongs(element, home) and count < _MOST:
            for block in _figures(element, page.url):
                count += 1
                yield below, block
        if element is last:
            break


def _key(element: html.HtmlElement) -> str:
    """Return what names the words of an element; "" for a container of many."""
    if element.tag == "div" and any(child.tag in ("div", "p", "figure", "section") for child in element):
        return ""
    text = "".join(element.itertext())[: 8 * _KEY]
    return key_of(text)[:_KEY]


def _common(first: html.HtmlElement, last: html.HtmlElement) -> html.HtmlElement:
    """Return the element that holds both, or the article around it."""
    around = set(last.iterancestors())
    home = next((element for element in first.iterancestors() if element in around), first.getroottree().getroot())
    return next((element for element in (home, *home.iterancestors()) if element.tag in ("article", "main")), home)


def _belongs(element: html.HtmlElement, home: html.HtmlElement) -> bool:
    """Say whether a picture is the article's: not in a figure already taken, an aside, a teaser of another page."""
    for near in element.iterancestors():
        if near is home:
            break
        kinds = f"{near.get('class') or ''} {near.get('id') or ''}".lower()
        if near.tag in _APART or near.tag == "figure" or any(word in kinds for word in _TEASERS):
            return False
        if near.tag == "a" and not _leads_to_picture(near.get("href") or ""):
            return False
    return True


def _leads_to_picture(href: str) -> bool:
    return href.split("?")[0].lower().endswith((".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"))


def _figures(element: html.HtmlElement, url: str) -> list[Block]:
    """Return the pictures of an element as blocks, without those too small to be any."""
    markup = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    blocks = [block for block in body_of(markup, base_url=url) if isinstance(block, Figure | Gallery)]
    return [block for block in blocks if all(_is_shown(picture) for picture in _pictures(block))]


def _is_shown(picture: Picture) -> bool:
    """Say whether a picture is one to look at."""
    small = 0 < picture.width < _SMALLEST or 0 < picture.height < _SMALLEST // 2
    name = urlsplit(picture.url).path.lower()
    return not small and not name.endswith(".svg") and not any(word in name for word in _FURNITURE)


def _pictures(block: Block) -> tuple[Picture, ...]:
    if isinstance(block, Figure):
        return (block.picture,)
    return block.pictures if isinstance(block, Gallery) else ()


def _shared(page: Page) -> Picture | None:
    """Return the picture the page shares itself with, or describes its article with."""
    described = next(iter(things(page.article.get("image"))), None)
    for value in (page.field("og:image", "og:image:url", "twitter:image", "twitter:image:src"), _address(described)):
        url = absolute(value, page.url) if value else ""
        if url and _is_shown(Picture(url=url)):
            return Picture(url=url, alt=page.field("og:image:alt", "twitter:image:alt"))
    return None


def _address(value: Any) -> str:
    return words(value.get("url") or value.get("contentUrl")) if isinstance(value, dict) else words(value)


def _name(url: str) -> str:
    """Return what an address has in common with that of the same picture in another size."""
    return urlsplit(url).path.rsplit("/", 1)[-1].lower() or url
