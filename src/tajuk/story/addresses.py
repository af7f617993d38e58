"""Addresses found in HTML from outside: made absolute, refused when they are not what a reader may be sent to."""

import re
from urllib.parse import parse_qs, urljoin, urlsplit

_ABSOLUTE = re.compile(r"(?:https?://[^/?#]|mailto:|tel:)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_NOT_WRITTEN = re.compile(r"[\x00-\x20\x7f]+")
_PROVIDERS = {
    "youtube.com": "youtube",
    "youtu.be": "youtube",
    "youtube-nocookie.com": "youtube",
    "vimeo.com": "vimeo",
    "twitter.com": "x",
    "x.com": "x",
    "instagram.com": "instagram",
    "facebook.com": "facebook",
    "tiktok.com": "tiktok",
    "threads.net": "threads",
    "threads.com": "threads",
    "bsky.app": "bluesky",
    "spotify.com": "spotify",
    "soundcloud.com": "soundcloud",
    "dailymotion.com": "dailymotion",
    "linkedin.com": "linkedin",
    "datawrapper.dwcdn.net": "datawrapper",
    "flo.uri.sh": "flourish",
    "flourish.studio": "flourish",
    "tableau.com": "tableau",
    "scribd.com": "scribd",
    "issuu.com": "issuu",
    "documentcloud.org": "documentcloud",
    "maps.google.com": "google maps",
    "openstreetmap.org": "openstreetmap",
    "t.me": "telegram",
}
_SORTS = {
    **dict.fromkeys(("youtube", "vimeo", "dailymotion", "tiktok"), "film"),
    **dict.fromkeys(("spotify", "soundcloud"), "sound"),
    **dict.fromkeys(("google maps", "openstreetmap"), "map"),
}
_GOOGLE_MAPS = re.compile(r"https?://(?:www\.)?google\.[a-z.]{2,6}/maps\b", re.IGNORECASE)
_CALLED = {
    "documentcloud": "DocumentCloud",
    "linkedin": "LinkedIn",
    "openstreetmap": "OpenStreetMap",
    "soundcloud": "SoundCloud",
    "tiktok": "TikTok",
    "youtube": "YouTube",
}
_WATCHED = (
    (
        re.compile(r"https?://(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]{6,})"),
        "https://www.youtube.com/watch?v={}",
    ),
    (re.compile(r"https?://player\.vimeo\.com/video/(\d+)"), "https://vimeo.com/{}"),
    (re.compile(r"https?://(?:www\.)?dailymotion\.com/embed/video/(\w+)"), "https://www.dailymotion.com/video/{}"),
    (re.compile(r"https?://open\.spotify\.com/embed/(\w+/\w+)"), "https://open.spotify.com/{}"),
)
_CARRIERS = {"facebook.com": "href", "soundcloud.com": "url"}  # players that name the page they show


def address_of(written: str, base_url: str = "") -> str:
    """Return a written address made absolute on `base_url`; "" for one a reader must not be sent to.

    A relative address without a base stays relative; a bare fragment leads nowhere once the story stands elsewhere.
    """
    address = _NOT_WRITTEN.sub("", written)
    if _ABSOLUTE.match(address):
        return address
    if not address or address[0] == "#" or _SCHEME.match(address):
        return ""
    if address.startswith("//") and not base_url:
        address = f"https:{address}"
    try:
        joined = urljoin(base_url, address) if base_url else address
    except ValueError:
        return ""
    return "" if _SCHEME.match(joined) and not _ABSOLUTE.match(joined) else joined


def provider_of(url: str) -> str:
    """Return who serves an embedded thing: a name we know, otherwise its host."""
    if _GOOGLE_MAPS.match(url):
        return "google maps"
    host = host_of(url)
    parts = host.split(".")
    for start in range(len(parts) - 1):
        if known := _PROVIDERS.get(".".join(parts[start:])):
            return known
    return host


def called(provider: str) -> str:
    """Return a provider's name as people write it; a host is its own name."""
    return _CALLED.get(provider) or (provider if "." in provider else provider.title())


def sort_of(provider: str) -> str:
    """Return what sort of thing a provider serves: `film`, `sound`, `map`, "" for all that is read or looked at."""
    return _SORTS.get(provider.lower(), "")


def host_of(url: str) -> str:
    """Return the host of an address without "www.", or "" when there is none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def watched_at(url: str) -> str:
    """Return the page on which a player's content is seen: the address to show a reader, without the player."""
    for player, page in _WATCHED:
        if found := player.match(url):
            return page.format(found[1])
    carrier = next((name for host, name in _CARRIERS.items() if host_of(url).endswith(host)), "")
    if (carrier and "/plugins/" in url) or ("/player" in url and carrier):
        return address_of(next(iter(parse_qs(urlsplit(url).query).get(carrier, [])), "")) or url
    return url
