"""The terms of WordPress: categories become sections, tags and subjects topics; the plumbing is left alone."""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from tajuk.story.documents import Section, Topic
from tajuk.story.identity import guid_of
from tajuk.story.story import Ref
from tajuk.wire.wxr_post import Post, Term, slug, words

FALLBACK = "news"
NEWS = {"en": "News", "id": "Berita"}
"""What the section of posts without a category is called, by language."""

_NO_CATEGORY = """
uncategorized uncategorised tak-berkategori tanpa-kategori tidak-berkategori sin-categoria sin-categorizar
non-classe allgemein senza-categoria sem-categoria geen-categorie utan-kategori ukategorisert ikke-kategoriseret
yleinen bez-rubriki bez-kategorii uncategorized-en uncategorized-id kategorisiz chua-phan-loai tiada-kategori
"""
_UNCATEGORIZED = frozenset(_NO_CATEGORY.split())
_SORTS = {
    **dict.fromkeys(
        ("location", "locations", "place", "places", "city", "region", "country", "lokasi", "daerah"), "place"
    ),
    **dict.fromkeys(
        ("company", "companies", "organisation", "organization", "organizations", "emiten"), "organisation"
    ),
    **dict.fromkeys(("series", "storyline", "storylines", "serial", "special-report", "liputan-khusus"), "storyline"),
    **dict.fromkeys(
        ("topic", "topics", "topik", "subject", "subjects", "theme", "keyword", "keywords", "issue"), "subject"
    ),
}
_PEOPLE = frozenset(("people", "person", "persons", "tokoh"))
_TAGS = frozenset(("post_tag", "tag"))
_PRIMARY = ("_yoast_wpseo_primary_category", "rank_math_primary_category", "_primary_category", "epc_primary_category")


class Filed(NamedTuple):
    """Where a post is filed."""

    section: Section
    also_in: list[Section]
    topics: list[Topic]
    people: list[Ref]
    others: list[Term]


def term_slug(written: str, name: str) -> str:
    """Return the slug of a term: as written, percent escapes decoded, other scripts spelt in Latin; else its name's."""
    return slug(unquote(written.strip())) or slug(name)


def filed(post: Post, *, numbers: dict[str, str], language: str) -> Filed:
    """Return where a post is filed; `numbers` gives the slug of a category by its term id.

    The section is the primary category of an SEO plugin, else the first one; posts in none are in "news".
    """
    sections = _sections(post, language)
    primary = numbers.get(post.field(*_PRIMARY), "")
    chosen = sections.pop(primary, None) or sections.pop(next(iter(sections), ""), None) or fallback(language)
    topics = {topic.slug: topic for term in post.terms if (topic := topic_of(term))}
    people = {ref.slug: ref for term in post.terms if (ref := _person(term))}
    others = [term for term in post.terms if _is_other(term)]
    return Filed(chosen, list(sections.values()), list(topics.values()), list(people.values()), others)


@lru_cache(maxsize=4096)
def section_of(term: Term, *, language: str, parent: str = "", deck: str = "") -> Section | None:
    """Return a category as a section, None for the one that means "none"."""
    name = words(term.name)
    found = term_slug(term.slug, name)
    if not found or found in _UNCATEGORIZED or slug(name) in _UNCATEGORIZED:
        return None
    above = term_slug(parent, "")
    return Section(
        guid=guid_of("section", found),
        slug=found,
        name=name or found,
        language=language,
        deck=words(deck),
        parent="" if above == found else above,
    )


@lru_cache(maxsize=16384)
def topic_of(term: Term, *, parent: str = "", about: str = "") -> Topic | None:
    """Return a tag, or a term of a taxonomy that says what stories are about, as a topic; None for others."""
    sort = "subject" if term.taxonomy in _TAGS else _SORTS.get(term.taxonomy.lower().replace("_", "-"), "")
    name = words(term.name)
    found = term_slug(term.slug, name) if sort else ""
    if not found:
        return None
    above = term_slug(parent, "")
    return Topic(
        guid=guid_of("topic", found),
        slug=found,
        name=name or found,
        sort=sort,  # type: ignore[arg-type] # one of the four in the table
        about=words(about),
        parent="" if above == found else above,
    )


def fallback(language: str) -> Section:
    """Return the section of posts without a category; where no language is known, who takes it in gives it a name."""
    return Section(guid=guid_of("section", FALLBACK), slug=FALLBACK, name=NEWS.get(language, ""), language=language)


def _sections(post: Post, language: str) -> dict[str, Section]:
    """Return the sections of a post by slug; the oldest exports give categories without a taxonomy, too."""
    terms = [term for term in post.terms if term.taxonomy == "category"]
    terms = terms or [term for term in post.terms if not term.taxonomy]
    found = (section_of(term, language=language) for term in terms)
    return {section.slug: section for section in found if section}


def _person(term: Term) -> Ref | None:
    """Return whom a story is about."""
    name = words(term.name)
    known = term_slug(term.slug, name) if term.taxonomy.lower() in _PEOPLE else ""
    return Ref(known, name) if known else None


def _is_other(term: Term) -> bool:
    """Say whether a term belongs to a taxonomy we do not know."""
    known = term.taxonomy in ("", "category", "author", "language", "nav_menu") or term.taxonomy in _TAGS
    return not known and not topic_of(term) and term.taxonomy.lower() not in _PEOPLE
