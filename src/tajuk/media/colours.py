"""Colours as readers' screens show them: eight bits, sRGB, with transparency only where there is some."""

from io import BytesIO

from PIL import Image, ImageCms

_SRGB = ImageCms.createProfile("sRGB")
_LAB = ImageCms.createProfile("LAB")
_AS_THEY_ARE = ("RGB", "RGBA", "L", "CMYK")


def plain(image: Image.Image) -> Image.Image:
    """Return an image that can be shrunk: eight bits a sample, no palette; itself where it is so already.

    The colours are still those its profile speaks of. Raises: ValueError for samples in floating point.
    """
    if image.mode == "F":
        raise ValueError("samples in floating point")
    if image.has_transparency_data:
        return image if image.mode == "RGBA" else image.convert("RGBA")
    if image.mode == "LAB":
        return _converted(image, ImageCms.ImageCmsProfile(_LAB))
    if image.mode.startswith("I"):
        return _upper_eight_bits(image)
    if image.mode == "1":
        return image.convert("L")
    return image if image.mode in _AS_THEY_ARE else image.convert("RGB")


def in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """Return a plain image in mode RGB or, where something shows through, RGBA.

    profile: the ICC profile its file carried, or b""; one that does not fit is passed over.
    """
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    colours = image.convert("RGB") if alpha is not None else image
    if profile and b"sRGB" not in profile[:600]:
        try:
            colours = _converted(colours, ImageCms.ImageCmsProfile(BytesIO(profile)))
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            colours = colours.convert("RGB")
    colours = colours.convert("RGB")
    if alpha is not None and alpha.getextrema() != (255, 255):
        colours.putalpha(alpha)
    return colours


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    converted = ImageCms.profileToProfile(image, profile, _SRGB, outputMode="RGB")
    if converted is None:
        raise ValueError("the colours could not be converted")
    return converted


def _upper_eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey image of 16 bits in eight."""
    return image.convert("I").point(lambda sample: sample * (1 / 256)).convert("L")
