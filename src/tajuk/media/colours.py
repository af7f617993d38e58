"""Colours as readers' screens show them: eight bits, sRGB, with transparency only where there is some."""

from io import BytesIO

from PIL import Image, ImageCms

_SRGB = ImageCms.createProfile("sRGB")
_DEEP_GREYS = ("I;16", "I;16L", "I;16B", "I;16N", "I")


def eight_bit_srgb(image: Image.Image) -> Image.Image:
    """Return an image in mode RGB or RGBA; its colour profile, if it has one, is applied and gone.

    Raises: ValueError for samples no screen shows, as floating-point ones.
    """
    if image.mode in _DEEP_GREYS:
        image = _shallow(image)
    alpha = _alpha(image)
    colours = _in_srgb(_plain(image), image.info.get("icc_profile"))
    if alpha is not None:
        colours.putalpha(alpha)
    colours.info = {}
    return colours


def _shallow(image: Image.Image) -> Image.Image:
    """Return a grey image of 16 bits in eight: the upper ones."""
    info = image.info
    lowered = image.convert("I").point(lambda sample: sample * (1 / 256)).convert("L")
    lowered.info = info
    return lowered


def _alpha(image: Image.Image) -> Image.Image | None:
    """Return an image's transparency, None when all of it is opaque."""
    if not image.has_transparency_data:
        return None
    alpha = image.convert("RGBA").getchannel("A")
    return None if alpha.getextrema() == (255, 255) else alpha


def _plain(image: Image.Image) -> Image.Image:
    """Return an image without palette and transparency, in the colours its profile speaks of."""
    if image.mode in ("RGB", "CMYK", "L", "LAB"):
        return image.copy()
    if image.mode in ("LA", "La", "1"):
        return image.convert("L")
    if image.mode == "F":
        raise ValueError("samples in floating point")
    return image.convert("RGBA").convert("RGB") if image.mode in ("P", "PA") else image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Return an image in RGB; a profile that does not fit is passed over."""
    if profile and b"sRGB" not in profile[:600]:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, source, _SRGB, outputMode="RGB")
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            converted = None
        if converted is not None:
            return converted
    return image.convert("RGB")
