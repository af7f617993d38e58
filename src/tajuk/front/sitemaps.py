"""Sitemaps: an index, one part a month and language, one for what is no story, one for news.

A month's part never changes when other months do, so that a search engine reads an archive once.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tajuk.edition import lists
from tajuk.edition.entry import instant, microseconds
from tajuk.edition.errors import NotPublished
from tajuk.edition.reader import Version, Window
from tajuk.front.answer import LISTS, WORDS, Answer
from tajuk.front.visit import Visit
from tajuk.pages.links import home_path
from tajuk.pages.outgoing import outgoing_picture
from tajuk.pages.reading import Reading
from tajuk.story.blocks import Body, Figure, Gallery, Picture
from tajuk.story.documents import Page, Person, Topic
from tajuk.story.story import Story
from tajuk.wire import sitemap
from tajuk.wire.outgoing import changed_at
from tajuk.wire.sitemap import NewsEntry, SitemapPart, SitemapUrl

PER_PART = 1000
_NEWS_SPAN = timedelta(hours=48)
_MOST_OTHERS = 10_000


class Month(NamedTuple):
    """A month of a list: how many stories it holds, and its bounds (UTC microseconds)."""

    name: str
    stories: int
    since: int
    until: int


def index(visit: Visit) -> Answer:
    """Return the index of all sitemaps."""
    parts = [SitemapPart(href=visit.context.address("/sitemap-pages.xml"))]
    for language in visit.site.languages():
        prefix = visit.site.prefix(language)
        for month in _months(visit, language):
            parts += [
                SitemapPart(href=visit.context.address(f"{prefix}/sitemap-{month.name}{_suffix(number)}.xml"))
                for number in range(1, -(-month.stories // PER_PART) + 1)
            ]
    body = sitemap.dump_index(parts[: sitemap.MOST_URLS], zone=visit.site.zone)
    return Answer(body, sitemap.MEDIA_TYPE, keep=LISTS, reads=visit.reads)


def part(visit: Visit, year: str, month: str, number: str | None) -> Answer:
    """Return one part: the stories of a month, or the second, third … thousand of them."""
    try:
        since = _starts(visit, date(int(year), int(month), 1))
        until = _starts(visit, _following(date(int(year), int(month), 1)))
    except (ValueError, OverflowError) as error:
        raise NotPublished(visit.asked.path) from error
    skip = (int(number or 1) - 1) * PER_PART
    versions = visit.reading.between(lists.latest(visit.language), Window(PER_PART, skip, since, until))
    if not versions or number == "1":
        raise NotPublished(visit.asked.path)
    return _urlset(visit, [_story_url(visit, version, story) for version, story in _stories(versions)])


def others(visit: Visit) -> Answer:
    """Return what is no story: home, sections, topics, people, site pages, figures."""
    site, address = visit.site, visit.context.address
    visit.reading.depends_on("board")
    urls = [SitemapUrl(href=address(home_path(site, language))) for language in site.languages()]
    paths = [f"/{slug}" for slug in site.sections] + (["/market"] if site.boards else [])
    for of in (Page, Topic, Person):
        kind = lists.kind_list(str(of.__struct_config__.tag))
        paths += [version.path for version in visit.reading.newest(kind, _MOST_OTHERS) if version.path]
    urls += [SitemapUrl(href=address(path)) for path in dict.fromkeys(paths)]
    return _urlset(visit, urls)


def news(visit: Visit) -> Answer:
    """Return the stories of the 48 hours before the newest entry of the edition: no answer of ours asks a clock."""
    visit.reads.head = True
    now = instant(visit.head.at)
    span = (microseconds(now - _NEWS_SPAN), microseconds(now) + 1)
    urls = []
    for language in visit.site.languages():
        window = Window(sitemap.MOST_NEWS, since=span[0], until=span[1])
        versions = visit.reading.between(lists.latest(language), window)
        urls += [_story_url(visit, version, story, _news(visit, story)) for version, story in _stories(versions)]
    urls.sort(key=lambda url: url.news.published_at if url.news else now, reverse=True)
    return _urlset(visit, urls[: sitemap.MOST_NEWS] or [SitemapUrl(href=visit.context.address("/"))], WORDS)


def _urlset(visit: Visit, urls: list[SitemapUrl], keep: str = LISTS) -> Answer:
    body = sitemap.dump(urls[: sitemap.MOST_URLS], zone=visit.site.zone)
    return Answer(body, sitemap.MEDIA_TYPE, keep=keep, reads=visit.reads)


def _story_url(visit: Visit, version: Version, story: Story, entry: NewsEntry | None = None) -> SitemapUrl:
    pictures = (outgoing_picture(visit.context, picture)[0] for picture in _pictures(story))
    return SitemapUrl(
        href=visit.context.address(version.path),
        updated_at=changed_at(story) if story.ran_at or story.updated_at else None,
        pictures=tuple(dict.fromkeys(href for href in pictures if href)),
        news=entry,
    )


def _news(visit: Visit, story: Story) -> NewsEntry:
    return NewsEntry(
        publication=visit.site.masthead.title,
        language=story.language,
        headline=story.headline or story.slug,
        published_at=story.published_at,
    )


def _pictures(story: Story) -> Iterator[Picture]:
    if story.picture:
        yield story.picture
    yield from _in_body(story.body)


def _in_body(body: Body) -> Iterator[Picture]:
    for block in body:
        if isinstance(block, Figure):
            yield block.picture
        elif isinstance(block, Gallery):
            yield from block.pictures


def _months(visit: Visit, language: str) -> tuple[Month, ...]:
    """Return the months of a language that have stories, newest first."""
    return visit.reading.kept(("months", language), lambda apart: tuple(_walked(visit, apart, lists.latest(language))))


def _walked(visit: Visit, reading: Reading, name: str) -> Iterator[Month]:
    until = 2**62
    while newest := reading.between(name, Window(1, until=until)):
        first = instant(lists.sort_at(newest[0].document)).astimezone(visit.site.zone).date().replace(day=1)
        since, end = _starts(visit, first), _starts(visit, _following(first))
        yield Month(f"{first:%Y-%m}", reading.count(name, since, end), since, end)
        until = since


def _stories(versions: list[Version]) -> list[tuple[Version, Story]]:
    return [(version, story) for version in versions if isinstance(story := version.document, Story)]


def _following(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _starts(visit: Visit, on: date) -> int:
    return microseconds(datetime(on.year, on.month, on.day, tzinfo=visit.site.zone))


def _suffix(number: int) -> str:
    return "" if number == 1 else f"-{number}"
