"""From the bytes somebody sent to the pictures readers get. Pure: bytes in, bytes out."""

import struct
import warnings
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple

from PIL import Image

from tajuk.media.addresses import widths_of
from tajuk.media.colours import in_srgb, plain
from tajuk.media.errors import MediaError
from tajuk.media.kinds import READABLE, media_type_of, refuse_by_first_bytes
from tajuk.media.picture import Prepared

MOST_PIXELS = 50_000_000
_TALLEST = 16_383  # WebP's own bound
_QUALITY, _METHOD = 78, 4
_AVIF_QUALITY, _AVIF_SPEED = 56, 7  # decision 0031 says what was measured
_TURN = Image.Transpose
_TURNS = {2: _TURN.FLIP_LEFT_RIGHT, 3: _TURN.ROTATE_180, 4: _TURN.FLIP_TOP_BOTTOM, 5: _TURN.TRANSPOSE,
          6: _TURN.ROTATE_270, 7: _TURN.TRANSVERSE, 8: _TURN.ROTATE_90}  # fmt: skip
# A hostile file makes Pillow's readers stumble in all these ways.
_STUMBLES = (OSError, SyntaxError, ValueError, TypeError, LookupError, ArithmeticError, AttributeError, EOFError,
             RuntimeError, MemoryError, struct.error, zlib.error)  # fmt: skip

# Pillow warns on standard error of what we judge by ourselves (sizes) or pass over (broken metadata).
warnings.filterwarnings("ignore", module=r"PIL\.")


class _Source(NamedTuple):
    """A picture as it should be seen: its size, and its pixels shrunk to what the widest rendition needs."""

    media_type: str
    width: int
    height: int
    largest: Image.Image


def prepare(original: bytes) -> Prepared:
    """Return a picture's renditions: WebP, upright, sRGB, without metadata, never enlarged; a film's first frame.

    Raises: MediaError when it is no picture we read, is damaged, or has more than 50 million pixels.
    """
    media_type, width, height, largest = _read(original)
    return Prepared(media_type, width, height, {name: _webp(largest, name) for name in widths_of(width)})


def avifs(original: bytes, widths: Iterable[int]) -> dict[int, bytes]:
    """Return a picture's AVIF at some of its widths, like the WebP in all else.

    Raises: MediaError as `prepare` does, and when the encoder does not take it.
    """
    source = _read(original)
    try:
        return {name: _avif(source.largest, name) for name in widths}
    except _STUMBLES as error:
        problem = f"no AVIF can be made of it ({str(error)[:120]})"
        raise MediaError(source.media_type, problem, "its WebP is shown instead") from error


def _read(original: bytes) -> _Source:
    """Return what all renditions of a picture are made from."""
    refuse_by_first_bytes(original)
    with _opened(original) as image:
        media_type = media_type_of(image)
        try:
            image.load()
            upright = _upright(image)
            width, height = upright.size
            largest = in_srgb(_fitted(upright, widths_of(width)[-1]), image.info.get("icc_profile") or b"")
        except _STUMBLES as error:
            raise MediaError(media_type, f"the file is damaged ({str(error)[:120]})", "send it again, whole") from error
    return _Source(media_type, width, height, largest)


def _opened(original: bytes) -> Image.Image:
    """Return a picture whose size is known and bearable; its pixels are not read yet."""
    try:
        image = Image.open(BytesIO(original), formats=READABLE)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many("far too many pixels") from error
    except _STUMBLES as error:
        remedy = "send a JPEG, PNG, WebP, AVIF, GIF, TIFF or BMP file"
        raise MediaError("picture", "this is not a picture we can read", remedy) from error
    _bear(image)
    return image


def _bear(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise _too_many(f"{image.width} x {image.height} pixels")


def _too_many(size: str) -> MediaError:
    return MediaError("picture", f"it has {size}; {MOST_PIXELS:,} are the most we take", "send a smaller one")


def _upright(image: Image.Image) -> Image.Image:
    """Return a picture's pixels as they should be seen, eight bits a sample."""
    _bear(image)
    turn = _TURNS.get(_orientation(image))
    pixels = plain(image)
    return pixels if turn is None else pixels.transpose(turn)


def _orientation(image: Image.Image) -> int:
    """Return how the camera was held (Exif 0x0112), 1 for upright and for metadata nobody can read."""
    try:
        return int(image.getexif().get(0x0112, 1))
    except _STUMBLES:
        return 1


def _fitted(image: Image.Image, width: int) -> Image.Image:
    """Return an image shrunk, if need be, to a width, and to the height WebP can hold."""
    scale = min(1.0, width / image.width, _TALLEST / image.height)
    if scale == 1.0:
        return image
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _webp(image: Image.Image, width: int) -> bytes:
    target = BytesIO()
    _fitted(image, width).save(target, "WEBP", quality=_QUALITY, method=_METHOD, icc_profile=b"", exif=b"", xmp=b"")
    return target.getvalue()


def _avif(image: Image.Image, width: int) -> bytes:
    target, plain = BytesIO(), {"icc_profile": b"", "exif": b"", "xmp": b""}
    _fitted(image, width).save(target, "AVIF", quality=_AVIF_QUALITY, speed=_AVIF_SPEED, max_threads=1, **plain)
    return target.getvalue()
