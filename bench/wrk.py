"""wrk on the second core, asking as browsers do."""

import json
import resource
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import editions

SCRIPT = Path(__file__).parent / "browser.lua"
CORE = 1


class Load(NamedTuple):
    """What one run of wrk found. Units: requests a second, microseconds; `busy` is wrk's share of its core, 0 to 1."""

    requests: int
    rate: float
    p50_us: float
    p99_us: float
    busy: float


def loaded(
    port: int, paths: Sequence[str], *, seconds: int, connections: int = 64, zipf: float = 0.0, draw: int = 1
) -> Load:
    """Ask a server without pause for paths drawn by rank: the first is rank 1, exponent 0 draws all alike.

    draw: the same number draws the same; a cache must not be asked for what it was filled with.
    """
    if not shutil.which("wrk"):
        raise SystemExit("wrk is missing (Debian: apt-get install wrk)")
    listed = editions.VAR / "wrk-paths.txt"
    listed.write_text("\n".join(paths))
    command = [
        *("taskset", "-c", str(CORE), "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "10s"),
        *("-s", str(SCRIPT), f"http://127.0.0.1:{port}", "--", str(listed), str(zipf), str(draw)),
    ]
    before = _children_s()
    ran = subprocess.run(command, capture_output=True, text=True)
    used = _children_s() - before
    if ran.returncode or "found: " not in ran.stdout:
        raise SystemExit(f"wrk failed:\n{ran.stdout}{ran.stderr}")
    found = json.loads(ran.stdout.rpartition("found: ")[2])
    if found["errors"]:
        raise SystemExit(f"{found['errors']} of {found['requests']} requests failed:\n{ran.stdout}")
    took_s = found["took_us"] / 1e6
    return Load(found["requests"], found["requests"] / took_s, found["p50_us"], found["p99_us"], used / took_s)


def _children_s() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
