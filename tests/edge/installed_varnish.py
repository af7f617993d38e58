"""The Varnish the edge tests run against, and its set-up: the distribution's. Run: make edge; decision 0041."""

import os
import shutil
import subprocess
from pathlib import Path

PACKAGES = ("varnish", "varnish-modules")


def main() -> None:
    """Set up what is missing."""
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", *PACKAGES], check=True)
    if missing():
        print(f"Without edge tests: {missing()}")


def varnishd() -> str:
    """Return the path of the Varnish that is installed, or ""."""
    return shutil.which("varnishd", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/usr/local/sbin") or ""


def missing() -> str:
    """Return one line saying what to install, "" when everything is there."""
    modules = any(Path("/").glob("usr/*lib*/**/varnish/vmods/libvmod_xkey.so"))
    if varnishd() and modules:
        return ""
    return f"Varnish and its modules are not installed (Debian: apt-get install {' '.join(PACKAGES)})"


if __name__ == "__main__":
    main()
