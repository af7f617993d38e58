"""What processes of their own do with a store. As a program: put pictures until killed, store_writer.py FOLDER SEED."""

import random
import resource
import signal
import sys
from pathlib import Path

from tajuk.media.errors import MediaError
from tajuk.media.store import open_store


def main() -> None:
    store = open_store(Path(sys.argv[1]))
    chance = random.Random(sys.argv[2])
    while True:
        digest = store.put(chance.randbytes(300_000))
        print(digest, flush=True)


def put_within(folder, original, most_bytes):
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, most_bytes))
    try:
        open_store(folder).put(original)
    except MediaError:
        sys.exit(7)


def put_all(folder, originals):
    store = open_store(folder)
    for original in originals:
        store.put(original)


if __name__ == "__main__":
    main()
