"""The faces of the demo's people, cut from paper; nobody's in particular. Deterministic: a name, a picture."""

import math

from tajuk.archive.demo import faces, shapes
from tajuk.archive.demo.painting import Canvas


def laras(canvas: Canvas) -> None:
    """Long hair, parted; a green blouse."""
    hair = "#2f1a2b"
    faces.wall(canvas, "#ffb26b", "#ff7b54", "#ffd9a0")
    back = shapes.card(2.35, 1.7, 4.3, 6.6, radius=2.1)
    faces.paper(canvas, back, hair, "#7a3e5c")
    faces.bust(canvas, "#d99a6c", "#14857c")
    faces.face(canvas, "#d99a6c", hair)
    for side in (1, -1):
        lock = [(4.35, 1.95), (5.6, 2.1), (6.35, 3.4), (6.3, 4.9), (5.95, 3.9), (5.2, 3.0)]
        faces.paper(canvas, lock if side > 0 else shapes.mirrored(lock, 4.4), hair, "#7a3e5c")
    faces.earrings(canvas, "#ffd166")


def bayu(canvas: Canvas) -> None:
    """Short hair and glasses; an orange shirt."""
    faces.wall(canvas, "#5ab8f0", "#2667c8", "#8fd8ff")
    faces.bust(canvas, "#b97a50", "#f4953c")
    faces.collar(canvas, "#ffc27a")
    faces.ears(canvas, "#b97a50")
    faces.face(canvas, "#b97a50", "#231a24")
    faces.short_hair(canvas, "#231a24", 0.1)
    faces.glasses(canvas, "#12254f")


def sinta(canvas: Canvas) -> None:
    """A bob with a fringe; a yellow jacket."""
    hair = "#3d1422"
    faces.wall(canvas, "#8f5fe8", "#5a2fb8", "#c7a6ff")
    faces.paper(canvas, shapes.card(2.3, 1.7, 4.4, 4.7, radius=1.9), hair, "#a83e5c")
    faces.bust(canvas, "#e8b088", "#ffc233")
    faces.lapels(canvas, "#e89b0c", "#ffffff")
    faces.face(canvas, "#e8b088", hair)
    fringe = [*shapes.fan((4.5, 3.5), (2.05, 1.7), 180, 360), (6.2, 3.6), (2.8, 3.6)]
    faces.paper(canvas, fringe, hair, "#a83e5c")
    faces.earrings(canvas, "#2de2b4")


def damar(canvas: Canvas) -> None:
    """Hair brushed up and a beard; a dark jacket."""
    hair = "#1f1520"
    faces.wall(canvas, "#16c2a3", "#0b7a75", "#8ff0d0")
    faces.bust(canvas, "#c98b5e", "#2b2d6b")
    faces.lapels(canvas, "#1c1d4f", "#ffffff")
    faces.ears(canvas, "#c98b5e")
    faces.face(canvas, "#c98b5e", hair)
    beard = [
        *shapes.fan((4.5, 4.35), (1.68, 2.05), 0, 180),
        (3.1, 4.7),
        (3.6, 5.15),
        (4.5, 4.95),
        (5.4, 5.15),
        (5.9, 4.7),
    ]
    canvas.cut(beard, hair)
    canvas.grain(beard, "#6b4a5c", "top", 0.5)
    faces.mouth(canvas, 5.4)
    quiff = [
        (2.8, 3.7),
        (2.7, 2.6),
        (3.1, 1.6),
        (4.4, 1.0),
        (6.1, 1.2),
        (6.3, 2.5),
        (6.2, 3.7),
        (5.9, 2.9),
        (5.2, 2.6),
        (3.6, 2.75),
        (3.1, 3.0),
    ]
    faces.paper(canvas, quiff, hair, "#6b4a5c")


def mega(canvas: Canvas) -> None:
    """A headscarf in rose; a blue coat."""
    faces.wall(canvas, "#ffd65c", "#ffad33", "#fff0b0")
    faces.bust(canvas, "#d9a074", "#2b5dc8")
    faces.scarf(canvas, "#e0457b", "#8c1f5c")
    faces.face(canvas, "#d9a074", "#3a1f22")
    faces.scarf_front(canvas, "#f26a95", "#8c1f5c")


def wira(canvas: Canvas) -> None:
    """Curls and round glasses; a hooded jumper."""
    hair = "#2a1620"
    faces.wall(canvas, "#ff8fa8", "#f2557f", "#ffc9d6")
    for step in range(15):
        turn = math.radians(150 + step * 17)
        at = (4.5 + 1.75 * math.cos(turn), 3.2 + 1.6 * math.sin(turn))
        canvas.cut(shapes.oval(at, 0.68, 0.68), hair, lift=0.08)
        canvas.grain(shapes.oval(at, 0.68, 0.68), "#8a4a5c", "top", 0.5)
    faces.paper(canvas, shapes.oval((4.5, 7.2), 2.1, 1.0), "#1f7f9c", "#0b4a6b")
    faces.bust(canvas, "#a86b45", "#2aa5c4")
    for side in (-0.4, 0.4):
        canvas.line([(4.5 + side, 7.5), (4.5 + side * 1.3, 8.8)], "#ffffff", 0.09)
    faces.ears(canvas, "#a86b45")
    faces.face(canvas, "#a86b45", hair)
    for step in range(7):
        canvas.cut(shapes.oval((3.05 + step * 0.48, 2.55 - 0.35 * math.sin(step * 0.52)), 0.46, 0.42), hair)
    faces.glasses(canvas, "#ffd166")


