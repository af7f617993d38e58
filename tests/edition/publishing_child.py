"""A process that publishes, updates, moves, withdraws and kills until it is killed, and acknowledges every commit.

Run: python publishing_child.py URL SEED. Each line on standard output: seq, digest of the entry.
"""

import random
import sys

from newsroom import RandomNewsroom
from tajuk.database.connect import open_for_writing
from tajuk.edition import reader


def main() -> None:
    url, seed = sys.argv[1:]
    connection = open_for_writing(url)
    newsroom = RandomNewsroom(connection, int(seed))
    random.seed(int(seed))
    while True:
        newsroom.step()  # has committed, or was refused
        head = reader.head(connection.cursor())
        print(head.seq, head.digest.hex(), flush=True)


main()
