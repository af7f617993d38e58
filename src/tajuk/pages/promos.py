"""Promotions in their slots: banner, courses, overlay, offers, advertising space."""

from functools import partial

from tajuk.pages.html import Html, rendered
from tajuk.pages.links import safe_href
from tajuk.pages.places import EditionPlaces
from tajuk.pages.reading import Reading
from tajuk.pages.site import Site, depending_on_site
from tajuk.pages.times import machine
from tajuk.pages.values import Banner, Consent, Overlay, Promo, Promos, Slot
from tajuk.pages.words import Words
from tajuk.story import documents
from tajuk.story.showing import ASIDE, picture_html

_MOST = 3
_SECURE = "https://"
_SPACES = frozenset(("top", "rectangle"))
_LINKS = _SPACES | {"banner"}


def banner(reading: Reading, site: Site, words: Words) -> Html:
    """Return the subscription banner."""
    return _one(reading, site, words, "banner")


def overlay(reading: Reading, site: Site, words: Words) -> Html:
    """Return the promotion that lies over the page until the reader closes it."""
    return _one(reading, site, words, "overlay")


def advertising(reading: Reading, site: Site, words: Words, slot: str) -> Html:
    """Return advertising space (`top`, `rectangle`), nothing when nobody takes it."""
    return _one(reading, site, words, slot)


def promos(reading: Reading, site: Site, words: Words, slot: str) -> Html:
    """Return the promotions of a slot (`aside`, `story`)."""
    return reading.kept(("promos", words.language, slot), partial(_promos, site=site, words=words, slot=slot))


def consent(site: Site, words: Words) -> Html:
    """Return the question asked before a frame of somebody else's is loaded; nothing when there is none."""
    spaces = [promo for promo in site.promos if not _SPACES.isdisjoint(promo.slots)]  # in any language: one answer
    if not any(promo.frame.startswith(_SECURE) for promo in spaces):
        return Html()
    return rendered("consent", Consent(masthead=site.masthead.title), words)


def in_slot(site: Site, language: str, slot: str) -> list[documents.Promo]:
    """Return the promotions of a slot in a language; where all of one is a link, those that lead somewhere."""
    fitting = [promo for promo in site.promos if slot in promo.slots and promo.language in ("", language)]
    return [promo for promo in fitting if slot not in _LINKS or safe_href(promo.url)]


def promo_value(promo: documents.Promo, site: Site, words: Words) -> Promo:
    """Return a promotion as it is shown."""
    picture = picture_html(promo.picture, EditionPlaces({}, site, words), shown=ASIDE) if promo.picture else ""
    return Promo(
        key=promo.guid,
        headline=promo.headline,
        href=safe_href(promo.url),
        deck=promo.deck,
        hashtags=promo.hashtags,
        offer=promo.offer,
        sponsor=promo.sponsor,
        picture=Html(picture),
        ends_at=machine(promo.ends_at, site.zone) if promo.ends_at else "",
    )


def _one(reading: Reading, site: Site, words: Words, slot: str) -> Html:
    return reading.kept(("promo", words.language, slot), partial(_first, site=site, words=words, slot=slot))


def _first(reading: Reading, *, site: Site, words: Words, slot: str) -> Html:
    depending_on_site(reading)
    reading.depends_on("promo")
    found = next(iter(in_slot(site, words.language, slot)), None)
    if found is None:
        return Html()
    promo = promo_value(found, site, words)
    match slot:
        case "banner":
            return rendered("banner", Banner(promo=promo), words)
        case "overlay":
            return rendered("overlay", Overlay(promo=promo), words)
        case _:
            frame = found.frame if found.frame.startswith(_SECURE) else ""
            return rendered("slot", Slot(name=slot, frame=frame, promo=promo), words)


def _promos(reading: Reading, *, site: Site, words: Words, slot: str) -> Html:
    depending_on_site(reading)
    reading.depends_on("promo")
    found = in_slot(site, words.language, slot)[:_MOST]
    if not found:
        return Html()
    return rendered("promos", Promos(promos=tuple(promo_value(promo, site, words) for promo in found)), words)
