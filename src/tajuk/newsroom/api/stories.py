"""Stories as they are worked on: begin one, read it, write it, ask where it is."""

from collections.abc import Collection
from typing import Any

import msgspec
from django.core.exceptions import PermissionDenied

from tajuk.newsroom.actions.opening import open_story
from tajuk.newsroom.actions.writing import begin_story, write_story
from tajuk.newsroom.api import story_in
from tajuk.newsroom.api.calls import Answer, Asked
from tajuk.newsroom.api.house import see_places, with_pictures_of_house
from tajuk.newsroom.api.problems import Refusal
from tajuk.newsroom.api.states import stated
from tajuk.newsroom.choices import languages
from tajuk.newsroom.drafts import draft_tag
from tajuk.newsroom.models import Desk, StoryPage
from tajuk.newsroom.page_columns import story_on
from tajuk.story import codec
from tajuk.story.identity import slug_of
from tajuk.story.story import Story

_SECTION = msgspec.json.Decoder(dict[str, Any])


def begin(asked: Asked) -> Answer:
    """Begin a story at a desk, as a draft of one's own.

    The body is a story without what the newsroom settles (`guid`, `published_at` …); only `headline` must be there.
    The desk is the one named, else that of the story's section, else the first one may write at. Left out, section and
    language are the desk's and the masthead's, and the slug is made from the headline. `as=ninjs`: the body is one
    ninjs item; a section nobody here has becomes the desk's. Answers where the story is; `Location` is its address.
    """
    known = StoryPage.objects.filter(guid=asked.fresh_guid).first()
    if known is not None:
        return stated(known, asked, status=201)  # begun by this very call, whose answer was lost
    story, desk = _wired(asked) if _is_ninjs(asked) else _given(asked)
    story = msgspec.structs.replace(story, slug=slug_of(story.slug or story.headline))
    _see_slug(story)
    see_places(story)
    return stated(begin_story(with_pictures_of_house(story), desk, by=asked.by), asked, status=201)


def read(asked: Asked) -> Answer:
    """Read a story's newest words, whether readers have them or not. `ETag` is their tag.

    What the newsroom settles is in it once the story ran.
    """
    page = page_asked(asked)
    fields = msgspec.json.decode(codec.encode(_story(page, asked)), type=dict[str, msgspec.Raw])
    if page.published_at is None:
        del fields["published_at"]
    return Answer(fields, {"ETag": f'"{draft_tag(page)}"'})


def state(asked: Asked) -> Answer:
    """Ask where a story is on its way."""
    return stated(page_asked(asked), asked)


def write(asked: Asked) -> Answer:
    """Put a whole story in the place of a story's newest words; readers see nothing of it yet.

    What is left out is empty then; slug, section and language stay. What the newsroom settles may be in it as it was
    read. `If-Match` says what was read (an `ETag`, or `*`): another's words in between are never overwritten (412),
    and a story that somebody has open or locked is left to him (409). `as=ninjs` as in beginning.
    """
    page = page_asked(asked)
    before = _story(page, asked)
    seen = seen_by(asked)
    if _is_ninjs(asked):
        settled = {name: getattr(before, name) for name in (*story_in.SETTLED_FIELDS, "slug", "section")}
        story = msgspec.structs.replace(story_in.told_by_ninjs(asked.body), **settled)
    else:
        story = story_in.rewritten(asked.body, before)
    if story.slug != before.slug:
        story = msgspec.structs.replace(story, slug=slug_of(story.slug) or story.slug)
    _see_slug(story)
    see_places(story, before)
    story = with_pictures_of_house(story, before)
    return stated(write_story(page, story, by=asked.by, now=asked.now, seen=seen), asked)


def open_(asked: Asked) -> Answer:
    """Open a published story of the archive to be worked on; one that is open already is simply answered."""
    page = open_story(asked.name, by=asked.by)
    _see_may_read(page, asked)
    return stated(page, asked)


def page_asked(asked: Asked) -> StoryPage:
    """Return the page of the story in a call's address. Raises: Refusal; PermissionDenied when it is not one's own."""
    page = StoryPage.objects.filter(guid=asked.name).first()
    if page is None:
        raise Refusal(404, f"nobody works on a story {asked.name[:64]!r}; POST …/open, if readers have it")
    _see_may_read(page, asked)
    return page


def seen_by(asked: Asked) -> Collection[str]:
    """Return the tags a call says it has seen. Raises: Refusal when it says none."""
    said = asked.request.headers.get("If-Match", "")
    seen = [tag.strip().removeprefix("W/").strip('"') for tag in said.split(",") if tag.strip()]
    if not seen:
        raise Refusal(428, "what was seen is not said; send the header `If-Match` with the story's ETag, or `*`")
    return seen


def _story(page: StoryPage, asked: Asked) -> Story:
    newest: StoryPage = page.get_latest_revision_as_object()
    return story_on(newest, at=asked.now)


def _given(asked: Asked) -> tuple[Story, Desk]:
    section = _SECTION.decode(asked.body).get("section")
    desk = _desk(asked, section if isinstance(section, str) else "")
    usual = {"slug": "", "section": desk.section, "language": next(iter(languages()), "id")}
    given = {**usual, "guid": asked.fresh_guid, "published_at": asked.now}
    return story_in.begun(asked.body, given), desk


def _wired(asked: Asked) -> tuple[Story, Desk]:
    story = story_in.told_by_ninjs(asked.body)
    desk = _desk(asked, story.section)
    section = story.section if story.section == desk.section else desk.section
    return msgspec.structs.replace(story, section=section, also_in=(), published_at=asked.now), desk


def _desk(asked: Asked, section: str) -> Desk:
    named = asked.request.GET.get("desk", "")
    if named:
        desk = Desk.objects.filter(slug=named).first()
        if desk is None:
            known = ", ".join(Desk.objects.order_by("slug").values_list("slug", flat=True))
            raise Refusal(422, f"there is no desk {named!r}; choose of {known}")
        return desk
    desks = [each for each in Desk.objects.order_by("path") if each.permissions_for_user(asked.by).can_add_subpage()]
    if not desks:
        raise PermissionDenied(f"{asked.by} may write at no desk; have an administrator give the right")
    return next((each for each in desks if each.section == section), desks[0])


def _is_ninjs(asked: Asked) -> bool:
    form = asked.request.GET.get("as", "story")
    if form not in ("story", "ninjs"):
        raise Refusal(422, f"nothing is read as {form!r}; say as=ninjs, or leave it out")
    return form == "ninjs"


def _see_slug(story: Story) -> None:
    if not story.slug:
        raise Refusal(422, "$.slug: none can be made from this headline; give one")


def _see_may_read(page: StoryPage, asked: Asked) -> None:
    rights = page.permissions_for_user(asked.by)
    if not (rights.can_edit() or rights.can_publish()):
        raise PermissionDenied(f"{asked.by} may not work on “{page.draft_title}”; ask its desk")
