"""Makes a newsroom in the database that DATABASE_URL names.

A process of its own: Wagtail decides while it is imported how its tables look on a database.
"""

import os
import sys
from pathlib import Path

from newsroom_house import begin

if __name__ == "__main__":
    begin(Path(sys.argv[1]), {"DATABASE_URL": os.environ["DATABASE_URL"]})
