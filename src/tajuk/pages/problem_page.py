"""Why there is nothing to read: one page for every error, and one that needs no database."""

from tajuk.pages import styles
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import rendered
from tajuk.pages.links import home_path
from tajuk.pages.service_values import Bare, Problem
from tajuk.pages.values import Head, Link
from tajuk.pages.words import Words


def problem_page(context: Context, status: int, headline: str, said: str) -> Sheet:
    """Return the page of an error, in the site's frame; both texts come translated."""
    site, words = context.site, context.words
    home = Link(text=words.gettext("To the front page"), href=home_path(site, words.language))
    value = Problem(number=str(status), headline=headline, said=said, home=home)
    head = Head(title=title(site, headline), robots="noindex")
    return sheet(context, head, rendered("problem", value, words))


def bare_page(words: Words, headline: str, said: str, onward: Link) -> str:
    """Return a page that stands alone: for when there is no edition, no database, or no trust in either."""
    bare = Bare(language=words.language, css=styles.PATH, headline=headline, said=said, onward=onward)
    return rendered("bare", bare, words).text


def again(words: Words) -> Link:
    """Return the link that asks for the same once more."""
    return Link(text=words.gettext("Try again"), href="")
