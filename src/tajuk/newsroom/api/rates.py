"""How often somebody may call: a bucket for each, that fills at a steady rate. In memory, for this process alone."""

import math
import threading
import time
from collections.abc import Callable

_MOST = 10_000


class Rates:
    """Buckets by name. Units: per_s calls a second on the long run, burst calls at once."""

    def __init__(self, per_s: float, burst: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._per_s, self._burst, self._clock = per_s, burst, clock
        self._left: dict[str, tuple[float, float]] = {}
        self._lock = threading.Lock()

    def wait_s(self, who: str) -> int:
        """Take a call out of somebody's bucket and return 0; or the whole seconds until there is one again."""
        with self._lock:
            now = self._clock()
            left, at = self._left.get(who, (self._burst, now))
            left = min(self._burst, left + (now - at) * self._per_s)
            if left < 1:
                return math.ceil((1 - left) / self._per_s)
            if len(self._left) >= _MOST:
                self._forget_full(now)
            self._left[who] = (left - 1, now)
            return 0

    def _forget_full(self, now: float) -> None:
        """Forget whoever has a full bucket again; when that is nobody, everybody."""
        self._left = {
            who: (left, at) for who, (left, at) in self._left.items() if left + (now - at) * self._per_s < self._burst
        }
        if len(self._left) >= _MOST:
            self._left.clear()
