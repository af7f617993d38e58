"""Every error in one shape: problem+json where JSON is asked for, else a page in the reader's language.

Source: RFC 9457.
"""

from typing import NamedTuple

import msgspec

from tajuk.front.answer import HTML, MISSING, NEVER, PROBLEM, Answer, page
from tajuk.front.asked import Asked
from tajuk.pages.frame import Context
from tajuk.pages.problem_page import again, bare_page, problem_page
from tajuk.pages.values import Link
from tajuk.pages.words import Words, marked, words_of

_VARY = b"Accept-Encoding, Accept"


class Said(NamedTuple):
    """What readers are told: what is the matter, and what to do."""

    headline: str
    said: str


MALFORMED = Said(
    marked("We cannot read this request"), marked("The address is malformed. Check it, or start from the front page.")
)
NOTHING = Said(
    marked("There is nothing here"),
    marked("Nothing is published at this address. It may be mistyped, or the story may have been taken back."),
)
WITHDRAWN = Said(marked("This has been withdrawn"), marked("What stood here was withdrawn for good by the editors."))
READ_ONLY = Said(marked("That is not possible here"), marked("This address can only be read."))
NOT_OURS = Said(marked("This is not our address"), marked("This server does not answer for the host you asked."))
BROKEN = Said(
    marked("Something went wrong on our side"),
    marked("It was recorded, and we are looking into it. Please try again in a moment."),
)
NOT_YET = Said(marked("Not published yet"), marked("There is no edition here yet. Come back in a moment."))
AWAY = Said(
    marked("We will be back in a moment"),
    marked("The edition cannot be read just now. Please try again in a moment."),
)
NO_ACCOUNTS = Said(
    marked("Accounts are away"),
    marked("Logging in is not possible just now. You can read everything that is free; please try again in a moment."),
)
NOT_TAKEN = Said(
    marked("We will be back in a moment"),
    marked("This cannot be taken just now. Nothing of it was kept; please send it again in a moment."),
)
ONLY_SENT_TO = Said(marked("That is not possible here"), marked("This address can only be sent to."))
NOT_FROM_HERE = Said(
    marked("This came from another site"), marked("Only our own pages may send this. Please start from the front page.")
)
TOO_SLOW = Said(marked("That took too long"), marked("What you sent did not arrive in time. Please try again."))
TOO_LARGE = Said(marked("That is too much at once"), marked("What you sent is larger than we can take."))
_SAID = {400: MALFORMED, 403: NOT_FROM_HERE, 404: NOTHING, 405: READ_ONLY, 408: TOO_SLOW, 410: WITHDRAWN,
         413: TOO_LARGE, 421: NOT_OURS, 500: BROKEN, 503: AWAY}  # fmt: skip


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """An error as machines read it."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    instance: str


def in_frame(asked: Asked, context: Context, status: int, said: Said | None = None) -> Answer:
    """Return the answer of an error inside the site's frame."""
    said = said or _SAID[status]
    words = context.words
    if asked.wants_json():
        return _json(asked, words, status, said)._replace(keep=MISSING, reads=context.reading.reads)
    sheet = problem_page(context, status, words.gettext(said.headline), words.gettext(said.said))
    return page(sheet, context.reading.reads, MISSING)._replace(status=status, vary=_VARY)


def alone(asked: Asked, language: str, status: int, said: Said | None = None) -> Answer:
    """Return the answer of an error that needs no database."""
    words = words_of(language)
    said = said or _SAID[status]
    if asked.wants_json():
        return _json(asked, words, status, said)
    onward = again(words) if status >= 500 else Link(text=words.gettext("To the front page"), href="/")
    html = bare_page(words, words.gettext(said.headline), words.gettext(said.said), onward)
    return Answer(html.encode(), HTML, status, NEVER, vary=_VARY)


def _json(asked: Asked, words: Words, status: int, said: Said) -> Answer:
    problem = Problem(
        title=words.gettext(said.headline), status=status, detail=words.gettext(said.said), instance=asked.raw[:500]
    )
    return Answer(msgspec.json.encode(problem), PROBLEM, status, NEVER, vary=_VARY)
