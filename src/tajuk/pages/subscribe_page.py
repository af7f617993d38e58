"""The page of the offers: what it costs to read everything."""

from collections.abc import Sequence

from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import rendered
from tajuk.pages.links import language_alternates
from tajuk.pages.promos import in_slot, promo_value
from tajuk.pages.service_values import Subscribe
from tajuk.pages.site import Site
from tajuk.pages.values import Head
from tajuk.story.documents import Promo


def subscribe_page(context: Context, offers: Sequence[Promo]) -> Sheet:
    """Return the page of the masthead's offers."""
    site, words = context.site, context.words
    value = Subscribe(
        headline=words.gettext("Subscribe to %(masthead)s") % {"masthead": site.masthead.title},
        deck=site.tagline(words.language),
        offers=tuple(promo_value(offer, site, words) for offer in offers),
    )
    head = Head(
        title=title(site, words.gettext("Subscribe")),
        description=value.headline,
        canonical=context.address(context.path("/subscribe")),
        alternates=language_alternates(site, "/subscribe", _languages(site)),
    )
    return sheet(context, head, rendered("subscribe", value, words))


def _languages(site: Site) -> list[str]:
    return [language for language in site.languages() if in_slot(site, language, "offer")]
