"""Millions of odd requests to the compiled part of the lane, built to notice every byte read or written amiss.

Run: make fuzz. It compiles _hits.c with AddressSanitizer and UndefinedBehaviorSanitizer, begins anew with them loaded,
changes the conformance shapes by chance, and ends at once where the two ways of the lane differ. FUZZ_S says how many
seconds (60), FUZZ_SEED which chances.
"""

import os
import subprocess
import sys
import sysconfig
import tempfile
import time
from importlib.machinery import ExtensionFileLoader
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from random import Random
from typing import Any

from lane_ways import Lanes, changed, seeds

from tajuk.front.lane import compiled

_SOURCE = Path(compiled.__file__).with_name("_hits.c")
_FLAGS = ("-std=c11", "-O1", "-g", "-fPIC", "-shared", "-fno-omit-frame-pointer", "-fno-sanitize-recover=all",
          "-fsanitize=address,undefined")  # fmt: skip
_LIBRARY = "FUZZ_LIBRARY"


def main() -> None:
    if _LIBRARY in os.environ:
        _fuzz(_hits(Path(os.environ[_LIBRARY])))
        return
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "_hits.so"
        include = f"-I{sysconfig.get_path('include')}"
        subprocess.run(["gcc", *_FLAGS, include, str(_SOURCE), "-o", str(library)], check=True)
        runtime = subprocess.check_output(["gcc", "-print-file-name=libasan.so"], text=True).strip()
        environment = {
            **os.environ,
            _LIBRARY: str(library),
            "LD_PRELOAD": runtime,
            "PYTHONMALLOC": "malloc",  # so that each object's end is watched
            "ASAN_OPTIONS": "detect_leaks=0",  # Python itself lets go of nothing at its end
        }
        raise SystemExit(subprocess.run([sys.executable, *sys.argv], env=environment).returncode)


def _hits(library: Path) -> Any:
    spec = spec_from_file_location("_hits", library, loader=ExtensionFileLoader("_hits", str(library)))
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.Hits


def _fuzz(hits: Any) -> None:
    chance = Random(int(os.environ.get("FUZZ_SEED", "1")))
    with tempfile.TemporaryDirectory() as folder:
        lanes = Lanes(f"sqlite:{folder}/tajuk.db", hits)
        begun, asked = seeds(lanes.tags()), 0
        until = time.monotonic() + float(os.environ.get("FUZZ_S", "60"))
        while time.monotonic() < until:
            for _ in range(1000):
                request = changed(chance.choice(begun), chance)
                said, expected = lanes.answers(request)
                if said != expected:
                    raise SystemExit(f"the two ways differ on {request!r}:\n{said!r}\n{expected!r}")
            asked += 1000
        share = lanes.compiled.compiled_hits / (2 * asked)
        print(f"{asked:,} requests, {share:.0%} answered compiled, all alike, nothing amiss")
        lanes.close()


if __name__ == "__main__":
    main()
