"""The newsroom's process: `python -m tajuk.config.newsroom_worker`, run by the supervisor; Granian serves Django.

TAJUK_DATA names its data folder.
"""

import argparse
import os
import threading

import structlog
from django.conf import settings
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from tajuk.config import django_ready  # isort: split  (models below)
from tajuk.config.installing import install
from tajuk.config.logging import configure_logging
from tajuk.newsroom.actions.demo_staff import hire_for_demo

_THREADS = 8
_STOP_WITHIN_S = 4
log = structlog.get_logger()

__all__ = ["django_ready", "main"]


def main() -> None:
    """Bring the newsroom's tables up and serve it until told to stop."""
    configure_logging()
    parser = argparse.ArgumentParser()
    parser.add_argument("--address", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8001)
    parser.add_argument("--demo", action="store_true")
    asked = parser.parse_args()
    install(settings.TAJUK)
    if asked.demo:
        hire_for_demo()
    threading.Thread(target=_end_with_supervisor, daemon=True).start()
    log.info("newsroom open", address=f"http://{asked.address}:{asked.port}/")
    Server(
        "tajuk.config.newsroom_wsgi:application",
        address=asked.address,
        port=asked.port,
        interface=Interfaces.WSGI,
        blocking_threads=_THREADS,
        respawn_failed_workers=True,
        workers_kill_timeout=_STOP_WITHIN_S,
        log_level=LogLevels.warning,
    ).serve()


def _end_with_supervisor() -> None:
    """End when the supervisor's end of our standard input closes, however it ended."""
    while os.read(0, 1):
        pass
    os.kill(os.getpid(), 15)


if __name__ == "__main__":
    main()
