"""Indexes of generated stories for benchmarks, of any size, made once and kept under bench/var.

They are filled straight from `stories.py`, with no edition behind, so that a million takes minutes. Cut short, the next
run goes on where it was. Run by itself it makes one: python bench/search_archive.py 1000000
"""

import sys
from pathlib import Path

import msgspec
import tantivy

import stories
from editions import VAR
from tajuk.search import shelf
from tajuk.search.errors import NoIndex
from tajuk.search.projecting import Stand
from tajuk.search.schema import STAND, VERSION, document_of, schema

_CHUNK = 200_000
_HEAP_BYTES = 256_000_000


def index_of(number: int) -> Path:
    """Return the folder of an index of so many stories, as the product has one; the oldest story came first."""
    folder = VAR / f"search-{number}-v{VERSION}"
    while not fill(folder, number):
        pass
    return folder


def fill(folder: Path, number: int) -> bool:
    """Add the next stories to an index; say whether it holds them all."""
    index = tantivy.Index.open(str(_path(folder)))
    writer = index.writer(_HEAP_BYTES, 1)
    held = max(index.searcher().num_docs - 1, 0)
    for one in range(number - held - 1, max(number - held - 1 - _CHUNK, -1), -1):
        writer.add_document(document_of(stories.story(one), f"{one:064x}"))
    stand = msgspec.json.encode(Stand("bench", min(held + _CHUNK, number))).decode()
    writer.delete_documents_by_term("guid", STAND)
    writer.add_document(tantivy.Document(guid=STAND, stamp=stand))
    writer.commit()
    writer.wait_merging_threads()
    return held + _CHUNK >= number


def _path(folder: Path) -> Path:
    try:
        return shelf.current(folder)
    except NoIndex:
        path = shelf.fresh(folder)
        tantivy.Index(schema(), str(path))
        shelf.let_count(folder, path)
        return path


if __name__ == "__main__":
    wanted = int(sys.argv[1])
    print("whole" if fill(VAR / f"search-{wanted}-v{VERSION}", wanted) else "not whole yet")
