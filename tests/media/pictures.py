"""Pictures the tests draw for themselves."""

from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter


def drawn(width: int = 800, height: int = 600, mode: str = "RGB") -> Image.Image:
    """Return a picture whose left is red and whose right is blue, with a green bar along the top."""
    image = Image.new("RGB", (width, height), (220, 30, 30))
    pen = ImageDraw.Draw(image)
    pen.rectangle((width // 2, 0, width, height), fill=(30, 30, 220))
    pen.rectangle((0, 0, width, height // 4), fill=(20, 200, 20))
    return image.convert(mode)


def saved(image: Image.Image, format: str = "JPEG", **options: object) -> bytes:
    """Return a picture as a file."""
    target = BytesIO()
    image.save(target, format, **options)
    return target.getvalue()


def read(data: bytes) -> Image.Image:
    """Return the picture in a file, its pixels read."""
    image = Image.open(BytesIO(data))
    image.load()
    return image


def near(one: tuple[int, ...], other: tuple[int, ...], by: int = 24) -> bool:
    """Say whether two colours look alike."""
    return len(one) == len(other) and all(abs(a - b) <= by for a, b in zip(one, other, strict=True))


def grainy(width: int = 700, height: int = 500) -> Image.Image:
    """Return a picture with the grain of a photograph, for which AVIF is the smaller file."""
    grain = Image.effect_noise((width, height), 90).filter(ImageFilter.GaussianBlur(0.7))
    return Image.blend(drawn(width, height), grain.convert("RGB"), 0.5)
