"""Short texts for machines: how the front is, what crawlers may read, who sells our space, whom to tell of a hole."""

from datetime import UTC, timedelta

import msgspec

from tajuk.edition.entry import instant
from tajuk.edition.errors import NotPublished
from tajuk.front.answer import NEVER, RULES, Answer
from tajuk.front.visit import Visit

_TEXT = "text/plain; charset=utf-8"
_NO_ADS = "# No one is authorised to sell advertising space of this site.\n"
_VALID_FOR = timedelta(days=365)


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How a worker is: what it has applied. `head` is the digest of the newest entry, `at` its instant."""

    status: str
    epoch: str
    edition_seq: int
    head: str
    at: str


def health(visit: Visit) -> Answer:
    """Return how this worker is."""
    head = visit.head
    value = Health(
        status="ok",
        epoch=head.epoch,
        edition_seq=head.seq,
        head=head.digest.hex(),
        at=instant(head.at).isoformat() if head.seq else "",
    )
    return Answer(msgspec.json.encode(value), "application/json", keep=NEVER)


def robots(visit: Visit) -> Answer:
    """Return what crawlers may read."""
    maps = [f"Sitemap: {visit.context.address(path)}" for path in ("/sitemap.xml", "/sitemap-news.xml")]
    searches = [f"Disallow: {visit.site.prefix(language)}/search" for language in visit.site.languages()]
    lines = ["User-agent: *", "Disallow: /account/", "Disallow: /in/", *searches, "", *maps]
    return _text(visit, "\n".join(lines) + "\n")


def ads(visit: Visit) -> Answer:
    """Return who may sell our space."""
    return _text(visit, visit.sources.ads or _NO_ADS)


def security(visit: Visit) -> Answer:
    """Return whom to tell of a hole; it is valid for a year from the newest entry, since no answer asks a clock.

    Source: RFC 9116.
    """
    email = visit.site.masthead.email
    if not email:
        raise NotPublished(visit.asked.path)
    visit.reads.head = True
    expires = (instant(visit.head.at) + _VALID_FOR).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    languages = ", ".join(visit.site.languages())
    address = visit.context.address(visit.asked.path)
    lines = (
        f"Contact: mailto:{email}",
        f"Expires: {expires}",
        f"Preferred-Languages: {languages}",
        f"Canonical: {address}",
    )
    return _text(visit, "\n".join(lines) + "\n")


def _text(visit: Visit, text: str) -> Answer:
    return Answer(text.encode(), _TEXT, keep=RULES, reads=visit.reads)
