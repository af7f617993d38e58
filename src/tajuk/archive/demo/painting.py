"""Brushes for the demo's pictures: drawn twice as large and halved, so that edges are smooth."""

from collections.abc import Sequence
from io import BytesIO
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageOps

WIDTH, HEIGHT = 960, 540
_SCALE = 2
_QUALITY = 90
Colour = str
Point = tuple[float, float]


class Canvas:
    """A picture in the making. Units: shares of the width and of the height, from the upper left; colours `#rrggbb`."""

    def __init__(self, top: Colour, bottom: Colour, seed: str) -> None:
        ramp = Image.linear_gradient("L").resize((1, HEIGHT * _SCALE)).resize((WIDTH * _SCALE, HEIGHT * _SCALE))
        self._image = ImageOps.colorize(ramp, top, bottom)
        self._draw = ImageDraw.Draw(self._image, "RGBA")
        self.chance = Random(seed)  # noqa: S311 - a picture holds no secret

    def polygon(self, points: Sequence[Point], colour: Colour, alpha: float = 1) -> None:
        """Fill a polygon."""
        self._draw.polygon([self._at(point) for point in points], fill=_with(colour, alpha))

    def box(self, corner: Point, size: Point, colour: Colour, alpha: float = 1) -> None:
        """Fill a rectangle."""
        opposite = (corner[0] + size[0], corner[1] + size[1])
        self._draw.rectangle([self._at(corner), self._at(opposite)], fill=_with(colour, alpha))

    def card(self, corner: Point, size: Point, colour: Colour, radius: float = 0.02) -> None:
        """Fill a rectangle with round corners; radius as a share of the width."""
        opposite = (corner[0] + size[0], corner[1] + size[1])
        box = [self._at(corner), self._at(opposite)]
        self._draw.rounded_rectangle(box, radius * WIDTH * _SCALE, fill=_with(colour, 1))

    def disc(self, centre: Point, radius: float, colour: Colour, alpha: float = 1) -> None:
        """Fill a circle; radius as a share of the height."""
        (x, y), r = self._at(centre), radius * HEIGHT * _SCALE
        self._draw.ellipse([x - r, y - r, x + r, y + r], fill=_with(colour, alpha))

    def line(self, points: Sequence[Point], colour: Colour, width: float, alpha: float = 1) -> None:
        """Draw a line; width as a share of the height."""
        thick = max(1, round(width * HEIGHT * _SCALE))
        self._draw.line([self._at(point) for point in points], fill=_with(colour, alpha), width=thick, joint="curve")

    def glow(self, centre: Point, radius: float, colour: Colour, alpha: float = 0.5) -> None:
        """Let light fall around a point; radius as a share of the height."""
        side = round(2 * radius * HEIGHT * _SCALE)
        light = ImageOps.invert(Image.radial_gradient("L")).point(lambda level: max(0, level - 75) * alpha * 255 / 180)
        x, y = self._at(centre)
        self._image.paste(colour, (round(x) - side // 2, round(y) - side // 2), light.resize((side, side)))

    def jpeg(self) -> bytes:
        """Return the picture as a file."""
        image = self._image.reduce(_SCALE).filter(ImageFilter.UnsharpMask(1, 40, 2))
        target = BytesIO()
        image.save(target, "JPEG", quality=_QUALITY)
        return target.getvalue()

    def _at(self, point: Point) -> Point:
        return (point[0] * WIDTH * _SCALE, point[1] * HEIGHT * _SCALE)


def _with(colour: Colour, alpha: float) -> tuple[int, int, int, int]:
    """Return a colour with its opacity."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue, round(alpha * 255)
