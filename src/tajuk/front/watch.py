"""The look a worker takes at its databases every few milliseconds, so that nothing ready outlives what it shows."""

import asyncio
from collections.abc import Callable

import structlog

from tajuk.front.refusals import Refusal

_AFTER_FAULT_S = 1.0
_log = structlog.get_logger("tajuk.front")


async def watch(look: Callable[[], None], every_s: float) -> None:
    """Look again and again, until cancelled; while the databases are away, once a second."""
    while True:
        await asyncio.sleep(_looked(look) or every_s)


def _looked(look: Callable[[], None]) -> float:
    """Look once; return how long to wait after a fault (seconds), 0 after none."""
    try:
        look()
    except Refusal:
        return _AFTER_FAULT_S
    except Exception:  # noqa: BLE001 — the watch outlives whatever one look meets
        _log.exception("look_failed")
        return _AFTER_FAULT_S
    return 0.0
