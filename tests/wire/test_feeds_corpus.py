"""The dialects of feeds: a file each, with what must come out of it beside it.

A new dialect is two files in corpus/feeds: NAME.xml or NAME.json, and NAME.items.json with the items it gives.
"""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tajuk.wire import formats

CORPUS = Path(__file__).parent / "corpus" / "feeds"
FEEDS = sorted(path for path in CORPUS.iterdir() if not path.name.endswith(".items.json"))


def items_of(path: Path) -> list[dict[str, Any]]:
    """Return the items of a file as JSON has them, each with its type."""
    with path.open("rb") as source:
        name = formats.recognise(source.read(65_536))
        source.seek(0)
        return [
            {"type": type(item).__name__, **msgspec.to_builtins(item)} for item in formats.FORMATS[name].parse(source)
        ]


@pytest.mark.parametrize("path", FEEDS, ids=lambda path: path.stem)
def test_reads_the_corpus(path):
    expected = json.loads(path.with_suffix(".items.json").read_text())

    assert json.loads(json.dumps(items_of(path))) == expected
