"""What a worker says of itself, on its own socket. Nothing is counted for it that was not counted anyway.

Source: the Prometheus text format, version 0.0.4.
"""

from collections.abc import Callable
from typing import NamedTuple

MEDIA_TYPE = b"text/plain; version=0.0.4; charset=utf-8"


class Metric(NamedTuple):
    """A figure: its name (one that only grows ends in `_total`), what it means, and where to read it."""

    name: str
    meaning: str
    read: Callable[[], float]


def exposition(metrics: list[Metric]) -> bytes:
    """Return figures as Prometheus reads them."""
    return "".join([line for metric in metrics for line in _lines(metric)]).encode()


def _lines(metric: Metric) -> tuple[str, ...]:
    kind = "counter" if metric.name.endswith("_total") else "gauge"
    return (
        f"# HELP {metric.name} {metric.meaning}\n",
        f"# TYPE {metric.name} {kind}\n",
        f"{metric.name} {metric.read():.17g}\n",
    )
