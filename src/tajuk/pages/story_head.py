"""What the page of a story says of itself to machines: Open Graph, JSON-LD, its other forms, its translation."""

from tajuk.edition import lists
from tajuk.edition.reader import Version
from tajuk.pages.frame import Context, title
from tajuk.pages.html import Html
from tajuk.pages.links import from_a_later_page
from tajuk.pages.outgoing import feed_item, json_ld_html, publisher
from tajuk.pages.story_turns import Turned
from tajuk.pages.times import machine
from tajuk.pages.values import Alternate, Head, Meta
from tajuk.story.blocks import Paragraph
from tajuk.story.story import Story
from tajuk.story.text import plain
from tajuk.wire import json_ld
from tajuk.wire.outgoing import FeedItem

_DESCRIPTION = 200
_MOST_TRANSLATIONS = 10


def story_head(context: Context, version: Version, story: Story, turned: Turned) -> Head:
    """Return the head of a story's page."""
    item = feed_item(context, version, story)
    about = description(story)
    page = context.words.gettext("Page %(number)s") % {"number": turned.number} if turned.number > 1 else ""
    return Head(
        title=title(context.site, story.search_headline or story.headline or story.slug, page),
        description=about,
        canonical=item.href + (turned.query if turned.number else ""),
        metas=_metas(context, item, about),
        alternates=_alternates(context, version, story, turned),
        json_ld=_json_ld(context, item),
    )


def description(story: Story) -> str:
    """Return a story in a sentence: its summary, its deck, or how it begins."""
    said = story.summary or story.deck
    if not said:
        said = next((plain(block.text) for block in story.body if isinstance(block, Paragraph)), "")
    said = " ".join(said.split())
    return said if len(said) <= _DESCRIPTION else f"{said[:_DESCRIPTION].rsplit(' ', 1)[0]}…"


def _metas(context: Context, item: FeedItem, about: str) -> tuple[Meta, ...]:
    story, zone = item.story, context.site.zone
    said = {
        "og:type": "article",
        "og:site_name": context.site.masthead.title,
        "og:title": story.social_headline or story.headline or story.slug,
        "og:description": about,
        "og:url": item.href,
        "og:locale": str(context.words.locale),
        "og:image": item.picture_href,
        "og:image:alt": story.picture.alt if story.picture and item.picture_href else "",
        "twitter:card": "summary_large_image" if item.picture_href else "summary",
        "article:published_time": machine(story.ran_at, zone) if story.ran_at else "",
        "article:modified_time": machine(story.updated_at, zone) if story.updated_at else "",
        "article:section": item.section,
    }
    tags = tuple(Meta(name="article:tag", content=topic.name) for topic in story.topics)
    return (*(Meta(name=name, content=content) for name, content in said.items() if content), *tags)


def _alternates(context: Context, version: Version, story: Story, turned: Turned) -> tuple[Alternate, ...]:
    href = context.address(version.path)
    forms = (
        Alternate(href=f"{href}.json", media_type="application/json", title="ninjs"),
        Alternate(href=f"{href}.md", media_type="text/markdown", title="Markdown"),
    )
    languages = _translations(context, version, story)
    return (*(from_a_later_page(languages) if turned.query else languages), *forms)


def _translations(context: Context, version: Version, story: Story) -> tuple[Alternate, ...]:
    """Return a story in its languages, the one it is read in among them; nothing when there is one alone."""
    if not context.site.further_languages():
        return ()
    first = story.translation_of or version.guid
    others = context.reading.newest(lists.translations(first), _MOST_TRANSLATIONS)
    if story.translation_of:
        others = [*context.reading.many([first]).values(), *others]
    paths = {story.language: version.path}
    for other in others:
        if isinstance(other.document, Story):
            paths.setdefault(other.document.language, other.path)
    if len(paths) == 1:
        return ()
    return tuple(Alternate(href=context.address(path), language=language) for language, path in paths.items())


def _json_ld(context: Context, item: FeedItem) -> Html:
    owner = publisher(context)
    steps = ((owner.name, owner.href), (item.section, item.section_href), (item.story.headline, item.href))
    return json_ld_html(json_ld.news_article(item, owner), json_ld.breadcrumbs(steps))
