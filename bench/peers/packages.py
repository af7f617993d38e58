"""The peers' set-up: Debian's packages when root may install them, else one line saying what to install."""

import os
import shutil
import subprocess
from pathlib import Path

PACKAGES = ("nginx", "libnginx-mod-nchan", "varnish", "varnish-modules", "wrk")
NCHAN = Path("/usr/lib/nginx/modules/ngx_nchan_module.so")
_SBIN = f"{os.defpath}:/usr/sbin:/usr/local/sbin"


def set_up() -> None:
    """Install what is missing, when this process may."""
    if missing() and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *PACKAGES], check=True)
    if missing():
        print(f"Benches against peers will not run: {missing()}")


def missing() -> str:
    """Return one line saying what to install, "" when everything is there."""
    absent = [name for name in ("nginx", "varnishd", "wrk") if not path_of(name)]
    if not NCHAN.exists():
        absent.append("nchan")
    return f"without {', '.join(absent)} (Debian: apt-get install {' '.join(PACKAGES)})" if absent else ""


def need() -> None:
    """End the bench when a peer is missing."""
    if missing():
        raise SystemExit(missing())


def path_of(name: str) -> str:
    """Return where a program is installed, or ""."""
    return shutil.which(name) or shutil.which(name, path=_SBIN) or ""


def version(name: str, flag: str) -> str:
    """Return the version a program gives itself."""
    ran = subprocess.run([path_of(name), flag], capture_output=True, text=True)
    words = (ran.stdout + ran.stderr).replace("/", " ").replace("-", " ").split()
    return next(word for word in words if word[0].isdigit() and "." in word)


if __name__ == "__main__":
    set_up()
