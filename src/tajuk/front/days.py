"""Everything published, day by day."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from tajuk.edition import lists
from tajuk.edition.entry import instant, microseconds
from tajuk.edition.errors import NotPublished
from tajuk.edition.reader import Version, Window
from tajuk.front.answer import Answer, elsewhere, page
from tajuk.front.listings import page_number
from tajuk.front.visit import Visit
from tajuk.pages.day_page import Paged, day_page
from tajuk.pages.reads import END
from tajuk.pages.values import Link
from tajuk.story.story import Story

PER_PAGE = 100
_DAY = 86_400_000_000  # microseconds


def newest_day(visit: Visit) -> Answer:
    """Return the way to the newest day that has stories."""
    newest = visit.reading.newest(lists.latest(visit.language), 1)
    for version in newest:
        if isinstance(version.document, Story):
            on = version.document.published_at.astimezone(visit.site.zone).date()
            return elsewhere(visit.context.path(f"/latest/{on.isoformat()}"), visit.reads)
    raise NotPublished(visit.asked.path)


def day(visit: Visit, written: str) -> Answer:
    """Return the stories of one day in the masthead's zone, newest first; a very full day is read in pages."""
    try:
        on = date.fromisoformat(written)
        span = _starts(visit, on), _starts(visit, on + timedelta(days=1))
    except (ValueError, OverflowError) as error:
        raise NotPublished(visit.asked.path) from error
    return page(day_page(visit.context, on, _paged(visit, on, span), _counts(visit, on)), visit.reads)


def _paged(visit: Visit, on: date, span: tuple[int, int]) -> Paged:
    """Return one page of a day; before its first and after its last page lie the days that have stories."""
    path = visit.context.path(f"/latest/{on.isoformat()}")
    number, (since, until) = page_number(visit), span
    name, words = lists.latest(visit.language), visit.context.words
    window = Window(PER_PAGE + 1, (number - 1) * PER_PAGE, since, until)
    versions = visit.reading.between(name, window)
    if not versions:
        raise NotPublished(visit.asked.path)
    newer = Link(text=words.gettext("Next day"), href=_day_after(visit, name, until))
    if number > 1:
        newer = Link(text=words.gettext("Newer"), href=path if number == 2 else f"{path}?page={number - 1}")
    older = Link(text=words.gettext("Previous day"), href=_day_before(visit, name, since))
    if len(versions) > PER_PAGE:
        older = Link(text=words.gettext("Older"), href=f"{path}?page={number + 1}")
    return Paged(versions[:PER_PAGE], number, newer, older)


def _counts(visit: Visit, on: date) -> dict[date, int]:
    """Return how many stories each day of a day's month has."""
    name, first = lists.latest(visit.language), on.replace(day=1)
    days = [first + timedelta(days=number) for number in range(monthrange(on.year, on.month)[1])]
    starts = [_starts(visit, each) for each in days] + [_starts(visit, days[-1] + timedelta(days=1))]
    return {
        each: visit.reading.count(name, since, until)
        for each, since, until in zip(days, starts, starts[1:], strict=False)
    }


def _starts(visit: Visit, on: date) -> int:
    return microseconds(datetime(on.year, on.month, on.day, tzinfo=visit.site.zone))


def _day_path(visit: Visit, version: Version) -> str:
    on = instant(lists.sort_at(version.document)).astimezone(visit.site.zone).date()
    return visit.context.path(f"/latest/{on.isoformat()}")


def _day_before(visit: Visit, name: str, starts: int) -> str:
    found = visit.reading.before(name, starts, 1)
    return _day_path(visit, found[0]) if found else ""


def _day_after(visit: Visit, name: str, ends: int) -> str:
    """Return the path of the next day with stories: look ahead twice as far each time, then take the oldest found.

    So what is published later than that day is no concern of this page.
    """
    span = _DAY
    while not (ahead := visit.reading.count(name, ends, ends + span)):
        if ends + span > END:
            return ""
        span *= 2
    found = visit.reading.between(name, Window(1, skip=ahead - 1, since=ends, until=ends + span))
    return _day_path(visit, found[0]) if found else ""
