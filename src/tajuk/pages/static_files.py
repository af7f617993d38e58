"""A file that never changes: its name holds its digest, so that everybody may keep it for ever."""

import hashlib
from pathlib import Path
from typing import NamedTuple

FOLDER = "/static/"
_MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
}


class StaticFile(NamedTuple):
    """A file as it is served. `path` is where: `/static/NAME.DIGEST.SUFFIX`."""

    path: str
    body: bytes
    media_type: str

    @property
    def digest(self) -> str:
        """Return the digest as the name holds it."""
        return self.path.rsplit(".", 2)[1]


def static_file(name: str, body: bytes) -> StaticFile:
    """Return the file of a name ("tajuk.css") and its bytes."""
    stem, suffix = Path(name).stem, Path(name).suffix
    digest = hashlib.sha256(body).hexdigest()[:16]
    return StaticFile(f"{FOLDER}{stem}.{digest}{suffix}", body, _MEDIA_TYPES[suffix])


def static_files(folder: Path, pattern: str) -> dict[str, StaticFile]:
    """Return the files of a folder that fit a pattern, by their own names."""
    return {path.name: static_file(path.name, path.read_bytes()) for path in sorted(folder.glob(pattern))}
