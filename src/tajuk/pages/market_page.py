"""The figures: the index of the boards, and one instrument with what was written about it."""

from collections.abc import Sequence
from typing import NamedTuple

from tajuk.edition import lists
from tajuk.edition.reader import Version
from tajuk.pages import assets, comparison_page, instrument_year
from tajuk.pages.boards import board_value
from tajuk.pages.cards import row_cards
from tajuk.pages.figures import figure
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import rendered
from tajuk.pages.links import language_alternates
from tajuk.pages.market_values import Files, Instrument, Market
from tajuk.pages.outgoing import brief_items, json_ld_html, publisher
from tajuk.pages.trading_hours import hours
from tajuk.pages.units import Unit, unit
from tajuk.pages.values import Alternate, Figure, Head, Link, Meta
from tajuk.pages.words import Words, marked
from tajuk.story import documents
from tajuk.story.story import Story
from tajuk.tape.licence import may_pass_on
from tajuk.tape.tracking import Tracked
from tajuk.wire import json_ld

_STORIES = 20
_OF_ALL = 8  # stories below the boards
_KINDS = {
    "index": marked("Index"),
    "share": marked("Share"),
    "metal": marked("Precious metal"),
    "fund_category": marked("Fund category"),
    "currency": marked("Exchange rate"),
    "rate": marked("Interest rate"),
    "commodity": marked("Commodity"),
    "crypto": marked("Crypto asset"),
}
Boards = Sequence[tuple[documents.Board, Sequence[Tracked]]]


class _Subject(NamedTuple):
    """What a page says of itself. `path` is without the language in front; names: of it and what lies above."""

    path: str
    name: str
    description: str
    above: tuple[tuple[str, str], ...] = ()
    alternates: tuple[Alternate, ...] = ()


def market_page(context: Context, boards: Boards) -> Sheet:
    """Return the index of the boards, each with what its instruments stand at."""
    site, words = context.site, context.words
    shown = tuple(board_value(board, tracked, site, words) for board, tracked in boards if tracked)
    stories = _stories(context, [each.reading.instrument.symbol for _, tracked in boards for each in tracked])
    value = Market(
        headline=words.gettext("Market"),
        jumps=tuple(Link(text=board.name, href=f"#board-{board.slug}") for board in shown) if len(shown) > 1 else (),
        compare=context.path(comparison_page.PATH) if shown else "",
        boards=shown,
        empty=words.gettext("There are no figures yet."),
        cards=row_cards(stories, site, words),
    )
    said = ", ".join(board.name for board in shown)
    subject = _Subject("/market", value.headline, f"{value.headline}: {said}" if said else "")
    return sheet(context, _head(context, subject, stories), rendered("market", value, words))


def instrument_page(context: Context, tracked: Tracked, boards: Boards) -> Sheet:
    """Return the page of one instrument; `boards` are those it is on, with the others on them."""
    site, words, instrument = context.site, context.words, tracked.reading.instrument
    shown, around = figure(tracked.reading, site, words), unit(instrument, words)
    stories = context.reading.newest(lists.instrument(instrument.symbol, words.language), _STORIES)
    chart, charted = instrument_year.chart(tracked, shown.name, words)
    value = Instrument(
        kicker=" · ".join(filter(None, (words.gettext(_KINDS[instrument.kind]), shown.label, instrument.seller))),
        figure=shown,
        before=around.before,
        after=around.after,
        hours=hours(tracked.reading, words),
        chart=chart,
        charted=charted,
        script=assets.COURSE_SCRIPT_PATH,
        facts=instrument_year.facts(tracked, words),
        closings=instrument_year.closings(tracked, words),
        files=_files(context, tracked),
        boards=tuple(board_value(board, others, site, words) for board, others in boards if others),
        cards=row_cards(stories, site, words),
    )
    path = f"/market/{instrument.symbol}"
    machines = tuple(
        Alternate(href=context.address(href), media_type=media_type)
        for href, media_type in ((value.files.json, "application/json"), (value.files.csv, "text/csv"))
        if href
    )
    above = ((words.gettext("Market"), context.address(context.path("/market"))),)
    said = _said(shown, around, words) if may_pass_on(instrument.licence) else shown.name
    subject = _Subject(path, shown.name, said, above, machines)
    return sheet(context, _head(context, subject, stories), rendered("instrument", value, words))


def _files(context: Context, tracked: Tracked) -> Files:
    """Return where the figures can be had as files; nowhere where the licence says so, or there are none."""
    instrument = tracked.reading.instrument
    if tracked.reading.at is None or not may_pass_on(instrument.licence):
        return Files(csv="", json="")
    path = context.path(f"/market/{instrument.symbol}")
    return Files(csv=f"{path}.csv", json=f"{path}.json")


def _stories(context: Context, symbols: Sequence[str]) -> list[Version]:
    """Return the newest stories about any of some instruments."""
    names = [lists.instrument(symbol, context.words.language) for symbol in dict.fromkeys(symbols)]
    found = {version.path: version for name in names for version in context.reading.newest(name, _OF_ALL)}
    dated = [(each.document.published_at, each) for each in found.values() if isinstance(each.document, Story)]
    return [version for _, version in sorted(dated, key=lambda pair: pair[0], reverse=True)[:_OF_ALL]]


def _said(shown: Figure, around: Unit, words: Words) -> str:
    """Return a figure in a line: `Indeks LQ45: 895,84 poin, +0,48%. Per 06 Sep 2023, 05:49 WIB. Sumber: IDX`."""
    figures = ", ".join(part for part in (around.of(shown.value), shown.percent) if part)
    dated = f"{words.gettext('As of')} {shown.when}" if shown.when else ""
    return ". ".join(part for part in (f"{shown.name}: {figures}", dated, shown.note) if part)


def _head(context: Context, subject: _Subject, stories: Sequence[Version]) -> Head:
    href, owner = context.address(context.path(subject.path)), publisher(context)
    thing = json_ld.collection_page(
        subject.name,
        href=href,
        items=brief_items(context, stories),
        publisher=owner,
        language=context.words.language,
    )
    return Head(
        title=title(context.site, subject.name),
        description=subject.description,
        canonical=href,
        metas=(
            Meta(name="og:type", content="website"),
            Meta(name="og:title", content=subject.name),
            Meta(name="og:description", content=subject.description),
            Meta(name="og:url", content=href),
        ),
        alternates=(*language_alternates(context.site, subject.path), *subject.alternates),
        json_ld=json_ld_html(
            thing, json_ld.breadcrumbs(((owner.name, owner.href), *subject.above, (subject.name, href)))
        ),
    )
