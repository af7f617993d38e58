"""Documents to bytes and back: deterministic, so that the digest of the bytes says whether anything changed."""

import hashlib
from typing import Any

import msgspec

from tajuk.errors import TajukError
from tajuk.story.blocks import Block, Unknown
from tajuk.story.documents import AnyDocument
from tajuk.story.migrations import migrated
from tajuk.story.story import SCHEMA

_ENCODER = msgspec.json.Encoder(order="deterministic")
_DOCUMENT: msgspec.json.Decoder[AnyDocument] = msgspec.json.Decoder(AnyDocument)
_BLOCK: msgspec.json.Decoder[Block] = msgspec.json.Decoder(Block)
_FIELDS = msgspec.json.Decoder(dict[str, msgspec.Raw])
_RAWS = msgspec.json.Decoder(list[msgspec.Raw])


class DocumentError(TajukError):
    """Bytes that are not a document of ours, and why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem

    def __str__(self) -> str:
        return f"this is not a document Tajuk can read: {self.problem}; restore it from a backup or import it again"


def encode(document: AnyDocument) -> bytes:
    """Return the JSON bytes of a document; equal documents give equal bytes."""
    body = getattr(document, "body", ())
    if any(type(block) is Unknown for block in body):
        raws: Any = tuple(msgspec.Raw(block.raw) if type(block) is Unknown else block for block in body)
        document = msgspec.structs.replace(document, body=raws)
    return _ENCODER.encode(document)


def decode(raw: bytes) -> AnyDocument:
    """Return the document in JSON bytes; older schemas are brought up, blocks of unknown kinds kept as they are.

    Raises: DocumentError when the bytes are not a document.
    """
    try:
        document = _DOCUMENT.decode(raw)
    except msgspec.ValidationError:
        return _lenient(raw)
    except msgspec.DecodeError as error:
        raise DocumentError(str(error)) from error
    return document if document.schema >= SCHEMA else _lenient(raw)


def digest(raw: bytes) -> str:
    """Return the SHA-256 of a document's bytes, as lower-case hex."""
    return hashlib.sha256(raw).hexdigest()


def _lenient(raw: bytes) -> AnyDocument:
    """Return a document of another release: migrated when older, its unknown blocks wrapped when newer."""
    try:
        fields = _FIELDS.decode(migrated(raw))
        blocks = tuple(_block(block) for block in _RAWS.decode(fields.pop("body", b"[]")))
        document = _DOCUMENT.decode(_ENCODER.encode({**fields, "body": []}))
    except msgspec.DecodeError as error:
        raise DocumentError(str(error)) from error
    return msgspec.structs.replace(document, body=blocks) if blocks else document


def _block(raw: msgspec.Raw) -> Block:
    """Return one block, or an Unknown with its bytes."""
    try:
        return _BLOCK.decode(raw)
    except msgspec.ValidationError:
        return Unknown(bytes(raw))
