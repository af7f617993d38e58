"""Headings on a page skip no level."""

import pytest

from tajuk.story.blocks import Divider, Heading
from tajuk.story.outline import outlined
from tajuk.story.text import Text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ((2, 3, 4, 2), (2, 3, 4, 2)),
        ((3, 3), (2, 2)),
        ((4, 4, 4), (2, 2, 2)),
        ((2, 4, 4, 3), (2, 3, 3, 3)),
        ((3, 2, 3), (2, 2, 3)),
        ((), ()),
    ],
)
def test_headings_skip_no_level_and_those_of_one_level_stay_of_one(written, shown):
    body = tuple(Heading((Text("Harga"),), level) for level in written)

    assert tuple(block.level for block in outlined(body)) == shown


def test_other_blocks_stay_as_they_are():
    assert outlined((Divider(),)) == (Divider(),)
