"""An answer that is ready: the lines of its head and the parts of its body, as they are sent."""

import hashlib

from tajuk.front.answer import Answer, Header
from tajuk.front.asked import Asked
from tajuk.front.lane.frames import Composed, Frame
from tajuk.front.lane.pieces import HEAD, digest_of, end, piece, text_of
from tajuk.front.packing import taken
from tajuk.front.response import SECURITY, Named, Response, ahead, block, matches, tag_of
from tajuk.pages.frame import Sheet

_GZIP = (b"content-encoding", b"gzip")
_OVERHEAD = 3800  # bytes; what an answer's objects and its places in the indexes take, measured


class Ready:
    """One generation of an answer. lines: what 200 and 304 both say. more: the rest of the head of a 200.

    of: the generation of the frame it was put together with. tag: the validator, with its quotes.
    """

    __slots__ = ("body", "lines", "more", "of", "tag")

    def __init__(self, of: object, tag: bytes, lines: bytes, more: bytes, body: tuple[bytes, ...]) -> None:
        self.of, self.tag, self.lines, self.more, self.body = of, tag, lines, more, body


class Still:
    """The frame of what has none: it never changes."""

    __slots__ = ("composed",)

    def __init__(self) -> None:
        self.composed = object()


STILL = Still()


class Whole:
    """An answer with nothing around it: a feed, a file, a page's JSON."""

    __slots__ = ("coding", "frame", "ready", "size", "uses")

    def __init__(self, response: Response) -> None:
        own = response.headers[len(SECURITY) :]
        self.coding = dict(own).get(b"content-encoding", b"").decode()
        self.frame, self.uses = STILL, 0
        at = next(number for number, (name, _) in enumerate(own) if name == b"etag") + 1
        tag = own[at - 1][1]
        self.ready = Ready(STILL.composed, tag, block(own[:at]), block(own[at:]) + b"\r\n", (response.body,))
        self.size = len(response.body) + len(self.ready.lines) + len(self.ready.more) + _OVERHEAD

    def compose(self) -> Ready:
        """Return the answer."""
        return self.ready


class Page:
    """A page: its own parts compressed, put between those of its section's frame."""

    __slots__ = ("_digest", "_head", "_key", "_languages", "_main", "_says", "coding", "frame", "ready", "size", "uses")

    def __init__(self, answer: Answer, sheet: Sheet, frame: Frame, *, named: Named) -> None:
        self.coding, self.frame, self.uses = "gzip", frame, 0
        self._head, self._languages, self._main = own = (
            piece(sheet.head.text),
            piece(sheet.languages.text),
            piece(sheet.main.text),
        )
        self._digest = digest_of(own)
        self._key = named(answer.reads, 200) if answer.reads else b""
        self._says = block([(b"cache-control", answer.keep.encode()), (b"vary", answer.vary)])
        self.size = sum([len(part.deflated) for part in own]) + 2 * len(self._says + self._key) + _OVERHEAD
        self.ready = Ready(None, b"", b"", b"", ())

    def compose(self) -> Ready | None:
        """Return the page in its frame as it is now; None when the frame has to be rendered first."""
        composed = self.frame.composed
        if composed is None:
            return None
        if self.ready.of is not composed:
            self.ready = self._composed(composed)
        return self.ready

    def _composed(self, frame: Composed) -> Ready:
        parts = (frame.opening, self._head, frame.middle, self._languages, frame.inner, self._main, frame.tail)
        body = (HEAD, *[part.deflated for part in parts], end(parts))
        tag = tag_of(hashlib.sha256(self._digest + frame.digest).hexdigest()[:32], self.coding)
        more = b"content-encoding: gzip\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: %d\r\n\r\n"
        key = b"surrogate-key: %b %b\r\n" % (self._key, frame.key) if frame.key else b""
        lines = b"".join((self._says, key, b"etag: ", tag, b"\r\n"))
        return Ready(frame, tag, lines, more % sum(map(len, body)), body)


Held = Whole | Page
"""What the lane keeps. coding: that of the body. size: bytes, about. uses: hits since it was last looked at."""


def fitted(ready: Ready, asked: Asked, stands: str) -> Response:
    """Return what is sent of a ready answer to a request the lane does not answer itself."""
    lines, more, body = _lines(ready.lines), _lines(ready.more.removesuffix(b"\r\n")), b"".join(ready.body)
    if _GZIP in more and "gzip" not in taken(asked.encoding):
        body = text_of(body)
        lines = [(name, value.replace(b'-gz"', b'"') if name == b"etag" else value) for name, value in lines]
        more = [(name, value) for name, value in more[1:-1]]
        more.append((b"content-length", b"%d" % len(body)))
    headers = [*ahead(stands), *lines]
    tag = next(value for name, value in lines if name == b"etag")
    if asked.if_none_match and matches(asked.if_none_match, tag.decode()):
        return Response(304, headers, b"")
    return Response(200, [*headers, *more], b"" if asked.method == "HEAD" else body)


def _lines(sent: bytes) -> list[Header]:
    """Return a block of headers line by line."""
    return [(name, value) for name, _, value in (line.partition(b": ") for line in sent.split(b"\r\n")) if name]
