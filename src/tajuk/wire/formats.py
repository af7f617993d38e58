"""The formats that come in, by name, and which of them a file is."""

from types import ModuleType

from tajuk.wire import article_html, page_text, wxr
from tajuk.wire.item import WireError

FORMATS: dict[str, ModuleType] = {"wxr": wxr, "article_html": article_html, "page_text": page_text}
"""By the name `tajuk import --as` takes, the most particular first: the first that recognises a file reads it."""


def recognise(head: bytes) -> str:
    """Return the name of the format a file's first bytes are in; 4096 bytes are enough.

    Raises: WireError when no format fits.
    """
    for name, wire in FORMATS.items():
        if wire.recognise(head):
            return name
    known = ", ".join(sorted(FORMATS))
    what = "the file is empty" if not head.strip() else "no format recognises it"
    raise WireError("import", 0, f"{what}; name its format with --as ({known}) or check what was saved")
