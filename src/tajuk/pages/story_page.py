"""The page of one story."""

from tajuk.edition.reader import Version
from tajuk.pages.cards import label
from tajuk.pages.frame import Context, page_html
from tajuk.pages.html import Html, rendered
from tajuk.pages.places import EditionPlaces, guids_in, places
from tajuk.pages.story_head import story_head
from tajuk.pages.times import instant_line, machine, short_instant
from tajuk.pages.values import Attribution, Correction, Credit, Link, StoryPage
from tajuk.pages.words import Words, marked
from tajuk.story.blocks import Body, Paragraph
from tajuk.story.rendering import html_of, inline_html, picture_html
from tajuk.story.story import Byline, Source, Story
from tajuk.story.text import Strong, Text

_ROLES = {
    "reporter": marked("Reporter"),
    "editor": marked("Editor"),
    "photographer": marked("Photographer"),
    "contributor": marked("Contributor"),
    "agency": marked("Agency"),
    "translator": marked("Translator"),
}


def story_page(context: Context, version: Version, story: Story) -> str:
    """Return the whole page of a story, as it is read in its own language."""
    value = story_value(context, story)
    return page_html(context, story_head(context, version, story), story_html(value, context.words), story.section)


def story_html(value: StoryPage, words: Words) -> Html:
    """Return the HTML of a story; the same value always gives the same text."""
    return rendered("story", value, words)


def story_value(context: Context, story: Story) -> StoryPage:
    """Return what a story's page shows; every link in it is found with one query."""
    site, words = context.site, context.words
    related = [link.guid for link in story.related if link.guid]
    found = places(context.reading, [*dict.fromkeys((*guids_in(story.body), *related))], site, words)
    changed = story.updated_at if story.updated_at and story.updated_at > story.published_at else None
    return StoryPage(
        section=_section(context, story),
        kicker=story.kicker,
        label=label(story, words),
        sponsor=story.sponsor,
        headline=story.headline or story.slug,
        deck=story.deck,
        ran_at=machine(story.published_at, site.zone),
        ran=instant_line(story.published_at, site.zone, words),
        updated_at=machine(changed, site.zone) if changed else "",
        updated=instant_line(changed, site.zone, words) if changed else "",
        credits=_credits(context, story.bylines),
        picture=_picture(story, found),
        body=Html(html_of(with_dateline(story, site.masthead.title), found)),
        corrections=_corrections(context, story, found),
        related=_related(story, found),
        sources=_sources(story, words),
        topics=tuple(
            Link(text=topic.name or topic.slug, href=found.mention("topic", topic.slug)) for topic in story.topics
        ),
    )


def with_dateline(story: Story, masthead: str) -> Body:
    """Return a story's body with `MASTHEAD - PLACE.` run into its first paragraph."""
    dateline = story.dateline
    if dateline is None or not dateline.place:
        return story.body
    said = Text(f"{(dateline.masthead or masthead).upper()} - {dateline.place.upper().rstrip('.')}. ", (Strong(),))
    first = story.body[0] if story.body else None
    if isinstance(first, Paragraph):
        return (Paragraph((said, *first.text)), *story.body[1:])
    return (Paragraph((said,)), *story.body)


def _section(context: Context, story: Story) -> Link:
    name = context.site.section_name(story.section, context.words.language)
    return Link(text=name, href=context.path(f"/{story.section}"))


def _credits(context: Context, bylines: tuple[Byline, ...]) -> tuple[Credit, ...]:
    """Return who did what, one line a role, in the order roles first appear."""
    names: dict[str, list[Link]] = {}
    for byline in bylines:
        href = context.path(f"/person/{byline.slug}") if byline.slug else ""
        names.setdefault(byline.role, []).append(Link(text=byline.name, href=href))
    return tuple(Credit(role=context.words.gettext(_ROLES[role]), names=tuple(links)) for role, links in names.items())


def _picture(story: Story, found: EditionPlaces) -> Html:
    """Return the picture above the text; nothing when the body begins with the same one."""
    picture = story.picture
    first = getattr(story.body[0], "picture", None) if story.body else None
    if picture is None or (first and (first.media, first.url) == (picture.media, picture.url)):
        return Html()
    shown = picture_html(picture, found)
    if not shown:
        return Html()
    caption = inline_html(picture.caption, found)
    credit = inline_html((Text(picture.credit),), found) if picture.credit else ""
    below = (
        f'<figcaption>{caption} <span class="figure-credit">{credit}</span></figcaption>' if caption or credit else ""
    )
    return Html(f'<figure class="story-picture">{shown}{below}</figure>')


def _corrections(context: Context, story: Story, found: EditionPlaces) -> tuple[Correction, ...]:
    site, words = context.site, context.words
    labels = {"correction": words.gettext("Correction"), "clarification": words.gettext("Clarification")}
    return tuple(
        Correction(
            label=labels[correction.sort],
            at=machine(correction.at, site.zone),
            when=short_instant(correction.at, site.zone, words),
            note=Html(inline_html(correction.note, found)),
        )
        for correction in story.corrections
    )


def _related(story: Story, found: EditionPlaces) -> tuple[Link, ...]:
    """Return the stories to read as well; one of ours that is not to be read any more is left out."""
    links = (
        Link(
            text=link.headline or found.headline(link.guid) or link.url,
            href=found.href(link.guid) if link.guid else link.url,
        )
        for link in story.related
    )
    kept = zip(story.related, links, strict=True)
    return tuple(link for given, link in kept if link.text and (link.href or not given.guid))


def _sources(story: Story, words: Words) -> tuple[Attribution, ...]:
    names = {source.ref: source.name for source in story.sources}
    return tuple(
        Attribution(source=Link(text=source.name, href=_outside(source)), on_word_of=_word_of(names, source, words))
        for source in story.sources
    )


def _outside(source: Source) -> str:
    return source.url if source.url.startswith(("https://", "http://")) else ""


def _word_of(names: dict[str, str], source: Source, words: Words) -> str:
    cited = names.get(source.on_word_of, "")
    return words.gettext("citing %(source)s") % {"source": cited} if cited else ""
