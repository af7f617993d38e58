"""Django's SQLite backend, but its waiting for the write lock.

SQLite itself asks ever more seldom, so that whoever writes often and briefly keeps everybody else waiting. Django looks
for a backend's class in a module of this name.
"""

import sqlite3
import time
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

_LONGEST_WAIT_S = 30
_POLL_S = 0.001


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection whose transactions wait for the write lock by asking every millisecond."""

    def _start_transaction_under_autocommit(self) -> None:
        until = time.monotonic() + _LONGEST_WAIT_S
        connection: Any = self.connection
        connection.execute("pragma busy_timeout=0")
        try:
            while not self._begun(until):
                time.sleep(_POLL_S)
        finally:
            connection.execute(f"pragma busy_timeout={_LONGEST_WAIT_S * 1000}")

    def _begun(self, until: float) -> bool:
        try:
            super()._start_transaction_under_autocommit()
        except OperationalError as error:
            cause = error.__cause__
            busy = isinstance(cause, sqlite3.OperationalError) and cause.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
            return False
        return True
