"""Running the command line as an operator does."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import msgspec


def tajuk(*arguments: str | Path, data: Path) -> subprocess.CompletedProcess[str]:
    """Run a command on a data folder."""
    command = [sys.executable, "-m", "tajuk", *map(str, arguments), "--data", str(data)]
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "MEDIA_URL")}
    return subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)


def answer(*arguments: str | Path, data: Path) -> dict[str, Any]:
    """Return the one JSON object a command prints."""
    decoded: dict[str, Any] = msgspec.json.decode(tajuk(*arguments, "--json", data=data).stdout)
    return decoded
