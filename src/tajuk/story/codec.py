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
    """Return the JSON bytes of a document; equal documents give equal bytes.

    A default is left out only where it is the very object that the class names, so what stands for one is put in its
    place before: reading does so for all words of a closed set.
    """
    raw = _written(document)
    return _written(_with_own_defaults(decode(raw)))


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


def raw_of(block: Block) -> bytes:
    """Return the JSON bytes of one block; an Unknown gives back what it came with."""
    return block.raw if isinstance(block, Unknown) else _ENCODER.encode(block)


def block_of(raw: bytes) -> Block:
    """Return the block in JSON bytes, or an Unknown with them."""
    try:
        return _BLOCK.decode(raw)
    except msgspec.ValidationError:
        return Unknown(raw)


def digest(raw: bytes) -> str:
    """Return the SHA-256 of a document's bytes, as lower-case hex."""
    return hashlib.sha256(raw).hexdigest()


def _lenient(raw: bytes) -> AnyDocument:
    """Return a document of another release: migrated when older, its unknown blocks wrapped when newer."""
    try:
        fields = _FIELDS.decode(migrated(raw))
        blocks = tuple(block_of(bytes(block)) for block in _RAWS.decode(fields.pop("body", b"[]")))
        document = _DOCUMENT.decode(_ENCODER.encode({**fields, "body": []}))
    except msgspec.DecodeError as error:
        raise DocumentError(str(error)) from error
    return msgspec.structs.replace(document, body=blocks) if blocks else document


def _written(document: AnyDocument) -> bytes:
    body = getattr(document, "body", ())
    if any(type(block) is Unknown for block in body):
        raws: Any = tuple(msgspec.Raw(block.raw) if type(block) is Unknown else block for block in body)
        document = msgspec.structs.replace(document, body=raws)
    return _ENCODER.encode(document)


def _with_own_defaults(document: AnyDocument) -> AnyDocument:
    """Return a document in which every word that equals its default is its default."""
    pairs = zip(reversed(document.__struct_fields__), reversed(document.__struct_defaults__), strict=False)
    found = {
        name: default for name, default in pairs if isinstance(default, str) and getattr(document, name) == default
    }
    return msgspec.structs.replace(document, **found) if found else document
