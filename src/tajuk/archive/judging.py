"""What speaks against taking in what a file holds: a kill, an erasure, an agency's withdrawal, a newer version here."""

import msgspec

from tajuk.archive.producing import Kept, Published, Ready
from tajuk.database.connect import Cursor
from tajuk.edition import reader, state
from tajuk.edition.errors import Gone, NotPublished
from tajuk.story.story import Story
from tajuk.tray import items, seen
from tajuk.wire.item import Refused, Skipped, Withdrawal, refused

_WITHDRAWALS = msgspec.json.Decoder(Withdrawal)


def judged(cursor: Cursor, ready: Ready) -> Ready:
    """Return an item, or what becomes of it instead: Refused with the reason, or Skipped as an older version."""
    if isinstance(ready, Kept):
        return _withdrawal(cursor, ready) if ready.item.kind == "withdrawal" else ready
    if not isinstance(ready, Published) or seen.is_known(cursor, ready.identity, ready.digest):
        return ready
    now = state.current(cursor, ready.identity)
    if now and now.action == "kill":
        return refused(ready.identity, f"{now.path} was killed here; publish it by hand if it must return")
    if reader.erased(cursor, [ready.publication.digest]):
        return refused(ready.identity, "these very words were erased here; they cannot be published again")
    if ready.changed_at and _is_withdrawn(cursor, ready.identity):
        return refused(ready.identity, "its agency has withdrawn it; ask the agency before it runs")
    return Skipped(kind="older version", item=ready.identity) if now and _is_older(cursor, ready) else ready


def _withdrawal(cursor: Cursor, ready: Kept) -> Kept | Refused:
    """Return an agency's withdrawal; while its story is live here somebody must act, and is told until then."""
    try:
        live = reader.current(cursor, ready.item.story)
    except (Gone, NotPublished):
        return ready
    notice = _WITHDRAWALS.decode(ready.item.content)
    said = f' ("{notice.reason}")' if notice.reason else ""
    reason = f"the agency has withdrawn {live.path}, which is live here{said}; kill or correct it now"
    return refused(notice.story.origin.item if notice.story.origin else "", reason, line=notice.line)


def _is_withdrawn(cursor: Cursor, guid: str) -> bool:
    """Say whether an agency's last word on a story was that it must not be used."""
    lying = items.of_story(cursor, guid)
    return any(item.kind == "withdrawal" and item.status == "canceled" for item in lying)


def _is_older(cursor: Cursor, ready: Published) -> bool:
    """Say whether a later version of an agency's story is live here: files come in no order."""
    if not ready.changed_at:
        return False
    try:
        live = reader.current(cursor, ready.identity).document
    except (Gone, NotPublished):
        return False
    return isinstance(live, Story) and ready.changed_at < (live.updated_at or live.published_at)
