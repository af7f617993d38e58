"""What the index holds of a story: terms to look for, and columns to filter, count and order by; no words of it."""

import zlib
from collections.abc import Iterable

import tantivy

from tajuk.search.analysis import analysis_of, words_of
from tajuk.search.naming import name_terms
from tajuk.story.story import Story
from tajuk.story.text import plain
from tajuk.story.words import plain_body

VERSION = 5
"""Of the analysis and the schema together: an index of another one is made anew."""
HEADLINE_TIMES = 2
"""How often a headline's words count: one there says as much as two in the text."""
STAND = "#stand"
"""The guid of the one document that is no story: it says where the index stands, and is committed with the stories."""
FACETS = ("section", "year", "person", "topic", "instrument")
SAMPLES = 10
"""Half of all stories are in sample 1, a quarter in sample 2, and so on; what is counted there is counted quickly."""


def schema() -> tantivy.Schema:
    """Return the fields.

    words: the terms of everything a story says, with a space between, those of its headline twice. title: the words of
    the headline as written, folded, for who is still typing. names: what `name_terms` makes of people, topics,
    instruments and authors. sample: in which samples it is. at: first publication, UTC seconds. stamp: the document's
    digest in hexadecimal; an index whose stamps are the edition's digests is equal to it.
    """
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("guid", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("stamp", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", tokenizer_name="whitespace")
    builder.add_text_field("title", tokenizer_name="whitespace", index_option="basic")
    builder.add_text_field("names", tokenizer_name="raw", index_option="basic")
    for name in ("language", "author", *FACETS):
        builder.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("sample", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("at", fast=True)
    return builder.build()


def document_of(story: Story, stamp: str) -> tantivy.Document:
    """Return a story as the index takes it."""
    joined = analysis_of(story.language).joined
    headline = joined(f"{story.kicker} {story.headline}")
    said = joined("\n".join((story.deck, plain_body(story.body), *_said_of(story))))
    document = tantivy.Document(
        guid=story.guid,
        stamp=stamp,
        words=" ".join((*[headline] * HEADLINE_TIMES, said)),
        title=title_of(story),
        language=story.language,
        year=f"{story.published_at:%Y}",
    )
    document.add_integer("at", int(story.published_at.timestamp()))
    for field, values in _columns(story):
        for value in dict.fromkeys(values):
            document.add_text(field, value)
    for level in _samples(story.guid):
        document.add_text("sample", str(level))
    for term in dict.fromkeys(_names(story)):
        document.add_text("names", term)
    return document


def title_of(story: Story) -> str:
    """Return the words of a headline as written, with a space between."""
    return " ".join(words_of(story.headline))


def _samples(guid: str) -> Iterable[int]:
    """Return the samples a story is in, as chance has it."""
    bits = zlib.crc32(guid.encode()) | 1 << SAMPLES
    return range(1, (bits & -bits).bit_length())


def _names(story: Story) -> Iterable[str]:
    named = (("author", story.bylines), ("person", story.people), ("topic", story.topics))
    for kind, refs in named:
        yield from (term for ref in refs if ref.slug for term in name_terms(kind, ref.slug, ref.name))
    for symbol in story.instruments:
        yield from name_terms("instrument", symbol.upper(), symbol.upper())
    for slug in (story.section, *story.also_in):
        yield from name_terms("section", slug, slug.replace("-", " ").capitalize())


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
