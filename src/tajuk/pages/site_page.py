"""A page of the masthead itself: about, editorial code, contact, privacy."""

from tajuk.edition.reader import Version
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import Html, rendered
from tajuk.pages.page_values import Page
from tajuk.pages.places import guids_in, places
from tajuk.pages.values import Head
from tajuk.story import documents
from tajuk.story.outline import outlined
from tajuk.story.rendering import html_of


def site_page(context: Context, version: Version, page: documents.Page) -> Sheet:
    """Return the whole page."""
    found = places(context.reading, [*dict.fromkeys(guids_in(page.body))], context.site, context.words)
    value = Page(headline=page.headline, body=Html(html_of(outlined(page.body), found)))
    head = Head(title=title(context.site, page.headline), canonical=context.address(version.path))
    return sheet(context, head, rendered("page", value, context.words))
