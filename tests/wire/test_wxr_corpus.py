"""The dialects of WordPress exports: a file each, with what must come out of it beside it.

A new dialect is two files in corpus/wxr: NAME.xml, and NAME.json with the items it gives.
"""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tajuk.wire import wxr

CORPUS = Path(__file__).parent / "corpus" / "wxr"


def items_of(path: Path) -> list[dict[str, Any]]:
    """Return the items of a file as JSON has them, each with its type."""
    with path.open("rb") as source:
        return [{"type": type(item).__name__, **msgspec.to_builtins(item)} for item in wxr.parse(source)]


@pytest.mark.parametrize("path", sorted(CORPUS.glob("*.xml")), ids=lambda path: path.stem)
def test_reads_the_corpus(path):
    expected = json.loads(path.with_suffix(".json").read_text())

    assert json.loads(json.dumps(items_of(path))) == expected
