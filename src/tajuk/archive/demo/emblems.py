"""What the demo's pictures show: figures, money, faces. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo.painting import Canvas, Point

_ROUND = 9 / 16  # a share of the height as a share of the width


def report(canvas: Canvas) -> None:
    """Sheets of paper with bars and lines."""
    for number, (x, y, tint) in enumerate(((0.16, 0.2, "#dfe7ea"), (0.2, 0.15, "#eef3f4"), (0.24, 0.1, "#ffffff"))):
        canvas.card((x + 0.012, y + 0.03), (0.5, 0.8), "#0b3b46" if number == 0 else "#bccdd2", 0.012)
        canvas.card((x, y), (0.5, 0.8), tint, 0.012)
    for row in range(4):
        canvas.box((0.28, 0.17 + row * 0.045), (0.36 - 0.05 * (row % 3), 0.016), "#b8c6cb")
    for place, height in enumerate((0.12, 0.18, 0.15, 0.26, 0.31, 0.38)):
        canvas.box((0.29 + place * 0.066, 0.82 - height), (0.042, height), ("#1b998b", "#ff7f50")[place == 5])
    canvas.line([(0.28, 0.822), (0.69, 0.822)], "#32525b", 0.006)
    trend = [(0.311 + place * 0.066, y) for place, y in enumerate((0.64, 0.58, 0.6, 0.5, 0.45, 0.37))]
    canvas.line(trend, "#0b3b46", 0.01)
    for point in trend:
        canvas.disc(point, 0.014, "#0b3b46")
    canvas.disc((0.86, 0.76), 0.13, "#6b3f2a")
    canvas.disc((0.86, 0.76), 0.15, "#ffffff", 0.25)
    canvas.disc((0.86, 0.76), 0.115, "#3d2116")


def gold(canvas: Canvas) -> None:
    """Bars of gold, stacked."""
    canvas.glow((0.5, 0.45), 0.95, "#7a5a1e", 0.8)
    for row, number in enumerate((4, 3, 2, 1)):
        for place in range(number):
            _bar(canvas, (0.5 + (place - (number - 1) / 2) * 0.19, 0.82 - row * 0.165))


def funds(canvas: Canvas) -> None:
    """Three circles that overlap, each with a ring of its own."""
    for centre, colour in (((0.36, 0.42), "#ff6b6b"), ((0.64, 0.42), "#ffd166"), ((0.5, 0.66), "#06d6a0")):
        canvas.disc(centre, 0.29, colour, 0.72)
        for ring in range(6):
            canvas.disc(centre, 0.25 - ring * 0.04, "#ffffff", 0.07)
    for step in range(28):
        at = (0.04 + step * 0.034, 0.95 - abs(math.sin(step * 0.7)) * 0.05)
        canvas.disc(at, 0.006, "#ffffff", 0.5)


def coins(canvas: Canvas) -> None:
    """Columns of coins that follow a curve."""
    tops: list[Point] = []
    for column in range(8):
        height, x = round(2 + 1.45**column), 0.1 + column * 0.115
        for coin in range(height):
            _coin(canvas, (x, 0.86 - coin * 0.027))
        tops.append((x, 0.86 - height * 0.027 - 0.05))
    canvas.line(tops, "#ffffff", 0.01, 0.9)
    for top in tops:
        canvas.disc(top, 0.016, "#ffffff")


def magnifier(canvas: Canvas) -> None:
    """A glass over rows of figures."""
    centre = (0.57, 0.46)
    for row in range(13):
        for column in range(25):
            at = (0.02 + column * 0.04, 0.05 + row * 0.075)
            width = canvas.chance.uniform(0.012, 0.028)
            canvas.box(at, (width, 0.03), "#7f95c9", 0.55)
    canvas.disc(centre, 0.33, "#1c2b52")
    canvas.disc(centre, 0.29, "#f4f7ff")
    for row, width in enumerate((0.12, 0.2, 0.24, 0.2, 0.12)):
        wrong = row == 2
        canvas.card(
            (centre[0] - width / 2, 0.28 + row * 0.08), (width, 0.045), "#ef476f" if wrong else "#5770b5", 0.006
        )
    canvas.line([(centre[0] + 0.13, 0.7), (centre[0] + 0.27, 0.95)], "#1c2b52", 0.07)


def waves(canvas: Canvas) -> None:
    """Bands that roll across."""
    colours = ("#ffb703", "#fb8500", "#e85d04", "#219ebc", "#126782", "#023047")
    for band, colour in enumerate(colours):
        level = 0.22 + band * 0.14
        top = [(step / 60, level + 0.07 * math.sin(step / 60 * 5 + band * 0.8)) for step in range(61)]
        canvas.polygon([*top, (1, 1), (0, 1)], colour)
    canvas.disc((0.82, 0.17), 0.09, "#fff3d6")


def laras(canvas: Canvas) -> None:
    """A face of cut paper with long hair."""
    canvas.disc((0.5, 0.43), 0.33, "#2b1b17")
    canvas.box((0.5 - 0.33 * _ROUND, 0.43), (0.66 * _ROUND, 0.42), "#2b1b17")
    _bust(canvas, "#c98b62", "#14746f")
    canvas.polygon([(0.36, 0.36), (0.5, 0.14), (0.64, 0.36), (0.55, 0.28), (0.45, 0.3)], "#2b1b17")


def bayu(canvas: Canvas) -> None:
    """A face of cut paper with short hair and glasses."""
    canvas.disc((0.5, 0.36), 0.27, "#1f1a17")
    _bust(canvas, "#b97a50", "#f4a259")
    canvas.polygon([(0.37, 0.38), (0.4, 0.2), (0.6, 0.18), (0.63, 0.38), (0.57, 0.28), (0.43, 0.28)], "#1f1a17")
    for x in (0.445, 0.555):
        canvas.disc((x, 0.44), 0.062, "#1f2a44")
        canvas.disc((x, 0.44), 0.05, "#dfeaf7", 0.9)
    canvas.line([(0.475, 0.44), (0.525, 0.44)], "#1f2a44", 0.012)


def _bust(canvas: Canvas, skin: str, cloth: str) -> None:
    canvas.polygon([(0.2, 1), (0.3, 0.82), (0.43, 0.76), (0.57, 0.76), (0.7, 0.82), (0.8, 1)], cloth)
    canvas.polygon([(0.44, 0.6), (0.56, 0.6), (0.57, 0.78), (0.5, 0.86), (0.43, 0.78)], skin)
    canvas.disc((0.5, 0.45), 0.23, skin)
    canvas.polygon([(0.5, 0.45), (0.54, 0.55), (0.5, 0.57)], "#000000", 0.12)
    canvas.line([(0.46, 0.6), (0.5, 0.615), (0.54, 0.6)], "#7a2e2e", 0.012)
    for x in (0.445, 0.555):
        canvas.disc((x, 0.44), 0.016, "#22140f")


def _bar(canvas: Canvas, base: Point) -> None:
    """Draw a bar seen from a corner; base is the middle of its lower edge."""
    x, y = base
    canvas.polygon([(x - 0.085, y), (x + 0.085, y), (x + 0.065, y - 0.11), (x - 0.065, y - 0.11)], "#e0a526")
    canvas.polygon(
        [(x - 0.065, y - 0.11), (x + 0.065, y - 0.11), (x + 0.05, y - 0.155), (x - 0.05, y - 0.155)], "#ffe08a"
    )
    canvas.polygon([(x - 0.085, y), (x - 0.065, y - 0.11), (x - 0.05, y - 0.11), (x - 0.066, y)], "#fff0bd", 0.8)
    canvas.line([(x - 0.035, y - 0.05), (x + 0.035, y - 0.05)], "#a8741a", 0.009, 0.8)


def _coin(canvas: Canvas, centre: Point) -> None:
    x, y = centre
    canvas.card((x - 0.042, y - 0.013), (0.084, 0.026), "#b5762a", 0.01)
    canvas.card((x - 0.042, y - 0.013), (0.084, 0.019), "#f6bd60", 0.01)
