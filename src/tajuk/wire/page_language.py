"""The language of a text, by its small words."""

import re
from collections import Counter

_SMALL = {
    "id": "yang dan di ini itu dengan untuk dari pada akan tidak juga oleh ke telah karena bisa para saat saham hari",
    "en": "the of and to in for that is on was with as by at from it has have are be an this which",
    "ms": "yang dan ialah beliau kerajaan daripada kepada boleh adalah telah bagi akan tidak dengan pihak",
    "de": "der die das und ist nicht mit ein eine den von zu auf für dem des sich auch",
    "fr": "le la les des et est une dans que pour qui sur pas du au par avec",
    "es": "el la los las de que y en un una por con para del se no su",
    "nl": "de het een en van is dat niet op met voor zijn aan ook",
    "pt": "o os as de que e em um uma para com não do da por se",
    "it": "il la le di che e un una per con non del della sono",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_CODE = re.compile(r"^([a-z]{2,3})(?:[-_].*)?$")


def language_of(text: str) -> str:
    """Return the language code of a text, "en" when its words do not say."""
    counts = Counter(_WORD.findall(text[:_SAMPLE].casefold()))
    scores = {language: sum(counts[word] for word in words) for language, words in _WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else "en"


def named(tag: str) -> str:
    """Return the language of a tag like `id-ID`, as two or three letters; "" when it is none."""
    match = _CODE.match(tag.strip().lower())
    code = match[1] if match else ""
    return "id" if code == "in" else code
