"""Draws ConvScope's sample pictures, and writes the list of them for the gallery.

``python -m resources.images.make_images`` writes every picture and ``samples.json`` beside this file. Nothing is
copied: each picture is a formula, a few strokes or a scene painted here. The code has to give the same pixels on every
machine, so it uses arithmetic, a bit generator and the small painter below, and neither fonts nor a drawing library.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import ArrayLike, NDArray
from PIL import Image

Plane = NDArray[np.float64]
Picture = NDArray[np.uint8]  # (H, W) grey or (H, W, 3) RGB
Point = tuple[float, float]
Colour = Sequence[float] | Plane  # 0..255 per channel; a plane of colours broadcasts against (H, W, C)

BLACK, WHITE = (0.0,), (255.0,)


# --- numbers ----------------------------------------------------------------------------------------------------------


def to_bytes(values: Plane) -> Picture:
    """Brightness 0..255 rounded to whole numbers."""
    # The nudge keeps exact halves (127.5 is common in symmetric pictures) from turning on the last bit of a cosine.
    return np.clip(np.floor(values + 0.5 + 1e-6), 0, 255).astype(np.uint8)


def uniform(seed: int, *shape: int) -> Plane:
    """Uniform random numbers in [0, 1) that depend on the seed alone."""
    # numpy promises stable streams for its bit generators, not for the distributions built on them.
    raw: NDArray[np.uint64] = np.random.PCG64(seed).random_raw(math.prod(shape))
    fractions: Plane = (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53
    return fractions.reshape(shape)


def bell(seed: int, *shape: int) -> Plane:
    """Nearly Gaussian noise of mean 0 and deviation 1: sums of twelve uniform numbers."""
    total: Plane = uniform(seed, 12, *shape).sum(axis=0)
    return total - 6.0


def ease(low: float, high: float, value: Plane) -> Plane:
    """0 below ``low``, 1 above ``high``, a smooth step in between."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def cloud(x: Plane, y: Plane, seed: int, octaves: int = 4) -> Plane:
    """Smooth noise in 0..1 with features one unit wide, and finer ones at half the strength each time."""
    size = 64
    table = uniform(seed, size, size)
    total, strength = np.zeros(np.broadcast_shapes(x.shape, y.shape)), 0.0
    for octave in range(octaves):
        u, v = x * 2.0**octave + 17.3 * octave, y * 2.0**octave + 5.9 * octave
        column, row = np.floor(u), np.floor(v)
        across, down = ease(0.0, 1.0, u - column), ease(0.0, 1.0, v - row)
        left, top = column.astype(np.int64) % size, row.astype(np.int64) % size
        right, bottom = (left + 1) % size, (top + 1) % size
        upper = table[top, left] * (1.0 - across) + table[top, right] * across
        lower = table[bottom, left] * (1.0 - across) + table[bottom, right] * across
        total += (upper * (1.0 - down) + lower * down) * 0.5**octave
        strength += 0.5**octave
    return total / strength


def blend(start: Colour, end: Colour, amount: Plane) -> Plane:
    """Colours between two, one for each cell of ``amount`` (H, W), where 0 is ``start`` and 1 is ``end``: (H, W, C)."""
    first, last = np.asarray(start, dtype=np.float64), np.asarray(end, dtype=np.float64)
    return first + (last - first) * amount[..., None]


# --- paths ------------------------------------------------------------------------------------------------------------


def curve(*points: Point, closed: bool = False, steps: int = 12) -> list[Point]:
    """A smooth path through the points (Catmull–Rom, which is a chain of cubic Bézier curves)."""
    spots = np.array(points, dtype=np.float64)
    if closed:
        spots = np.vstack([spots[-1:], spots, spots[:2]])
    else:
        spots = np.vstack([2.0 * spots[0] - spots[1], spots, 2.0 * spots[-1] - spots[-2]])
    t = np.arange(steps)[:, None] / steps
    pieces = [
        0.5 * (2.0 * b + (c - a) * t + (2.0 * a - 5.0 * b + 4.0 * c - d) * t**2 + (3.0 * b - a - 3.0 * c + d) * t**3)
        for a, b, c, d in zip(spots, spots[1:], spots[2:], spots[3:], strict=False)
    ]
    path = np.vstack([*pieces, spots[-2:-1]])
    return [(float(x), float(y)) for x, y in path]


def arc(centre: Point, radius: Point, start: float, stop: float, steps: int = 32) -> list[Point]:
    """An arc of an ellipse from one angle to another, in degrees; 0 is to the right and 90 is down."""
    angles = np.radians(np.linspace(start, stop, steps + 1))
    return [(centre[0] + radius[0] * math.cos(a), centre[1] + radius[1] * math.sin(a)) for a in angles]


def turned(points: Sequence[Point], centre: Point, size: float, degrees: float) -> list[Point]:
    """The points scaled by ``size``, rotated and moved to ``centre``."""
    c, s = math.cos(math.radians(degrees)) * size, math.sin(math.radians(degrees)) * size
    return [(centre[0] + c * x - s * y, centre[1] + s * x + c * y) for x, y in points]


# --- painter ----------------------------------------------------------------------------------------------------------


