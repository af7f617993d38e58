"""What questions cost at a million stories, and beside SQLite's FTS5 at a hundred thousand.

Measured is the processor time of the thread that asks, from what was typed to the hits, with facets where named, so
that what else runs on the machine counts little. A common word stands in a tenth to four tenths of all stories, a rare
one in fewer than a hundred. FTS5 holds the same terms of the same stories in one segment, and gives the ten best by its
BM25 and their number, as the product does. `BENCH_STORIES` sets the size.
"""

import gc
import os
import random
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

import stories
import vocabulary
from editions import VAR
from keeping import keep, quantile
from search_archive import index_of
from tajuk.search.finding import Wanted, find
from tajuk.search.question import question
from tajuk.search.reader import Reader, View
from tajuk.search.relating import related, text_of
from tajuk.search.schema import VERSION, document_of
from tajuk.search.slots import frequency, slot_of
from tajuk.search.snippets import snippet
from tajuk.search.suggesting import suggest
from tajuk.story.words import plain_body

STORIES = int(os.environ.get("BENCH_STORIES", "1000000"))
BESIDE = min(STORIES, 100_000)
_NOW = stories.published_at(0) + timedelta(hours=1)
_TAKEN = 20_000
Figures = dict[str, dict[str, float]]


def main() -> None:
    """Print and keep the tables."""
    view = Reader(index_of(STORIES)).view()
    words = Words(view)
    figures: dict[str, Any] = {"stories": STORIES, "segments": view.searcher.num_segments}
    figures["MB of index"] = sum(path.stat().st_size for path in index_of(STORIES).rglob("*")) / 1e6
    rows = _asked(view, words) | _other(view, words) | _hostile(view, words)
    keep("search", figures | rows)
    keep("search_beside", {"stories": BESIDE, **_beside(Reader(index_of(BESIDE)).view())})


class Words:
    """Words of an index, by how many stories have them."""

    def __init__(self, view: View) -> None:
        chance, number = random.Random(5), view.searcher.num_docs
        drawn = dict.fromkeys(chance.choices(vocabulary.vocabulary("id").words, k=_TAKEN))
        names = dict.fromkeys(word.lower() for name in vocabulary.people().words for word in name.split())
        share = {word: frequency(view.searcher, slot_of(word, "id")) / number for word in (*drawn, *names)}
        self.common = [word for word, part in share.items() if 0.1 <= part <= 0.4]
        self.rare = [word for word, part in share.items() if 0 < part * number < 100]
        self.middling = [word for word, part in share.items() if 0.005 <= part <= 0.03]
        self._chance = chance

    def some(self, words: list[str], count: int) -> str:
        """Return words, put together as a question."""
        return " ".join(self._chance.sample(words, count))


def _asked(view: View, words: Words) -> Figures:
    """Return what questions of each kind cost."""
    with_facets, without, latest = Wanted(), Wanted(facets=()), Wanted(facets=(), order="newest")
    kinds: list[tuple[str, Wanted, Callable[[], str], int]] = [
        ("one rare word", without, lambda: words.some(words.rare, 1), 300),
        ("one rare word, facets", with_facets, lambda: words.some(words.rare, 1), 300),
        ("one common word", without, lambda: words.some(words.common, 1), 100),
        ("one common word, facets", with_facets, lambda: words.some(words.common, 1), 100),
        ("one common word, newest", latest, lambda: words.some(words.common, 1), 100),
        ("two common words", without, lambda: words.some(words.common, 2), 100),
        ("two common words, facets", with_facets, lambda: words.some(words.common, 2), 100),
        ("common and middling, facets", with_facets, lambda: f"{words.some(words.common, 1)} {_middling(words)}", 100),
        (
            "eight words of any kind",
            without,
            lambda: f"{words.some(words.common, 4)} {words.some(words.middling, 4)}",
            100,
        ),
        ("a phrase of two", without, lambda: f'"{_side_by_side()}"', 60),
        ("a word of a section and year", with_facets, lambda: f"{_middling(words)} bagian:energi tahun:2020", 60),
        ("a slip of the finger", without, lambda: _slipped(words.some(words.middling, 1)), 60),
    ]
    return {
        name: _cost(lambda text, wanted=wanted: find(view, question(text), wanted, now=_NOW), _times(made, count))
        for name, wanted, made, count in kinds
    }


