"""The dates of a WordPress export: several a post, in several zones, often zero."""

import re
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

UNDATED = datetime(1970, 1, 1, tzinfo=UTC)
_ZERO = re.compile(r"0000-00-00|-0001|30 Nov 1999 00:00:00|01 Jan 1970 00:00:00")
_WIDEST = timedelta(hours=15)
_FIRST_YEAR, _LAST_YEAR = 1600, 2199


def moment(text: str) -> datetime | None:
    """Return `2009-03-01 10:00:00` as aware UTC, whatever zone it is meant in; None for a zero or odd date."""
    text = text.strip()
    if not text or text.startswith("0000"):
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return _possible(at)


def mail_date(text: str) -> datetime | None:
    """Return an RSS `pubDate` as aware UTC; None for a zero or odd one."""
    if not text.strip() or _ZERO.search(text):
        return None
    try:
        return _possible(parsedate_to_datetime(text.strip()))
    except (ValueError, OverflowError, TypeError, IndexError):
        return moment(text)


def _possible(at: datetime) -> datetime | None:
    """Return an instant as aware UTC, None in a year no news is from."""
    if not _FIRST_YEAR <= at.year <= _LAST_YEAR:
        return None
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


class Clock:
    """The site's distance from UTC, learned from the posts that say both, and the date the export was made."""

    def __init__(self) -> None:
        self.made_at: datetime | None = None
        self._ahead = timedelta()

    def when(self, gmt: str, local: str, mailed: str = "") -> datetime | None:
        """Return an instant: from GMT, else from the `pubDate`, else from the local time; None when all are zero."""
        at, here = moment(gmt), moment(local)
        if at and here and abs(here - at) < _WIDEST:
            self._ahead = here - at
        if at or (at := mail_date(mailed)):
            return at
        try:
            return here - self._ahead if here else None
        except OverflowError:
            return here
