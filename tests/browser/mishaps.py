"""What befalls every newsroom one day: a story is killed, and of another the stored bytes are damaged."""

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from tajuk.config.data_folder import data_folder, open_edition
from tajuk.database.connect import Cursor, transaction
from tajuk.edition import writer
from tajuk.edition.publication import Publication, publication
from tajuk.story.blocks import Paragraph
from tajuk.story.documents import Masthead
from tajuk.story.identity import guid_of
from tajuk.story.story import Story
from tajuk.story.text import runs

KILLED = "/ekonomi/2026/03/04/dibatalkan"
"""Where a killed story stood, behind the language."""
DAMAGED = "/ekonomi/2026/03/04/rusak"
"""Where a story lies whose document cannot be read any more, behind the language."""

_MASTHEAD = Masthead(guid=guid_of("masthead"), title="Harian Contoh", languages=("id", "en"))
_RAN = datetime(2026, 3, 4, 5, tzinfo=UTC)


def befall(folder: Path) -> None:
    """Let both happen to the edition of a data folder, in each language; on no list, so all other pages stay whole."""
    with closing(open_edition(data_folder(folder, {}))) as edition, transaction(edition) as cursor:
        for language in _MASTHEAD.languages:
            _kill(cursor, _unlisted(KILLED, language))
            _damage(cursor, _unlisted(DAMAGED, language))


def _kill(cursor: Cursor, ran: Publication) -> None:
    writer.append(cursor, ran, at=datetime.now(UTC))
    writer.kill(cursor, ran.guid, at=datetime.now(UTC), reason="a test")


def _damage(cursor: Cursor, ran: Publication) -> None:
    """Append a story with half of its bytes, as a failing disk leaves them; no rule of the database is broken."""
    half = ran.packed[: len(ran.packed) // 2]
    writer.append(cursor, ran._replace(packed=half), at=datetime.now(UTC))


def _unlisted(path: str, language: str) -> Publication:
    section, slug = path.split("/")[1::4]
    story = Story(
        guid=guid_of("mishap", path, language),
        language=language,
        headline=slug,
        section=section,
        slug=slug,
        published_at=_RAN,
        body=(Paragraph(runs(slug)),),
    )
    return publication(story, _MASTHEAD)._replace(places=())
