"""Which kinds of files we take for pictures, told by their first bytes."""

import re

from PIL import Image

from tajuk.media.errors import MediaError

READABLE = ("JPEG", "PNG", "WEBP", "AVIF", "GIF", "TIFF", "BMP")

_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
_SVG = re.compile(rb"<(?:[A-Za-z]+:)?svg[\s/>]")


def refuse_by_first_bytes(original: bytes) -> None:
    """Raise MediaError for what is certainly no picture of ours, with its own reason."""
    head = original[:4096]
    if not original:
        raise MediaError("picture", "the file is empty", "send it again")
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC and b"avif" not in head[8:64]:
        raise MediaError("image/heic", "HEIC pictures cannot be read here", "save it as JPEG and send that")
    if _SVG.search(head.replace(b"\0", b"")):  # the zero bytes of UTF-16
        raise MediaError(
            "image/svg+xml", "SVG is a document that may carry code, not a picture", "save it as PNG and send that"
        )
    if head.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html")):
        raise MediaError("text/html", "this is a web page, not a picture", "give the address of the picture itself")
    if head.startswith(b"%PDF"):
        raise MediaError("application/pdf", "this is a PDF, not a picture", "save the page as PNG and send that")


def media_type_of(image: Image.Image) -> str:
    """Return the media type of an opened picture."""
    name = "JPEG" if image.format == "MPO" else image.format or ""  # cameras append a preview to a JPEG
    return Image.MIME.get(name, "application/octet-stream")
