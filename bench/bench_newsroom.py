"""How long the newsroom's screens take with a million stories and 20,000 working pages, against 1,000 of each.

Two newsrooms run beside each other and are asked in turn, so that what the machine does meanwhile happens to both.
"""

import os
import time
from collections.abc import Callable
from statistics import median

import newsrooms
import stories
from keeping import keep, quantile
from newsrooms import Desk, open_newsroom

LARGE = int(os.environ.get("BENCH_STORIES", "1000000"))
LARGE_PAGES = int(os.environ.get("BENCH_PAGES", "20000"))
SMALL = SMALL_PAGES = 1_000
ROUNDS = int(os.environ.get("BENCH_ROUNDS", "60"))


def main() -> None:
    small, large = newsrooms.newsroom_of(SMALL, SMALL_PAGES), newsrooms.newsroom_of(LARGE, LARGE_PAGES)
    with open_newsroom(small) as few, open_newsroom(large) as many:
        screens: dict[str, Callable[[Desk, int], object]] = {
            "wall": lambda desk, number: desk.ask("/newsroom/wall/"),
            "wall of a desk": lambda desk, number: desk.ask("/newsroom/wall/?desk=ekonomi"),
            "archive, the newest": lambda desk, number: desk.ask("/newsroom/archive/"),
            "archive, words": lambda desk, number: desk.ask(f"/newsroom/archive/?q={_words(number)}"),
            "an editor": lambda desk, number: desk.ask(f"/newsroom/pages/{desk.pages[number]}/edit/"),
        }
        keep("newsroom", {name: _compared(screen, few, many) for name, screen in screens.items()})


def _compared(screen: Callable[[Desk, int], object], few: Desk, many: Desk) -> dict[str, float]:
    """Return how long a screen takes in both, in ms."""
    for desk in (few, many):
        screen(desk, 0)  # what a process does once
    took: tuple[list[float], list[float]] = ([], [])
    for number in range(1, ROUNDS + 1):
        for desk, kept in zip((few, many), took, strict=True):
            began = time.perf_counter()
            screen(desk, number)
            kept.append((time.perf_counter() - began) * 1000)
    first, second = map(median, took)
    return {
        "1,000, ms": first,
        "1,000, p95 ms": quantile(took[0], 0.95),
        "a million, ms": second,
        "a million, p95 ms": quantile(took[1], 0.95),
        "times as long": second / first,
    }


def _words(number: int) -> str:
    """Return words to search for: one of a headline that both newsrooms have, never the same twice."""
    return "+".join(stories.headline(number).split()[:2])


if __name__ == "__main__":
    main()
