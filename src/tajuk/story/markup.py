"""HTML from outside to blocks: cleaned at the door, then taken apart."""

from tajuk.story.blocks import Body
from tajuk.story.text import Runs


def body_of(html: str, *, base_url: str = "") -> Body:
    """Return the blocks of untrusted HTML; links and pictures are made absolute on `base_url`."""
    raise NotImplementedError


def runs_of(html: str, *, base_url: str = "") -> Runs:
    """Return untrusted inline HTML as runs; block structure becomes line breaks."""
    raise NotImplementedError
