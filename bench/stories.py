"""Plausible stories in any number: Zipf words, sections, people, symbols, money, two languages, 15 years to a million.

The same number gives the same story; number 0 is the newest.
"""

import random
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import vocabulary
from tajuk.story.blocks import Block, Heading, Paragraph
from tajuk.story.identity import guid_of, slug_of
from tajuk.story.story import Byline, Ref, Story
from tajuk.story.text import Text

SECTIONS = ("ekonomi", "pasar-modal", "industri", "keuangan", "nasional", "internasional", "energi", "teknologi")
_SECTION_SUMS = (18, 36, 50, 64, 78, 88, 95, 100)
_NEWEST = datetime(2026, 11, 1, tzinfo=UTC)
_APART = timedelta(minutes=8)
_WORDS = 380
_PARAGRAPHS = 9


def language_of(number: int) -> str:
    """Return the language of a story: every eighth is in English."""
    return "en" if number % 8 == 7 else "id"


@lru_cache(maxsize=512)
def paragraph(number: int) -> str:
    """Return one of 512 paragraphs of 30 to 60 words."""
    chance = random.Random(number)
    return _sentence(vocabulary.vocabulary("id").draw(chance, chance.randint(30, 60)))


def headline(number: int) -> str:
    """Return a headline of seven words that no other number has."""
    chance = random.Random(number)
    drawn = vocabulary.vocabulary(language_of(number)).draw(chance, 6)
    return " ".join(drawn).title() + f" {number}"


def published_at(number: int) -> datetime:
    """Return when a story ran: number 0 is the newest."""
    return _NEWEST - number * _APART


def story(number: int) -> Story:
    """Return a story of nine paragraphs and a heading, 400 words in all."""
    chance = random.Random(number * 31 + 1)
    language, title, author = language_of(number), headline(number), chance.randrange(vocabulary.AUTHORS)
    people = list(dict.fromkeys(vocabulary.people().draw(chance, chance.randrange(4))))
    listed = list(dict.fromkeys(vocabulary.symbols().draw(chance, chance.choice((0, 0, 0, 1, 1, 2)))))
    topics = dict.fromkeys(vocabulary.topics().draw(chance, 3))
    return Story(
        guid=guid_of("bench", str(number)),
        language=language,
        headline=title,
        deck=_sentence(vocabulary.vocabulary(language).passage(chance, 18)),
        published_at=published_at(number),
        section=chance.choices(SECTIONS, cum_weights=_SECTION_SUMS)[0],
        slug=slug_of(title),
        body=_body(chance, language, [*people, *listed]),
        bylines=(Byline(f"Penulis {author}", slug=f"penulis-{author}"),),
        people=tuple(Ref(name.lower().replace(" ", "-"), name) for name in people),
        topics=tuple(Ref(name.lower(), name) for name in topics),
        instruments=tuple(listed),
    )


def _body(chance: random.Random, language: str, names: list[str]) -> tuple[Block, ...]:
    """Return paragraphs of drawn words, with the names, rare words and some figures among them."""
    size = _WORDS // _PARAGRAPHS + 1
    passages = [vocabulary.vocabulary(language).passage(chance, size) for _ in range(_PARAGRAPHS)]
    drawn = [word for passage in passages for word in passage]
    for said in (
        *names,
        *names,
        *chance.choices(vocabulary.rare(language), k=5),
        *(vocabulary.figure(chance, language) for _ in range(chance.randrange(5))),
    ):
        drawn[chance.randrange(_WORDS)] = said
    body: list[Block] = [
        Paragraph((Text(_sentence(drawn[first : first + size])),)) for first in range(0, len(drawn), size)
    ]
    body.insert(4, Heading((Text(_sentence(drawn[:5]).removesuffix(".")),), 2))
    return tuple(body)


def _sentence(words: list[str]) -> str:
    text = " ".join(words)
    return f"{text[0].upper()}{text[1:]}."
