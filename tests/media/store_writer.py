"""A process that puts pictures into a store until it is killed. Usage: store_writer.py FOLDER SEED"""

import random
import sys
from pathlib import Path

from tajuk.media.store import open_store


def main() -> None:
    store = open_store(Path(sys.argv[1]))
    chance = random.Random(sys.argv[2])
    while True:
        digest = store.put(chance.randbytes(300_000))
        print(digest, flush=True)


if __name__ == "__main__":
    main()
