"""How processes of ours end: when told to, and when their supervisor is gone."""

import os
import signal
import threading
from types import FrameType


def leave_when_told() -> None:
    """End in order on SIGTERM, and when the supervisor's end of our standard input closes, however it ended."""
    signal.signal(signal.SIGTERM, _leave)
    threading.Thread(target=_leave_with_supervisor, daemon=True).start()


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)


def _leave_with_supervisor() -> None:
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
