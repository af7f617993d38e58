"""What the index holds of a story: terms to look for, and columns to filter, count and order by; no words of it."""

from collections.abc import Iterable

import tantivy

from tajuk.search.analysis import analysis_of
from tajuk.story.story import Story
from tajuk.story.text import plain
from tajuk.story.words import plain_body

VERSION = 1
"""Of the analysis and the schema together: an index of another one is made anew."""
FACETS = ("section", "year", "person", "topic", "instrument")


def schema() -> tantivy.Schema:
    """Return the fields. `headline`, `body`: terms with a space between; `at`: first publication, UTC seconds.

    stamp: the document's digest in hexadecimal; an index whose stamps are the edition's digests is equal to it.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("guid", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("headline", tokenizer_name="whitespace")
    builder.add_text_field("body", tokenizer_name="whitespace")
    for name in ("language", "author", *FACETS):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("at", fast=True)
    return builder.build()


def document_of(story: Story, stamp: str) -> tantivy.Document:
    """Return a story as the index takes it."""
    joined = analysis_of(story.language).joined
    document = tantivy.Document(
        guid=story.guid,
        stamp=stamp,
        headline=joined(f"{story.kicker} {story.headline}"),
        body=joined("\n".join((story.deck, plain_body(story.body), *_said_of(story)))),
        language=story.language,
        year=f"{story.published_at:%Y}",
    )
    document.add_integer("at", int(story.published_at.timestamp()))
    for field, names in _columns(story):
        for name in dict.fromkeys(names):
            document.add_text(field, name)
    return document


def _said_of(story: Story) -> Iterable[str]:
    """Return what readers look for though the body may not say it: names, symbols, the place."""
    yield from (byline.name for byline in story.bylines)
    yield from (ref.name for ref in (*story.topics, *story.people))
    yield from story.instruments
    if story.dateline:
        yield story.dateline.place
    if story.picture:
        yield plain(story.picture.caption)


def _columns(story: Story) -> Iterable[tuple[str, Iterable[str]]]:
    yield "section", (story.section, *story.also_in)
    yield "author", (byline.slug for byline in story.bylines if byline.slug)
    yield "person", (ref.slug for ref in story.people)
    yield "topic", (ref.slug for ref in story.topics)
    yield "instrument", (symbol.upper() for symbol in story.instruments)
