"""Addresses of another time: imported paths, with or without a query, and redirects."""

from collections.abc import Iterator
from contextlib import suppress

from tajuk.edition.errors import Gone, Moved, NotPublished
from tajuk.front.answer import Answer, moved
from tajuk.front.articles import location, redirected
from tajuk.front.asked import Asked
from tajuk.front.visit import Visit
from tajuk.pages.site import redirects
from tajuk.story.documents import Redirect

_MOST_PAIRS = 8


def by_query(visit: Visit) -> Answer | None:
    """Return the way to what an address with a query (`/?p=12`) once showed, None when it showed nothing.

    Raises: Gone when that was killed.
    """
    query = visit.asked.query
    if not query:
        return None
    pairs = [pair for pair in query.split("&") if pair][:_MOST_PAIRS]
    candidates = dict.fromkeys(f"{visit.asked.path}?{each}" for each in (query, *pairs))
    return next((answer for path in candidates if (answer := _way(visit, path))), None)


def by_path(visit: Visit) -> Answer | None:
    """Return the way from an old path, None when there is none.

    Raises: Gone when what stood there was killed.
    """
    for path in dict.fromkeys(_spellings(visit.asked)):
        answer = _way(visit, path)
        if answer:
            return answer
    return _by_prefix(visit)


def _way(visit: Visit, path: str) -> Answer | None:
    try:
        version = visit.reading.at(path)
    except Moved as away:
        return moved(location(away.path), visit.reads)
    except Gone:
        raise
    except NotPublished:
        return None
    with suppress(NotPublished):
        if isinstance(version.document, Redirect):
            return redirected(visit, version.document.target, path)
    return moved(location(path), visit.reads) if path != visit.asked.path else None


def _spellings(asked: Asked) -> Iterator[str]:
    """Yield how a path may have been written down: as it came, decoded, in small letters; with and without a slash."""
    for path in (asked.path, asked.raw, asked.raw.lower(), asked.path.lower()):
        yield path
        if path != "/":
            yield path.rstrip("/") or "/"
            yield f"{path.rstrip('/')}/"


def _by_prefix(visit: Visit) -> Answer | None:
    """Return the way from below a path that moved as a whole."""
    path = visit.asked.path
    for redirect in redirects(visit.reading):
        old, target = redirect.old.rstrip("/"), redirect.target.rstrip("/")
        inside_itself = target == old or target.startswith(f"{old}/")
        if (path == old or path.startswith(f"{old}/")) and not inside_itself:
            visit.reads.guids.add(redirect.guid)
            with suppress(NotPublished):
                return redirected(visit, f"{target}{path[len(old) :]}", path)
    return None
