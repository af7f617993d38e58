import re

import pytest
from babel.messages.extract import extract_from_dir

from tajuk.pages import html
from tajuk.pages.words import LANGUAGES, catalogue, words_of

_IN_TEMPLATE = re.compile(r"""\b(?:_|ngettext)\(\s*(["'])(.+?)\1""")
_SOURCES = html.TEMPLATES.parents[1]


def used() -> set[str | tuple[str, ...]]:
    """Every message our code and templates use; one that counts is a pair, as in the catalogues."""
    in_code = set()
    for package in ("pages", "front"):
        for _, _, message, _, _ in extract_from_dir(
            _SOURCES / package, [("**.py", "python")], keywords={"gettext": None, "ngettext": (1, 2), "marked": None}
        ):
            in_code.add(message)
    in_templates = {found[1] for text in html.sources().values() for found in _IN_TEMPLATE.findall(text)}
    return in_code | in_templates


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language: str) -> None:
    translated = {message.id for message in catalogue(language) if message.id and message.string and not message.fuzzy}

    assert used() - translated == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_hold_nothing_that_is_not_used(language: str) -> None:
    assert {message.id for message in catalogue(language) if message.id} - used() == set()


def test_translations_keep_the_places_of_values() -> None:
    for language in LANGUAGES:
        for message in catalogue(language):
            assert not list(message.check(catalogue(language)))


def test_words_are_those_of_the_page_and_not_of_the_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")

    assert words_of("id").gettext("Latest") == "Terbaru"


@pytest.mark.parametrize("language", ["de", "pt-BR", "xx-nonsense", ""])
def test_a_language_without_catalogue_gets_english_words(language: str) -> None:
    assert words_of(language).gettext("Read also") == "Read also"


def test_a_regional_language_gets_the_words_of_its_base() -> None:
    assert words_of("id-ID").gettext("Read also") == "Baca juga"
