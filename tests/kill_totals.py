"""Running totals of processes killed in tests, kept over all runs: `make soak` adds to them."""

import json
import os
from pathlib import Path

_TOTALS = Path(__file__).parents[1] / "bench" / "results" / "kills.json"


def totals() -> dict[str, dict[str, int]]:
    """Return the totals by the name of what was killed."""
    return json.loads(_TOTALS.read_text()) if _TOTALS.exists() else {}


def keep(name: str, done: dict[str, int]) -> None:
    """Write a running total; the file may hold those of other tests."""
    _TOTALS.parent.mkdir(exist_ok=True)
    beside = _TOTALS.with_suffix(f".{os.getpid()}")
    beside.write_text(json.dumps({**totals(), name: done}, indent=2, sort_keys=True) + "\n")
    beside.replace(_TOTALS)
