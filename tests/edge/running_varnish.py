"""A real Varnish with our configuration, run unprivileged in a folder of its own, on free ports."""

import shutil
import subprocess
import tempfile
from pathlib import Path

import httpx
from installation import wait_for
from installed_varnish import varnishd

from tajuk.edge.varnish import configuration

_SMALL = ("thread_pools=1", "thread_pool_min=20", "vsl_space=1M", "default_grace=0")


class RunningVarnish:
    """Varnish in front of a port. `address` is how `--edge` names it; it keeps its port when it is started again."""

    def __init__(self, backend_port: int, purgers: tuple[str, ...] = ("127.0.0.1",)) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="tajuk-varnish-"))
        (self.folder / "tajuk.vcl").write_text(configuration(f"127.0.0.1:{backend_port}", purgers))
        self.port = 0
        self.start()
        self.url = f"http://127.0.0.1:{self.port}"
        self.address = f"varnish:{self.url}"
        self.client = httpx.Client(base_url=self.url, timeout=20)

    def start(self) -> None:
        """Start it, empty."""
        command = [
            *(varnishd(), "-F", "-j", "none", "-n", str(self.folder / "run"), "-f", str(self.folder / "tajuk.vcl")),
            *("-a", f"127.0.0.1:{self.port}", "-T", "127.0.0.1:0", "-s", "malloc,32m"),
            *(word for parameter in _SMALL for word in ("-p", parameter)),
        ]
        with (self.folder / "said").open("wb") as said:
            self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=said, stderr=said)
        wait_for(lambda: self._listens() or self.process.poll() is not None, 60)
        assert self.process.poll() is None, (self.folder / "said").read_text()

    def stop(self) -> None:
        """End it; what it held is gone."""
        self.process.terminate()
        self.process.wait(20)

    def close(self) -> None:
        """End it for good."""
        self.stop()
        self.client.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Ask for a path; underscores in header names stand for hyphens."""
        return self.client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def holds(self, path: str) -> bool:
        """Say whether a path was answered from what it holds; asking makes it hold it."""
        return was_hit(self.get(path))

    def _listens(self) -> bool:
        command = ["varnishadm", "-n", str(self.folder / "run"), "debug.listen_address"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        words = done.stdout.split()
        if done.returncode or len(words) < 3:
            return False
        self.port = int(words[2])
        return True


def was_hit(answer: httpx.Response) -> bool:
    """Say whether an answer came out of the cache: it bears the number of the request that brought it."""
    return len(answer.headers["x-varnish"].split()) == 2
