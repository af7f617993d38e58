"""WordPress exports (WXR): a whole site in one file."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import BinaryIO, Literal, get_args
from zlib import crc32

import msgspec

from tajuk.story.addresses import address_of
from tajuk.story.identity import guid_of
from tajuk.story.story import Story
from tajuk.wire.item import WHOLE, Draft, Item, Media, Refused, Share, Site, Skipped, WireError
from tajuk.wire.wxr_channel import Channel
from tajuk.wire.wxr_comments import comments_of
from tajuk.wire.wxr_library import Library
from tajuk.wire.wxr_pictures import alt_of, size_of, url_of
from tajuk.wire.wxr_post import Post, post_of, words
from tajuk.wire.wxr_story import identity, own_guid, short, story_of
from tajuk.wire.wxr_writing import Written, write
from tajuk.wire.xml import Piece, pieces, read, read_cut, start_tag
from tajuk.wire.xml_repair import NOT_UTF8
from tajuk.wire.xml_source import Rereadable, rereadable

MEDIA_TYPE = "application/rss+xml"
_FIELDS = "guid language headline published_at section slug deck also_in topics people summary"
CARRIES = frozenset(_FIELDS.split())
_HEAD_BYTES = 64 << 10
_WIRE = "WordPress export"
_CUT_SHORT = "the file was cut short, or damaged: export it again"
_Unpublished = Literal["draft", "pending", "private", "future", "password"]
_UNPUBLISHED = frozenset(get_args(_Unpublished))
_ENCODING = re.compile(rb"""<\?xml[^<>]*\sencoding\s*=\s*["']([\w.:-]{2,40})["']""")
_CHANNEL = re.compile(rb"<(?:\w+:)?channel(?=[\s>/])[^<>]*>|<(?:\w+:)?rss(?=[\s>/])[^<>]*>")
_GUID = re.compile(rb"<guid\b[^>]*>(.{0,400}?)</guid>", re.DOTALL)
_END = re.compile(rb"</(?:\w+:)?(?:channel|rss)\s*>")


def recognise(head: bytes) -> bool:
    """Say whether a file is a WordPress export, by its first 64 kB."""
    text = head.replace(b"\x00", b"")
    return b"wordpress.org/export/" in text or (b":wxr_version" in text and b"<channel" in text)


def parse(source: BinaryIO) -> Iterator[Item]:
    """Yield what an export holds, in file order, lazily: the site, people, sections, topics, then an item an `<item>`.

    Published posts become stories, followed by their comments; attachments Media; other posts drafts; the rest is
    skipped by its type. Ill-formed XML is repaired where that can be done, and reported as Refused beside the item.
    Raises: WireError, when the file is no export, or declares entities.
    Source: WordPress, export API, WXR 1.0 to 1.2.
    """
    return parse_share(source, WHOLE)


def dump(site: Site, found: Iterable[Written], target: BinaryIO, *, made_at: datetime) -> None:
    """Write a site's export as WXR 1.2, lazily: people, sections and topics as they come, stories as published posts.

    A story sent with its document comes back whole; WordPress keeps that as a custom field it does not show.
    Source: WordPress, export API, WXR 1.2.
    """
    write(site, found, target, made_at=made_at)


def parse_share(source: BinaryIO, share: Share) -> Iterator[Item]:
    """Yield a share of what an export holds, as `parse` does; posts that share a guid are in one share.

    Raises: WireError, as `parse`.
    """
    book = rereadable(source)
    try:
        head = book.at(0, _HEAD_BYTES)
        _check(head)
        yield from _Export(book, head, share).items()
    finally:
        book.close()


def _check(head: bytes) -> None:
    """Refuse what is no export at all, and entities: no export needs them, and bombs are made of them.

    Raises: WireError, with the line.
    """
    if not head.strip():
        raise WireError(_WIRE, 0, "the file is empty; export the site again")
    start = _CHANNEL.search(head)
    bomb = head.find(b"<!ENTITY", 0, start.start() if start else len(head))
    if bomb >= 0:
        line = head.count(b"\n", 0, bomb) + 1
        raise WireError(_WIRE, line, "the file declares entities, which are never read; remove its <!DOCTYPE> part")
    named = b"<item" in head or (start and b"<channel" in head)
    if not named or re.match(rb"\s*(?:<!doctype html|<html|[{\[])", head, re.IGNORECASE):
        raise WireError(_WIRE, 1, "this is not a WordPress export (no <rss> with a <channel>); use Tools, Export there")


class _Export:
    """An export being read."""

    def __init__(self, book: Rereadable, head: bytes, share: Share) -> None:
        encoding = _ENCODING.search(head)
        self._book, self._library, self._channel = book, Library(book), Channel()
        self._declared = encoding[1].decode() if encoding else "utf-8"
        self._root = start_tag(head.partition(b"<item")[0])
        self._library.root, self._library.declared = self._root, self._declared
        self._met: set[int] = set()  # identities
        self._count, self._share = 0, share
        self._encoding_reported = False

    def items(self) -> Iterator[Item]:
        """Yield the items of the file; the site first, though channel elements may stand anywhere."""
        described, ended, piece = False, False, None
        for piece in pieces(self._book):
            self._library.note(piece)
            if piece.kind == "item":
                self._count += 1
                if self._holds(piece):
                    yield from self._item(piece)
                continue
            learnt = list(self._between(piece))
            if self._share.number == 0:
                yield from learnt if described else (self._channel.about(), *learnt)
            described, ended = True, ended or bool(_END.search(piece.raw))
        if piece and piece.whole and not ended and self._share.number == 0:
            line = piece.line + piece.raw.count(b"\n")
            yield Refused(item="channel", line=line, reason=f"</channel> is missing; {_CUT_SHORT}")

    def _holds(self, piece: Piece) -> bool:
        """Say whether an item belongs to the share that is read."""
        if self._share.of == 1:
            return True
        named = _GUID.search(piece.raw)
        return crc32(named[1] if named else b"") % self._share.of == self._share.number

    def _between(self, piece: Piece) -> Iterator[Item]:
        """Yield what stands outside the items."""
        starts = list(_CHANNEL.finditer(piece.raw))
        raw = piece.raw[starts[-1].end() :] if starts else piece.raw
        line = piece.line + piece.raw.count(b"\n", 0, len(piece.raw) - len(raw))
        raw = _END.split(raw, maxsplit=1)[0]
        if not raw.strip():
            return
        found = read(raw, line=line, root=self._root, declared=self._declared)
        if found.root is not None:
            yield from self._channel.learn(found.root)
        if found.problem:
            yield Refused(item="channel", line=found.line, reason=_repaired(found.problem))

    def _item(self, piece: Piece) -> Iterator[Item]:
        """Yield one item, what is the first named in it, and what was wrong with it."""
        if piece.whole:
            found = read(piece.raw, line=piece.line, root=self._root, declared=self._declared)
        else:
            found = read_cut(piece, root=self._root, declared=self._declared)
        if found.root is None or not len(found.root):
            reason = f"{found.problem}; correct it there and import the file again"
            yield Refused(item=self._nth(), line=found.line or piece.line, reason=reason)
            return
        post = post_of(found.root[0], line=piece.line)
        reason = _repaired(found.problem) if piece.whole else f"{found.problem}; {_CUT_SHORT}"
        if post.text("post_type") and (piece.whole or post.text("status")):
            yield from self._readable(post)
        elif not found.problem:
            reason = "it says no <wp:post_type>, so that nobody knows what it is; enter it by hand"
            yield Refused(item=self._named(post), line=post.line, reason=reason)
        if found.problem and not (found.problem == NOT_UTF8 and self._encoding_reported):
            self._encoding_reported |= found.problem == NOT_UTF8  # once: all items of such a file are alike
            yield Refused(item=self._named(post), line=found.line, reason=reason)

    def _readable(self, post: Post) -> Iterator[Item]:
        """Yield what a post becomes, or why it becomes nothing."""
        try:
            yield from self._made(post)
        except (ValueError, OverflowError, RecursionError) as error:
            yield Refused(
                item=self._named(post), line=post.line, reason=f"it cannot be read ({error}); enter it by hand"
            )

    def _made(self, post: Post) -> Iterator[Item]:
        """Yield what a post becomes."""
        kind, status = post.text("post_type"), post.text("status")
        if kind == "attachment":
            yield _media(post, self._channel.site)
        elif kind == "post" and (status == "publish" or status in _UNPUBLISHED):
            locked = bool(post.text("post_password"))
            yield from self._told(post, "password" if locked and status == "publish" else status)
        else:
            yield Skipped(kind=kind, item=self._named(post))

    def _told(self, post: Post, status: str) -> Iterator[Item]:
        """Yield a story or draft, before it what it is the first to name, after it its comments."""
        told = story_of(post, self._guid(post), channel=self._channel, library=self._library)
        yield from told.people
        yield from self._channel.met(*told.sections, *told.topics)
        yield told.story if status == "publish" else _draft(told.story, status)
        yield from comments_of(post, told.story, self._channel.clock)

    def _guid(self, post: Post) -> str:
        """Return the guid of a post; posts that share an identity in one file are told apart by number and title."""
        own = own_guid(post) if self._channel.is_ours else ""
        if own:
            return own
        parts = identity(post, self._channel)
        if short("\n".join(parts)) in self._met:
            parts = (*parts, post.text("post_id"), post.text("title"))
        self._met.add(short("\n".join(parts)))
        return guid_of(*parts)

    def _nth(self) -> str:
        return f"item {self._count}"

    def _named(self, post: Post) -> str:
        """Return what an editor knows an item by."""
        names = ("guid", "link", "title", "post_id")
        return next((found for name in names if (found := post.text(name))), self._nth())


def _repaired(problem: str) -> str:
    """Return what is said of ill-formed XML that was read all the same."""
    return f"the XML is ill-formed here ({problem}); it was repaired and read, check what became of it"


def _draft(story: Story, status: str) -> Draft:
    """Return a story that must not be published."""
    state = msgspec.convert(status, _Unpublished)
    if state == "password":
        story = msgspec.structs.replace(story, carried={**story.carried, "password": True})
    return Draft(story=story, status=state)


def _media(post: Post, site: str) -> Media:
    """Return an attachment; what is no address of the web is left out of it."""
    width, height = size_of(post)
    size = {"width": width, "height": height} if width and height else {}
    parent = post.text("post_parent")
    return Media(
        url=address_of(url_of(post), site),
        item=post.text("post_id") or post.text("guid"),
        headline=words(post.text("title")),
        alt=alt_of(post),
        caption=words(post.text("excerpt")),
        carried=size | ({"parent": parent} if parent not in ("", "0") else {}) | _described(post),
    )


def _described(post: Post) -> dict[str, str]:
    """Return the long description of an attachment."""
    text = words(post.text("content"))
    return {"description": text} if text else {}
