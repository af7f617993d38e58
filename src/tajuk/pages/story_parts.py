"""The parts of a story's page: who wrote it, who says so, what was put right, what belongs to it."""

from urllib.parse import quote

from tajuk.edition.reader import Version
from tajuk.pages.frame import Context
from tajuk.pages.html import Html, rendered
from tajuk.pages.page_values import Attribution, Correction, Credit, Tools
from tajuk.pages.places import EditionPlaces
from tajuk.pages.times import machine, short_instant
from tajuk.pages.values import Link
from tajuk.pages.words import Words, marked
from tajuk.story.blocks import Body, Paragraph
from tajuk.story.inline import inline_html
from tajuk.story.showing import STORY, picture_html
from tajuk.story.story import Byline, Dateline, Source, Story
from tajuk.story.text import Strong, Text

_ROLES = {
    "reporter": marked("Reporter"),
    "editor": marked("Editor"),
    "photographer": marked("Photographer"),
    "contributor": marked("Contributor"),
    "agency": marked("Agency"),
    "translator": marked("Translator"),
}
_SHARED = (
    ("WhatsApp", "https://wa.me/?text={headline}%20{address}"),
    ("Telegram", "https://t.me/share/url?url={address}&text={headline}"),
    ("X", "https://x.com/intent/post?url={address}&text={headline}"),
    ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={address}"),
    ("E-mail", "mailto:?subject={headline}&body={address}"),
)


def with_dateline(body: Body, dateline: Dateline | None, masthead: str) -> Body:
    """Return a body with `MASTHEAD - PLACE.` run into its first paragraph, wherever that stands."""
    if dateline is None or not dateline.place:
        return body
    said = Text(f"{(dateline.masthead or masthead).upper()} - {dateline.place.upper().rstrip('.')}. ", (Strong(),))
    for place, block in enumerate(body):
        if isinstance(block, Paragraph):
            return (*body[:place], Paragraph((said, *block.text)), *body[place + 1 :])
    return (Paragraph((said,)), *body)


def credits(context: Context, bylines: tuple[Byline, ...]) -> tuple[Credit, ...]:
    """Return who did what, one line a role, in the order roles first appear."""
    names: dict[str, list[Link]] = {}
    for byline in bylines:
        href = context.path(f"/person/{byline.slug}") if byline.slug else ""
        names.setdefault(byline.role, []).append(Link(text=byline.name, href=href))
    return tuple(Credit(role=context.words.gettext(_ROLES[role]), names=tuple(links)) for role, links in names.items())


def tools(context: Context, version: Version, story: Story) -> Html:
    """Return the ways to pass a story on."""
    address, headline = context.address(version.path), story.social_headline or story.headline or story.slug
    written = {"address": quote(address, safe=""), "headline": quote(headline, safe="")}
    links = tuple(Link(text=name, href=pattern.format(**written)) for name, pattern in _SHARED)
    return rendered("tools", Tools(links=links, address=address, headline=headline), context.words)


def lead_picture(story: Story, found: EditionPlaces) -> Html:
    """Return the picture above the text; nothing when the body begins with the same one."""
    picture = story.picture
    first = getattr(story.body[0], "picture", None) if story.body else None
    if picture is None or (first and (first.media, first.url) == (picture.media, picture.url)):
        return Html()
    shown = picture_html(picture, found, shown=STORY)
    if not shown:
        return Html()
    caption = inline_html(picture.caption, found)
    credit = inline_html((Text(picture.credit),), found) if picture.credit else ""
    below = (
        f'<figcaption>{caption} <span class="figure-credit">{credit}</span></figcaption>' if caption or credit else ""
    )
    return Html(f'<figure class="story-picture">{shown}{below}</figure>')


def corrections(context: Context, story: Story, found: EditionPlaces) -> tuple[Correction, ...]:
    """Return what was put right, in the order it was."""
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


def related(story: Story, found: EditionPlaces) -> tuple[Link, ...]:
    """Return the stories to read as well; one of ours that is not to be read any more is left out."""
    links = (
        Link(
            text=link.headline or found.headline(link.guid) or link.url,
            label=found.paid(link.guid) if link.guid else "",
            href=found.href(link.guid) if link.guid else link.url,
        )
        for link in story.related
    )
    kept = zip(story.related, links, strict=True)
    return tuple(link for given, link in kept if link.text and (link.href or not given.guid))


def sources(story: Story, words: Words) -> tuple[Attribution, ...]:
    """Return a story's sources, and on whose word each says so."""
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
