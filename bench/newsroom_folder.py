"""A data folder for a newsroom that a benchmark throws away; Django is set up for it."""

import os
import tempfile
from pathlib import Path

FOLDER = Path(tempfile.mkdtemp(prefix="tajuk-bench-newsroom-"))
os.environ["TAJUK_DATA"] = str(FOLDER)

from tajuk.config import django_ready  # noqa: E402  (reads TAJUK_DATA)

__all__ = ["FOLDER", "django_ready"]
