"""Plain Wagtail: the site of `wagtail_site` in an environment of its own under bench/var, on Granian's WSGI."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import editions
from running import Server, free_port, running

VERSIONS = {"wagtail": "8.0.1", "granian": "2.8.7"}
_BENCH = Path(__file__).parents[1]
_BIN = editions.VAR / "wagtail" / "venv" / "bin"
_DATA = editions.VAR / "wagtail"


def set_up() -> None:
    """Install Wagtail where it is missing."""
    if (_DATA / "installed").exists() and json.loads((_DATA / "installed").read_text()) == VERSIONS:
        return
    shutil.rmtree(_DATA, ignore_errors=True)
    uv = str(Path(sys.prefix) / "bin" / "uv")
    wanted = [f"{name}=={version}" for name, version in VERSIONS.items()]
    subprocess.run([uv, "venv", "--quiet", "--python", sys.executable, str(_BIN.parent)], check=True)
    subprocess.run([uv, "pip", "install", "--quiet", "--python", str(_BIN / "python"), *wanted], check=True)
    (_DATA / "installed").write_text(json.dumps(VERSIONS))


def fill(stories: Sequence[Mapping[str, Any]]) -> None:
    """Fill the site with stories, fields as in `models.StoryPage`; what it held before goes."""
    for old in _DATA.glob("site.db*"):
        old.unlink()
    lines = "\n".join(json.dumps(story) for story in stories)
    _manage("migrate", "--verbosity=0")
    _manage("fill", told=lines)


def publish(stories: Sequence[Mapping[str, Any]]) -> list[float]:
    """Add stories to the site and publish each; return the milliseconds of each."""
    lines = "\n".join(json.dumps(story) for story in stories)
    return [float(line) for line in _manage("publish", told=lines).split()]


@contextmanager
def serving(*, core: int = 0) -> Iterator[Server]:
    """Serve the site with one worker of one thread."""
    port = free_port()
    command = [
        *(str(_BIN / "granian"), "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"),
        *("--blocking-threads", "1", "--no-ws", "--log-level", "warning", "peers.wagtail_site.wsgi:application"),
    ]
    with running(command, port, core=core, environment=_environment()) as server:
        yield server


def _manage(*command: str, told: str = "") -> str:
    """Have the site's Django do something, and return what it prints."""
    django = [str(_BIN / "python"), "-m", "django", *command]
    return subprocess.run(django, input=told, text=True, env=_environment(), check=True, stdout=subprocess.PIPE).stdout


def _environment() -> dict[str, str]:
    ours = {
        "WAGTAIL_DATA": str(_DATA),
        "DJANGO_SETTINGS_MODULE": "peers.wagtail_site.settings",
        "PYTHONPATH": str(_BENCH),
    }
    return {**os.environ, **ours}
