"""Adds somebody to the newsroom: `python -m tajuk.config.hiring`, run by `tajuk user add`; the password on stdin.

TAJUK_DATA names the data folder.
"""

import argparse
import sys

from django.conf import settings

from tajuk.config import django_ready  # isort: split  (models below)
from tajuk.config.installing import install
from tajuk.errors import TajukError
from tajuk.newsroom.actions.hiring import hire
from tajuk.newsroom.roles import ROLES

__all__ = ["django_ready", "main"]


def main() -> int:
    """Hire, and return the exit code; what stands in the way is one line on standard error."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--name", required=True)
    parser.add_argument("--role", required=True)
    parser.add_argument("--email", default="")
    asked = parser.parse_args()
    role = next(role for role in ROLES if role.login == asked.role)
    try:
        install(settings.TAJUK)
        hire(asked.name, role, email=asked.email, password=sys.stdin.readline().rstrip("\n"))
    except TajukError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
