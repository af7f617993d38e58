"""The page of a day: everything published on it, and a calendar to others."""

from calendar import Calendar as Weeks
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from babel.dates import format_date, get_day_names

from tajuk.edition.reader import Version
from tajuk.pages.cards import hour_cards
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import Html, rendered
from tajuk.pages.outgoing import brief_items, json_ld_html, publisher
from tajuk.pages.page_values import Calendar, Date, Day
from tajuk.pages.times import day_line
from tajuk.pages.values import Head, Link, Meta
from tajuk.pages.words import Words
from tajuk.wire import json_ld

_WEEKS = Weeks()  # Monday first, as in Indonesia
_NO_DATE = Date(text="", name="", href="", current=False)  # of another month


class Paged(NamedTuple):
    """One page of a day's stories, and where its neighbours are ("" where there is none)."""

    versions: list[Version]
    number: int
    newer: Link
    older: Link


def day_page(context: Context, on: date, paged: Paged, counts: Mapping[date, int]) -> Sheet:
    """Return the page of a day; `counts` says how many stories each day of its month has."""
    words, count = context.words, counts.get(on, len(paged.versions))
    value = Day(
        headline=day_line(on, words),
        count=words.ngettext("%(count)s story", "%(count)s stories", count) % {"count": count},
        calendar=calendar_html(context, on, counts),
        cards=hour_cards(paged.versions, context.site, words),
        newer=paged.newer,
        older=paged.older,
    )
    return sheet(context, _head(context, on, paged), rendered("day", value, words))


def calendar_html(context: Context, on: date, counts: Mapping[date, int]) -> Html:
    """Return the month of a day; `counts` says how many stories each of its days has."""
    words = context.words
    short, long = (get_day_names(width, "stand-alone", words.locale) for width in ("narrow", "wide"))
    value = Calendar(
        headline=format_date(on, "MMMM yyyy", locale=words.locale),
        weekdays=tuple(Link(text=short[number], href=long[number]) for number in range(7)),
        weeks=tuple(
            tuple(_date(context, day, on, counts) if day.month == on.month else _NO_DATE for day in week)
            for week in _WEEKS.monthdatescalendar(on.year, on.month)
        ),
    )
    return rendered("calendar", value, words)


def _date(context: Context, day: date, on: date, counts: Mapping[date, int]) -> Date:
    """Return a day of the calendar, a link where something was published; `on` is the one being read."""
    count = counts.get(day, 0)
    return Date(
        text=str(day.day),
        name=_name(day, count, context.words),
        href=context.path(f"/latest/{day.isoformat()}") if count else "",
        current=day == on,
    )


def _name(day: date, count: int, words: Words) -> str:
    return f"{day_line(day, words)}: " + words.ngettext("%(count)s story", "%(count)s stories", count) % {
        "count": count
    }


def _head(context: Context, on: date, paged: Paged) -> Head:
    words, path = context.words, context.path(f"/latest/{on.isoformat()}")
    own = path if paged.number == 1 else f"{path}?page={paged.number}"
    headline = words.gettext("Stories of %(day)s") % {"day": day_line(on, words)}
    owner, items = publisher(context), brief_items(context, paged.versions)
    href = context.address(own)
    thing = json_ld.collection_page(headline, href=href, items=items, publisher=owner, language=words.language)
    steps = ((owner.name, owner.href), (headline, context.address(path)))
    number = words.gettext("Page %(number)s") % {"number": paged.number} if paged.number > 1 else ""
    return Head(
        title=title(context.site, headline, number),
        description=headline,
        canonical=href,
        metas=(
            Meta(name="og:type", content="website"),
            Meta(name="og:title", content=headline),
            Meta(name="og:url", content=href),
        ),
        json_ld=json_ld_html(thing, json_ld.breadcrumbs(steps)),
    )
