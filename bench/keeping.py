"""Keeping what a benchmark found: printed for people, and as dated JSON beside the machine's description."""

import json
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def keep(name: str, figures: dict[str, Any]) -> None:
    """Print figures and keep them under a benchmark's name; an earlier result of the same day is replaced.

    A figure that is itself a dictionary is a row of a table, by column; all such rows have the same columns.
    """
    rows = {figure: value for figure, value in figures.items() if isinstance(value, dict)}
    for figure, value in figures.items():
        if figure not in rows:
            print(f"{name}: {figure} {_shown(value)}", flush=True)
    if rows:
        _print_table(rows)
    RESULTS.mkdir(exist_ok=True)
    on = datetime.now(UTC).date().isoformat()
    kept = {"name": name, "on": on, "machine": _machine(), "figures": figures}
    (RESULTS / f"{name}-{on}.json").write_text(json.dumps(kept, indent=1) + "\n")


def _print_table(rows: dict[str, dict[str, Any]]) -> None:
    columns = list(next(iter(rows.values())))
    first = max(map(len, rows))
    print(" " * first, *columns, sep="  ")
    for name, row in rows.items():
        print(name.ljust(first), *(_shown(row[column]).rjust(len(column)) for column in columns), sep="  ", flush=True)


def _shown(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def quantile(values: list[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _machine() -> dict[str, str]:
    model = next((line.split(":")[1].strip() for line in _cpuinfo() if line.startswith("model name")), "")
    return {"processor": model, "system": platform.platform(), "python": platform.python_version()}


def _cpuinfo() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text().splitlines() if path.exists() else []
