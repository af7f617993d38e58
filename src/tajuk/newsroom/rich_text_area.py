"""Wagtail's rich text editor, kept from moving and dropping white space at the edges of marks."""

import re
from typing import Any

from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea

from tajuk.newsroom.stream.rich import STAND_INS

_WORDS = re.compile(r">[^<]+")
_HELD = str.maketrans(STAND_INS)
_SHOWN = {f"\\u{ord(stand_in):04x}": space for space, stand_in in STAND_INS.items()}


class RichTextArea(DraftailRichTextArea):
    """The editor of a rich text: what it is given stands in it to the letter."""

    def format_value(self, value: Any) -> str:
        """Return the value as the editor reads it. What is no white space stands in for it while it is parsed."""
        held = _WORDS.sub(lambda words: words[0].translate(_HELD), f">{value or ''}")[1:]
        shown: str = super().format_value(held)
        for stand_in, space in _SHOWN.items():
            shown = shown.replace(stand_in, space)
        return shown
