"""Gutenberg's blocks, `<!-- wp:name {…} -->…<!-- /wp:name -->`, as HTML that says what they are.

What a block holds is HTML already; the comments around it are taken away, and the few blocks whose HTML does not say
what they show are written anew. Blocks that a server fills (lists of posts, menus, forms) are kept aside as they are.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import msgspec

from tajuk.wire.wxr_autop import autop, embedded
from tajuk.wire.wxr_library import Library
from tajuk.wire.wxr_pictures import shown

_COMMENT = re.compile(r"<!--\s+(?P<close>/)?wp:(?P<name>[a-z][a-z0-9_-]*(?:/[a-z][a-z0-9_-]*)?)(?=[\s{/])")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_MARKUP = re.compile(r"<[^<>]*>")
_SHOWS = re.compile(r"<(?:img|video|audio|iframe|hr|embed|object)\b")
_DEEPEST = 100
_FILLED_NAMES = """
archives avatar calendar categories comments comments-title comment-template latest-comments latest-posts login
loginout navigation page-list post-author post-author-biography post-comments post-comments-form post-content
post-date post-excerpt post-featured-image post-navigation-link post-template post-terms post-title query
query-no-results query-pagination query-title read-more rss search site-logo site-tagline site-title social-links
tag-cloud template-part term-description home-link latest-news
"""
_FILLED = frozenset(_FILLED_NAMES.split())
NEXT_PAGE = re.compile(r"<!--\s*nextpage\s*-->")
PAGE_BREAK = '\n\n<hr class="page-break">\n\n'


class Unwrapped(NamedTuple):
    """The HTML of blocks, and the blocks that are not shown, as they stood."""

    html: str
    kept: list[str]


class _Comment(NamedTuple):
    """A delimiter: of a block's beginning, of its end, or of a whole block without content."""

    form: str  # "open", "close", "empty"
    name: str
    raw: str
    start: int
    end: int


class _Frame(NamedTuple):
    """A block that is open: what it holds so far, and how many blocks were kept aside before it."""

    opened: _Comment
    parts: list[str]
    kept_before: int


def unwrapped(text: str, library: Library) -> Unwrapped:
    """Return the HTML of a text with blocks."""
    work = _Unwrapping(text, library)
    at = 0
    for comment in _comments(text):
        work.put(text[at : comment.start])
        at = comment.end
        if comment.form == "close":
            work.close(comment)
        elif len(work.frames) < _DEEPEST:
            work.open(comment)
            if comment.form == "empty":
                work.close(comment)
    work.put(text[at:])
    while len(work.frames) > 1:
        work.end(len(text))
    return Unwrapped("".join(work.frames[0].parts), work.kept)


class _Unwrapping:
    """A text being unwrapped: the blocks that are open, and those kept aside."""

    def __init__(self, text: str, library: Library) -> None:
        self._text, self._library = text, library
        self.kept: list[str] = []
        self.frames = [_Frame(_Comment("open", "", "", 0, 0), [], 0)]

    def put(self, text: str) -> None:
        """Add text to the block that is open; outside all blocks it is the classic editor's."""
        if len(self.frames) > 1 or text.isspace():
            self.frames[-1].parts.append(text)
        elif text:
            self.frames[0].parts.append(text if "<p" in text else autop(NEXT_PAGE.sub(PAGE_BREAK, text)))

    def open(self, comment: _Comment) -> None:
        """Begin a block."""
        self.frames.append(_Frame(comment, [], len(self.kept)))

    def close(self, comment: _Comment) -> None:
        """End the block a comment names, and those inside it that nobody closed."""
        if any(frame.opened.name == comment.name for frame in self.frames[1:]):
            while self.end(comment.end) != comment.name:
                pass

    def end(self, at: int) -> str:
        """End the block that is open, and return its name; keep it aside when nothing of it can be shown."""
        opened, parts, kept_before = self.frames.pop()
        name, out = opened.name, "".join(parts)
        if name in _FILLED:
            out = ""
        elif name in _WRITTEN or name.startswith("core-embed/"):
            out = _WRITTEN.get(name, _embed)(_attributes(opened.raw), out, self._library)
        if name not in _SILENT and not _says(out):
            del self.kept[kept_before:]
            self.kept.append(self._text[opened.start : at])
        self.frames[-1].parts.append(out)
        return name


