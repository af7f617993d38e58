"""What surrounds every page: strip, header, footer, alert, Latest. Kept until something in them changes."""

import secrets
from functools import partial
from typing import NamedTuple

from tajuk.edition import lists
from tajuk.pages import assets, promos
from tajuk.pages.cards import headline_cards
from tajuk.pages.html import Html, rendered
from tajuk.pages.links import feed_links, home_path, main_links, menu_links, section_links
from tajuk.pages.places import places
from tajuk.pages.reading import Reading
from tajuk.pages.site import Site, depending_on_site
from tajuk.pages.times import machine
from tajuk.pages.values import Alert, Footer, Header, Languages, Latest, Layout, Link
from tajuk.pages.words import Words

_LATEST = 10


def _gap() -> Html:
    return Html(f"<!--{secrets.token_hex(16)}-->")  # where a page's own parts go; nobody can have written it


_HEAD, _STRIP, _LANGUAGES, _MAIN = _gap(), _gap(), _gap(), _gap()


class Around(NamedTuple):
    """A page without what is its own: the texts between its head, the strip, the language switch, its main part."""

    head: str
    strip: str
    languages: str
    main: str
    end: str

    def page(self, head: Html, strip: Html, languages: Html, main: Html) -> str:
        """Return a whole page."""
        return "".join(
            (
                self.head,
                head.text,
                self.strip,
                strip.text,
                self.languages,
                languages.text,
                self.main,
                main.text,
                self.end,
            )
        )


def around(reading: Reading, site: Site, words: Words, section: str) -> Around:
    """Return what surrounds the pages of a section ("" for those of none)."""
    return reading.kept(("around", words.language, section), partial(_around, site=site, words=words, section=section))


def languages_html(site: Site, words: Words, hrefs: dict[str, str]) -> Html:
    """Return the language switch of a page; `hrefs` are its addresses by language, where it has them."""
    if not site.further_languages():
        return Html()
    links = tuple(
        Link(
            text=language.upper(),
            href=hrefs.get(language, home_path(site, language)),
            language=language,
            current=language == words.language,
        )
        for language in site.languages()
    )
    return rendered("languages", Languages(links=links), words)


def latest(reading: Reading, site: Site, words: Words) -> Html:
    """Return the Latest list."""
    return reading.kept(("latest", words.language), partial(_latest, site=site, words=words))


def _around(reading: Reading, *, site: Site, words: Words, section: str) -> Around:
    """Render the layout once with gaps, and cut it there."""
    beside = (
        latest(reading, site, words),
        promos.advertising(reading, site, words, "rectangle"),
        promos.promos(reading, site, words, "aside"),
    )
    layout = Layout(
        language=words.language,
        css=assets.CSS_PATH,
        script=assets.SCRIPT_PATH,
        paper=assets.PAPER,
        paper_at_night=assets.PAPER_AT_NIGHT,
        fonts=assets.PRELOADED,
        icon=assets.ICON_PATH,
        touch_icon=assets.TOUCH_ICON_PATH,
        manifest=f"{site.prefix(words.language)}/manifest.webmanifest",
        head=_HEAD,
        banner=promos.banner(reading, site, words),
        strip=_STRIP,
        header=_header(reading, site, words, section),
        alert=_alert(reading, site, words),
        top=promos.advertising(reading, site, words, "top"),
        main=_MAIN,
        aside=Html("".join(part.text for part in beside)),
        footer=reading.kept(("footer", words.language), partial(_footer, site=site, words=words)),
        overlay=promos.overlay(reading, site, words),
        consent=promos.consent(site, words),
    )
    depending_on_site(reading, site)
    return Around(*_cut(rendered("layout", layout, words).text))


def _cut(text: str) -> list[str]:
    pieces = []
    for gap in (_HEAD, _STRIP, _LANGUAGES, _MAIN):
        before, _, text = text.partition(gap.text)
        pieces.append(before)
    return [*pieces, text]


def _header(reading: Reading, site: Site, words: Words, section: str) -> Html:
    links = main_links(reading, site, words)
    prefix = site.prefix(words.language)
    current = f"{prefix}/{section}"
    value = Header(
        masthead=Link(text=site.masthead.title, href=home_path(site, words.language)),
        tagline=site.tagline(words.language),
        links=tuple(Link(text=link.text, href=link.href, current=link.href == current) for link in links),
        languages=_LANGUAGES,
        search=f"{prefix}/search",
        subscribe=f"{prefix}/subscribe" if promos.in_slot(site, words.language, "offer") else "",
    )
    return rendered("header", value, words)


def _footer(reading: Reading, *, site: Site, words: Words) -> Html:
    depending_on_site(reading, site)
    masthead = site.masthead
    value = Footer(
        masthead=Link(text=masthead.title, href=home_path(site, words.language)),
        tagline=site.tagline(words.language),
        owner=masthead.owner or masthead.title,
        address=masthead.address,
        email=masthead.email,
        sections=section_links(site, words),
        links=menu_links(reading, site, words, "footer"),
        feeds=feed_links(site, words.language),
    )
    return rendered("footer", value, words)


def _alert(reading: Reading, site: Site, words: Words) -> Html:
    found = site.alerts.get(words.language)
    if found is None:
        return Html()
    href = places(reading, [found.story] if found.story else [], site, words).href(found.story)
    ends_at = machine(found.ends_at, site.zone) if found.ends_at else ""
    return rendered("alert", Alert(headline=found.headline, href=href, ends_at=ends_at), words)


def _latest(reading: Reading, *, site: Site, words: Words) -> Html:
    depending_on_site(reading, site)
    versions = reading.newest(lists.latest(words.language), _LATEST)
    href = f"{site.prefix(words.language)}/latest"
    return rendered("latest", Latest(href=href, cards=headline_cards(versions, site, words)), words)
