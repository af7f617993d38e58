"""What is promised of bytes, without a browser; with one, tests/browser/test_budgets.py."""

import runpy
from pathlib import Path

from tajuk.pages import scripts

DOCS = Path(__file__).parents[2] / "docs"
MAKE = runpy.run_path(str(DOCS / "make.py"))
MOST_SCRIPT = 10_000  # bytes, packed


def test_the_page_on_budgets_says_what_the_files_hold():
    page = (DOCS / "budgets.md").read_text()

    assert MAKE["budgets"](page) == page, "run make docs"


def test_the_scripts_of_a_page_take_ten_kilobytes():
    whole = (scripts.SCRIPT.body if scripts.SCRIPT else b"") + scripts.SEARCH.body + scripts.COURSE.body

    assert MAKE["packed"](whole) <= MOST_SCRIPT
