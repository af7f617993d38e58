"""Documents at their own paths: stories in three forms, sections, site pages, topics, people, redirects."""

from urllib.parse import quote

from tajuk.edition.errors import Moved, NotPublished
from tajuk.edition.reader import Version
from tajuk.front.answer import Answer, moved, page
from tajuk.front.listings import person_answer, section_answer, section_or_nothing, topic_answer
from tajuk.front.visit import Visit
from tajuk.pages.outgoing import absolute_places, feed_item, publisher
from tajuk.pages.places import guids_in
from tajuk.pages.site_page import site_page
from tajuk.pages.story_page import story_page
from tajuk.pages.story_turns import turned
from tajuk.pages.words import words_of
from tajuk.story.documents import Page, Person, Redirect, Section, Topic
from tajuk.story.rendering import html_of
from tajuk.story.story import Story
from tajuk.tape.reading import Reading
from tajuk.wire import markdown, ninjs

_FORMS = (".json", ".md")
_MOST_FIGURES = 6


def document(visit: Visit) -> Answer:
    """Return whatever is published at the path asked for.

    Raises: NotPublished, Gone, Moved.
    """
    path = visit.asked.path
    if path.endswith(_FORMS):
        return _form(visit, path)
    try:
        version = visit.reading.at(path)
    except Moved:
        raise
    except NotPublished as missing:
        if type(missing) is not NotPublished:
            raise
        return _unprefixed(visit, missing)
    return answer_of(visit, version)


def answer_of(visit: Visit, version: Version) -> Answer:
    """Return the page of a published document; where it has none, nothing is published."""
    match document := version.document:
        case Story():
            return _story(in_language(visit, document.language), version, document)
        case Page():
            return page(site_page(in_language(visit, document.language).context, version, document), visit.reads)
        case Section():
            return section_answer(visit, document.slug, document)
        case Topic():
            return topic_answer(visit, document.slug, document)
        case Person():
            return person_answer(visit, document.slug, document)
        case Redirect():
            return redirected(visit, document.target, version.path)
        case _:
            raise NotPublished(version.path)


def _story(visit: Visit, version: Version, story: Story) -> Answer:
    """Return the page of a story that is asked for; a page it does not have is nothing."""
    found = turned(story.body, visit.asked.parameter("page"))
    if found is None:
        raise NotPublished(version.path)
    return page(story_page(visit.context, version, story, found, figures=_figures(visit, story)), visit.reads)


def _figures(visit: Visit, story: Story) -> list[Reading]:
    """Return what the instruments of a story stood at when it ran: no quote of later changes its page."""
    if story.ran_at is None or not story.instruments:
        return []
    visit.reads.past_figures = True
    return visit.tape.readings_as_of(story.instruments[:_MOST_FIGURES], story.ran_at)


def redirected(visit: Visit, target: str, path: str) -> Answer:
    """Return the way to a target; one that leads back to itself, or nowhere we may send readers, is nothing."""
    own = target.startswith("/") and not target.startswith(("//", "/\\"))
    if target == path or not (own or target.startswith(("https://", "http://"))):
        raise NotPublished(path)
    return moved(location(target), visit.reads)


def location(target: str) -> str:
    """Return a path or address as a Location header may hold it."""
    return quote(target, safe="/%:=&?~#+!$,;'@()*[]")


def in_language(visit: Visit, language: str) -> Visit:
    """Return a visit in a document's own language, whatever the path says."""
    if language == visit.language:
        return visit
    words = words_of(language)
    strip = visit.tape.strip(visit.site, words)
    return visit._replace(context=visit.context._replace(words=words, strip=strip))


def _unprefixed(visit: Visit, missing: NotPublished) -> Answer:
    """Return what lives under a further language's prefix as well, or a section that has no document."""
    if visit.rest != visit.asked.path:
        version = visit.reading.at(visit.rest)
        if version.kind in ("section", "topic", "person"):
            return answer_of(visit, version)
        raise missing
    return section_or_nothing(visit, visit.rest, missing)


def _form(visit: Visit, path: str) -> Answer:
    """Return a story as ninjs or as Markdown. A path that ends so by itself is looked for as well."""
    stem, dot, suffix = path.rpartition(".")
    try:
        version = visit.reading.at(stem)
    except Moved as away:
        raise Moved(path, f"{away.path}{dot}{suffix}") from away
    except NotPublished as missing:
        if type(missing) is not NotPublished:
            raise
        return answer_of(visit, visit.reading.at(path))
    story = version.document
    if not isinstance(story, Story):
        raise NotPublished(path)
    return _dumped(in_language(visit, story.language), version, story, suffix)


def _dumped(visit: Visit, version: Version, story: Story, suffix: str) -> Answer:
    context = visit.context
    guids = [*guids_in(story.body), *(link.guid for link in story.related if link.guid), story.translation_of]
    found = absolute_places(context, [guid for guid in guids if guid])
    item = feed_item(context, version, story, html_of(story.body, found))
    if suffix == "md":
        return Answer(markdown.dump(item, found), markdown.MEDIA_TYPE, reads=visit.reads)
    body = ninjs.dump(item, found, publisher(context), version=version.version)
    return Answer(body, ninjs.MEDIA_TYPE, reads=visit.reads)
