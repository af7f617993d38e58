"""What surrounds every page: header, footer, alert, Latest, promotions. Kept until something in them changes."""

import secrets
from functools import partial
from typing import NamedTuple

from tajuk.edition import lists
from tajuk.pages import styles
from tajuk.pages.cards import cards
from tajuk.pages.html import Html, rendered
from tajuk.pages.links import feed_links, home_path, menu_links, safe_href, section_links
from tajuk.pages.places import EditionPlaces, places
from tajuk.pages.reading import Reading
from tajuk.pages.site import Site
from tajuk.pages.values import Alert, Footer, Header, Latest, Layout, Link, Promo, Promos
from tajuk.pages.words import Words
from tajuk.story import documents
from tajuk.story.rendering import picture_html

_GAP = Html(f"<!--{secrets.token_hex(16)}-->")  # where a page's own parts go; nobody can have written it
_ASIDE = "aside"
_LATEST = 10
_PROMOS = 3


class Around(NamedTuple):
    """A page without what is its own: the text before its head, before the strip, before its main part, and after."""

    head: str
    strip: str
    main: str
    end: str

    def page(self, head: Html, strip: Html, main: Html) -> str:
        """Return a whole page."""
        return "".join((self.head, head.text, self.strip, strip.text, self.main, main.text, self.end))


def around(reading: Reading, site: Site, words: Words, section: str) -> Around:
    """Return what surrounds the pages of a section ("" for those of none)."""
    return reading.kept(("around", words.language, section), partial(_around, site=site, words=words, section=section))


def header(reading: Reading, site: Site, words: Words, section: str) -> Html:
    """Return the top of a page; `section` is the slug of the one it belongs to."""
    return reading.kept(("header", words.language, section), partial(_header, site=site, words=words, section=section))


def footer(reading: Reading, site: Site, words: Words) -> Html:
    """Return the bottom of a page."""
    return reading.kept(("footer", words.language), partial(_footer, site=site, words=words))


def alert(reading: Reading, site: Site, words: Words) -> Html:
    """Return the breaking-news bar, nothing when there is no news to break."""
    return reading.kept(("alert", words.language), partial(_alert, site=site, words=words))


def latest(reading: Reading, site: Site, words: Words) -> Html:
    """Return the Latest list."""
    return reading.kept(("latest", words.language), partial(_latest, site=site, words=words))


def promos(reading: Reading, site: Site, words: Words, slot: str) -> Html:
    """Return the promotions of a slot."""
    return reading.kept(("promos", words.language, slot), partial(_promos, site=site, words=words, slot=slot))


def _around(reading: Reading, *, site: Site, words: Words, section: str) -> Around:
    """Render the layout once with gaps, and cut it there."""
    beside = latest(reading, site, words).text + promos(reading, site, words, _ASIDE).text
    layout = Layout(
        language=words.language,
        css=styles.PATH,
        head=_GAP,
        header=header(reading, site, words, section),
        alert=alert(reading, site, words),
        strip=_GAP,
        main=_GAP,
        aside=Html(beside),
        footer=footer(reading, site, words),
    )
    return Around(*rendered("layout", layout, words).text.split(_GAP.text))


def _header(reading: Reading, *, site: Site, words: Words, section: str) -> Html:
    links = menu_links(reading, site, words, "main") or section_links(site, words)
    current = f"{site.prefix(words.language)}/{section}"
    value = Header(
        masthead=Link(text=site.masthead.title, href=home_path(site, words.language)),
        tagline=site.masthead.tagline,
        links=tuple(Link(text=link.text, href=link.href, current=link.href == current) for link in links),
        languages=tuple(
            Link(
                text=language.upper(),
                href=home_path(site, language),
                language=language,
                current=language == words.language,
            )
            for language in site.languages()
            if site.further_languages()
        ),
    )
    return _depending_on_site(reading, rendered("header", value, words), site)


def _footer(reading: Reading, *, site: Site, words: Words) -> Html:
    masthead = site.masthead
    value = Footer(
        owner=masthead.owner or masthead.title,
        address=masthead.address,
        email=masthead.email,
        links=menu_links(reading, site, words, "footer"),
        feeds=feed_links(site, words.language),
    )
    return _depending_on_site(reading, rendered("footer", value, words), site)


def _alert(reading: Reading, *, site: Site, words: Words) -> Html:
    _depending_on_site(reading, Html(), site)
    found = site.alerts.get(words.language)
    if found is None:
        return Html()
    href = places(reading, [found.story] if found.story else [], site, words).href(found.story)
    return rendered("alert", Alert(headline=found.headline, href=href), words)


def _latest(reading: Reading, *, site: Site, words: Words) -> Html:
    _depending_on_site(reading, Html(), site)
    versions = reading.newest(lists.latest(words.language), _LATEST)
    href = f"{site.prefix(words.language)}/latest"
    return rendered("latest", Latest(href=href, cards=cards(versions, site, words)), words)


def _promos(reading: Reading, *, site: Site, words: Words, slot: str) -> Html:
    _depending_on_site(reading, Html(), site)
    fitting = [promo for promo in site.promos if _fits(promo, slot, words.language)][:_PROMOS]
    if not fitting:
        return Html()
    return rendered("promos", Promos(promos=tuple(_promo(promo, site, words) for promo in fitting)), words)


def _fits(promo: documents.Promo, slot: str, language: str) -> bool:
    return (not promo.slots or slot in promo.slots) and promo.language in ("", language)


def _promo(promo: documents.Promo, site: Site, words: Words) -> Promo:
    picture = picture_html(promo.picture, EditionPlaces({}, site, words)) if promo.picture else ""
    return Promo(
        headline=promo.headline,
        href=safe_href(promo.url),
        deck=promo.deck,
        hashtags=promo.hashtags,
        picture=Html(picture),
    )


def _depending_on_site(reading: Reading, made: Html, site: Site) -> Html:
    """Note that a part was made from the site's documents, whoever gathered them."""
    reading.kept("site", lambda apart: site)
    return made
