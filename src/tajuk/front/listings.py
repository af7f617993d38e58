"""Lists of stories: home, sections, topics, people, days."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tajuk.edition import lists
from tajuk.edition.entry import instant, microseconds
from tajuk.edition.errors import NotPublished
from tajuk.edition.reader import Version, Window
from tajuk.front.answer import Answer, elsewhere, page
from tajuk.front.visit import Visit
from tajuk.pages.home_page import home_page
from tajuk.pages.links import feed_alternates, language_alternates
from tajuk.pages.listing_page import MOST_PAGES, Shelf, Subject, listing_page, shelf
from tajuk.pages.outgoing import publisher
from tajuk.pages.times import day_line
from tajuk.pages.values import Link
from tajuk.story.documents import Person, Section, Topic
from tajuk.story.story import Story
from tajuk.wire import json_ld

PER_DAY_PAGE = 100
_DAY = 86_400_000_000  # microseconds


def home(visit: Visit) -> Answer:
    """Return the front page."""
    return page(home_page(visit.context), visit.reads)


def section_answer(visit: Visit, slug: str, section: Section | None = None) -> Answer:
    """Return a section's front."""
    site, language = visit.site, visit.language
    name, path = site.section_name(slug, language), visit.context.path(f"/{slug}")
    subject = Subject(
        path=path,
        headline=name,
        deck=section.deck if section else "",
        section=slug,
        alternates=(*language_alternates(site, f"/{slug}"), *feed_alternates(path, name)),
    )
    return _listed(visit, subject, lists.section(slug, language), _chosen(visit, slug))


def section_or_nothing(visit: Visit, path: str, missing: NotPublished) -> Answer:
    """Return the front of a section that has stories and no document of its own."""
    slug = path.removeprefix("/")
    if not slug or "/" in slug or not visit.reading.newest(lists.section(slug, visit.language), 1):
        raise missing
    return section_answer(visit, slug)


def topic_answer(visit: Visit, slug: str, topic: Topic) -> Answer:
    """Return a topic's page."""
    name = topic.names.get(visit.language, topic.name)
    return _about(visit, f"/topic/{slug}", name, (visit.context.words.gettext("Topic"), topic.about))


def person_answer(visit: Visit, slug: str, person: Person) -> Answer:
    """Return a person's page."""
    href = visit.context.address(visit.context.path(f"/person/{slug}"))
    thing = json_ld.person(person, href=href, works_for=publisher(visit.context) if person.staff else None)
    kicker = person.role or visit.context.words.gettext("Person")
    return _about(visit, f"/person/{slug}", person.name, (kicker, person.about), (thing,))


def topic(visit: Visit, slug: str) -> Answer:
    """Return a topic's page, also when only stories name it."""
    try:
        version = visit.reading.at(f"/topic/{slug}")
    except NotPublished as missing:
        _only_unknown(missing)
        return topic_answer(visit, slug, Topic(guid="", slug=slug, name=_named(visit, "topic", slug, missing)))
    if not isinstance(version.document, Topic):
        raise NotPublished(visit.asked.path)
    return topic_answer(visit, slug, version.document)


def person(visit: Visit, slug: str) -> Answer:
    """Return a person's page, also when only stories name them."""
    try:
        version = visit.reading.at(f"/person/{slug}")
    except NotPublished as missing:
        _only_unknown(missing)
        return person_answer(visit, slug, Person(guid="", slug=slug, name=_named(visit, "person", slug, missing)))
    if not isinstance(version.document, Person):
        raise NotPublished(visit.asked.path)
    return person_answer(visit, slug, version.document)


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
    words = visit.context.words
    subject = Subject(
        path=visit.context.path(f"/latest/{on.isoformat()}"),
        headline=words.gettext("Stories of %(day)s") % {"day": day_line(on, words)},
        kicker=words.gettext("Latest"),
    )
    return page(listing_page(visit.context, subject, _day_shelf(visit, subject.path, span)), visit.reads)


def page_number(visit: Visit) -> int:
    """Return which page of a list is asked for. Raises: NotPublished for one that cannot be."""
    written = visit.asked.parameter("page") or "1"
    if not (written.isascii() and written.isdigit() and len(written) < 5 and 1 <= int(written) <= MOST_PAGES):
        raise NotPublished(visit.asked.path)
    return int(written)