def ratna(canvas: Canvas) -> None:
    """Silver hair in a knot; a red dress and pearls."""
    hair = "#cfc3ee"
    faces.wall(canvas, "#1f8f8a", "#0d5468", "#6fd6c4")
    faces.paper(canvas, shapes.oval((4.5, 1.35), 0.95, 0.8), hair, "#7d69b5")
    faces.paper(canvas, shapes.oval((4.5, 3.5), 2.05, 2.15), hair, "#7d69b5")
    faces.bust(canvas, "#d9a27a", "#c8283e")
    faces.ears(canvas, "#d9a27a")
    faces.face(canvas, "#d9a27a", "#7d69b5")
    sweep = [
        *shapes.fan((4.5, 3.4), (1.95, 1.75), 180, 360),
        (6.1, 3.2),
        (5.5, 2.6),
        (4.6, 2.45),
        (3.4, 2.7),
        (2.8, 3.7),
    ]
    faces.paper(canvas, sweep, hair, "#7d69b5")
    for pearl in range(11):
        turn = math.radians(20 + pearl * 14)
        canvas.disc((4.5 + 1.15 * math.cos(turn), 6.55 + 0.85 * math.sin(turn)), 0.13, "#fff6ee")
    faces.earrings(canvas, "#fff6ee")


def joko(canvas: Canvas) -> None:
    """A flat cap and a moustache; a camera on its strap."""
    hair = "#2b1c1c"
    faces.wall(canvas, "#a8d84a", "#5fae3a", "#e0f59a")
    faces.paper(canvas, shapes.oval((4.5, 3.6), 1.85, 1.7), hair, "#6b4a3d")
    faces.bust(canvas, "#b5764a", "#fff0d6")
    faces.collar(canvas, "#ffdca8")
    faces.ears(canvas, "#b5764a")
    faces.face(canvas, "#b5764a", hair)
    for side in (-1, 1):
        canvas.cut(shapes.leaf((4.5, 5.0), (4.5 + side * 0.95, 5.3), 0.36, -side * 0.1), hair)
        canvas.line([(4.5 + side * 1.6, 7.1), (4.5 + side * 0.7, 8.3)], "#3d2a4a", 0.17)
    cap = [(2.5, 2.9), (2.4, 2.2), (3.1, 1.2), (5.2, 0.95), (6.5, 1.7), (6.75, 2.7), (6.4, 3.0)]
    faces.paper(canvas, cap, "#d9572b", "#8c2b2b")
    faces.paper(canvas, shapes.card(2.1, 2.62, 4.6, 0.5, radius=0.25), "#b5402a", "#6b1a2b")
    faces.paper(canvas, shapes.card(3.5, 7.95, 2, 1.4, radius=0.2), "#2b2140", "#7d5fb5")
    canvas.disc((4.5, 8.6), 0.46, "#7be0f0")
    canvas.disc((4.5, 8.6), 0.27, "#123a5c")


def ayu(canvas: Canvas) -> None:
    """Wavy hair over one shoulder; a patterned blouse."""
    hair = "#4a1f16"
    faces.wall(canvas, "#ff9a6b", "#e4456b", "#ffd0a0")
    faces.paper(canvas, shapes.oval((4.5, 3.6), 2.15, 2.3), hair, "#b5562b")
    faces.bust(canvas, "#c68a5c", "#3f2b8c")
    for row in range(3):
        for column in range(7):
            at = (1.5 + column + row % 2 * 0.5, 7.75 + row * 0.55)
            for turn in range(4):
                canvas.cut(shapes.turned(shapes.leaf(at, (at[0] + 0.2, at[1]), 0.12), turn * 90 + 45, at), "#ffd166")
    faces.face(canvas, "#c68a5c", hair)
    for step in range(9):
        at = (6.25 - step * 0.05 + 0.22 * math.sin(step * 1.4), 3.2 + step * 0.58)
        canvas.cut(shapes.oval(at, 0.62 - step * 0.02, 0.55), hair)
        canvas.grain(shapes.oval(at, 0.62 - step * 0.02, 0.55), "#b5562b", "left", 0.5)
    sweep = [
        *shapes.fan((4.5, 3.5), (1.95, 1.8), 180, 360),
        (6.2, 4.3),
        (5.7, 3.2),
        (4.3, 2.5),
        (3.0, 3.1),
        (2.75, 4.3),
    ]
    faces.paper(canvas, sweep, hair, "#b5562b")
    canvas.disc((2.8, 5.05), 0.17, "#2de2b4")


def suryap(canvas: Canvas) -> None:
    """A high forehead, white beard and glasses; a jacket and tie."""
    hair = "#f4ecff"
    faces.wall(canvas, "#4a63d8", "#2b2f8f", "#8fa8ff")
    faces.bust(canvas, "#b9825a", "#7a2f4f")
    faces.lapels(canvas, "#5a1a3d", "#fff6e6")
    canvas.cut([(4.3, 7.5), (4.7, 7.5), (4.85, 8.9), (4.5, 9.2), (4.15, 8.9)], "#ffb703", lift=0.06)
    faces.ears(canvas, "#b9825a")
    faces.face(canvas, "#b9825a", "#cfc0e8")
    for side in (1, -1):
        patch = [(6.0, 4.4), (6.35, 3.6), (6.2, 2.6), (5.7, 2.2), (5.95, 3.2)]
        faces.paper(canvas, patch if side > 0 else shapes.mirrored(patch, 4.5), hair, "#9c8fd0")
    beard = [*shapes.fan((4.5, 4.4), (1.68, 2.3), 0, 180), (3.2, 4.8), (3.7, 5.1), (4.5, 4.95), (5.3, 5.1), (5.8, 4.8)]
    faces.paper(canvas, beard, hair, "#9c8fd0")
    faces.mouth(canvas, 5.42)
    faces.glasses(canvas, "#2b1a3d")
