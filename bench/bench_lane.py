"""The hottest page there is, one story of the demo, as fast as each server gives it, in one table.

nginx gives it compressed beforehand with gzip -9 (`gzip_static`), nginx and Varnish from their caches, a front worker
with today's strip and Latest inside, with its compiled part and without; plain Wagtail holds the same story among 1,000
and renders it each time. One core for the server, the other for wrk; requests as browsers send them, no two neighbours
alike. A ratio is the middle one of the rounds in which both servers had their core to themselves.
"""

import gzip
import json
import os
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import fronts
import stories
import wrk
from keeping import keep
from peers import nginx, packages, varnish, wagtail
from running import Server
from tajuk.story.rendering import html_of

ROUNDS = int(os.environ.get("BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("BENCH_SECONDS", "3"))
WARM_S = 1
STORIES = 1_000
BUSY = 0.95  # a server that had less of its core was kept from it, and its ratio says little
LIMIT = "nginx gzip_static"


class Contestant(NamedTuple):
    """Who serves the page, where it has it, and how many ask at once."""

    name: str
    serving: Callable[[], AbstractContextManager[Server]]
    path: str
    connections: int = 64


class Round(NamedTuple):
    """What one round found; `busy` is the server's share of its core, 0 to 1."""

    load: wrk.Load
    cpu_us: float
    busy: float


def main() -> None:
    packages.need()
    wagtail.set_up()
    with ExitStack() as stack:
        contestants, page = _contestants(stack)
        found: dict[str, list[Round]] = {one.name: [] for one in contestants}
        for _ in range(ROUNDS):
            for one in contestants:
                found[one.name].append(measured(one))
    keep("lane", _figures(found, page))


def measured(one: Contestant) -> Round:
    """Start a contestant afresh, warm it, and ask it without pause."""
    with one.serving() as server:
        wrk.loaded(server.port, [one.path], seconds=WARM_S, connections=one.connections)
        before = server.cpu_s()
        load = wrk.loaded(server.port, [one.path], seconds=SECONDS, connections=one.connections)
        used = server.cpu_s() - before
    return Round(load, used / load.requests * 1e6, used * load.rate / load.requests)


def _contestants(stack: ExitStack) -> tuple[list[Contestant], bytes]:
    """Return who serves what, and the page; the files and the caches' origin stay until the stack closes."""
    demo = fronts.demo()
    with fronts.serving(demo) as front:
        path = fronts.first_story(front)
        page = fronts.body(front, path)
        ninjs = json.loads(fronts.body(front, f"{path}.json"))
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    _lay(folder, path, page)
    wagtail.fill([_from_ninjs(ninjs), *(_plain(number) for number in range(1, STORIES))])
    origin = stack.enter_context(nginx.serving(folder, core=wrk.CORE))
    return [
        Contestant(LIMIT, partial(nginx.serving, folder), path),
        Contestant("nginx proxy_cache", partial(nginx.caching, origin), path),
        Contestant("Varnish", partial(varnish.caching, origin), path),
        Contestant("Tajuk front", partial(fronts.serving, demo), path),
        Contestant("the same, not compiled", partial(fronts.serving, demo, worker=fronts.NOT_COMPILED), path),
        Contestant("Wagtail, no cache, 16 connections", wagtail.serving, f"/{ninjs['slugline']}/", 16),
    ], page


def _lay(folder: Path, path: str, page: bytes) -> None:
    """Lay a page where nginx looks for it, as it is and compressed."""
    file = folder / path.strip("/")
    file.parent.mkdir(parents=True)
    file.write_bytes(page)
    file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(page, 9))


def _from_ninjs(ninjs: dict[str, Any]) -> dict[str, Any]:
    """Return the demo's story as Wagtail's."""
    return {
        "title": ninjs["title"],
        "slug": ninjs["slugline"],
        "deck": ninjs["descriptions"][0]["value"],
        "section": ninjs["subjects"][0]["name"],
        "published_at": ninjs["firstCreated"],
        "reporters": ninjs["by"],
        "topics": [subject["name"] for subject in ninjs["subjects"]],
        "body": ninjs["bodies"][0]["value"],
    }


def _plain(number: int) -> dict[str, Any]:
    """Return a made-up story as Wagtail's; its blocks ask the world about nothing."""
    story = stories.story(number)
    return {
        "title": story.headline,
        "slug": story.slug,
        "deck": story.deck,
        "section": story.section,
        "published_at": story.published_at.isoformat(),
        "reporters": ", ".join(byline.name for byline in story.bylines),
        "topics": [topic.name for topic in story.topics],
        "body": html_of(story.body, None),  # type: ignore[arg-type]
    }


def _figures(found: dict[str, list[Round]], page: bytes) -> dict[str, Any]:
    return {
        "versions": f"nginx {nginx.version()}, Varnish {varnish.version()}, Wagtail {wagtail.VERSIONS['wagtail']} on"
        f" Granian {wagtail.VERSIONS['granian']}",
        "page bytes": len(page),
        "page bytes, gzip -9": len(gzip.compress(page, 9)),
        "rounds": ROUNDS,
        "seconds a round": SECONDS,
        **{name: _row(rounds, found[LIMIT]) for name, rounds in found.items()},
    }


def _row(rounds: list[Round], limit: list[Round]) -> dict[str, float | int]:
    pairs = list(zip(rounds, limit, strict=True))
    quiet = [pair for pair in pairs if min(one.busy for one in pair) >= BUSY] or pairs
    return {
        "requests/s": median(one.load.rate for one in rounds),
        "p50 us": median(one.load.p50_us for one in rounds),
        "p99 us": median(one.load.p99_us for one in rounds),
        "CPU us/request": median(one.cpu_us for one in rounds),
        "ratio to gzip_static": median(ours.load.rate / theirs.load.rate for ours, theirs in quiet),
        "core": median(one.busy for one in rounds),
        "wrk's core": median(one.load.busy for one in rounds),
        f"rounds under {BUSY:.0%} of core": sum(one.busy < BUSY for one in rounds),
    }


if __name__ == "__main__":
    main()
