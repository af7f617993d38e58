"""Parts that the faces of the demo are put together from."""

from tajuk.archive.demo import shapes
from tajuk.archive.demo.painting import Canvas, Colour, Point

_BLUSH, _LIPS, _INK = "#e4572e", "#a8323e", "#24131f"


def wall(canvas: Canvas, top: Colour, bottom: Colour, disc: Colour) -> None:
    """A wall in one colour, and a disc behind the head."""
    canvas.sky(top, bottom)
    canvas.cut(shapes.oval((4.5, 4.2), 3.6, 3.6), disc, alpha=0.55)
    canvas.grain(shapes.oval((4.5, 4.2), 3.6, 3.6), bottom, "bottom", 0.7)


def paper(canvas: Canvas, points: list[Point], colour: Colour, shade: Colour) -> None:
    """A piece of paper with its shadow and its shaded side."""
    canvas.cut(points, colour, lift=0.14)
    canvas.grain(points, shade, "right", 0.5)


def bust(canvas: Canvas, skin: Colour, cloth: Colour) -> None:
    """Shoulders and a neck."""
    shoulders = [(0.9, 9.3), (1.2, 7.9), (2.0, 7.25), (3.6, 6.75), (5.4, 6.75), (7.0, 7.25), (7.8, 7.9), (8.1, 9.3)]
    canvas.cut(shoulders, cloth, lift=0.35)
    canvas.grain(shoulders, "#2b0f3d", "right", 0.5)
    neck = [(3.75, 5.2), (5.25, 5.2), (5.3, 6.75), (5.1, 7.2), (4.5, 7.5), (3.9, 7.2), (3.7, 6.75)]
    canvas.cut(neck, skin)
    canvas.cut([(3.75, 5.6), (5.25, 5.6), (5.27, 6.1), (4.5, 6.75), (3.73, 6.3)], "#4a1020", alpha=0.3)


def face(canvas: Canvas, skin: Colour, brow: Colour) -> None:
    """A face that looks at the reader: eyes, brows, nose, mouth."""
    jaw = [*shapes.fan((4.5, 3.7), (1.68, 1.75), 180, 360), *shapes.fan((4.5, 4.2), (1.68, 2.05), 0, 180)]
    canvas.cut(jaw, skin, lift=0.14)
    canvas.grain(jaw, "#8a3a2b", "right", 0.4)
    for side in (-1, 1):
        canvas.disc((4.5 + side * 1.0, 4.85), 0.34, _BLUSH, 0.28)
        eye = (4.5 + side * 0.72, 4.1)
        canvas.cut(shapes.leaf((eye[0] - 0.32, eye[1]), (eye[0] + 0.32, eye[1]), 0.36), "#fffaf4")
        canvas.disc(eye, 0.16, _INK)
        canvas.disc((eye[0] + 0.05, eye[1] - 0.06), 0.045, "#ffffff")
        lid = shapes.fan((eye[0], eye[1] + 0.12), (0.36, 0.3), 205, 335)
        canvas.line(lid, _INK, 0.06)
        arch = shapes.fan((eye[0], eye[1] + 0.15), (0.48, 0.66), 225, 315)
        canvas.line(arch, brow, 0.12)
    canvas.cut([(4.5, 3.95), (4.78, 4.8), (4.5, 4.93)], "#7a2a1f", alpha=0.4)
    mouth(canvas, 5.4)


def mouth(canvas: Canvas, level: float) -> None:
    """A smile at a level."""
    canvas.cut(shapes.fan((4.5, level - 0.06), (0.5, 0.3), 0, 180), _LIPS)
    canvas.cut(shapes.fan((4.5, level - 0.06), (0.38, 0.12), 0, 180), "#fffaf4")


def ears(canvas: Canvas, skin: Colour) -> None:
    """Two ears."""
    for side in (-1, 1):
        canvas.cut(shapes.oval((4.5 + side * 1.7, 4.3), 0.28, 0.42), skin, lift=0.05)
        canvas.disc((4.5 + side * 1.72, 4.32), 0.13, "#8a3a2b", 0.45)


