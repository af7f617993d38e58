"""Lists of stories: home, sections, topics, people."""

from collections.abc import Callable, Sequence

from tajuk.edition import lists
from tajuk.edition.errors import NotPublished
from tajuk.front.answer import Answer, page
from tajuk.front.visit import Visit
from tajuk.pages.home_page import home_page
from tajuk.pages.links import language_alternates
from tajuk.pages.listing_page import MOST_PAGES, Subject, listing_page, shelf
from tajuk.pages.outgoing import publisher
from tajuk.pages.portraits import portrait
from tajuk.pages.section_page import section_page
from tajuk.pages.words import marked
from tajuk.story.documents import Person, Section, Topic
from tajuk.story.story import Story
from tajuk.wire import json_ld

_SORTS = {
    "subject": marked("Topic"),
    "place": marked("Place"),
    "organisation": marked("Organisation"),
    "storyline": marked("Storyline"),
}


def home(visit: Visit) -> Answer:
    """Return the front page."""
    return page(home_page(visit.context), visit.reads)


def section_answer(visit: Visit, slug: str, section: Section | None = None) -> Answer:
    """Return a section's front."""
    return page(section_page(visit.context, slug, section, page_number(visit)), visit.reads)


def section_or_nothing(visit: Visit, path: str, missing: NotPublished) -> Answer:
    """Return the front of a section that has stories and no document of its own."""
    slug = path.removeprefix("/")
    if not slug or "/" in slug or not visit.reading.newest(lists.section(slug, visit.language), 1):
        raise missing
    return section_answer(visit, slug)


def topic_answer(visit: Visit, slug: str, topic: Topic) -> Answer:
    """Return a topic's page."""
    name = topic.names.get(visit.language, topic.name)
    about = topic.abouts.get(visit.language, topic.about)
    languages = () if topic.guid else _languages(visit, lists.topic, slug)
    subject = _subject(visit, f"/topic/{slug}", name, languages)
    kicker = visit.context.words.gettext(_SORTS[topic.sort])
    return _listed(visit, subject._replace(kicker=kicker, deck=about), lists.topic(slug, visit.language))


def person_answer(visit: Visit, slug: str, person: Person) -> Answer:
    """Return a person's page."""
    href = visit.context.address(visit.context.path(f"/person/{slug}"))
    works_for = publisher(visit.context) if person.staff else None
    thing = json_ld.person(person, href=href, language=visit.language, works_for=works_for)
    kicker = person.roles.get(visit.language, person.role) or visit.context.words.gettext("Person")
    languages = () if person.guid else _languages(visit, lists.person, slug)
    subject = _subject(visit, f"/person/{slug}", person.name, languages)._replace(
        kicker=kicker,
        deck=person.abouts.get(visit.language, person.about),
        picture=portrait(person, visit.site, visit.context.words),
        thing=(thing,),
    )
    return _listed(visit, subject, lists.person(slug, visit.language))


def topic(visit: Visit, slug: str) -> Answer:
    """Return a topic's page, also when only stories name it."""
    try:
        version = visit.reading.at(f"/topic/{slug}")
    except NotPublished as missing:
        _only_unknown(missing)
        visit.reading.depends_on("topic")
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
        visit.reading.depends_on("person")
        return person_answer(visit, slug, Person(guid="", slug=slug, name=_named(visit, "person", slug, missing)))
    if not isinstance(version.document, Person):
        raise NotPublished(visit.asked.path)
    return person_answer(visit, slug, version.document)


def page_number(visit: Visit) -> int:
    """Return which page of a list is asked for. Raises: NotPublished for one that cannot be."""
    written = visit.asked.parameter("page") or "1"
    if not (written.isascii() and written.isdigit() and len(written) < 5 and 1 <= int(written) <= MOST_PAGES):
        raise NotPublished(visit.asked.path)
    return int(written)


def _listed(visit: Visit, subject: Subject, name: str) -> Answer:
    """Return a page of a list."""
    found = shelf(visit.context, name, subject.path, number := page_number(visit))
    if not found.versions and number > 1:
        raise NotPublished(visit.asked.path)
    return page(listing_page(visit.context, subject, found), visit.reads)


def _subject(visit: Visit, path: str, headline: str, languages: Sequence[str]) -> Subject:
    alternates = language_alternates(visit.site, path, languages)
    return Subject(path=visit.context.path(path), headline=headline, alternates=alternates)


def _languages(visit: Visit, of: Callable[[str, str], str], slug: str) -> list[str]:
    """Return the languages in which stories name a topic or person."""
    return [each for each in visit.site.languages() if visit.reading.newest(of(slug, each), 1)]


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
