"""Scissors, paper and ink for the demo's pictures: cut twice as large and halved, so that edges are smooth."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from io import BytesIO
from random import Random
from typing import Literal

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

_UNIT = 100  # pixels of the finished picture
_SCALE = 1.5
_QUALITY = 84
_SHADOW, _SHADOW_DEPTH, _SHADOW_DETAIL = "#140a2c", 0.42, 16
_NOISE = 512
_FADE = [round(level * 0.62) for level in range(256)]
_SPECKS = [0] + [215] * 255
_TURNS = {"bottom": 0, "right": 90, "top": 180, "left": 270}
Colour = str
Point = tuple[float, float]
Side = Literal["top", "right", "bottom", "left"]
_Box = tuple[int, int, int, int]


class Canvas:
    """A picture in the making, 9 units high. Points: units from the upper left; colours: `#rrggbb`; alpha: 0 to 1."""

    def __init__(self, seed: str, width: float = 16) -> None:
        self.width = width
        self.chance = Random(seed)  # noqa: S311 - a picture holds no secret
        self._image = Image.new("RGB", (round(width * _UNIT * _SCALE), round(9 * _UNIT * _SCALE)))
        self._ink = ImageDraw.Draw(self._image)
        self._glaze = ImageDraw.Draw(self._image, "RGBA")

    def sky(self, top: Colour, bottom: Colour, middle: Colour | None = None) -> None:
        """Cover everything with one colour that turns into another."""
        self._image.paste(_ramp(self._image.size, top, bottom, middle))

    def cut(self, points: Iterable[Point], colour: Colour, *, alpha: float = 1, lift: float = 0) -> None:
        """Lay down a piece of paper; lift: how far it floats above what is there, which casts its shadow."""
        corners = self._pixels(points)
        if lift:
            self._cast(corners, lift)
        if alpha < 1:
            self._glaze.polygon(corners, fill=_with(colour, alpha))
        else:
            self._ink.polygon(corners, fill=colour)

    def blend(self, points: Iterable[Point], top: Colour, bottom: Colour, *, lift: float = 0) -> None:
        """Lay down a piece of paper whose colour turns into another from top to bottom."""
        corners = self._pixels(points)
        if lift:
            self._cast(corners, lift)
        box = self._bounds(corners)
        if box:
            self._image.paste(_ramp(_size(box), top, bottom, None), box, _mask(corners, box))

    def grain(self, points: Iterable[Point], colour: Colour, side: Side = "bottom", reach: float = 0.7) -> None:
        """Shade a shape with specks that grow dense towards a side; reach: the share of it they cover."""
        corners = self._pixels(points)
        whole = self._bounds(corners)
        if whole is None:
            return
        box = _part(whole, side, reach)
        size = max(1, round((box[2] - box[0]) / _SCALE)), max(1, round((box[3] - box[1]) / _SCALE))
        ramp = Image.linear_gradient("L").rotate(_TURNS[side]).resize(size).point(_FADE)
        specks = ImageChops.subtract(ramp, _noise(size)).point(_SPECKS).resize(_size(box), Image.Resampling.NEAREST)
        self._image.paste(colour, box, ImageChops.darker(specks, _mask(corners, box)))

    def disc(self, centre: Point, radius: float, colour: Colour, alpha: float = 1) -> None:
        """Lay down a circle."""
        (x, y), r = self._pixel(centre), radius * _UNIT * _SCALE
        ink, fill = (self._glaze, _with(colour, alpha)) if alpha < 1 else (self._ink, colour)
        ink.ellipse([x - r, y - r, x + r, y + r], fill=fill)

    def line(self, points: Iterable[Point], colour: Colour, width: float, alpha: float = 1) -> None:
        """Draw a line; one without alpha has round ends."""
        thick = max(1, round(width * _UNIT * _SCALE))
        corners = self._pixels(points)
        if alpha < 1:
            self._glaze.line(corners, fill=_with(colour, alpha), width=thick, joint="curve")
            return
        self._ink.line(corners, fill=colour, width=thick, joint="curve")
        for x, y in (corners[0], corners[-1]):
            self._ink.ellipse([x - thick / 2, y - thick / 2, x + thick / 2, y + thick / 2], fill=colour)

    def glow(self, centre: Point, radius: float, colour: Colour, alpha: float = 0.5) -> None:
        """Let light fall around a point."""
        side = round(2 * radius * _UNIT * _SCALE)
        light = ImageOps.invert(Image.radial_gradient("L"))
        light = light.point([round(max(0, level - 75) ** 1.4 / 180**0.4 * alpha * 255 / 180) for level in range(256)])
        x, y = self._pixel(centre)
        self._image.paste(colour, (round(x) - side // 2, round(y) - side // 2), light.resize((side, side)))

    def jpeg(self) -> bytes:
        """Return the picture as a file, on paper that is a little rough."""
        image = self._image.resize((round(self.width * _UNIT), 9 * _UNIT), Image.Resampling.BILINEAR)
        image = ImageChops.overlay(image, _paper(image.size))
        target = BytesIO()
        image.save(target, "JPEG", quality=_QUALITY)
        return target.getvalue()

    def _cast(self, corners: Sequence[Point], lift: float) -> None:
        """Let the shadow of a shape fall to the lower right, soft in proportion to its height."""
        reach = lift * _UNIT * _SCALE
        moved = [(x + reach * 0.35, y + reach * 0.6) for x, y in corners]
        box = self._bounds(moved, round(reach) + _SHADOW_DETAIL)
        if box is None:
            return
        box = self._seen(corners, box, round(reach) + _SHADOW_DETAIL)
        small = [((x - box[0]) / _SHADOW_DETAIL, (y - box[1]) / _SHADOW_DETAIL) for x, y in moved]
        width, height = _size(box)
        shadow = Image.new("L", (width // _SHADOW_DETAIL + 1, height // _SHADOW_DETAIL + 1))
        ImageDraw.Draw(shadow).polygon(small, fill=round(255 * _SHADOW_DEPTH))
        shadow = shadow.filter(ImageFilter.GaussianBlur(max(0.6, reach * 0.4 / _SHADOW_DETAIL)))
        self._image.paste(_SHADOW, box, shadow.resize((width, height), Image.Resampling.BILINEAR))

    def _bounds(self, corners: Sequence[Point], margin: int = 1) -> _Box | None:
        """Return the part of the picture a shape is in, None when it is outside."""
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        left, top = max(0, int(min(xs)) - margin), max(0, int(min(ys)) - margin)
        right = min(self._image.width, int(max(xs)) + margin)
        bottom = min(self._image.height, int(max(ys)) + margin)
        return (left, top, right, bottom) if left < right and top < bottom else None

    def _seen(self, corners: Sequence[Point], box: _Box, margin: int) -> _Box:
        """Return the part of a shadow that its shape does not hide: of land that fills the foot, the upper part."""
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        if min(xs) > 0 or max(xs) < self._image.width or max(ys) < self._image.height:
            return box
        outline = max(y for y in ys if y < self._image.height)
        return (box[0], box[1], box[2], min(box[3], max(box[1] + 1, int(outline) + margin)))

    def _pixels(self, points: Iterable[Point]) -> list[Point]:
        return [self._pixel(point) for point in points]

    def _pixel(self, point: Point) -> Point:
        return (point[0] * _UNIT * _SCALE, point[1] * _UNIT * _SCALE)


def _mask(corners: Sequence[Point], box: _Box) -> Image.Image:
    """Return where inside a box a shape is."""
    mask = Image.new("L", _size(box))
    ImageDraw.Draw(mask).polygon([(x - box[0], y - box[1]) for x, y in corners], fill=255)
    return mask


def _size(box: _Box) -> tuple[int, int]:
    return box[2] - box[0], box[3] - box[1]


def _part(box: _Box, side: Side, share: float) -> _Box:
    """Return the share of a box that lies at one of its sides."""
    left, top, right, bottom = box
    across, down = max(1, round((right - left) * share)), max(1, round((bottom - top) * share))
    return {
        "top": (left, top, right, top + down),
        "bottom": (left, bottom - down, right, bottom),
        "left": (left, top, left + across, bottom),
        "right": (right - across, top, right, bottom),
    }[side]


def _ramp(size: tuple[int, int], top: Colour, bottom: Colour, middle: Colour | None) -> Image.Image:
    """Return a rectangle whose colour turns into another."""
    levels = Image.linear_gradient("L").resize((1, size[1]))
    return ImageOps.colorize(levels, top, bottom, middle).resize(size, Image.Resampling.NEAREST)


@lru_cache(maxsize=1)
def _specks() -> Image.Image:
    """Return noise as large as the largest picture, the same every time."""
    tile = Image.frombytes("L", (_NOISE, _NOISE), Random("paper").randbytes(_NOISE * _NOISE))  # noqa: S311
    field = Image.new("L", (16 * _UNIT + 1, 9 * _UNIT + 1))
    for x in range(0, field.width, _NOISE):
        for y in range(0, field.height, _NOISE):
            field.paste(tile, (x, y))
    return field


def _noise(size: tuple[int, int]) -> Image.Image:
    """Return noise of a size."""
    return _specks().crop((0, 0, *size))


@lru_cache(maxsize=4)
def _paper(size: tuple[int, int]) -> Image.Image:
    """Return the roughness of a sheet: middle grey, a shade lighter here and darker there."""
    rough = _noise(size).point([round(128 + (level - 128) * 0.06) for level in range(256)])
    return Image.merge("RGB", (rough, rough, rough))


def _with(colour: Colour, alpha: float) -> tuple[int, int, int, int]:
    """Return a colour with its opacity."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue, round(alpha * 255)
