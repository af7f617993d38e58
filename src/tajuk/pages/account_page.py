"""The frame of pages of a reader's own; whoever keeps the accounts fills it."""

from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import Html, rendered
from tajuk.pages.service_values import Account
from tajuk.pages.values import Head


def account_page(context: Context, account: Account) -> Sheet:
    """Return a whole page around a form of a reader's own; nobody but the reader keeps it."""
    head = Head(title=title(context.site, account.headline), robots="noindex")
    return sheet(context, head, account_html(context, account))


def account_html(context: Context, account: Account) -> Html:
    """Return the form alone."""
    return rendered("account", account, context.words)
