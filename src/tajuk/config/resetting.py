"""Lets somebody in again, with a new password on stdin or nothing: `python -m tajuk.config.resetting`.

Run by `tajuk user reset`; TAJUK_DATA names the data folder.
"""

import argparse
import sys

from django.conf import settings

from tajuk.config import django_ready  # isort: split  (models below)
from tajuk.config.installing import install
from tajuk.errors import TajukError
from tajuk.newsroom.actions.letting_in import let_in_again

__all__ = ["django_ready", "main"]


def main() -> int:
    """Let in, and return the exit code; what stands in the way is one line on standard error."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", required=True)
    asked = parser.parse_args()
    try:
        install(settings.TAJUK)
        let_in_again(asked.name, password=sys.stdin.readline().rstrip("\n"))
    except TajukError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