def _other(view: View, words: Words) -> Figures:
    """Return what suggestions, snippets and related stories cost; the stories of an answer lie ready."""
    typed = [_middling(words)[: 2 + n % 4] for n in range(100)]
    told = {story.guid: story for story in (stories.story(number) for number in range(0, 4000, 40))}
    near = [stories.story(number) for number in range(7, 2000, 40)]
    asked = [question(words.some(words.common, 2)) for _ in range(50)]
    texts = [plain_body(story.body) for story in near]

    def ten_snippets(one: Any) -> None:
        for text in texts[:10]:
            snippet(text, one, language="id", reader="id")

    return {
        "suggestions": _cost(lambda text: suggest(view, text), typed),
        "ten snippets": _cost(ten_snippets, asked),
        "five related, without the reading of stories": _cost(
            lambda story: related(view, text_of(story), lambda guids: {g: told[g] for g in guids if g in told}), near
        ),
    }


def _hostile(view: View, words: Words) -> Figures:
    """Return what the dearest questions cost that are answered at all."""
    wanted = Wanted(limit=100, offset=900)
    dear = [
        words.some(words.common, 40),
        " ".join(f'"{words.some(words.common, 2)}"' for _ in range(8)),
        " ".join(f'-"{words.some(words.common, 2)}"' for _ in range(8)),
        f'"{words.some(words.common, 8)}"',
        " ".join(f"{letter * 3}qx{letter * 4}" for letter in "abcdefghijklmnopqrst"),
        "-bagian:energi",
    ]
    return {"the dearest that are answered": _cost(lambda text: find(view, question(text), wanted, now=_NOW), dear * 3)}


def _beside(view: View) -> Figures:
    """Return the same questions asked of the product and of FTS5."""
    words, without = Words(view), Wanted(facets=())
    other = sqlite3.connect(_fts5())
    statement = "select rowid from told where told match ? order by rank limit 10"
    number = "select count(*) from told where told match ?"

    def fts5(text: str) -> None:
        match = " ".join(slot_of(word, "id").terms[0] for word in text.split())
        other.execute(statement, (match,)).fetchall()
        other.execute(number, (match,)).fetchone()

    rows: Figures = {}
    for name, made, count in (
        ("one rare word", lambda: words.some(words.rare, 1), 100),
        ("one common word", lambda: words.some(words.common, 1), 30),
        ("two common words", lambda: words.some(words.common, 2), 30),
    ):
        texts = _times(made, count)
        ours = _cost(lambda text: find(view, question(text), without, now=_NOW), texts)
        theirs = _cost(fts5, texts)
        rows[name] = {
            "p50 ms": ours["p50 ms"],
            "p99 ms": ours["p99 ms"],
            "FTS5 p50 ms": theirs["p50 ms"],
            "FTS5 p99 ms": theirs["p99 ms"],
            "FTS5 takes times as long": theirs["p50 ms"] / ours["p50 ms"],
        }
    return rows


def _fts5() -> Path:
    """Return FTS5's table of the same terms, made once."""
    path = VAR / f"fts5-{BESIDE}-v{VERSION}.db"
    if not path.exists():
        made = sqlite3.connect(path.with_suffix(".part"))
        made.execute("pragma journal_mode=off")
        made.execute("create virtual table told using fts5(words, content='', tokenize=\"unicode61 separators '.'\")")
        made.executemany("insert into told(rowid, words) values (?, ?)", _terms())
        made.execute("insert into told(told) values ('optimize')")
        made.commit()
        made.close()
        path.with_suffix(".part").rename(path)
    return path


def _terms() -> Iterator[tuple[int, str]]:
    for number in range(BESIDE):
        yield number + 1, str(document_of(stories.story(number), "").get_first("words"))


def _cost(work: Callable[[Any], Any], asked: Sequence[Any]) -> dict[str, float]:
    """Return what work costs, after once to warm up. Units: milliseconds of the thread's processor time."""
    work(asked[0])
    gc.collect()
    gc.freeze()  # the millions of words of this benchmark are no part of a question
    took = []
    for one in asked:
        began = time.thread_time()
        work(one)
        took.append((time.thread_time() - began) * 1e3)
    return {"p50 ms": quantile(took, 0.5), "p99 ms": quantile(took, 0.99)}


def _times(made: Callable[[], str], count: int) -> list[str]:
    return [made() for _ in range(count)]


def _middling(words: Words) -> str:
    return words.some(words.middling, 1)


def _side_by_side() -> str:
    """Return two words that stand side by side in stories, often ones."""
    return " ".join(vocabulary.vocabulary("id").passage(random.Random(), 2))


def _slipped(word: str) -> str:
    """Return a word with a letter that is not its own."""
    return word[:-2] + "qx" + word[-1:]


if __name__ == "__main__":
    main()
