"""Which lists a document enters, and where in them it stands. `docs/contracts/edition.md` names them all."""

from tajuk.edition.entry import Place, microseconds
from tajuk.story.documents import AnyDocument, Promo
from tajuk.story.story import Story


def places_of(document: AnyDocument) -> tuple[Place, ...]:
    """Return a document's places: a story's by its first publication, other documents' in the list of their kind."""
    if isinstance(document, Story):
        sort_at = microseconds(document.published_at)
        names = [f"{name}@{document.language}" for name in dict.fromkeys(_names(document))]
        if document.translation_of:
            names.append(translations(document.translation_of))
        return tuple(Place(name, sort_at) for name in names)
    starts_at = document.starts_at if isinstance(document, Promo) else None
    return (Place(kind_list(kind_of(document)), microseconds(starts_at) if starts_at else 0),)


def sort_at(document: AnyDocument) -> int:
    """Return by what instant a document stands in its lists (UTC microseconds)."""
    return places_of(document)[0].sort_at


def kind_of(document: AnyDocument) -> str:
    """Return a document's kind, as entries name it."""
    return str(type(document).__struct_config__.tag)


def kind_list(kind: str) -> str:
    """Return the list that holds all documents of a kind that is not a story."""
    return f"kind:{kind}"


def latest(language: str) -> str:
    """Return the list of all stories in a language."""
    return f"latest@{language}"


def section(slug: str, language: str) -> str:
    """Return the list of a section's stories."""
    return f"section:{slug}@{language}"


def topic(slug: str, language: str) -> str:
    """Return the list of a topic's stories."""
    return f"topic:{slug}@{language}"


def person(slug: str, language: str) -> str:
    """Return the list of stories by or about a person."""
    return f"person:{slug}@{language}"


def instrument(symbol: str, language: str) -> str:
    """Return the list of an instrument's stories."""
    return f"instrument:{symbol}@{language}"


def translations(guid: str) -> str:
    """Return the list of a story's translations, whatever their languages."""
    return f"translation:{guid}"


def _names(story: Story) -> list[str]:
    people = [byline.slug for byline in story.bylines if byline.slug] + [ref.slug for ref in story.people]
    return [
        "latest",
        *(f"section:{slug}" for slug in (story.section, *story.also_in)),
        *(f"topic:{ref.slug}" for ref in story.topics),
        *(f"person:{slug}" for slug in people),
        *(f"instrument:{symbol}" for symbol in story.instruments),
    ]
