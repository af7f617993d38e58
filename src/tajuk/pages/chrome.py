"""What surrounds every page: header, footer, alert, promotions, Latest. Kept until something in them changes."""

import secrets
from functools import partial
from typing import NamedTuple

from tajuk.edition import lists
from tajuk.pages import assets, opensearch, promos
from tajuk.pages.cards import headline_cards
from tajuk.pages.html import Html, rendered
from tajuk.pages.links import feed_links, home_path, main_links, menu_links, section_links
from tajuk.pages.places import places
from tajuk.pages.reading import Reading
from tajuk.pages.reads import Reads
from tajuk.pages.site import Site, depending_on_site
from tajuk.pages.times import machine
from tajuk.pages.values import Alert, Footer, Header, Languages, Latest, Layout, Link
from tajuk.pages.words import Words

_LATEST = 10


def _gap() -> Html:
    return Html(f"<!--{secrets.token_hex(16)}-->")  # where a page's own parts go; nobody can have written it


_HEAD, _STRIP, _LANGUAGES, _MAIN, _LATEST_GAP = _gap(), _gap(), _gap(), _gap(), _gap()


class Around(NamedTuple):
    """A page without what is its own and what ticks: the texts between head, strip, language switch, main, Latest."""

    head: str
    strip: str
    languages: str
    main: str
    latest: str
    end: str

    def page(self, head: Html, strip: Html, languages: Html, main: Html, latest: Html) -> str:
        """Return a whole page."""
        parts = (head, strip, languages, main, latest)
        between = zip(self, parts, strict=False)
        return "".join([text for piece, part in between for text in (piece, part.text)]) + self.end


def around(reading: Reading, site: Site, words: Words, section: str) -> tuple[Around, Reads]:
    """Return what surrounds the pages of a section ("" for those of none), and what it was made from."""
    make = partial(_around, site=site, words=words, section=section)
    return reading.kept_apart(("around", words.language, section), make)


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


def latest(reading: Reading, site: Site, words: Words) -> tuple[Html, Reads]:
    """Return the Latest list, and what it was made from."""
    return reading.kept_apart(("latest", words.language), partial(_latest, site=site, words=words))


def alert(reading: Reading, site: Site, words: Words) -> Html:
    """Return the breaking-news bar; nothing where nothing breaks."""
    return reading.kept(("alert", words.language), partial(_alert, site=site, words=words))


def _around(reading: Reading, *, site: Site, words: Words, section: str) -> Around:
    """Render the layout once with gaps, and cut it there."""
    beside = (
        _LATEST_GAP,
        promos.advertising(reading, site, words, "rectangle"),
        promos.promos(reading, site, words, "aside"),
    )
    layout = Layout(
        language=words.language,
        direction="rtl" if words.locale.text_direction == "rtl" else "",
        css=assets.CSS_PATH,
        script=assets.SCRIPT_PATH,
        paper=assets.PAPER,
        paper_at_night=assets.PAPER_AT_NIGHT,
        fonts=assets.PRELOADED,
        icon=assets.ICON_PATH,
        touch_icon=assets.TOUCH_ICON_PATH,
        opensearch=f"{site.prefix(words.language)}{opensearch.PATH}",
        masthead=site.masthead.title,
        manifest=f"{site.prefix(words.language)}/manifest.webmanifest",
        stream=f"{site.prefix(words.language)}/live",
        head=_HEAD,
        banner=promos.banner(reading, site, words),
        strip=_STRIP,
        header=_header(reading, site, words, section),
        alert=alert(reading, site, words),
        top=promos.advertising(reading, site, words, "top"),
        main=_MAIN,
        aside=Html("".join(part.text for part in beside)),
        footer=reading.kept(("footer", words.language), partial(_footer, site=site, words=words)),
        overlay=promos.overlay(reading, site, words),
        consent=promos.consent(site, words),
    )
    depending_on_site(reading)
    return Around(*_cut(rendered("layout", layout, words).text))


def _cut(text: str) -> list[str]:
    pieces = []
    for gap in (_HEAD, _STRIP, _LANGUAGES, _MAIN, _LATEST_GAP):
        before, _, text = text.partition(gap.text)
        pieces.append(before)
    return [*pieces, text]


def _header(reading: Reading, site: Site, words: Words, section: str) -> Html:
    reading.depends_on("promo")
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
    depending_on_site(reading)
    masthead = site.masthead
    value = Footer(
        masthead=Link(text=masthead.title, href=home_path(site, words.language)),
        tagline=site.tagline(words.language),
        owner=masthead.owner,
        address=masthead.address,
        email=masthead.email,
        sections=section_links(site, words),
        links=menu_links(reading, site, words, "footer"),
        feeds=feed_links(site.prefix(words.language)),
    )
    return rendered("footer", value, words)


def _alert(reading: Reading, *, site: Site, words: Words) -> Html:
    depending_on_site(reading)
    reading.depends_on("alert")
    found = site.alerts.get(words.language)
    if found is None:
        return Html()
    href = places(reading, [found.story] if found.story else [], site, words).href(found.story)
    ends_at = machine(found.ends_at, site.zone) if found.ends_at else ""
    return rendered("alert", Alert(headline=found.headline, href=href, ends_at=ends_at), words)


def _latest(reading: Reading, *, site: Site, words: Words) -> Html:
    depending_on_site(reading)
    versions = reading.newest(lists.latest(words.language), _LATEST)
    href = f"{site.prefix(words.language)}/latest"
    return rendered("latest", Latest(href=href, cards=headline_cards(versions, site, words)), words)
