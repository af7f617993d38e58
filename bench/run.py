"""Runs every benchmark, or those named: python bench/run.py [import miss …]"""

import subprocess
import sys
from pathlib import Path


def main() -> None:
    folder = Path(__file__).parent
    wanted = sys.argv[1:]
    for script in sorted(folder.glob("bench_*.py")):
        if not wanted or script.stem.removeprefix("bench_") in wanted:
            print(f"== {script.name}", flush=True)
            subprocess.run([sys.executable, str(script)], check=True)


if __name__ == "__main__":
    main()