def _says(markup: str) -> bool:
    """Say whether a reader sees anything of HTML."""
    return bool(_SHOWS.search(markup) or _MARKUP.sub("", markup).strip())


def _comments(text: str) -> Iterator[_Comment]:
    """Yield the delimiters of blocks, in order."""
    at = 0
    while found := _COMMENT.search(text, at):
        end = text.find("-->", found.end())
        if end < 0:
            return
        raw = text[found.end() : end].strip()
        form = "close" if found["close"] else "empty" if raw.endswith("/") else "open"
        at = end + 3
        yield _Comment(form, found["name"].removeprefix("core/"), raw.removesuffix("/"), found.start(), at)


def _attributes(raw: str) -> dict[str, Any]:
    """Return a block's attributes; none when they cannot be read."""
    try:
        return msgspec.json.decode(raw, type=dict[str, Any])
    except msgspec.DecodeError:
        return {}


def _embed(attributes: dict[str, Any], inner: str, library: Library) -> str:
    before, _, rest = inner.partition("<figcaption")
    found = _ADDRESS.search(before)
    url = attributes.get("url") or (html.unescape(found[0]) if found else "")
    caption = rest.partition(">")[2].partition("</figcaption>")[0]
    return embedded(str(url), caption) if url else inner


def _pictures(attributes: dict[str, Any], inner: str, library: Library) -> str:
    """Return a picture block whose HTML names no picture with those it names by number."""
    if "<img" in inner:
        return inner
    numbers = attributes.get("ids") or [attributes.get("id") or attributes.get("mediaId")]
    found = shown([str(number) for number in numbers if number], library) if isinstance(numbers, list) else ""
    return found + inner


def _cover(attributes: dict[str, Any], inner: str, library: Library) -> str:
    """Return words on a picture; older blocks name the picture in their style alone."""
    url = attributes.get("url")
    if not isinstance(url, str) or "<img" in inner or "<video" in inner:
        return inner
    form = "video" if attributes.get("backgroundType") == "video" else "img"
    return f'<figure><{form} src="{html.escape(url)}"></{form}></figure>{inner}'


def _reused(attributes: dict[str, Any], inner: str, library: Library) -> str:
    """Return the content of a reusable block, when the file holds it; one inside another is left out."""
    found = library.item(str(attributes.get("ref", "")))
    content = found.text("content") if found else ""
    return _COMMENT_WHOLE.sub("", content) if content else inner


def _page_break(attributes: dict[str, Any], inner: str, library: Library) -> str:
    return PAGE_BREAK


def _nothing(attributes: dict[str, Any], inner: str, library: Library) -> str:
    return ""


def _classic(attributes: dict[str, Any], inner: str, library: Library) -> str:
    return inner if "<p" in inner else autop(inner)


_COMMENT_WHOLE = re.compile(r"<!--\s+/?wp:[^<>]*-->")
_WRITTEN: dict[str, Callable[[dict[str, Any], str, Library], str]] = {
    "block": _reused,
    "cover": _cover,
    "embed": _embed,
    "freeform": _classic,
    "gallery": _pictures,
    "image": _pictures,
    "media-text": _pictures,
    "more": _nothing,
    "nextpage": _page_break,
    "spacer": _nothing,
}
_SILENT = frozenset(
    [
        "more",
        "spacer",
        "nextpage",
        "paragraph",
        "heading",
        "list",
        "list-item",
        "column",
        "columns",
        "group",
        "buttons",
        "button",
    ]
)
