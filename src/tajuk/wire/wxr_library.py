"""What posts of an export refer to by number: attachments, reusable blocks, guest authors, wherever they stand.

An attachment may stand after the post it belongs to. The file is looked through ahead only when a post asks for
something not met yet, and of what is met only the place in the file is kept.
"""

import re
from collections import OrderedDict
from collections.abc import Iterator
from typing import NamedTuple

from tajuk.wire.wxr_post import Post, post_of
from tajuk.wire.xml import Piece, pieces, read
from tajuk.wire.xml_source import Rereadable

_KIND = re.compile(rb"post_type\b[^<>]{0,200}>\s*(?:<!\[CDATA\[)?\s*(attachment|wp_block|guest-author)\b")
_ID = re.compile(rb"post_id\b[^<>]{0,200}>\s*(?:<!\[CDATA\[)?\s*(\d{1,18})")
_PARENT = re.compile(rb"post_parent\b[^<>]{0,200}>\s*(?:<!\[CDATA\[)?\s*([1-9]\d{0,17})")
_NAME = re.compile(rb"post_name\b[^<>]{0,200}>\s*(?:<!\[CDATA\[)?\s*([^<\]\s]+)")
_MOST_KEPT = 256


class Place(NamedTuple):
    """Where an item lies in the file."""

    offset: int
    size: int
    line: int


class Library:
    """The items of a file that others refer to."""

    def __init__(self, source: Rereadable) -> None:
        self.root, self.declared = b"<r>", "utf-8"
        self._source = source
        self._ahead: Iterator[Piece] = iter(())
        self._seen_to, self._seen_line, self._ahead_at = 0, 1, -1
        self._places: dict[int, Place] = {}
        self._guests: dict[str, Place] = {}
        self._children: dict[int, list[int]] = {}
        self._kept: OrderedDict[Place, Post | None] = OrderedDict()

    def note(self, piece: Piece) -> None:
        """Remember where a piece lies, if posts may refer to it."""
        end = piece.offset + len(piece.raw)
        if end <= self._seen_to:
            return
        self._seen_to, self._seen_line = end, piece.line + piece.raw.count(b"\n")
        found = _KIND.search(piece.raw) if piece.kind == "item" else None
        if found:
            self._shelve(found[1], piece)

    def item(self, number: str) -> Post | None:
        """Return the attachment or reusable block of a number, or None when the file does not hold it."""
        if not number.isascii() or not number.isdigit() or len(number) > 18:
            return None
        while int(number) not in self._places and self._look_on():
            pass
        return self._read(self._places.get(int(number)))

    def attached(self, number: str) -> list[str]:
        """Return the numbers of what is attached to a post, in file order; the whole file is looked through."""
        while self._look_on():
            pass
        return [str(child) for child in self._children.get(int(number), [])] if number.isdecimal() else []

    def guest(self, name: str) -> Post | None:
        """Return the guest author of a term's slug, or None."""
        while name not in self._guests and self._look_on():
            pass
        return self._read(self._guests.get(name))

    def _shelve(self, kind: bytes, piece: Piece) -> None:
        """Keep the place of an item under the names it is asked for by."""
        place = Place(piece.offset, len(piece.raw), piece.line)
        number, name = _ID.search(piece.raw), _NAME.search(piece.raw)
        if kind == b"guest-author" and name:
            self._guests.setdefault(name[1].decode("utf-8", "replace"), place)
        elif number:
            self._places.setdefault(int(number[1]), place)
            parent = _PARENT.search(piece.raw)
            if parent and kind == b"attachment":
                self._children.setdefault(int(parent[1]), []).append(int(number[1]))

    def _look_on(self) -> bool:
        """Look at the next piece nobody has seen yet; say whether there was one."""
        if self._ahead_at != self._seen_to:
            self._ahead = pieces(self._source, offset=self._seen_to, line=self._seen_line)
        piece = next(self._ahead, None)
        if piece:
            self.note(piece)
        self._ahead_at = self._seen_to
        return piece is not None

    def _read(self, place: Place | None) -> Post | None:
        """Return the item at a place; the last ones read are kept."""
        if not place:
            return None
        if place not in self._kept:
            raw = self._source.at(place.offset, place.size)
            root = read(raw, line=place.line, root=self.root, declared=self.declared).root
            item = root[0] if root is not None and len(root) else None
            self._kept[place] = post_of(item, line=place.line) if item is not None else None
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return self._kept[place]
