"""Files by digest, their renditions beside them; what was erased stays erased."""

import hashlib
from importlib.metadata import version
from pathlib import Path

import msgspec

from tajuk.media.addresses import Rendition, file_name, is_digest
from tajuk.media.bucket import Bucket
from tajuk.media.errors import Damaged, Erased, NotKept
from tajuk.media.picture import About, Prepared, Shown
from tajuk.media.shelf import Folder, Shelf
from tajuk.media.waiting import Waiting

_ORIGINAL, _ABOUT, _MARK = "original", "about.json", "erased"


class Store:
    """A content-addressed store. Every process may read; importer, newsroom and clerk write."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.waiting = Waiting(shelf)

    def put(self, original: bytes) -> str:
        """Keep bytes for good and return their digest; bytes kept before are left alone.

        Raises: Erased when these very bytes were erased; MediaError when the store cannot be written.
        """
        digest = digest_of(original)
        self._not_erased(digest)
        name = _name(digest, _ORIGINAL)
        if self._shelf.size(name) != len(original):
            self._write(digest, _ORIGINAL, original)
        return digest

    def keep(self, digest: str, prepared: Prepared) -> About:
        """Keep the renditions of a picture that was put; what says they are all there comes last. AVIF follows."""
        self._not_erased(digest)
        size = self._shelf.size(_name(digest, _ORIGINAL))
        if size < 0:
            raise NotKept(digest, "the original is not in the store", "put it first")
        for width, data in prepared.renditions.items():
            self._write(digest, file_name(width), data)
        about = About(media_type=prepared.media_type, width=prepared.width, height=prepared.height, bytes=size,
                      widths=tuple(prepared.renditions), release=version("tajuk"))  # fmt: skip
        self.waiting.add(digest)
        self._write(digest, _ABOUT, msgspec.json.encode(about))
        return about

    def settle(self, digest: str, width: int, avif: bytes) -> bool:
        """Keep the AVIF of a picture at one width if it is the smaller one, and say whether it was.

        Else, and for b"", an empty file says that the WebP stands in its place for good.
        """
        kept = avif if len(avif) < self._shelf.size(_name(digest, file_name(width))) else b""
        self._write(digest, file_name(width, "avif"), kept)
        return bool(kept)

    def unsettled(self, digest: str) -> tuple[int, ...]:
        """Return the widths of a picture that has no word on AVIF yet. Raises: NotKept, Erased."""
        widths = self.about(digest).widths
        return tuple(width for width in widths if self._shelf.size(_name(digest, file_name(width, "avif"))) < 0)

    def has(self, digest: str) -> bool:
        """Say whether the original with this digest is here."""
        return is_digest(digest) and self._shelf.size(_name(digest, _ORIGINAL)) >= 0

    def get(self, digest: str) -> bytes:
        """Return an original. Raises: NotKept, Erased, or Damaged when the disk has changed its bytes."""
        original = self._read(digest, _ORIGINAL)
        if digest_of(original) != digest:
            raise Damaged(digest, "the bytes kept are not those of this digest", "restore the file from a backup")
        return original

    def about(self, digest: str) -> About:
        """Return what is known of a picture. Raises: NotKept when it is none, or not prepared yet; Erased."""
        try:
            return msgspec.json.decode(self._read(digest, _ABOUT), type=About)
        except msgspec.MsgspecError as error:
            raise NotKept(digest, f"its description is damaged ({error})", "prepare the picture again") from error

    def rendition(self, digest: str, width: int, format: str = "webp") -> bytes:
        """Return a picture at one width. Raises: NotKept, Erased."""
        return self._read(digest, file_name(width, format))

    def shown(self, wanted: Rendition) -> Shown:
        """Return what readers who ask for a rendition get: of an AVIF that is not made, the WebP.

        Raises: NotKept, Erased.
        """
        is_settled = wanted.format == "webp"
        if not is_settled and self._shelf.size(_name(wanted.digest, file_name(*wanted[1:]))) >= 0:
            if avif := self.rendition(*wanted):
                return Shown(avif, wanted.format, is_settled=True)
            is_settled = True
        return Shown(self.rendition(wanted.digest, wanted.width), "webp", is_settled=is_settled)

    def path_of(self, digest: str, name: str) -> Path | None:
        """Return the file that holds "original" or a rendition ("640.webp"), for sendfile; None when there is none."""
        return self._shelf.path(_name(digest, name)) if is_digest(digest) and _is_name(name) else None

    def erase(self, digest: str) -> None:
        """Take an original and all made of it away, for ever: it cannot be put again. Repeating it does no harm."""
        self._shelf.write(_name(digest, _MARK), b"")  # first: a writer that comes now takes its own bytes away
        self._clear(digest)

    def erased(self, digest: str) -> bool:
        """Say whether this was erased."""
        return is_digest(digest) and self._shelf.size(_name(digest, _MARK)) >= 0

    def _read(self, digest: str, name: str) -> bytes:
        try:
            return self._shelf.read(_name(digest, name))
        except NotKept:
            self._not_erased(digest)
            raise

    def _write(self, digest: str, name: str, data: bytes) -> None:
        """Write, then look whether somebody erased meanwhile."""
        self._shelf.write(_name(digest, name), data)
        if self.erased(digest):
            self._clear(digest)
            self._not_erased(digest)

    def _clear(self, digest: str) -> None:
        for name in self._shelf.names(_folder(digest)):
            if name != _MARK:
                self._shelf.delete(f"{_folder(digest)}/{name}")

    def _not_erased(self, digest: str) -> None:
        if self.erased(digest):
            raise Erased(digest, "this file was erased for good", "use another one")


def open_store(folder: Path, url: str = "") -> Store:
    """Return the store in a folder or, where a URL is given (s3://bucket/prefix), in a bucket.

    Raises: BadInput when the URL names no bucket.
    """
    return Store(Bucket(url) if url else Folder(folder))


def digest_of(original: bytes) -> str:
    """Return the name of bytes: their SHA-256, lower-case hex."""
    return hashlib.sha256(original).hexdigest()


def _folder(digest: str) -> str:
    if not is_digest(digest):
        raise NotKept(repr(digest[:80]), "this is not a digest", "give 64 hexadecimal digits")
    return f"{digest[:2]}/{digest[2:4]}/{digest}"


def _name(digest: str, name: str) -> str:
    return f"{_folder(digest)}/{name}"


def _is_name(name: str) -> bool:
    """Say whether a name is one this store gives out."""
    width, _, format = name.partition(".")
    if name == _ORIGINAL:
        return True
    try:
        return width.isdecimal() and file_name(int(width), format) == name
    except (NotKept, ValueError):
        return False
