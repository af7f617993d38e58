"""What a reader's device keeps of us: the manifest, the service worker, the page for no connection."""

import msgspec

from tajuk.front.answer import ASK_AGAIN, RULES, Answer
from tajuk.front.visit import Visit
from tajuk.pages import manifest, offline


def app(visit: Visit) -> Answer:
    """Return the site as an app."""
    body = msgspec.json.encode(manifest.manifest(visit.site, visit.language))
    return Answer(body, manifest.MEDIA_TYPE, keep=RULES, reads=visit.reads)


def worker(visit: Visit) -> Answer:
    """Return the service worker."""
    body = offline.worker(visit.site).encode()
    return Answer(body, "text/javascript; charset=utf-8", keep=ASK_AGAIN, reads=visit.reads)


def offline_page(visit: Visit) -> Answer:
    """Return the page for when there is no connection."""
    return Answer(offline.offline_page(visit.context.words).encode(), reads=visit.reads)
