"""HTML made to be slow, made harmless before it is parsed.

The HTML standard's rules cost the square of the depth, of the marks left open, of a tag's attributes and of the
character references in one text. No story comes near these bounds; what lies beyond loses tags, never words.
"""

import re

_FEW_TAGS = 1000
_FEW_REFERENCES = 20_000
_SHORT = 100_000  # characters
_DEEPEST = 256
_MOST_MARKS = 8  # left open at once
_LONGEST_TAG = 50_000  # characters
_REST_OF_TAG = r"""(?:[^<>"']|"[^"]{0,2000}"|'[^']{0,2000}')*>"""
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)(?![^<>\s/])" + _REST_OF_TAG)
_REFERENCES = re.compile(r"(?:&[#\w]{1,32};?[^<>&]{0,64}){1000}")
_MARK_TAGS = "b big code em font i nobr s small strike strong tt u"
_MARKS = frozenset(_MARK_TAGS.split())
_SHALLOW_TAGS = """
a area base br button canvas caption col colgroup dd dt embed head hr html body img input li link meta noembed noframes
option p param plaintext script select source style svg tbody td template textarea tfoot th thead title tr track wbr xmp
"""
_SHALLOW = frozenset(_SHALLOW_TAGS.split())  # never end up inside one of their own, or hide what they hold


def bounded(html: str) -> str:
    """Return HTML that takes no longer to parse than its length explains; ordinary HTML comes back as it is."""
    if len(html) > _SHORT:
        html = _with_short_tags(html)
    if html.count("<") > _FEW_TAGS:
        html = _with_few_open(html)
    if html.count("&") > _FEW_REFERENCES:
        html = _REFERENCES.sub(r"\g<0><!---->", html)
    return html


def _with_short_tags(html: str) -> str:
    """Return HTML without the attributes of tags that are longer than any tag with a meaning."""
    pieces = html.split(">")
    return ">".join([_shortened(piece) if len(piece) > _LONGEST_TAG else piece for piece in pieces])


def _shortened(piece: str) -> str:
    start = re.search(r"</?[a-zA-Z][a-zA-Z0-9]*", piece)
    return piece[: start.end()] if start and len(piece) - start.start() > _LONGEST_TAG else piece


def _with_few_open(html: str) -> str:
    """Return HTML whose elements lie at most so deep, and with at most so many marks open at once."""
    opened = {True: 0, False: 0}  # marks, and what else can be nested

    def kept(tag: re.Match[str]) -> str:
        name = tag[2].lower()
        if name in _SHALLOW:
            return tag[0]
        is_mark = name in _MARKS
        most = _MOST_MARKS if is_mark else _DEEPEST
        if tag[1]:
            opened[is_mark] = max(opened[is_mark] - 1, 0)
            return tag[0] if opened[is_mark] < most else ""
        opened[is_mark] += 1
        return tag[0] if opened[is_mark] <= most else ""

    return _TAG.sub(kept, html)
