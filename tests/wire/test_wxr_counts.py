"""What WordPress exports hold, against independent counts of real files."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tajuk.story.story import Story
from tajuk.wire import wxr
from tajuk.wire.item import Draft, Item, Media, Refused, Skipped

_NAMES = """
ghost-migrate/feature-image-captions ghost-migrate/has-audio-enclosure ghost-migrate/has-meta
ghost-migrate/multiple-posts-only ghost-migrate/sample-with-alt ghost-migrate/sample nikola/wordpress_export_example
pelican/wordpressexport superdesk/wordpress_wxr theme-test-data/themeunittestdata.wordpress
wordpress-importer/authors-multiline wordpress-importer/backslashes wordpress-importer/blank-lines
wordpress-importer/crazy-cdata wordpress-importer/e2e-wxr-base-url-rewriting wordpress-importer/e2e-wxr-simple
wordpress-importer/malformed-simple wordpress-importer/missing-tags wordpress-importer/missing-version-tag
wordpress-importer/namespace-edge-cases wordpress-importer/post-content-blank-lines wordpress-importer/slashes
wordpress-importer/small-export wordpress-importer/term-formats
wordpress-importer/test-serialized-postmeta-no-cdata wordpress-importer/test-serialized-term-meta
wordpress-importer/valid-wxr-1.0 wordpress-importer/wxr-flat-attachment-same-site wordpress-importer/wxr-simple
"""
FILES = _NAMES.split()
KINDS = (Story, Draft, Media, Skipped, Refused)
UNPUBLISHED = ("draft", "pending", "private", "future")


def read(folder: Path, name: str) -> list[Item]:
    with (folder / f"{name}.xml").open("rb") as source:
        return list(wxr.parse(source))


def counted(items: list[Item]) -> Counter[str]:
    return Counter(type(item).__name__ for item in items if isinstance(item, KINDS))


def expected(truth: dict) -> Counter[str]:
    """Return the items by what they become, from the independent counts by type and status."""
    counts: Counter[str] = Counter()
    for written, number in truth["type_status"].items():
        kind, status = written.split("/")
        became = "Skipped"
        if kind == "attachment":
            became = "Media"
        elif kind == "post" and status == "publish":
            became = "Story"
        elif kind == "post" and status in UNPUBLISHED:
            became = "Draft"
        counts[became] += number
    counts["Story"] -= truth["password_protected"]
    counts["Draft"] += truth["password_protected"]
    return +counts


@pytest.fixture(scope="module")
def exports(shared):
    return shared / "data" / "wxr"


@pytest.fixture(scope="module")
def truth(exports):
    return json.loads((exports / "truth.json").read_text())["files"]


def test_every_real_file_is_among_those_counted(truth):
    assert sorted(truth) == sorted(f"{name}.xml" for name in FILES)


@pytest.mark.parametrize("name", FILES)
def test_every_item_of_a_real_export_is_counted_as_it_was_by_others(exports, truth, name):
    known = truth[f"{name}.xml"]

    items = read(exports, name)

    found = counted(items)
    assert sum(found.values()) >= known["items"]
    assert found["Story"] == known["published_posts"] - known["password_protected"]
    if known["well_formed"]:
        assert found == expected(known)


@pytest.mark.parametrize("name", FILES)
def test_what_is_ill_formed_is_reported_with_its_line(exports, truth, name):
    refused = [item for item in read(exports, name) if isinstance(item, Refused)]

    assert bool(refused) is not truth[f"{name}.xml"]["well_formed"]
    assert all(item.line > 0 and item.item and item.reason for item in refused)


@pytest.mark.parametrize("name", FILES)
def test_a_file_read_twice_gives_the_same_items(exports, name):
    assert read(exports, name) == read(exports, name)


@pytest.mark.parametrize("name", FILES)
def test_no_two_stories_of_a_file_share_a_guid(exports, name):
    guids = [item.guid for item in read(exports, name) if isinstance(item, Story)]

    assert len(set(guids)) == len(guids)


def test_a_password_never_leaves_the_export(exports):
    drafts = [i for i in read(exports, "theme-test-data/themeunittestdata.wordpress") if isinstance(i, Draft)]

    locked = [draft.story for draft in drafts if draft.status == "password"]
    assert [story.carried["password"] for story in locked] == [True]
    assert all("enter" not in str(story.carried) for story in locked)


def test_the_skipped_are_named_by_their_type(exports):
    items = read(exports, "theme-test-data/themeunittestdata.wordpress")

    kinds = Counter(item.kind for item in items if isinstance(item, Skipped))
    assert kinds == {"nav_menu_item": 70, "page": 21}
