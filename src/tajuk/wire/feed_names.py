"""The names of a feed's elements, whatever namespace its writer took for RSS, Atom and the modules beside them."""

import re
from functools import lru_cache

_OURS = """
purl.org/rss/1.0 purl.org/rss/2.0 my.netscape.com/rdf/simple/0.9 channel.netscape.com/rdf/simple/0.9
my.netscape.com/publish/formats/rss-0.91.dtd backend.userland.com/rss backend.userland.com/rss2
backend.userland.com/rss091 backend.userland.com/rss092 blogs.law.harvard.edu/tech/rss
www.usertalk.net/rss/2.0 w3.org/2005/atom purl.org/atom/ns purl.org/atom purl.org/echo/ns purl.org/echo
example.com/newformat
"""
_MODULES = {
    **dict.fromkeys(_OURS.split(), ""),
    **dict.fromkeys(("purl.org/dc/elements/1.1", "purl.org/dc/elements/1.0"), "dc:"),
    "purl.org/dc/terms": "dcterms:",
    "purl.org/rss/1.0/modules/content": "content:",
    **dict.fromkeys(("search.yahoo.com/mrss", "video.search.yahoo.com/mrss"), "media:"),
    **dict.fromkeys(("itunes.com/dtds/podcast-1.0.dtd", "example.com/dtds/podcast-1.0.dtd"), "itunes:"),
    "georss.org/georss": "georss:",
    "w3.org/2003/01/geo/wgs84_pos": "geo:",
    "opengis.net/gml": "gml:",
    "purl.org/rss/1.0/modules/slash": "slash:",
    "wellformedweb.org/commentapi": "wfw:",
    "purl.org/syndication/thread/1.0": "thr:",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner:",
    "w3.org/1999/xhtml": "xhtml:",
    "w3.org/1999/02/22-rdf-syntax-ns": "rdf:",
}
_PREFIXES = frozenset(prefix for prefix in _MODULES.values() if prefix)
_AROUND = re.compile(r"^https?://(?:www\.)?|[/#]+$")
DEFAULTS = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "geo": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "georss": "http://www.georss.org/georss",
    "gml": "http://www.opengis.net/gml",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "slash": "http://purl.org/rss/1.0/modules/slash/",
    "thr": "http://purl.org/syndication/thread/1.0",
    "wfw": "http://wellformedweb.org/CommentAPI/",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
"""The namespace a prefix stands for where a feed forgot to say."""


@lru_cache(maxsize=8192)
def name_of(tag: str, home: str = "") -> str:
    """Return an element's name in lower case: `title` for RSS and Atom alike, `media:content` for a module's.

    home: the namespace of the feed's own root, whatever it is. A name of a vocabulary we do not know stays as it is.
    """
    if not tag.startswith("{"):
        prefix, colon, local = tag.rpartition(":")
        prefix = f"{prefix.lower()}:" if colon and prefix.lower() != "atom" else ""
        return f"{prefix}{local.lower()}" if not prefix or prefix in _PREFIXES else tag
    namespace, _, local = tag[1:].partition("}")
    if namespace == home:
        return local.lower()
    module = _MODULES.get(_AROUND.sub("", namespace.strip().lower()))
    return tag if module is None else f"{module}{local.lower()}"


def namespace_of(tag: str) -> str:
    """Return the namespace of an element's tag, "" for none."""
    return tag[1:].partition("}")[0] if tag.startswith("{") else ""


def is_atom(tag: str) -> bool:
    """Say whether an element is Atom's, whose texts say what they are."""
    return "/atom" in tag[:45].lower() or "/echo" in tag[:45].lower()
