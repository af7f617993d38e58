"""Every word of the newsroom's own is said in Indonesian."""

import re
from pathlib import Path

import newsroom_house  # noqa: F401 - Django is set up, our words with it
from babel.messages.extract import extract_from_dir
from django.utils.translation import gettext, override

import tajuk.newsroom
from tajuk.newsroom.words import catalogue

_KEYWORDS = {"_": None, "gettext": None, "gettext_lazy": None, "ngettext": (1, 2), "ngettext_lazy": (1, 2)}
_HERE = Path(tajuk.newsroom.__file__).parent
_WORDS = re.compile(r'\{% translate "([^"]*)"')
_SENTENCE = re.compile(r"\{% blocktranslate[^%]*%\}(.*?)\{% endblocktranslate %\}", re.DOTALL)
_PLACE = re.compile(r"\{\{ (\w+) \}\}")


def used():
    """Every message our code and templates use; one that counts is a pair."""
    in_code = {found[2] for found in extract_from_dir(_HERE, [("**.py", "python")], keywords=_KEYWORDS)}
    texts = [template.read_text() for template in (_HERE / "templates").rglob("*.html")]
    sentences = {_counted(_PLACE.sub(r"%(\1)s", found)) for text in texts for found in _SENTENCE.findall(text)}
    return in_code | sentences | {found for text in texts for found in _WORDS.findall(text)}


def _counted(sentence):
    one, plural, many = sentence.partition("{% plural %}")
    return (one, many) if plural else sentence


def test_every_message_is_translated():
    translated = {message.id for message in catalogue() if message.id and message.string and not message.fuzzy}

    assert used() - translated == set()


def test_the_catalogue_holds_nothing_that_is_not_used():
    assert {message.id for message in catalogue() if message.id} - used() == set()


def test_translations_keep_the_places_of_values():
    for message in catalogue():
        assert not list(message.check(catalogue()))


def test_our_words_go_before_wagtails():
    with override("id"):
        assert gettext("Kill") == "Cabut"
