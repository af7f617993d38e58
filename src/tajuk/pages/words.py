"""The words of the interface, bound to a page's language, never to the process's."""

from functools import cache
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = ("id", "en")
_FALLBACK = "en"
_LOCALE = Path(__file__).parent / "locale"


class Words:
    """The words of one language. `language` is the page's, which may be one we have no catalogue of."""

    def __init__(self, language: str, translations: GNUTranslations) -> None:
        self.language = language
        self.locale = _locale(language)
        self.gettext = translations.gettext
        self.ngettext = translations.ngettext


@cache
def words_of(language: str) -> Words:
    """Return the words of a language; English ones where we have no catalogue."""
    return Words(language, _translations(_spoken(language)))


@cache
def catalogue(language: str) -> Catalog:
    """Return the catalogue of one of LANGUAGES."""
    with (_LOCALE / language / "LC_MESSAGES" / "tajuk.po").open("rb") as source:
        return read_po(source, locale=language, abort_invalid=True)


def marked(message: str) -> str:
    """Return a message as it is: here it is only marked for the catalogues, and translated later."""
    return message


@cache
def _translations(language: str) -> GNUTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _spoken(language: str) -> str:
    base = language.partition("-")[0].lower()
    return base if base in LANGUAGES else _FALLBACK


def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(_spoken(language))
