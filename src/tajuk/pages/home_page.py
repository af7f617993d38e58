"""The front page: what an editor put there, then each section's newest."""

from tajuk.edition import lists
from tajuk.edition.reader import Version
from tajuk.pages.cards import band_cards, lead_cards
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.fronts import HOME_SLOTS, filled, front_of
from tajuk.pages.html import rendered
from tajuk.pages.links import feed_alternates, home_path, language_alternates, menu_links
from tajuk.pages.outgoing import json_ld_html, publisher
from tajuk.pages.page_values import Band, Home
from tajuk.pages.values import Head, Link, Meta
from tajuk.wire import json_ld

_BANDS = 12
_IN_BAND = 4
_PICTURES = 6  # of the lead's stories; the others are words


def home_page(context: Context) -> Sheet:
    """Return the front page in the context's language."""
    site, words = context.site, context.words
    lead = _lead(context)
    value = Home(
        title=site.masthead.title,
        lead=lead_cards(lead, site, words, pictures=_PICTURES),
        bands=_bands(context, {version.guid for version in lead}),
    )
    return sheet(context, _head(context), rendered("home", value, words))


def _lead(context: Context) -> list[Version]:
    """Return the stories on top."""
    front, live = front_of(context, "")
    is_room = len(live) < HOME_SLOTS
    newest = context.reading.newest(lists.latest(context.words.language), HOME_SLOTS) if is_room else ()
    return filled(front, live, newest, HOME_SLOTS)


def _bands(context: Context, shown: set[str]) -> tuple[Band, ...]:
    """Return the sections that have stories, each story where it stands first."""
    bands, language = [], context.words.language
    for slug in _in_order(context)[:_BANDS]:
        newest = context.reading.newest(lists.section(slug, language), _IN_BAND + len(shown))
        fresh = [version for version in newest if version.guid not in shown][:_IN_BAND]
        shown = shown | {version.guid for version in fresh}
        link = Link(text=context.site.section_name(slug, language), href=context.path(f"/{slug}"))
        bands.append(Band(slug=slug, section=link, cards=band_cards(fresh, context.site, context.words)))
    return tuple(band for band in bands if band.cards)


def _in_order(context: Context) -> list[str]:
    """Return the slugs of the sections: as the main menu has them, then the others."""
    menu = menu_links(context.reading, context.site, context.words, "main")
    place = {link.href: number for number, link in enumerate(menu)}
    return sorted(context.site.sections, key=lambda slug: place.get(context.path(f"/{slug}"), len(place)))


def _head(context: Context) -> Head:
    site, language = context.site, context.words.language
    owner = publisher(context)
    href = context.address(home_path(site, language))
    return Head(
        title=title(site, site.tagline(language)),
        description=site.tagline(language),
        canonical=href,
        metas=(
            Meta(name="og:type", content="website"),
            Meta(name="og:title", content=site.masthead.title),
            Meta(name="og:url", content=href),
        ),
        alternates=(*language_alternates(site, ""), *feed_alternates(site.prefix(language), site.masthead.title)),
        json_ld=json_ld_html(json_ld.organisation(owner), json_ld.web_site(owner, language=language)),
    )
