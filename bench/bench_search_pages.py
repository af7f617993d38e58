"""What a reader of a page waits while others search, one worker on one core; beside it the same when nobody searches.

The page lies in the lane. Four clients search the demo without a pause, in a process of their own: pages of results,
JSON, suggestions. Each search is other words, so none is ever found ready.
"""

import http.client
import itertools
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

import fronts
from keeping import keep, quantile
from tajuk.config.indexing import rebuild_index

SECONDS, CLIENTS = 8.0, 4
_WORDS = ("harga", "inflasi", "suku bunga", "kapal", "pasar", "kopi", "rumah", "port", "price", "bank", "listrik")
_PATHS = (
    *("/search?q={}", "/search?q={}&order=newest", "/en/search?q={}"),
    *("/search.json?q={}", "/search/suggestions.json?q={}"),
)
_BETWEEN_S = 0.002  # two looks of the reader of pages


def main() -> None:
    folder = fronts.demo()
    rebuild_index(folder)
    with fronts.serving(folder) as server, ProcessPoolExecutor(1, mp_context=get_context("spawn")) as others:
        story = fronts.first_story(server)
        read(server.port, story, 1.0)
        quiet = read(server.port, story, SECONDS)
        searching = others.submit(searched, server.port, SECONDS + 1)
        time.sleep(0.5)
        beside = read(server.port, story, SECONDS)
        searches = searching.result()
    figures = {
        "searches/s": len(searches) / (SECONDS + 1),
        "p99 beside to quiet": quantile(beside, 0.99) / quantile(quiet, 0.99),
    }
    rows = {"a page, nobody searching": quiet, "a page, four searching": beside, "a search": searches}
    keep("search_pages", figures | {name: shares(waits) for name, waits in rows.items()})


def shares(waits: list[float]) -> dict[str, float]:
    """Return the milliseconds within which a share of the answers came."""
    return {f"{share:.3g} of 100, ms": quantile(waits, share / 100) * 1e3 for share in (50, 90, 99, 99.9)}


def read(port: int, path: str, seconds: float) -> list[float]:
    """Ask for a page again and again, and return how long each answer took, in seconds."""
    return asked(port, itertools.repeat(path), seconds, _BETWEEN_S)


def searched(port: int, seconds: float) -> list[float]:
    """Search from several clients at once, and return how long each answer took, in seconds."""
    waits: list[float] = []
    ask = partial(asked, port, seconds=seconds, between_s=0.0)
    clients = [
        threading.Thread(target=lambda start=start: waits.extend(ask(searches(start)))) for start in range(CLIENTS)
    ]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    return waits


def searches(start: int) -> Iterator[str]:
    """Yield the addresses of searches without end."""
    for number in itertools.count(start):
        word, path = _WORDS[number % len(_WORDS)], _PATHS[number // len(_WORDS) % len(_PATHS)]
        yield path.format(f"{word} {number}".replace(" ", "+"))


def asked(port: int, paths: Iterator[str], seconds: float, between_s: float) -> list[float]:
    """Ask for paths one after the other on one connection, and return how long each answer took."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    waits, until = [], time.perf_counter() + seconds
    while (began := time.perf_counter()) < until:
        connection.request("GET", next(paths), headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        assert answer.status == 200, answer.status
        waits.append(time.perf_counter() - began)
        time.sleep(between_s)
    return waits


if __name__ == "__main__":
    main()
