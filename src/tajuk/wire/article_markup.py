"""A saved page's markup without what no story is made of: scripts, styles, pictures written into the text."""

import re

_OPENS = re.compile(r"<(script|style|noscript|svg|template)\b[^>]{0,4000}>|<!--", re.IGNORECASE)
_KEPT = re.compile(r"ld\+json", re.IGNORECASE)
_DATA = re.compile(r"data:[a-z0-9.+/;=-]{1,80},[A-Za-z0-9+/=%_.~-]{1000,}", re.IGNORECASE)
_CLOSES = {
    name: re.compile(rf"</{name}\b[^>]{{0,100}}>", re.IGNORECASE) for name in ("script", "style", "svg", "template")
}
_COMMENT = re.compile(r"-->")
_HEAVY = 200_000  # characters; a page with less is read as it is


def lightened(text: str) -> str:
    """Return HTML without scripts (but JSON-LD), styles, comments and long data addresses; short pages as they are."""
    if len(text) < _HEAVY:
        return text
    text = _DATA.sub("", text)
    kept: list[str] = []
    at = 0
    while match := _OPENS.search(text, at):
        name = (match[1] or "").lower()
        closes = _CLOSES.get(name) if name else _COMMENT
        end = closes.search(text, match.end()) if closes else None
        if end is None and closes:
            break
        keep = end is None or _KEPT.search(match[0])
        kept.append(text[at : match.start()] if not keep else text[at : end.end() if end else match.end()])
        at = end.end() if end else match.end()
    return "".join([*kept, text[at:]])
