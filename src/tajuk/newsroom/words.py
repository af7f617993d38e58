"""The newsroom's own words in Indonesian; the catalogue is read as it is written, nobody compiles it."""

from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.utils.translation import trans_real

LANGUAGE = "id"
_FILE = Path(__file__).parent / "locale" / LANGUAGE / "LC_MESSAGES" / "django.po"


def catalogue() -> Catalog:
    """Return our catalogue."""
    with _FILE.open("rb") as source:
        return read_po(source, LANGUAGE)


def speak() -> None:
    """Put our words over Django's and Wagtail's."""
    compiled = BytesIO()
    write_mo(compiled, catalogue())
    compiled.seek(0)
    trans_real.translation(LANGUAGE).merge(GNUTranslations(compiled))
