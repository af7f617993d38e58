"""Pages that serve readers: subscription, accounts, the design."""

from tajuk.edition.errors import NotPublished
from tajuk.front import problems
from tajuk.front.answer import NEVER, Answer, page
from tajuk.front.refusals import Away
from tajuk.front.visit import Visit
from tajuk.pages.design_page import design_page
from tajuk.pages.promos import in_slot
from tajuk.pages.subscribe_page import subscribe_page
from tajuk.pages.words import words_of

_TRY_AGAIN_S = 30


def subscribe(visit: Visit) -> Answer:
    """Return the masthead's offers; without any there is no such page."""
    visit.reading.depends_on("promo")
    offers = in_slot(visit.site, visit.language, "offer")
    if not offers:
        raise NotPublished(visit.asked.path)
    return page(subscribe_page(visit.context, offers), visit.reads)


def account(visit: Visit) -> Answer:
    """Return that accounts are away: nobody keeps them, or the counter does not answer. Reading never depends on it."""
    return _away(visit, problems.NO_ACCOUNTS)


def inbox(visit: Visit) -> Answer:
    """Return that nothing can be taken in just now."""
    return _away(visit, problems.NOT_TAKEN)


def _away(visit: Visit, said: problems.Said) -> Answer:
    answer = problems.in_frame(visit.asked, visit.context, 503, said)
    return answer._replace(keep=NEVER, retry_after_s=_TRY_AGAIN_S)


def live(visit: Visit) -> Answer:
    """Return that the stream is not to be had so: a worker gives it where a connection is asked for it by GET."""
    raise Away("the live stream is given by GET alone, and not while a worker ends")


def design(visit: Visit) -> Answer:
    """Return the design system, alive, for those who work on it."""
    if not visit.sources.development:
        raise NotPublished(visit.asked.path)
    words = words_of("en")
    context = visit.context._replace(words=words, strip=visit.tape.strip(visit.site, words))
    symbols = next((board.symbols for board in visit.site.boards if board.slug == "strip"), ())
    return page(design_page(context, visit.tape.readings(symbols)), visit.reads, NEVER)
