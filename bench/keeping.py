"""Keeping what a benchmark found: printed for people, and as dated JSON beside the machine's description."""

import json
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

RESULTS = Path(__file__).parent / "results"


def keep(name: str, figures: dict[str, Any]) -> None:
    """Print figures and keep them under a benchmark's name; an earlier result of the same day is replaced."""
    for figure, value in figures.items():
        print(f"{name}: {figure} {value:,.3g}" if isinstance(value, float) else f"{name}: {figure} {value}", flush=True)
    RESULTS.mkdir(exist_ok=True)
    on = datetime.now(UTC).date().isoformat()
    kept = {"name": name, "on": on, "machine": _machine(), "figures": figures}
    (RESULTS / f"{name}-{on}.json").write_text(json.dumps(kept, indent=1) + "\n")


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
