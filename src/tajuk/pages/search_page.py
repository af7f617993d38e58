"""The frame of a search."""

from tajuk.edition import lists
from tajuk.pages.frame import Context, Sheet, sheet, title
from tajuk.pages.html import rendered
from tajuk.pages.links import all_section_links, language_alternates
from tajuk.pages.reading import Reading
from tajuk.pages.service_values import Search
from tajuk.pages.values import Head, Link
from tajuk.story.documents import Topic

_MOST_TOPICS = 200


def search_page(context: Context, query: str) -> Sheet:
    """Return the page on which readers look for stories; `query` as they wrote it."""
    site, words = context.site, context.words
    value = Search(
        headline=words.gettext("Search"),
        action=context.path("/search"),
        query=query,
        said=words.gettext("Searching is not possible just now. Browse instead:") if query else "",
        days=context.path("/latest"),
        sections=all_section_links(site, words),
        topics=tuple(
            Link(text=name, href=context.path(f"/topic/{slug}"))
            for name, slug in sorted(
                (topic.names.get(words.language, topic.name), topic.slug) for topic in _topics(context)
            )
        ),
    )
    head = Head(
        title=title(site, query, value.headline),
        canonical=context.address(context.path("/search")),
        robots="noindex",
        alternates=language_alternates(site, "/search"),
    )
    return sheet(context, head, rendered("search", value, words))


def _topics(context: Context) -> list[Topic]:
    return context.reading.kept("topics", _all_topics)


def _all_topics(reading: Reading) -> list[Topic]:
    versions = reading.newest(lists.kind_list("topic"), _MOST_TOPICS)
    return [version.document for version in versions if isinstance(version.document, Topic)]
