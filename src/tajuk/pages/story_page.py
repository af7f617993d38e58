"""The page of one story."""

from collections.abc import Sequence

from tajuk.edition import lists
from tajuk.edition.reader import Version
from tajuk.pages import promos
from tajuk.pages.cards import row_cards
from tajuk.pages.frame import Context, Sheet, sheet
from tajuk.pages.html import Html, rendered
from tajuk.pages.labels import label
from tajuk.pages.page_values import Next, StoryPage
from tajuk.pages.places import guids_in, places
from tajuk.pages.prices import prices_html
from tajuk.pages.story_head import story_head
from tajuk.pages.story_parts import corrections, credits, lead_picture, related, sources, tools, with_dateline
from tajuk.pages.story_turns import Turned, turn_html
from tajuk.pages.times import instant_line, machine
from tajuk.pages.values import Link
from tajuk.pages.words import Words
from tajuk.story.outline import outlined
from tajuk.story.rendering import html_of
from tajuk.story.story import Story
from tajuk.tape.reading import Reading

_NEXT = 4


def story_page(
    context: Context, version: Version, story: Story, turned: Turned, *, figures: Sequence[Reading] = ()
) -> Sheet:
    """Return the whole page of a story, as it is read in its own language; `turned` says which of its pages.

    figures: what its instruments stood at when it ran.
    """
    value = story_value(context, version, story, turned, figures=figures)
    return sheet(context, story_head(context, version, story, turned), story_html(value, context.words), story.section)


def story_html(value: StoryPage, words: Words) -> Html:
    """Return the HTML of a story; the same value always gives the same text."""
    return rendered("story", value, words)


def story_value(
    context: Context, version: Version, story: Story, turned: Turned, *, figures: Sequence[Reading] = ()
) -> StoryPage:
    """Return what a story's page shows; every link in it is found with one query."""
    reading, site, words = context.reading, context.site, context.words
    part = turned.part_of(story.body)
    body = with_dateline(part, story.dateline, site.masthead.title) if turned.is_first else part
    guids = [*guids_in(story.body), *(link.guid for link in story.related if link.guid)]
    found = places(reading, [*dict.fromkeys(guids)], site, words)
    changed = story.updated_at if story.updated_at and story.updated_at > story.published_at else None
    return StoryPage(
        language=story.language,
        section=_section(context, story),
        kicker=story.kicker,
        label=story.label,
        labelled=label(story, words),
        sponsor=story.sponsor,
        headline=story.headline or story.slug,
        deck=story.deck if turned.is_first else "",
        ran_at=machine(story.ran_at, site.zone) if story.ran_at else "",
        ran=instant_line(story.ran_at, site.zone, words) if story.ran_at else "",
        updated_at=machine(changed, site.zone) if changed else "",
        updated=instant_line(changed, site.zone, words) if changed else "",
        credits=credits(context, story.bylines),
        corrected=bool(story.corrections),
        tools=tools(context, version, story),
        picture=lead_picture(story, found) if turned.is_first else Html(),
        datelined=body is not part,
        body=Html(html_of(outlined(body), found)),
        turn=turn_html(turned, version.path, words),
        corrections=corrections(context, story, found),
        sources=sources(story, words),
        topics=tuple(
            Link(text=topic.name or topic.slug, href=found.mention("topic", topic.slug)) for topic in story.topics
        ),
        prices=prices_html(figures, site, words),
        promos=promos.promos(reading, site, words, "story"),
        related=related(story, found),
        next=_next(context, version, story),
    )


def _section(context: Context, story: Story) -> Link:
    name = context.site.section_name(story.section, context.words.language)
    return Link(text=name, href=context.path(f"/{story.section}"))


def _next(context: Context, version: Version, story: Story) -> Html:
    """Return what stands before a story in its section: news to its readers, and nothing that new stories change."""
    site, words = context.site, context.words
    name = lists.section(story.section, words.language)
    shown = {version.guid, *(link.guid for link in story.related)}
    before = context.reading.before(name, lists.sort_at(version.document) + 1, _NEXT + len(shown))
    versions = [each for each in before if each.guid not in shown][:_NEXT]
    if not versions:
        return Html()
    link = Link(text=site.section_name(story.section, words.language), href=context.path(f"/{story.section}"))
    return rendered("next", Next(section=link, cards=row_cards(versions, site, words)), words)
