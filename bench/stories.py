"""Plausible stories in any number: Zipf words, sections, people, years. The same number gives the same story."""

import random
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from tajuk.story.blocks import Heading, Paragraph
from tajuk.story.identity import guid_of, slug_of
from tajuk.story.story import Byline, Ref, Story
from tajuk.story.text import runs

SECTIONS = ("ekonomi", "pasar-modal", "industri", "keuangan", "nasional", "internasional", "energi", "teknologi")
_SYLLABLES = (
    *("ba", "be", "da", "di", "ka", "ko", "la", "ma", "me", "na", "nu", "pa"),
    *("pe", "ra", "ri", "sa", "se", "ta", "ti", "tu", "wa", "ya", "ga", "ja"),
)
_ENDINGS = ("", "n", "k", "s", "kan", "an", "nya", "r")
_NEWEST = datetime(2026, 11, 1, tzinfo=UTC)
_APART = timedelta(minutes=7)


@lru_cache(maxsize=1)
def words() -> tuple[list[str], list[float]]:
    """Return 8,000 made-up words and their Zipf weights."""
    draw = random.Random(7)
    made = {"".join(draw.choices(_SYLLABLES, k=draw.randint(1, 3))) + draw.choice(_ENDINGS): None for _ in range(30000)}
    chosen = list(made)[:8000]
    return chosen, [1 / (rank + 2) for rank in range(len(chosen))]


@lru_cache(maxsize=512)
def paragraph(number: int) -> str:
    """Return one of 512 paragraphs of 30 to 60 words."""
    draw = random.Random(number)
    vocabulary, weights = words()
    text = " ".join(draw.choices(vocabulary, weights, k=draw.randint(30, 60)))
    return text.capitalize() + "."


def headline(number: int) -> str:
    """Return a headline of seven words that no other number has."""
    draw = random.Random(number)
    vocabulary, weights = words()
    return " ".join(draw.choices(vocabulary, weights, k=6)).title() + f" {number}"


def published_at(number: int) -> datetime:
    """Return when a story ran: number 0 is the newest."""
    return _NEWEST - number * _APART


def story(number: int) -> Story:
    """Return a story of nine paragraphs and a heading."""
    draw = random.Random(number * 31 + 1)
    title = headline(number)
    body = [Paragraph(runs(paragraph(draw.randrange(512)))) for _ in range(9)]
    body.insert(4, Heading(runs(headline(draw.randrange(512)))))
    author = draw.randrange(40)
    return Story(
        guid=guid_of("bench", str(number)),
        language="id",
        headline=title,
        deck=paragraph(draw.randrange(512))[:140],
        published_at=published_at(number),
        section=draw.choice(SECTIONS),
        slug=slug_of(title),
        body=tuple(body),
        bylines=(Byline(f"Penulis {author}", slug=f"penulis-{author}"),),
        topics=tuple(Ref(f"topik-{topic}", f"Topik {topic}") for topic in draw.sample(range(200), 3)),
    )
