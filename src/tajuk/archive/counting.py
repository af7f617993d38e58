"""How items are counted, by an import and by its rehearsal alike."""

from tajuk.archive.producing import Kept, Published, Ready, Surrounding, Wanted
from tajuk.archive.report import Counts
from tajuk.wire.item import Refused, Skipped

_NAMES = {"person": "people", "section": "sections", "topic": "topics"}


def tally(counts: Counts, ready: Ready, *, news: bool) -> None:
    """Count one item; `news` says whether it was not there before."""
    match ready:
        case Published():
            counts.one("published" if news else "unchanged")
        case Kept() if ready.item.kind == "comment":
            counts.comments += 1
        case Kept() if ready.item.kind == "withdrawal":
            if news:
                counts.skip("withdrawal")
            else:
                counts.one("unchanged")
        case Kept():
            counts.one("draft" if news else "unchanged")
        case Wanted():
            counts.one("media" if news else "unchanged")
        case Skipped():
            counts.skip(ready.kind)
        case Refused():
            counts.refuse(ready.item, ready.line, ready.reason)
        case Surrounding() if news:
            counts.count(_NAMES[ready.publication.kind])