def _listed(visit: Visit, subject: Subject, name: str, lead: Sequence[Version] = ()) -> Answer:
    """Return a page of a list; `lead` goes before the rest of its first page."""
    number = page_number(visit)
    found = shelf(visit.context, name, subject.path, number)
    if not found.versions and number > 1:
        raise NotPublished(visit.asked.path)
    if lead and number == 1:
        chosen = {version.guid for version in lead}
        rest = (version for version in found.versions if version.guid not in chosen)
        found = found._replace(versions=[*lead, *rest])
    return page(listing_page(visit.context, subject, found), visit.reads)


def _chosen(visit: Visit, slug: str) -> list[Version]:
    """Return what an editor put on a section's front, in his order."""
    front = visit.site.fronts.get((slug, visit.language))
    found = visit.reading.many(front.stories) if front else {}
    return [found[guid] for guid in front.stories if guid in found] if front else []


def _about(visit: Visit, path: str, name: str, said: tuple[str, str], thing: tuple[json_ld.Thing, ...] = ()) -> Answer:
    """Return the page of a topic or person; `said` is what stands above and below the name."""
    sort, _, slug = path.lstrip("/").partition("/")
    subject = Subject(
        path=visit.context.path(path),
        headline=name,
        kicker=said[0],
        deck=said[1],
        alternates=language_alternates(visit.site, path),
        thing=thing,
    )
    of = lists.topic if sort == "topic" else lists.person
    return _listed(visit, subject, of(slug, visit.language))


def _only_unknown(missing: NotPublished) -> None:
    """Let through what moved or was killed; only what nobody published may still be named by stories."""
    if type(missing) is not NotPublished:
        raise missing


def _named(visit: Visit, sort: str, slug: str, missing: NotPublished) -> str:
    """Return how the newest story about a topic or person names them."""
    of = lists.topic if sort == "topic" else lists.person
    for version in visit.reading.newest(of(slug, visit.language), 1):
        if isinstance(story := version.document, Story):
            named = story.topics if sort == "topic" else story.people
            names = {byline.slug: byline.name for byline in story.bylines} | {ref.slug: ref.name for ref in named}
            return names.get(slug) or slug
    raise missing


def _day_shelf(visit: Visit, path: str, span: tuple[int, int]) -> Shelf:
    """Return one page of a day; before its first and after its last page lie the days that have stories."""
    number, (since, until) = page_number(visit), span
    name, words = lists.latest(visit.language), visit.context.words
    window = Window(PER_DAY_PAGE + 1, (number - 1) * PER_DAY_PAGE, since, until)
    versions = visit.reading.between(name, window)
    if not versions:
        raise NotPublished(visit.asked.path)
    newer = Link(text=words.gettext("Next day"), href=_day_after(visit, name, until))
    if number > 1:
        newer = Link(text=words.gettext("Newer"), href=path if number == 2 else f"{path}?page={number - 1}")
    older = Link(text=words.gettext("Previous day"), href=_day_before(visit, name, since))
    if len(versions) > PER_DAY_PAGE:
        older = Link(text=words.gettext("Older"), href=f"{path}?page={number + 1}")
    return Shelf(versions[:PER_DAY_PAGE], number, newer, older)


def _starts(visit: Visit, on: date) -> int:
    return microseconds(datetime(on.year, on.month, on.day, tzinfo=visit.site.zone))


def _day_path(visit: Visit, version: Version) -> str:
    sort_at = lists.places_of(version.document)[0].sort_at
    on = instant(sort_at).astimezone(visit.site.zone).date()
    return visit.context.path(f"/latest/{on.isoformat()}")


def _day_before(visit: Visit, name: str, starts: int) -> str:
    found = visit.reading.between(name, Window(1, until=starts))
    return _day_path(visit, found[0]) if found else ""


def _day_after(visit: Visit, name: str, ends: int) -> str:
    """Return the path of the next day with stories: look ahead twice as far each time, then take the oldest found."""
    if not visit.reading.between(name, Window(1, since=ends)):
        return ""
    span = _DAY
    while not (ahead := visit.reading.count(name, ends, ends + span)):
        span *= 2
    found = visit.reading.between(name, Window(1, skip=ahead - 1, since=ends, until=ends + span))
    return _day_path(visit, found[0]) if found else ""
