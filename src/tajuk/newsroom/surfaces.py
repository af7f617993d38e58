"""The surfaces of a story: the addresses where readers meet it, and whether an answer has caught up with an entry.

Pure: what is asked for, and what was answered, are values.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Literal, NamedTuple
from urllib.parse import quote
from zoneinfo import ZoneInfo

from tajuk.edition import lists, paths
from tajuk.story.documents import Masthead
from tajuk.story.story import Story

Shown = Literal["yes", "not yet", "no"]
"""Whether a surface gives readers what was published; "no": it has the entry, and yet does not show the story."""

_NEWS_SPAN = timedelta(hours=47)  # the sitemap keeps 48; at its edge nothing is promised
_FEEDS = ("feed.xml", "atom.xml", "feed.json")
_GONE = {"kill": 410, "withdraw": 404}


class Surface(NamedTuple):
    """A surface: its name in a receipt, its address, the list it shows the newest of ("" for the story's own page)."""

    name: str
    path: str
    list: str


class Answered(NamedTuple):
    """What was answered. stands: its `Edition-Seq`, "EPOCH.N", or "" without one; is_kept: by an edge, which says of
    what it keeps how old that is, and not whether it is still right.
    """

    status: int
    stands: str
    body: str
    is_kept: bool = False

    @property
    def seq(self) -> int:
        """Return the entry up to which the answer knows the edition, 0 when it does not say."""
        number = self.stands.rpartition(".")[2]
        return int(number) if number.isdecimal() else 0


def surfaces_of(story: Story, path: str, masthead: Masthead, *, at: datetime) -> Iterator[Surface]:
    """Yield the surfaces of a story that stands at a path. at: the instant of its entry."""
    prefix, language = paths.language_prefix(story.language, masthead), story.language
    latest = lists.latest(language)
    on = story.published_at.astimezone(ZoneInfo(masthead.zone)).date()
    yield Surface("story", path, "")
    yield Surface("home", prefix or "/", latest)
    yield Surface("latest", f"{prefix}/latest/{on}", latest)
    for slug in dict.fromkeys((story.section, *story.also_in)):
        yield Surface(f"section {slug}", f"{prefix}/{slug}", lists.section(slug, language))
        yield Surface(f"section {slug} feed", f"{prefix}/{slug}/feed.xml", lists.section(slug, language))
    for ref in story.topics:
        yield Surface(f"topic {ref.slug}", f"{prefix}/topic/{quote(ref.slug)}", lists.topic(ref.slug, language))
    for slug in dict.fromkeys([*(byline.slug for byline in story.bylines), *(ref.slug for ref in story.people)]):
        if slug:
            yield Surface(f"person {slug}", f"{prefix}/person/{quote(slug)}", lists.person(slug, language))
    for file in _FEEDS:
        yield Surface(file, f"{prefix}/{file}", latest)
    if at - story.published_at < _NEWS_SPAN:
        yield Surface("news sitemap", "/sitemap-news.xml", latest)


def shown(surface: Surface, answered: Answered, *, path: str, seq: int, action: str) -> Shown:
    """Say whether an answer shows what the entry `seq` did to the story at a path.

    An answer that knows the entry and has the story (or, after a kill or withdrawal, has it no more) shows it.
    """
    if answered.seq < seq and not (answered.is_kept and surface.list):
        return "not yet"
    if surface.name == "story":
        expected = _GONE.get(action, 200)
        return "yes" if answered.status == expected else "no"
    has_it = path in answered.body or quote(path) in answered.body
    return "yes" if has_it != (action in _GONE) else "no"
