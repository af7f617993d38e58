"""What Lighthouse says of the main pages on a telephone, on the demo: the median of five runs of each.

Its own settings for mobile: a middling telephone on a slow line, simulated. Goals: 100 for accessibility, best
practices and SEO, 99 or more for performance.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
sys.path += [str(ROOT / "tests" / "browser"), str(ROOT / "tests" / "config")]

import tools  # noqa: E402 - what a browser needs lies beside the tests that share it
from demo_site import DemoSite, shared_demo  # noqa: E402
from kinds import kind  # noqa: E402

from keeping import keep  # noqa: E402

PAGES = ("home", "section", "story", "latest", "topic", "market")
RUNS, TRIES = 5, 3
_CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_TIMES = {"LCP ms": "largest-contentful-paint", "TBT ms": "total-blocking-time"}
_SHIFT = "cumulative-layout-shift"


class Verdict(NamedTuple):
    """What one run said: scores 0 to 100 by category, times in ms, and the weighed audits that found a fault."""

    scores: dict[str, float]
    times: dict[str, float]
    shift: float
    failed: frozenset[str]


def main() -> None:
    if not tools.LIGHTHOUSE.exists() or not tools.chromium():
        raise SystemExit("Lighthouse or Chromium is missing: make bench sets both up")
    with tempfile.TemporaryDirectory() as folder, shared_demo(Path(folder)) as site:
        _wait_for_pictures(Path(folder) / "demo")
        keep("lighthouse", figures(site))


def figures(site: DemoSite) -> dict[str, Any]:
    """Return every page's medians, and what any run found fault with."""
    found: dict[str, Any] = {"runs of each page": RUNS}
    for name in PAGES:
        address = site.origin + kind(name).find(site, "id")
        runs = [judged(address) for _ in range(RUNS)]
        for category in _CATEGORIES:
            found[f"{name}, {category}"] = round(median(run.scores[category] for run in runs))
        for figure in _TIMES:
            found[f"{name}, {figure}"] = round(median(run.times[figure] for run in runs))
        found[f"{name}, CLS"] = float(median(run.shift for run in runs))
        found[f"{name}, found fault with"] = (
            ", ".join(sorted(frozenset().union(*(run.failed for run in runs)))) or "nothing"
        )
    return found


def _wait_for_pictures(demo: Path) -> None:
    """Wait until the demo's clerk has made every AVIF: it shares the machine with the browser."""
    while any((demo / "media" / "waiting").glob("*")):
        time.sleep(1)


def judged(address: str) -> Verdict:
    """Let Lighthouse look at a page once."""
    flags = " ".join(["--headless=new", *tools.chromium_options()])
    command = [str(tools.NODE), str(tools.LIGHTHOUSE), address, "--output=json", "--quiet", f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": tools.chromium()}
    said = json.loads(_answer(command, environment))
    audits, categories = said["audits"], said["categories"]
    weighed = {each["id"] for name in _CATEGORIES[1:] for each in categories[name]["auditRefs"] if each["weight"]}
    return Verdict(
        scores={name: 100 * (categories[name]["score"] or 0) for name in _CATEGORIES},
        times={figure: audits[audit]["numericValue"] for figure, audit in _TIMES.items()},
        shift=audits[_SHIFT]["numericValue"],
        failed=frozenset(name for name in weighed if audits[name]["score"] not in (1, None)),
    )


def _answer(command: list[str], environment: dict[str, str]) -> str:
    """Return what a run printed; Chromium now and then fails to start on a busy machine, and is asked again."""
    for _ in range(TRIES):
        ran = subprocess.run(command, env=environment, capture_output=True, text=True)
        if ran.returncode == 0:
            return ran.stdout
    raise SystemExit(f"Lighthouse failed {TRIES} times:\n{ran.stderr[-2000:]}")


if __name__ == "__main__":
    main()
