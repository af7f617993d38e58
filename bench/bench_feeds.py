"""How long feeds take to read, beside feedparser on the same bytes in the same run.

Two sets: the shared sample feeds (small, odd, of every dialect) and feeds of ours (30 whole stories each, as RSS and
Atom; JSON Feed, which feedparser reads in its own way, by itself). Rounds alternate; the ratio is of the medians.
Ours ends with stories: HTML cleaned and taken apart into blocks, identities and slugs made. feedparser ends with its
dictionaries, HTML cleaned and relative addresses resolved.
"""

import io
import os
import statistics
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import feedparser

import stories
from keeping import keep
from tajuk.story.rendering import html_of
from tajuk.story.story import Story
from tajuk.story.words import plain_body
from tajuk.wire import atom, formats, json_feed, rss
from tajuk.wire.item import WireError
from tajuk.wire.outgoing import Feed, FeedItem

SHARED = Path(os.environ.get("TAJUK_SHARED", Path(__file__).parents[2] / "shared")) / "data" / "feeds"
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
ORIGIN = "https://tajuk.example"
_AT = datetime(2026, 11, 1, tzinfo=UTC)


class Nowhere:
    """Places that know nothing: what leaves is words alone."""

    def __getattr__(self, name: str) -> Callable[..., str]:
        return lambda *_, **__: ""


def main() -> None:
    """Print and keep the figures; the shared feeds are left out where they are absent."""
    warnings.simplefilter("ignore")
    figures: dict[str, Any] = {}
    ours = [whole(number) for number in range(20)]
    for name, feeds in (
        ("shared feeds", shared()),
        ("whole RSS", map(rss.dump, ours)),
        ("whole Atom", map(atom.dump, ours)),
    ):
        raws = list(feeds)
        if raws:
            figures |= compared(name, raws)
    raws = [json_feed.dump(feed) for feed in ours]
    seconds = [timed(read, raws) for _ in range(ROUNDS)]
    figures["whole JSON Feed items/s, ours"] = sum(map(count, raws)) / statistics.median(seconds)
    keep("feeds", figures)


def compared(name: str, raws: list[bytes]) -> dict[str, Any]:
    """Return the figures of one set of feeds."""
    items = sum(map(count, raws))
    pairs = [(timed(read, raws), timed(feedparser.parse, raws)) for _ in range(ROUNDS)]
    own, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    return {
        f"{name}, feeds": len(raws),
        f"{name}, items": items,
        f"{name}, items/s, ours": items / own,
        f"{name}, items/s, feedparser": items / other,
        f"{name}, time of ours to feedparser's": own / other,
    }


def shared() -> list[bytes]:
    """Return the bytes of the shared feeds that either reader takes for RSS or Atom."""
    found = []
    for path in sorted(SHARED.rglob("*")) if SHARED.is_dir() else []:
        raw = path.read_bytes() if path.suffix in (".xml", ".rss", ".atom") else b""
        try:
            if raw and formats.recognise(raw[:65_536]) in ("rss", "atom") and read(raw):
                found.append(raw)
        except WireError:
            continue
    return found


def read(raw: bytes) -> list[Any]:
    """Read one feed to its last item."""
    return list(formats.FORMATS[formats.recognise(raw[:65_536])].parse(io.BytesIO(raw)))


def count(raw: bytes) -> int:
    """Return how many stories a feed holds."""
    return sum(isinstance(item, Story) for item in read(raw))


def timed(work: Callable[[bytes], Any], raws: list[bytes]) -> float:
    """Return the seconds some work takes on all feeds; each is read as it lies in memory."""
    began = time.perf_counter()
    for raw in raws:
        work(raw)
    return time.perf_counter() - began


def whole(number: int) -> Feed:
    """Return a feed of 30 whole stories."""
    items = []
    for story in (stories.story(number * 30 + one) for one in range(30)):
        html = html_of(story.body, Nowhere())
        assert plain_body(story.body)
        items.append(
            FeedItem(story=story, href=f"{ORIGIN}/{story.section}/{story.slug}", html=html, section=story.section)
        )
    about = {"title": "Tajuk", "href": f"{ORIGIN}/", "self_href": f"{ORIGIN}/feed.xml", "description": "Berita"}
    return Feed(**about, language="id", updated_at=_AT, items=tuple(items))


if __name__ == "__main__":
    main()
