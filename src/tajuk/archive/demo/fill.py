"""Filling an empty masthead with the demo: pictures first, then prices, then everything published, at one stroke."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import msgspec

from tajuk.archive.demo.documents import Dated, demo_documents
from tajuk.archive.demo.pictures import NAMES, drawn
from tajuk.archive.demo.prices import listed, quotes
from tajuk.database.connect import Connection, snapshot, transaction
from tajuk.edition import reader, writer
from tajuk.edition.publication import Publication, publication
from tajuk.errors import BadInput
from tajuk.media.keeping import keep_picture
from tajuk.media.store import Store
from tajuk.story.blocks import Picture
from tajuk.story.documents import Masthead
from tajuk.tape import writer as tape

_HANDS = 2  # renditions, three quarters of the work, leave Python free


class Filled(msgspec.Struct, frozen=True):
    """What the demo came to. entries: of the edition, corrections among them; documents: of all kinds, stories too."""

    entries: int
    documents: int
    stories: int
    pictures: int
    instruments: int
    quotes: int


def fill(edition: Connection, prices: Connection, store: Store, *, now: datetime) -> Filled:
    """Publish the demo masthead, dated relative to `now`, into an edition that is empty.

    edition, prices: the databases of the edition and of the tape, their tables made. A fill that was cut short leaves
    the edition empty and can be run again. Raises: BadInput when something is published already.
    """
    with snapshot(edition) as cursor:
        _refuse_if_filled(reader.head(cursor).seq)
    pictures = _pictures(store)
    dated = demo_documents(now, pictures)
    quoted = _quote(prices, now)
    _publish(edition, dated)
    kinds = {each.document.guid: type(each.document).__name__ for each in dated}
    return Filled(
        entries=len(dated),
        documents=len(kinds),
        stories=list(kinds.values()).count("Story"),
        pictures=len(pictures),
        instruments=len(listed()),
        quotes=quoted,
    )


def _refuse_if_filled(seq: int) -> None:
    if seq:
        raise BadInput(
            "demo", f"the edition is not empty, it holds {seq} entries", "give --data a new folder for the demo"
        )


def _pictures(store: Store) -> dict[str, Picture]:
    """Draw all pictures and keep them with their renditions."""
    with ThreadPoolExecutor(_HANDS) as hands:
        return dict(zip(NAMES, hands.map(lambda name: _picture(store, name), NAMES), strict=True))


def _picture(store: Store, name: str) -> Picture:
    kept = keep_picture(store, drawn(name))
    return Picture(media=kept.digest, width=kept.about.width, height=kept.about.height)


def _quote(prices: Connection, now: datetime) -> int:
    """Append the demo's prices and return how many there are; a tape that has them stays as it is."""
    made = quotes(now)
    with transaction(prices) as cursor:
        for each in listed():
            tape.list_instrument(cursor, each.instrument, at=made[0].received_at)
        tape.append(cursor, made)
    return len(made)


def _publish(edition: Connection, dated: list[Dated]) -> None:
    """Append everything in one transaction: made ready before, so that the lock is held for the inserts alone."""
    masthead = next(each.document for each in dated if isinstance(each.document, Masthead))
    ready: list[tuple[Publication, datetime]] = [
        (publication(each.document, masthead, action=each.action), each.at) for each in dated
    ]
    with transaction(edition) as cursor:
        _refuse_if_filled(reader.head(cursor).seq)
        for each, at in ready:
            writer.append(cursor, each, at=at)