def short_hair(canvas: Canvas, colour: Colour, lean: float) -> None:
    """Short hair; lean: how far it is combed to a side."""
    cap = [
        *shapes.fan((4.5, 3.2), (1.85, 1.75), 175, 365),
        (6.15, 3.9),
        (5.8, 2.9 - lean),
        (4.9, 2.55),
        (3.5, 2.8 + lean),
        (2.85, 3.9),
    ]
    paper(canvas, cap, colour, "#7a6a8c")


def glasses(canvas: Canvas, colour: Colour) -> None:
    """Round glasses."""
    for side in (-1, 1):
        middle = (4.5 + side * 0.76, 4.12)
        canvas.cut(shapes.oval(middle, 0.56, 0.52), "#e8faff", alpha=0.12)
        canvas.cut(shapes.ring(middle, 0.62, 0.11), colour)
        canvas.line([(4.5 + side * 1.36, 4.05), (4.5 + side * 1.72, 3.95)], colour, 0.1)
    canvas.line(shapes.fan((4.5, 4.15), (0.17, 0.14), 190, 350), colour, 0.1)


def earrings(canvas: Canvas, colour: Colour) -> None:
    """Two earrings."""
    for side in (-1, 1):
        canvas.disc((4.5 + side * 1.68, 5.0), 0.17, colour)


def collar(canvas: Canvas, colour: Colour) -> None:
    """The collar of a shirt."""
    for side in (1, -1):
        wing = [(4.5, 7.6), (5.35, 6.6), (6.0, 7.1), (5.3, 8.1)]
        canvas.cut(wing if side > 0 else shapes.mirrored(wing, 4.5), colour, lift=0.1)


def lapels(canvas: Canvas, colour: Colour, shirt: Colour) -> None:
    """A jacket over a shirt."""
    canvas.cut([(3.6, 6.75), (5.4, 6.75), (4.5, 9.3)], shirt)
    canvas.cut([(3.8, 6.7), (5.2, 6.7), (4.5, 7.5)], "#4a1020", alpha=0.15)
    for side in (1, -1):
        wing = [(5.3, 6.65), (6.2, 7.2), (5.8, 7.9), (4.55, 9.3), (4.5, 9.2)]
        canvas.cut(wing if side > 0 else shapes.mirrored(wing, 4.5), colour, lift=0.12)


def scarf(canvas: Canvas, colour: Colour, shade: Colour) -> None:
    """A headscarf, what lies behind the face."""
    hood = [
        *shapes.fan((4.5, 3.6), (2.25, 2.5), 180, 360),
        (6.8, 5.2),
        (6.9, 7.0),
        (7.3, 8.0),
        (4.5, 8.9),
        (1.7, 8.0),
        (2.1, 7.0),
        (2.2, 5.2),
    ]
    paper(canvas, hood, colour, shade)


def scarf_front(canvas: Canvas, colour: Colour, shade: Colour) -> None:
    """What frames the face, and the fold that falls over a shoulder."""
    frame = [*shapes.fan((4.5, 4.0), (2.1, 2.6), 150, 390), *reversed(shapes.fan((4.5, 4.25), (1.6, 1.75), 150, 390))]
    paper(canvas, frame, colour, shade)
    fold = [
        (2.75, 5.3),
        (3.6, 6.1),
        (4.5, 6.35),
        (5.4, 6.1),
        (6.25, 5.3),
        (6.6, 6.7),
        (5.4, 7.5),
        (3.9, 8.4),
        (2.3, 7.7),
        (2.4, 6.4),
    ]
    paper(canvas, fold, colour, shade)
    for start, end in (((3.1, 6.3), (5.6, 7.0)), ((2.7, 6.9), (4.9, 7.5))):
        canvas.line([start, ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + 0.25), end], shade, 0.05, 0.6)
