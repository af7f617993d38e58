"""What must stand around an imported story: its section, topics and people, each with a page of its own."""

from collections.abc import Iterator
from datetime import datetime

import msgspec

from tajuk.edition.paths import free_of_reserved
from tajuk.story.documents import Masthead, Person, Section, Topic
from tajuk.story.identity import guid_of, slug_of
from tajuk.story.story import Story
from tajuk.wire.wxr_terms import FALLBACK, NEWS

_LONGEST_HEADLINE = 300


class Surroundings:
    """Remembers which sections, topics and people were told of or made, so that each is made once a run."""

    def __init__(self, masthead: Masthead, now: datetime) -> None:
        self.masthead, self.now = masthead, now
        self._made: set[tuple[str, str]] = set()
        self._sections: dict[str, str] = {}

    def told(self, document: Person | Section | Topic) -> Iterator[Person | Section | Topic]:
        """Yield the document with the guid and slug it has here, unless it was made before."""
        slug = self._section(document.slug) if isinstance(document, Section) else document.slug
        kind = type(document).__name__.lower()
        if slug and self._is_new(kind, slug):
            here = msgspec.structs.replace(document, guid=guid_of(kind, slug), slug=slug)
            yield self._named(here) if isinstance(here, Section) else here

    def settled(self, story: Story) -> Story:
        """Return the story with a language and sections that this masthead can serve."""
        return msgspec.structs.replace(
            _with_a_short_headline(story),
            language=story.language or self.masthead.language,
            section=self._section(story.section),
            also_in=tuple(self._section(slug) for slug in story.also_in),
            slug=story.slug or slug_of(story.headline) or "story",
        )

    def missing(self, story: Story) -> Iterator[Person | Section | Topic]:
        """Yield what a story refers to that was not made yet in this run."""
        for slug in (story.section, *story.also_in):
            if self._is_new("section", slug):
                yield self._named(Section(guid=guid_of("section", slug), slug=slug, name="", language=story.language))
        for ref in story.topics:
            if self._is_new("topic", ref.slug):
                yield Topic(guid=guid_of("topic", ref.slug), slug=ref.slug, name=ref.name)
        for slug, name in _people(story):
            if slug and self._is_new("person", slug):
                yield Person(guid=guid_of("person", slug), slug=slug, name=name)

    def _section(self, slug: str) -> str:
        if slug not in self._sections:
            self._sections[slug] = free_of_reserved(slug_of(slug) or FALLBACK, self.masthead)
        return self._sections[slug]

    def _named(self, section: Section) -> Section:
        """Return a section in a language and with a name: its own, else its slug in words."""
        language = section.language or self.masthead.language
        if section.name or section.slug != FALLBACK:
            name = section.name or section.slug.replace("-", " ").capitalize()
            return msgspec.structs.replace(section, name=name, language=language)
        return msgspec.structs.replace(
            section, name=NEWS.get(self.masthead.language, "News"), names=NEWS, language=language
        )

    def _is_new(self, kind: str, slug: str) -> bool:
        if (kind, slug) in self._made:
            return False
        self._made.add((kind, slug))
        return True


def _with_a_short_headline(story: Story) -> Story:
    """Return a story whose headline fits into lists; a longer one is kept whole in what is carried."""
    if len(story.headline) <= _LONGEST_HEADLINE:
        return story
    short = story.headline[:_LONGEST_HEADLINE].rpartition(" ")[0] or story.headline[:_LONGEST_HEADLINE]
    return msgspec.structs.replace(story, headline=f"{short}…", carried={**story.carried, "headline": story.headline})


def _people(story: Story) -> list[tuple[str, str]]:
    return [(byline.slug, byline.name) for byline in story.bylines] + [(ref.slug, ref.name) for ref in story.people]
