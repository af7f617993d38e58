"""Where bytes lie when they do not lie on this machine: a bucket that speaks S3."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from tajuk.errors import BadInput
from tajuk.media.errors import MediaError, NotKept
from tajuk.media.shelf import MOST_NAMES, Lying

_PATIENCE: Any = {"max_retries": 4, "retry_timeout": timedelta(seconds=20)}


class Bucket:
    """A shelf in a bucket, under a prefix. Keys, region and endpoint come from the usual AWS_… variables."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "s3" or not parts.netloc or parts.query or parts.username:
            raise BadInput(f"MEDIA_URL {url!r}", "it does not name a bucket", "write it as s3://bucket/prefix")
        self._url = url
        options: Any = {"timeout": "60s", "allow_http": os.environ.get("AWS_ENDPOINT_URL", "").startswith("http:")}
        with self._errors():
            prefix = parts.path.strip("/") or None
            self._store = S3Store(parts.netloc, prefix=prefix, client_options=options, retry_config=_PATIENCE)

    def read(self, name: str) -> bytes:
        with self._errors(name):
            return bytes(obstore.get(self._store, name).bytes())

    def size(self, name: str) -> int:
        try:
            with self._errors(name):
                return obstore.head(self._store, name)["size"]
        except NotKept:
            return -1

    def write(self, name: str, data: bytes) -> None:
        with self._errors(name):
            obstore.put(self._store, name, data)

    def names(self, prefix: str) -> list[str]:
        with self._errors(prefix):
            listing = obstore.list(self._store, prefix=f"{prefix}/", chunk_size=MOST_NAMES)
            return sorted(entry["path"].rpartition("/")[2] for entry in next(iter(listing), []))

    def every(self) -> Iterator[Lying]:
        with self._errors():
            for chunk in obstore.list(self._store):
                for entry in chunk:
                    yield Lying(entry["path"], entry["last_modified"].timestamp())

    def delete(self, name: str) -> None:
        try:
            with self._errors(name):
                obstore.delete(self._store, name)
        except NotKept:
            return

    def path(self, name: str) -> Path | None:
        return None

    @contextmanager
    def _errors(self, name: str = "") -> Iterator[None]:
        try:
            yield
        except FileNotFoundError as error:
            raise NotKept(name, f"it is not in {self._url}", "fetch or import it again") from error
        except (BaseError, OSError) as error:
            problem = " ".join(str(error).split())[:200]
            remedy = "check MEDIA_URL, the AWS_… variables and that the bucket answers"
            raise MediaError(self._url, f"the bucket cannot be used ({problem})", remedy) from error