class Canvas:
    """A picture painted with several samples per pixel, which are averaged at the end, so every edge is anti-aliased.

    Units: positions and lengths are in pixels, measured from the top left corner; y grows downwards.
    """

    def __init__(self, x: Plane, y: Plane, paint: Plane, samples: int) -> None:
        self.x, self.y, self.paint, self.samples = x, y, paint, samples

    @classmethod
    def blank(cls, width: int, height: int, colour: Sequence[float], samples: int = 4) -> Canvas:
        """A canvas of one colour, with as many channels as the colour."""
        x = (np.arange(width * samples)[None, :] + 0.5) / samples
        y = (np.arange(height * samples)[:, None] + 0.5) / samples
        paint = np.empty((height * samples, width * samples, len(colour)))
        paint[...] = colour
        return cls(x, y, paint, samples)

    def window(self, left: float, top: float, right: float, bottom: float) -> Canvas:
        """A view of the part of this canvas around a rectangle: painting on it paints on this canvas."""
        columns = slice(*np.searchsorted(self.x[0], [left, right]))
        rows = slice(*np.searchsorted(self.y[:, 0], [top, bottom]))
        return Canvas(self.x[:, columns], self.y[rows], self.paint[rows, columns], self.samples)

    def fill(self, inside: ArrayLike, colour: Colour, opacity: float = 1.0) -> None:
        """Paints where ``inside`` (H, W) is true, or with that opacity if it is a number in 0..1."""
        weight = np.asarray(inside, dtype=np.float64)[..., None] * opacity
        self.paint += weight * (np.asarray(colour, dtype=np.float64) - self.paint)

    def inside_ellipse(self, centre: Point, radius: Point) -> NDArray[np.bool_]:
        """The mask (H, W) of the samples in the ellipse."""
        return ((self.x - centre[0]) / radius[0]) ** 2 + ((self.y - centre[1]) / radius[1]) ** 2 <= 1.0

    def inside_polygon(self, corners: Sequence[Point]) -> NDArray[np.bool_]:
        """The mask (H, W) of the samples in the polygon, by the even-odd rule."""
        inside = np.zeros(np.broadcast_shapes(self.x.shape, self.y.shape), dtype=np.bool_)
        for (x0, y0), (x1, y1) in zip(corners, [*corners[1:], corners[0]], strict=True):
            if y0 != y1:
                inside ^= ((y0 <= self.y) != (y1 <= self.y)) & (self.x < x0 + (self.y - y0) * ((x1 - x0) / (y1 - y0)))
        return inside

    def ellipse(self, centre: Point, radius: Point, colour: Colour, opacity: float = 1.0) -> None:
        """Paints an ellipse."""
        (x, y), (a, b) = centre, radius
        part = self.window(x - a, y - b, x + a, y + b)
        part.fill(part.inside_ellipse(centre, radius), colour, opacity)

    def polygon(self, corners: Sequence[Point], colour: Colour, opacity: float = 1.0) -> None:
        """Paints a polygon."""
        xs, ys = zip(*corners, strict=True)
        part = self.window(min(xs), min(ys), max(xs), max(ys))
        part.fill(part.inside_polygon(corners), colour, opacity)

    def stroke(self, path: Sequence[Point], width: float, colour: Colour, tip: float | None = None) -> None:
        """Draws along a path with a round pen, whose width may change steadily to ``tip`` at the end."""
        widths = np.linspace(width, width if tip is None else tip, len(path) - 1)
        for (x0, y0), (x1, y1), pen in zip(path, path[1:], widths / 2.0, strict=False):
            part = self.window(min(x0, x1) - pen, min(y0, y1) - pen, max(x0, x1) + pen, max(y0, y1) + pen)
            dx, dy = x1 - x0, y1 - y0
            along = ((part.x - x0) * dx + (part.y - y0) * dy) / max(dx * dx + dy * dy, 1e-12)
            along = np.clip(along, 0.0, 1.0)
            away = (part.x - x0 - along * dx) ** 2 + (part.y - y0 - along * dy) ** 2
            part.fill(away <= pen * pen, colour)

    def picture(self) -> Picture:
        """The finished picture: the mean of the samples of each pixel."""
        rows, columns, channels = self.paint.shape
        n = self.samples
        mean = self.paint.reshape(rows // n, n, columns // n, n, channels).mean(axis=(1, 3))
        return to_bytes(mean[..., 0] if channels == 1 else mean)


# --- digits -----------------------------------------------------------------------------------------------------------

# Pen strokes in a box about one unit wide and high; the slant of the hand is added when they are drawn.
DIGITS: tuple[tuple[list[Point], ...], ...] = (
    (
        curve(
            (0.52, 0.00),
            (0.22, 0.20),
            (0.14, 0.58),
            (0.34, 0.95),
            (0.62, 0.94),
            (0.84, 0.60),
            (0.80, 0.20),
            closed=True,
        ),
    ),
    (curve((0.53, 0.00), (0.50, 0.34), (0.51, 0.68), (0.48, 1.00)),),
    (
        curve((0.12, 0.24), (0.26, 0.06), (0.52, 0.00), (0.72, 0.14), (0.68, 0.40), (0.42, 0.72), (0.10, 0.96)),
        curve((0.10, 0.96), (0.36, 0.92), (0.62, 0.97), (0.92, 0.93)),
    ),
    (
        curve((0.14, 0.12), (0.40, 0.00), (0.70, 0.08), (0.70, 0.30), (0.38, 0.47)),
        curve((0.38, 0.47), (0.72, 0.52), (0.82, 0.76), (0.56, 0.98), (0.12, 0.93)),
    ),
    (
        curve((0.22, 0.04), (0.16, 0.28), (0.14, 0.52), (0.42, 0.56), (0.82, 0.50)),
        curve((0.76, 0.00), (0.72, 0.36), (0.68, 0.70), (0.66, 1.00)),
    ),
    (
        curve((0.32, 0.05), (0.58, 0.05), (0.86, 0.00)),
        curve((0.32, 0.05), (0.29, 0.24), (0.25, 0.44)),
        curve((0.25, 0.44), (0.52, 0.39), (0.78, 0.56), (0.72, 0.86), (0.42, 1.00), (0.10, 0.92)),
    ),
    (
        curve(
            (0.62, 0.00),
            (0.36, 0.24),
            (0.20, 0.60),
            (0.28, 0.92),
            (0.54, 1.00),
            (0.76, 0.82),
            (0.66, 0.60),
            (0.42, 0.62),
            (0.24, 0.82),
        ),
    ),
    (
        curve((0.10, 0.10), (0.40, 0.08), (0.84, 0.02)),
        curve((0.84, 0.02), (0.66, 0.32), (0.52, 0.66), (0.44, 1.00)),
    ),
    (
        curve(
            (0.74, 0.16),
            (0.50, 0.00),
            (0.24, 0.16),
            (0.34, 0.38),
            (0.62, 0.58),
            (0.76, 0.80),
            (0.50, 1.00),
            (0.24, 0.84),
            (0.36, 0.60),
            (0.64, 0.38),
            closed=True,
        ),
    ),
    (
        curve((0.74, 0.14), (0.48, 0.00), (0.22, 0.20), (0.28, 0.44), (0.54, 0.44), (0.74, 0.14)),
        curve((0.74, 0.14), (0.72, 0.42), (0.68, 0.72), (0.64, 1.00)),
    ),
)
SLANT, PEN = 0.16, 2.5


def digit(number: int) -> Picture:
    """A handwritten digit as in MNIST: 28 × 28, white on black, 20 pixels high, its centre of mass in the centre."""
    strokes = [np.array(path) for path in DIGITS[number]]
    strokes = [np.stack([path[:, 0] - SLANT * path[:, 1], path[:, 1]], axis=1) for path in strokes]
    points = np.vstack(strokes)
    low, high = points.min(axis=0), points.max(axis=0)
    scale = (20.0 - PEN) / (high - low).max()

    def drawn(corner: Plane) -> Picture:
        canvas = Canvas.blank(28, 28, BLACK, samples=8)
        for path in strokes:
            canvas.stroke([(float(x), float(y)) for x, y in path * scale + corner], PEN, WHITE)
        return canvas.picture()

    # The centre of mass is known only of a drawn digit: draw it in the centre of the frame, measure, draw again.
    corner = 14.0 - scale * (low + high) / 2.0
    ink = drawn(corner).astype(np.float64)
    middle = np.arange(28) + 0.5
    balance = np.array([ink.sum(axis=0) @ middle, ink.sum(axis=1) @ middle]) / ink.sum()
    return drawn(corner + 14.0 - balance)


# --- pictures for the networks that know shapes, clothes and objects --------------------------------------------------


def star() -> Picture:
    """A white star of five points on black, 28 × 28, a little turned."""
    canvas = Canvas.blank(28, 28, BLACK, samples=8)
    outer, inner = (
        arc((0.0, 0.0), (size, size), first, first + 288.0, steps=4) for size, first in ((1, -90), (0.45, -54))
    )
    points = [point for pair in zip(outer, inner, strict=True) for point in pair]
    canvas.polygon(turned(points, (14.0, 14.6), 10.5, 9.0), WHITE)
    return canvas.picture()


def t_shirt() -> Picture:
    """A light T-shirt on black, as in Fashion-MNIST: 28 × 28, as high as the frame."""
    canvas = Canvas.blank(28, 28, BLACK, samples=8)
    half = [(3.2, 0.8), (6.2, 1.6), (11.6, 5.4), (9.4, 10.6), (6.8, 9.4), (6.8, 27.4)]
    outline = [(14.0 + x, y) for x, y in half] + [(14.0 - x, y) for x, y in reversed(half)]
    canvas.polygon(outline, (196.0,))
    canvas.ellipse((14.0, 0.6), (3.4, 2.6), BLACK)
    canvas.stroke(arc((14.0, 0.6), (3.6, 2.9), 10.0, 170.0), 0.8, (232.0,))
    for side in (-1.0, 1.0):
        canvas.stroke([(14.0 + side * 6.8, 9.4), (14.0 + side * 6.2, 16.0)], 0.7, (140.0,), tip=0.3)
        canvas.stroke([(14.0 + side * 9.2, 10.0), (14.0 + side * 11.0, 5.8)], 0.6, (226.0,))
    return canvas.picture()


def orange() -> Picture:
    """An orange with its leaf on a pale table, 64 × 64 and in colour."""
    canvas = Canvas.blank(64, 64, (236.0, 232.0, 226.0), samples=6)
    x, y = canvas.x, canvas.y
    canvas.fill(ease(38.0, 64.0, y + 0.0 * x), (202.0, 190.0, 176.0))
    shadow = 1.0 - ease(0.2, 1.1, np.hypot((x - 36.0) / 27.0, (y - 55.0) / 7.0))
    canvas.fill(shadow, (92.0, 70.0, 54.0), 0.7)
    light = ease(0.0, 1.25, np.hypot(x - 25.0, y - 24.0) / 34.0)
    grain = 0.95 + 0.1 * cloud(x / 1.6, y / 1.6, seed=91, octaves=2)
    peel = blend((255.0, 176.0, 52.0), (206.0, 88.0, 8.0), light) * grain[..., None]
    canvas.fill(canvas.inside_ellipse((32.0, 34.0), (23.0, 22.5)), peel)
    glow = 1.0 - ease(0.0, 7.0, np.hypot(x - 23.0, y - 23.0))
    canvas.fill(glow, (255.0, 238.0, 206.0), 0.7)
    canvas.ellipse((34.0, 13.6), (2.6, 1.5), (96.0, 82.0, 30.0))
    leaf = curve((35.0, 13.0), (41.0, 6.0), (52.0, 6.0), (47.0, 12.5), (35.0, 13.0), steps=8)
    canvas.polygon(leaf, (58.0, 120.0, 44.0))
    canvas.stroke([(35.0, 13.0), (43.0, 9.5), (50.0, 7.0)], 0.8, (120.0, 168.0, 84.0), tip=0.4)
    return canvas.picture()


# --- test pictures ----------------------------------------------------------------------------------------------------


def binary() -> Picture:
    """The 5 × 5 picture of the introduction, zeros and ones stored as black and white."""
    rows = ("11100", "01110", "00111", "00110", "01100")
    return np.array([[255 * int(cell) for cell in row] for row in rows], dtype=np.uint8)


def impulse() -> Picture:
    """One white pixel in the middle of 9 × 9 black ones."""
    picture = np.zeros((9, 9), dtype=np.uint8)
    picture[4, 4] = 255
    return picture


def ramp() -> Picture:
    """16 × 16 pixels; every column is 17 brighter than the one on its left."""
    return np.tile(np.arange(0, 256, 17, dtype=np.uint8), (16, 1))


def gradient() -> Picture:
    """A brightness for each of 256 columns in the upper half, the same range in eight steps in the lower."""
    columns = np.arange(256)
    steps = to_bytes((columns // 32).astype(np.float64) * (255.0 / 7.0))
    return np.vstack([np.tile(columns.astype(np.uint8), (128, 1)), np.tile(steps, (128, 1))])


def checkerboard() -> Picture:
    """Eight by eight squares of 32 pixels, the top left one white."""
    squares = np.arange(256) // 32
    return to_bytes(255.0 * ((squares[:, None] + squares[None, :]) % 2 == 0))


def zone_plate() -> Picture:
    """Rings that get finer outwards, up to 0.45 cycles per pixel in the corners: below the Nyquist limit of 0.5."""
    centred = np.arange(256) - 127.5
    radius2 = centred[:, None] ** 2 + centred[None, :] ** 2
    # The phase π·f·r²/R changes by f·r/R cycles per pixel at radius r.
    return to_bytes(127.5 + 127.5 * np.cos(math.pi * 0.45 * radius2 / math.hypot(128.0, 128.0)))


def siemens_star() -> Picture:
    """Thirty-two dark spokes that narrow to the centre."""
    canvas = Canvas.blank(256, 256, WHITE, samples=8)
    angle = np.arctan2(canvas.y - 128.0, canvas.x - 128.0) / (2.0 * math.pi)
    canvas.fill(((angle * 32.0 + 0.25) % 1.0 < 0.5) & canvas.inside_ellipse((128.0, 128.0), (120.0, 120.0)), BLACK)
    return canvas.picture()


def noisy_edge() -> Picture:
    """A step from dark to light; the noise on it grows from none at the top to strong at the bottom."""
    row, column = np.arange(192)[:, None], np.arange(256)[None, :]
    return to_bytes(np.where(column < 128, 80.0, 176.0) + bell(41, 192, 256) * (48.0 * row / 191.0))


def shapes() -> Picture:
    """Discs, bars, triangles and frames in plain colours, turned in many directions."""
    canvas = Canvas.blank(320, 240, (236.0, 234.0, 226.0), samples=6)
    red, green, blue = (220.0, 40.0, 40.0), (30.0, 150.0, 70.0), (40.0, 80.0, 210.0)
    yellow, ink = (245.0, 195.0, 40.0), (30.0, 30.0, 36.0)
    triangle = arc((0.0, 0.0), (1.0, 1.0), -90.0, 150.0, steps=2)
    square = arc((0.0, 0.0), (1.0, 1.0), -45.0, 225.0, steps=3)
    bar = [(-1.0, -0.18), (1.0, -0.18), (1.0, 0.18), (-1.0, 0.18)]

    canvas.ellipse((44.0, 46.0), (28.0, 28.0), red)
    canvas.ellipse((118.0, 46.0), (28.0, 28.0), blue)
    canvas.ellipse((118.0, 46.0), (14.0, 14.0), (236.0, 234.0, 226.0))
    for column, (degrees, colour) in enumerate(((0.0, green), (180.0, yellow), (37.0, ink))):
        canvas.polygon(turned(triangle, (184.0 + 51.0 * column, 50.0 - 0.06 * degrees), 25.0, degrees), colour)
    for column, degrees in enumerate((0.0, 22.5, 45.0, 67.5, 90.0, 112.5, 135.0, 157.5)):
        colour = (ink, red, green, blue)[column % 4]
        canvas.polygon(turned(bar, (28.0 + 37.7 * column, 122.0), 16.5, degrees), colour)
    canvas.polygon(turned(square, (46.0, 192.0), 34.0, 0.0), yellow)
    canvas.polygon(turned(square, (46.0, 192.0), 18.0, 0.0), ink)
    canvas.polygon(turned(square, (122.0, 192.0), 34.0, 45.0), green)
    canvas.polygon(turned(square, (198.0, 192.0), 34.0, 20.0), red)
    canvas.polygon(turned(square, (198.0, 192.0), 24.0, 20.0), (236.0, 234.0, 226.0))
    canvas.ellipse((270.0, 192.0), (34.0, 18.0), blue)
    canvas.stroke(arc((270.0, 192.0), (28.0, 32.0), 0.0, 360.0), 4.0, ink)
    return canvas.picture()


# Letters as pen strokes in a box one unit wide and high.
LETTERS: dict[str, tuple[list[Point], ...]] = {
    "C": (arc((0.55, 0.5), (0.5, 0.5), -48.0, -312.0),),
    "E": ([(0.85, 0.0), (0.1, 0.0), (0.1, 1.0), (0.85, 1.0)], [(0.1, 0.48), (0.72, 0.48)]),
    "N": ([(0.08, 1.0), (0.08, 0.0), (0.92, 1.0), (0.92, 0.0)],),
    "O": (arc((0.5, 0.5), (0.5, 0.5), 0.0, 360.0),),
    "P": ([(0.1, 1.0), (0.1, 0.0), (0.5, 0.0), *arc((0.5, 0.28), (0.36, 0.28), -90.0, 90.0), (0.1, 0.56)],),
    "S": (curve((0.84, 0.14), (0.5, 0.0), (0.16, 0.2), (0.48, 0.47), (0.86, 0.76), (0.5, 1.0), (0.1, 0.85)),),
    "V": ([(0.02, 0.0), (0.5, 1.0), (0.98, 0.0)],),
}


def text() -> Picture:
    """The words CONV and SCOPE in stroke letters, and once more together in small ones."""
    canvas = Canvas.blank(320, 200, WHITE)

    def write(word: str, left: float, top: float, width: float, height: float, pen: float, colour: Colour) -> None:
        for column, letter in enumerate(word):
            for path in LETTERS[letter]:
                at = left + column * width * 1.32
                canvas.stroke([(at + x * width, top + y * height) for x, y in path], pen, colour)

    write("CONV", 34.0, 26.0, 51.0, 66.0, 11.0, BLACK)
    write("SCOPE", 40.0, 116.0, 38.0, 36.0, 4.0, (70.0,))
    write("CONVSCOPE", 62.0, 172.0, 17.0, 13.0, 1.6, BLACK)
    return canvas.picture()


# --- a face -----------------------------------------------------------------------------------------------------------


def face() -> Picture:
    """A friendly cartoon face with round glasses in front of a plain wall."""
    canvas = Canvas.blank(256, 256, (0.0, 0.0, 0.0))
    x, y = canvas.x, canvas.y
    canvas.fill(1.0, blend((214.0, 234.0, 228.0), (84.0, 144.0, 166.0), np.hypot(x - 150.0, y - 90.0) / 210.0))
    hair, sheen, ink = (70.0, 40.0, 30.0), (124.0, 76.0, 52.0), (44.0, 32.0, 36.0)
    skin, shade, frame = (246.0, 202.0, 168.0), (206.0, 144.0, 112.0), (36.0, 46.0, 92.0)

    behind = curve(
        *((128.0, 26.0), (172.0, 38.0), (200.0, 82.0), (209.0, 140.0), (206.0, 188.0), (176.0, 206.0), (128.0, 200.0)),
        *((80.0, 206.0), (50.0, 188.0), (47.0, 140.0), (56.0, 82.0), (84.0, 38.0)),
        closed=True,
    )
    canvas.polygon(behind, hair)
    for side in (-1.0, 1.0):
        for strand in range(5):
            reach = 60.0 + 4.2 * strand
            down = curve((reach - 3.0, 104.0), (reach, 142.0), (reach - 5.0, 192.0 - 3.0 * strand))
            canvas.stroke([(128.0 + side * a, b) for a, b in down], 1.6, sheen, tip=0.6)

    shirt = curve((14.0, 262.0), (34.0, 230.0), (96.0, 210.0), (160.0, 210.0), (222.0, 230.0), (242.0, 262.0))
    canvas.fill(canvas.inside_polygon(shirt), blend((226.0, 96.0, 70.0), (150.0, 50.0, 54.0), 1.0 - x / 256.0))
    neck = [(106.0, 170.0), (150.0, 170.0), (152.0, 208.0), (128.0, 236.0), (104.0, 208.0)]
    canvas.polygon(neck, shade)
    for side in (-1.0, 1.0):
        collar = [(128.0 + side * a, b) for a, b in ((0.0, 238.0), (25.0, 204.0), (42.0, 214.0), (22.0, 244.0))]
        canvas.polygon(collar, (250.0, 244.0, 232.0))
        canvas.stroke([*collar, collar[0]], 1.4, ink)

    outline = curve(
        *((72.0, 108.0), (77.0, 146.0), (98.0, 178.0), (128.0, 190.0), (158.0, 178.0), (179.0, 146.0), (184.0, 108.0)),
        *((170.0, 66.0), (128.0, 48.0), (86.0, 66.0)),
        closed=True,
    )
    lit = ease(0.15, 1.15, np.hypot((x - 142.0) / 84.0, (y - 104.0) / 104.0))
    canvas.fill(canvas.inside_polygon(outline), blend(skin, shade, lit))
    for side in (-1.0, 1.0):
        blush = 1.0 - ease(0.0, 20.0, np.hypot(x - 128.0 - side * 34.0, (y - 152.0) * 1.3))
        canvas.fill(blush, (240.0, 128.0, 112.0), 0.5)

    fringe = curve(
        (69.0, 130.0), (60.0, 92.0), (82.0, 46.0), (128.0, 28.0), (174.0, 46.0), (196.0, 92.0), (187.0, 130.0)
    )
    fringe += curve((187.0, 130.0), (180.0, 102.0), (160.0, 84.0), (122.0, 66.0))
    fringe += curve((122.0, 66.0), (110.0, 84.0), (84.0, 98.0), (69.0, 130.0))
    canvas.polygon(fringe, hair)
    for strand in range(6):
        k = strand * 6.0
        right = curve(
            (123.0, 61.0 - k * 0.8), (152.0, 65.0 - k * 0.75), (176.0, 84.0 - k * 0.8), (187.0, 108.0 - k * 0.8)
        )
        left = curve((121.0, 61.0 - k * 0.8), (104.0, 72.0 - k * 0.75), (82.0, 86.0 - k * 0.8), (70.0, 110.0 - k * 0.8))
        canvas.stroke(right, 1.6, sheen, tip=0.6)
        canvas.stroke(left, 1.6, sheen, tip=0.6)
    canvas.stroke(curve((122.0, 66.0), (124.0, 46.0), (128.0, 30.0)), 2.4, (48.0, 26.0, 22.0), tip=0.8)

    for side in (-1.0, 1.0):
        eye = 128.0 + side * 25.0
        canvas.ellipse((eye, 124.0), (12.0, 9.0), (252.0, 252.0, 248.0))
        canvas.ellipse((eye + 0.5, 124.0), (7.4, 7.8), (62.0, 118.0, 104.0))
        canvas.ellipse((eye + 0.5, 124.0), (3.8, 4.0), ink)
        canvas.ellipse((eye + 3.0, 121.0), (2.2, 2.2), (255.0, 255.0, 255.0))
        canvas.stroke(arc((eye, 125.0), (12.6, 10.4), -165.0, -15.0), 2.6, ink)
        brow = curve((11.0, 97.0), (25.0, 92.0), (41.0, 98.0))
        canvas.stroke([(128.0 + side * a, b) for a, b in brow], 4.4, hair, tip=2.0)
        canvas.stroke(arc((eye, 125.0), (20.5, 19.0), 0.0, 360.0, steps=64), 2.6, frame)
        canvas.stroke([(128.0 + side * 45.0, 122.0), (128.0 + side * 56.0, 118.0)], 2.6, frame)
    canvas.stroke(arc((128.0, 125.0), (5.0, 5.0), -180.0, 0.0), 2.6, frame)
    canvas.stroke(curve((126.0, 132.0), (120.0, 149.0), (126.0, 154.0), (134.0, 152.0)), 1.6, (176.0, 108.0, 84.0))

    upper = curve((107.0, 163.0), (118.0, 165.0), (128.0, 166.5), (138.0, 165.0), (149.0, 163.0))
    lower = curve((149.0, 163.0), (141.0, 175.0), (128.0, 180.0), (115.0, 175.0), (107.0, 163.0))
    canvas.polygon(upper + lower, (134.0, 40.0, 48.0))
    canvas.polygon([*upper, *curve((146.0, 166.5), (128.0, 172.0), (110.0, 166.5))], (255.0, 252.0, 246.0))
    canvas.stroke(upper + lower, 2.2, (188.0, 66.0, 66.0))
    return canvas.picture()


# --- the landscape ----------------------------------------------------------------------------------------------------

SUN: Point = (222.0, 62.0)
SHORE = 204.0  # the row where the lake begins


def landscape() -> Picture:
    """A house by a lake on a summer evening: edges in all directions, smooth light and fine texture."""
    canvas = Canvas.blank(384, 288, (0.0, 0.0, 0.0), samples=3)
    paint_sky(canvas)
    paint_mountains(canvas)
    paint_hills(canvas)
    paint_house(canvas)
    paint_lake(canvas)
    paint_boat(canvas)
    paint_bank(canvas)
    paint_tree(canvas)
    return canvas.picture()


def paint_sky(canvas: Canvas) -> None:
    """Evening sky from deep blue to peach, the sun with its glow, long clouds."""
    x, y = canvas.x, canvas.y
    high = ease(0.0, 120.0, y)
    low = ease(70.0, 190.0, y)
    sky = blend((52.0, 104.0, 178.0), (140.0, 186.0, 222.0), high)
    canvas.fill(1.0, sky + (np.array((255.0, 214.0, 160.0)) - sky) * low[..., None])
    away = np.hypot(x - SUN[0], y - SUN[1])
    canvas.fill(0.75 / (1.0 + (away / 34.0) ** 2), (255.0, 226.0, 160.0))
    cover = (
        ease(0.50, 0.74, cloud(x / 88.0, y / 20.0, seed=5, octaves=5))
        * ease(0.0, 24.0, y)
        * (1.0 - ease(80.0, 150.0, y))
    )
    below = ease(0.40, 0.70, cloud(x / 88.0, (y - 5.0) / 20.0, seed=5, octaves=5))
    canvas.fill(cover, blend((255.0, 250.0, 240.0), (206.0, 178.0, 190.0), below), 0.9)
    canvas.ellipse(SUN, (14.0, 14.0), (255.0, 246.0, 205.0))


def paint_mountains(canvas: Canvas) -> None:
    """Six mountains with sunlit and shaded faces, snow on top and haze at the foot."""
    x, y = canvas.x, canvas.y
    rough = 8.0 * (cloud(x / 22.0, np.zeros((1, 1)), seed=11, octaves=5) - 0.5)
    wiggle = 30.0 * (cloud(x / 26.0, y / 18.0, seed=12) - 0.5)
    grain = 0.80 + 0.40 * cloud(x / 7.0, y / 6.0, seed=13)
    patches = 34.0 * (cloud(x / 8.0, y / 17.0, seed=14) - 0.5)
    haze = 0.85 * ease(96.0, 180.0, y)
    # From the farthest to the nearest: each one stands in front of those before it.
    for at, top, slope in (
        *((292.0, 76.0, 0.66), (92.0, 82.0, 0.66), (362.0, 100.0, 0.60), (20.0, 112.0, 0.55)),
        *((222.0, 118.0, 0.44), (158.0, 124.0, 0.52)),
    ):
        ridge = top + slope * np.abs(x - at) + rough
        sunward = (x - at) * (1.0 if at < SUN[0] else -1.0)
        lit = ease(-3.0, 3.0, sunward + wiggle * ease(0.0, 30.0, y - ridge))
        rock = blend((74.0, 90.0, 134.0), (192.0, 158.0, 150.0), lit) * grain[..., None]
        snow = ease(-3.0, 3.0, 22.0 + patches - (y - ridge) - 0.3 * (ridge - 80.0))
        rock += (blend((152.0, 172.0, 208.0), (255.0, 244.0, 232.0), lit) - rock) * snow[..., None]
        canvas.fill(y > ridge, rock + (np.array((238.0, 206.0, 176.0)) - rock) * haze[..., None])


def paint_hills(canvas: Canvas) -> None:
    """A wooded hill, a hill of ploughed strips, and the meadow on the far shore."""
    x, y = canvas.x, canvas.y
    wood = 160.0 + 9.0 * np.sin(x / 41.0 + 0.6) + 4.0 * np.sin(x / 17.0)
    canvas.fill(y > wood, blend((74.0, 112.0, 96.0), (122.0, 146.0, 104.0), cloud(x / 9.0, y / 6.0, seed=21)))
    for place, size, tint in uniform(22, 120, 3):
        at = 384.0 * place
        foot = 164.0 + 9.0 * math.sin(at / 41.0 + 0.6) + 4.0 * math.sin(at / 17.0) + 6.0 * tint
        tall, wide = 9.0 + 7.0 * size, 2.6 + 1.6 * size
        green = (46.0 + 26.0 * tint, 88.0 + 24.0 * tint, 78.0 + 8.0 * tint)
        canvas.polygon([(at - wide, foot), (at, foot - tall), (at + wide, foot)], green)

    field = 181.0 - 11.0 * np.sin((x - 210.0) / 52.0) + 3.0 * np.sin(x / 23.0)
    # Furrows fan out from a point behind the hill, so that their direction turns across the picture.
    bearing = np.arctan2(x - 262.0, y - 120.0)
    furrow = 0.5 + 0.5 * np.sin(bearing * 74.0)
    strip = np.floor(bearing * 3.4) % 2.0
    crops = np.where(
        strip[..., None] == 0.0,
        blend((196.0, 176.0, 84.0), (226.0, 206.0, 118.0), furrow),
        blend((112.0, 150.0, 66.0), (150.0, 182.0, 88.0), furrow),
    )
    canvas.fill(y > field, crops * (0.9 + 0.2 * cloud(x / 5.0, y / 3.0, seed=23))[..., None])

    meadow = 194.0 + 2.5 * np.sin(x / 29.0 + 1.0) + 1.5 * np.sin(x / 11.0)
    grass = cloud(x / 3.0, y / 2.0, seed=24)
    canvas.fill(y > meadow, blend((70.0, 116.0, 48.0), (142.0, 176.0, 76.0), grass))
    canvas.fill(y > SHORE - 2.2 + 0.8 * np.sin(x / 6.0), (150.0, 122.0, 84.0))


def paint_house(canvas: Canvas) -> None:
    """A timber house with a red roof, its gable in the evening sun, smoke over the chimney."""
    for puff in range(12):
        at = (82.0 + 0.5 * puff - 0.16 * puff * puff, 116.0 - 5.6 * puff)
        part = canvas.window(at[0] - 20.0, at[1] - 20.0, at[0] + 20.0, at[1] + 20.0)
        soft = 1.0 - ease(0.0, 4.0 + 0.9 * puff, np.hypot(part.x - at[0], part.y - at[1]))
        part.fill(soft, (246.0, 240.0, 238.0), 0.55 - 0.035 * puff)

    canvas.polygon([(46.0, 154.0), (97.0, 154.0), (97.0, 200.0), (46.0, 199.0)], (150.0, 118.0, 92.0))
    for plank in range(9):
        canvas.stroke([(51.5 + 5.0 * plank, 156.0), (51.5 + 5.0 * plank, 199.5)], 0.7, (112.0, 84.0, 66.0))
    gable = [(96.0, 157.0), (122.0, 127.0), (148.0, 157.0), (148.0, 199.0), (96.0, 200.0)]
    canvas.polygon(gable, (250.0, 226.0, 180.0))
    part = canvas.window(96.0, 127.0, 148.0, 200.0)
    boards = (part.y % 4.5 < 0.8) & part.inside_polygon(gable)
    part.fill(boards, (206.0, 172.0, 128.0))

    canvas.polygon([(78.0, 108.0), (89.0, 108.0), (89.0, 134.0), (78.0, 134.0)], (166.0, 92.0, 76.0))
    canvas.polygon([(86.0, 108.0), (89.0, 108.0), (89.0, 134.0), (86.0, 134.0)], (214.0, 136.0, 104.0))
    for course in range(7):
        canvas.stroke([(78.0, 111.5 + 3.2 * course), (89.0, 111.5 + 3.2 * course)], 0.6, (120.0, 66.0, 58.0))
    canvas.polygon([(76.5, 105.5), (90.5, 105.5), (90.5, 109.0), (76.5, 109.0)], (110.0, 68.0, 62.0))

    roof = [(123.0, 123.0), (70.0, 123.0), (38.0, 160.0), (91.0, 160.0)]
    canvas.polygon(roof, (172.0, 66.0, 52.0))
    for row in range(1, 8):
        t = row / 8.0
        left, right, level = 70.0 - 32.0 * t, 123.0 - 32.0 * t, 123.0 + 37.0 * t
        canvas.stroke([(left, level), (right, level)], 0.9, (126.0, 42.0, 40.0))
        for tile in range(13):
            edge = left + (tile + 0.5 * (row % 2)) * 4.1
            canvas.stroke([(edge, level), (edge + 4.0, level - 4.6)], 0.6, (206.0, 98.0, 74.0))
    canvas.stroke([(122.0, 124.0), (152.5, 159.5)], 4.0, (206.0, 84.0, 60.0))
    canvas.stroke([(122.0, 124.0), (91.5, 159.5)], 3.0, (238.0, 220.0, 190.0))

    for left in (54.0, 76.0):
        paint_window(canvas, left, 168.0, 12.0, 15.0, (255.0, 214.0, 116.0))
    paint_window(canvas, 102.0, 168.0, 11.0, 15.0, (120.0, 168.0, 196.0))
    canvas.ellipse((122.0, 147.0), (5.6, 5.6), (252.0, 248.0, 238.0))
    canvas.ellipse((122.0, 147.0), (4.0, 4.0), (92.0, 136.0, 170.0))
    canvas.polygon([(121.0, 172.0), (137.0, 172.0), (137.0, 199.4), (121.0, 199.6)], (252.0, 248.0, 238.0))
    canvas.polygon([(122.6, 173.6), (135.4, 173.6), (135.4, 199.4), (122.6, 199.6)], (42.0, 108.0, 112.0))
    canvas.ellipse((133.0, 187.0), (0.9, 0.9), (250.0, 214.0, 120.0))
    canvas.polygon([(122.6, 199.4), (135.4, 199.4), (146.0, SHORE), (124.0, SHORE)], (222.0, 196.0, 150.0))

    for place, size, tint in uniform(31, 150, 3):
        at = 22.0 + 22.0 * place if tint < 0.5 else 152.0 + 24.0 * place
        green = (52.0 + 60.0 * size, 100.0 + 56.0 * size, 46.0 + 20.0 * size)
        canvas.ellipse((at, 200.0 - 11.0 * size * (1.0 - abs(2.0 * place - 1.0))), (1.8, 1.5), green)


def paint_window(canvas: Canvas, left: float, top: float, width: float, height: float, glass: Colour) -> None:
    """A window with a white frame and a cross."""
    frame = (252.0, 248.0, 238.0)
    right, bottom = left + width, top + height
    canvas.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], frame)
    inner = [(left + 1.4, top + 1.4), (right - 1.4, top + 1.4), (right - 1.4, bottom - 1.4), (left + 1.4, bottom - 1.4)]
    canvas.polygon(inner, glass)
    canvas.stroke([(left + width / 2.0, top), (left + width / 2.0, bottom)], 1.2, frame)
    canvas.stroke([(left, top + height * 0.45), (right, top + height * 0.45)], 1.2, frame)


def paint_lake(canvas: Canvas) -> None:
    """The lake: the picture above the shore flipped vertically, broken by ripples, with sparks under the sun."""
    n = canvas.samples
    first = int(SHORE * n)
    lake = canvas.window(0.0, SHORE, 384.0, 288.0)
    x, y = lake.x, lake.y
    depth = y - SHORE
    # Ripples grow towards the viewer, because nearer waves look larger.
    wave = cloud(x / 26.0, depth / (1.2 + depth / 26.0), seed=51, octaves=3) - 0.5
    rows = first - 1 - ((depth * 1.5 + wave * (2.0 + depth * 0.26)) * n).astype(np.int64)
    columns = ((x + wave * (1.0 + depth * 0.16)) * n).astype(np.int64)
    mirrored = canvas.paint[np.clip(rows, 0, first - 1), np.clip(columns, 0, canvas.paint.shape[1] - 1)]
    lake.fill(1.0, mirrored)
    lake.fill(0.20 + 0.34 * ease(0.0, 84.0, depth), (34.0, 84.0, 128.0))
    path = 1.0 - ease(6.0, 50.0, np.abs(x - SUN[0]))
    lake.fill(ease(0.10, 0.22, wave) * path, (255.0, 236.0, 178.0), 0.85)
    lake.fill(ease(0.16, 0.26, wave), (226.0, 236.0, 240.0), 0.22)
    lake.fill(1.0 - ease(0.0, 2.6, depth), (40.0, 52.0, 48.0), 0.6)


def paint_boat(canvas: Canvas) -> None:
    """A small boat with two sails, and its broken reflection."""
    water = 232.0
    hull = [(166.0, 224.0), (202.0, 224.0), (197.0, 232.0), (171.0, 232.0)]
    main = [(185.0, 180.0), (185.0, 220.0), (207.0, 220.0)]
    jib = [(182.0, 186.0), (182.0, 220.0), (166.0, 220.0)]
    parts = ((main, (252.0, 248.0, 240.0)), (jib, (232.0, 92.0, 62.0)), (hull, (124.0, 62.0, 40.0)))
    below = canvas.window(150.0, water, 220.0, 262.0)
    calm = 0.7 * (1.0 - ease(water, 262.0, below.y))
    sway = 2.0 * np.sin(below.y * 1.7) * ease(water, 250.0, below.y)
    swayed = Canvas(below.x + sway, below.y, below.paint, below.samples)
    for corners, colour in parts:
        flipped = [(a, water + (water - b) * 0.6) for a, b in corners]
        swayed.fill(swayed.inside_polygon(flipped) * calm, colour)
    for corners, colour in parts:
        canvas.polygon(corners, colour)
    canvas.polygon([(185.0, 180.0), (185.0, 220.0), (190.0, 220.0)], (214.0, 208.0, 208.0))
    canvas.stroke([(183.5, 176.0), (183.5, 225.0)], 1.4, (70.0, 44.0, 34.0))
    canvas.stroke([(166.0, 224.6), (202.0, 224.6)], 1.4, (236.0, 206.0, 160.0))


def paint_bank(canvas: Canvas) -> None:
    """The near bank with grass, a fence going down to the water, and reeds in the left corner."""
    x, y = canvas.x, canvas.y
    edge = 262.0 - 34.0 * ease(210.0, 384.0, x) + 30.0 * (1.0 - ease(180.0, 250.0, x)) + 1.5 * np.sin(x / 5.0)
    grass = cloud(x / 4.0, y / 3.0, seed=61)
    canvas.fill(y > edge, blend((38.0, 78.0, 34.0), (118.0, 152.0, 58.0), grass))
    for place, depth, lean, tint in uniform(62, 900, 4):
        at = 214.0 + 170.0 * place
        part = int(min(at * canvas.samples, canvas.x.shape[1] - 1))
        foot = float(edge[0, part]) + depth * (290.0 - float(edge[0, part]))
        tall = 4.0 + 5.0 * tint
        blade = [(at, foot), (at + 2.0 * (lean - 0.5), foot - tall * 0.6), (at + 5.0 * (lean - 0.5), foot - tall)]
        canvas.stroke(blade, 0.9, (60.0 + 110.0 * tint, 104.0 + 84.0 * tint, 44.0 + 30.0 * tint), tip=0.4)

    wood, light = (92.0, 66.0, 48.0), (196.0, 156.0, 110.0)
    posts = [(238.0 + 15.0 * k, 270.0 - 3.0 * k - 0.35 * k * k, 12.0 + 1.1 * k) for k in range(5)]
    for share in (0.35, 0.75):
        rail = [(at, foot - tall * share) for at, foot, tall in posts]
        canvas.stroke(rail, 2.0, wood)
        canvas.stroke([(a, b - 0.6) for a, b in rail], 0.7, light)
    for at, foot, tall in posts:
        canvas.stroke([(at, foot), (at, foot - tall)], 3.2, wood)
        canvas.stroke([(at - 0.9, foot), (at - 0.9, foot - tall)], 1.0, light)

    for place, size, lean, tint in uniform(63, 70, 4):
        at, tall = 2.0 + 62.0 * place * place, 22.0 + 40.0 * size * (1.0 - 0.6 * place)
        bend = 16.0 * (lean - 0.35)
        blade = curve((at, 292.0), (at + 0.25 * bend, 290.0 - 0.6 * tall), (at + bend, 288.0 - tall), steps=6)
        canvas.stroke(blade, 2.0, (44.0 + 70.0 * tint, 84.0 + 70.0 * tint, 40.0 + 24.0 * tint), tip=0.6)
        if tint > 0.8:
            canvas.stroke(blade[-3:], 3.4, (104.0, 64.0, 40.0))


def paint_tree(canvas: Canvas) -> None:
    """An old tree on the bank: bark, forking boughs and some thousand leaves, lit from the sun's side."""
    bark, light, dark = (84.0, 60.0, 46.0), (168.0, 124.0, 86.0), (50.0, 36.0, 32.0)
    trunk = curve((331.0, 262.0), (328.0, 226.0), (331.0, 190.0), (326.0, 150.0), (328.0, 112.0))
    boughs = [
        curve((329.0, 190.0), (312.0, 164.0), (288.0, 148.0)),
        curve((330.0, 178.0), (350.0, 152.0), (372.0, 136.0)),
        curve((327.0, 156.0), (308.0, 130.0), (298.0, 104.0)),
        curve((327.0, 146.0), (344.0, 118.0), (354.0, 92.0)),
    ]
    roots = curve((304.0, 266.0), (318.0, 260.0), (323.5, 246.0), (326.0, 226.0), (333.0, 226.0), (338.0, 248.0))
    roots += curve((338.0, 248.0), (344.0, 260.0), (358.0, 265.0), (340.0, 266.0), (332.0, 271.0), (322.0, 266.0))

    crowns = (
        (330.0, 84.0, 36.0, 30.0),
        (294.0, 112.0, 28.0, 24.0),
        (366.0, 112.0, 30.0, 28.0),
        (284.0, 146.0, 22.0, 16.0),
        (370.0, 142.0, 22.0, 18.0),
        (330.0, 122.0, 34.0, 24.0),
    )
    leaves = []
    for order, (at, level, wide, tall) in enumerate(crowns):
        for angle, reach, chance, tint in uniform(70 + order, 420, 4):
            turn, far = 2.0 * math.pi * angle, math.sqrt(reach)
            dx, dy = far * math.cos(turn), far * math.sin(turn)
            # Facing the sun (up and to the left) counts most, chance makes the rest of the brightness.
            sunny = 0.45 - 0.28 * dx - 0.36 * dy + 0.6 * (tint - 0.5) - 0.004 * (level - 110.0)
            leaves.append((sunny, at + wide * dx, level + tall * dy, chance))
    leaves.sort()
    # The darkest third lies behind the boughs.
    behind = len(leaves) // 3
    paint_leaves(canvas, leaves[:behind])
    canvas.polygon(roots, bark)
    canvas.stroke(trunk, 15.0, bark, tip=5.0)
    canvas.stroke([(a - 3.6, b) for a, b in trunk[:-8]], 3.4, light, tip=1.2)
    canvas.stroke([(a + 4.6, b) for a, b in trunk[:-8]], 3.0, dark, tip=1.0)
    for bough in boughs:
        canvas.stroke(bough, 6.0, bark, tip=1.6)
        canvas.stroke([(a - 1.0, b - 0.8) for a, b in bough], 1.4, light, tip=0.5)
    for place, depth, length, tint in uniform(80, 90, 4):
        at, level = 324.5 + 9.5 * place, 176.0 + 74.0 * depth
        canvas.stroke(
            [(at, level), (at + 1.2 * (tint - 0.5), level + 3.0 + 6.0 * length)], 0.8, dark if tint > 0.4 else light
        )
    paint_leaves(canvas, leaves[behind:])


def paint_leaves(canvas: Canvas, leaves: Sequence[tuple[float, float, float, float]]) -> None:
    """Leaves, each (brightness, x, y, chance), as small tilted ovals."""
    for sunny, at, level, chance in leaves:
        glow = min(max(sunny, 0.0), 1.0)
        colour = (22.0 + 150.0 * glow * glow + 22.0 * chance, 58.0 + 124.0 * glow, 38.0 + 30.0 * glow)
        reach, tilt = 2.0 + 1.2 * chance, math.pi * chance * 7.0
        dx, dy = reach * math.cos(tilt), reach * math.sin(tilt)
        canvas.stroke([(at - dx, level - dy), (at, level), (at + dx, level + dy)], 3.0, colour, tip=1.8)


# --- the list ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Sample:
    """A picture of the gallery: its file, the gallery's texts about it, and the function that draws it."""

    file: str
    title: str
    what: str
    kind: str
    draw: Callable[[], Picture]


DIGIT_NOTES = (
    "One closed ring around an empty middle.",
    "A single, nearly upright stroke.",
    "An arch that runs into a flat foot.",
    "Two bows that open to the left.",
    "An open top and one long upright.",
    "A bar, a corner and a bow.",
    "A long bow that closes to a loop at the bottom.",
    "A bar and a slanted stroke.",
    "Two loops that share a crossing.",
    "A loop on top of a straight tail.",
)

SAMPLES: tuple[Sample, ...] = (
    *(
        Sample(f"digit-{number}.png", f"Digit {number}", note, "digit", partial(digit, number))
        for number, note in enumerate(DIGIT_NOTES)
    ),
    *(
        Sample(file, title, what, "picture", draw)
        for file, title, what, draw in (
            ("star.png", "Star", "For the network that knows shapes: five points, a little turned.", star),
            (
                "t-shirt.png",
                "T-shirt",
                "For the network that knows clothes: light on black, as it learned them.",
                t_shirt,
            ),
            ("orange.png", "Orange", "For the network that knows objects: 64 pixels each way, in colour.", orange),
            ("landscape.png", "House by the lake", "Edges in all directions, soft light and fine texture.", landscape),
            ("face.png", "Portrait", "A face with round glasses: smooth areas inside firm outlines.", face),
            ("shapes.png", "Shapes", "Discs, bars, triangles and frames in plain colours, turned many ways.", shapes),
            ("text.png", "Letters", "The same strokes thick, thin and tiny: see which of them a filter keeps.", text),
            ("checkerboard.png", "Checkerboard", "Edges both ways, and corners where they meet.", checkerboard),
            ("siemens-star.png", "Siemens star", "Spokes in every direction that narrow to the centre.", siemens_star),
            (
                "zone-plate.png",
                "Zone plate",
                "Rings that get finer outwards: where they fade, a filter blurs.",
                zone_plate,
            ),
            ("gradient.png", "Gradient and steps", "Black to white, smoothly above and in steps below.", gradient),
            ("noisy-edge.png", "Edge in noise", "One edge under noise that grows from top to bottom.", noisy_edge),
            ("ramp.png", "Ramp", "Each column is 17 brighter than the last, so every slope is the same.", ramp),
            (
                "impulse.png",
                "Single point",
                "One white pixel: a filter's answer to it shows the filter's own weights.",
                impulse,
            ),
            ("binary-5x5.png", "Zeros and ones", "Five by five pixels, small enough to work out by hand.", binary),
        )
    ),
)


def write_all(folder: Path) -> None:
    """Writes every sample picture and ``samples.json``, their list in the gallery's order, into a folder."""
    for sample in SAMPLES:
        Image.fromarray(sample.draw()).save(folder / sample.file, optimize=True)
    listed = [{"file": s.file, "title": s.title, "what": s.what, "kind": s.kind} for s in SAMPLES]
    text = json.dumps(listed, indent=2, ensure_ascii=False) + "\n"
    (folder / "samples.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all(Path(__file__).parent)
