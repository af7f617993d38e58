"""The archive as a desk asks it: one call from what was typed, or written so far, to an answer."""

from datetime import datetime

from tajuk.search.finding import Found, Wanted, find
from tajuk.search.question import question
from tajuk.search.reader import Reader
from tajuk.search.relating import Fetch, RelatedStory, Text, related


def search(reader: Reader, typed: str, wanted: Wanted, *, now: datetime) -> Found:
    """Return the stories that answer what was typed. Raises: BadQuery, NoIndex."""
    return find(reader.view(), question(typed), wanted, now=now)


def related_to(
    reader: Reader, text: Text, fetch: Fetch, *, languages: tuple[str, ...] = ()
) -> tuple[RelatedStory, ...]:
    """Return five stories that belong beside what is being written. fetch: of what may be seen. Raises: NoIndex."""
    return related(reader.view(), text, fetch, languages=languages)
