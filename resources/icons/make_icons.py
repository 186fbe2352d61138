"""Draws the program's icons: run ``python -m resources.icons.make_icons`` after a change.

Every icon is a few strokes on a 20 × 20 sheet in ``currentColor``, which ``gui.look.icons`` replaces by the colour of
the theme. Style sheets cannot do that, so the icons that they show are also written in the colours of both themes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).resolve().parent

SHEET = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20" viewBox="0 0 20 20" fill="none" '
    'stroke="currentColor" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">{}</svg>\n'
)


def _path(d: str) -> str:
    return f'<path d="{d}"/>'


def _solid(d: str) -> str:
    return f'<path d="{d}" fill="currentColor"/>'


def _circle(x: float, y: float, radius: float, solid: bool = False) -> str:
    fill = ' fill="currentColor"' if solid else ""
    return f'<circle cx="{x:g}" cy="{y:g}" r="{radius:g}"{fill}/>'


def _box(x: float, y: float, width: float, height: float, corner: float = 1.5, solid: bool = False) -> str:
    fill = ' fill="currentColor"' if solid else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="{corner:g}"{fill}/>'


_MAGNIFIER = _circle(8.75, 8.75, 5.25) + _path("M12.75 12.75L17 17")
_PLUS = _path("M10 4.5V15.5M4.5 10H15.5")
_CIRCLED = _circle(10, 10, 7)

STROKES: Mapping[str, str] = {
    "open": _path("M2.5 15.5V5A1 1 0 0 1 3.5 4H7.5L9.5 6H15A1 1 0 0 1 16 7V8.5M2.5 15.5L5 8.5H18L15.5 15.5Z"),
    "save": _path("M3.5 4.5A1 1 0 0 1 4.5 3.5H13.5L16.5 6.5V15.5A1 1 0 0 1 15.5 16.5H4.5A1 1 0 0 1 3.5 15.5Z")
    + _path("M6.5 3.5V7.5H12.5V3.5M6.5 16.5V11.5H13.5V16.5"),
    "draw": _path(
        "M3.5 16.5L4.5 12.5L13.25 3.75A1.4 1.4 0 0 1 15.25 3.75L16.25 4.75A1.4 1.4 0 0 1 16.25 6.75L7.5 15.5Z"
    )
    + _path("M11.5 5.5L14.5 8.5"),
    "samples": "".join(_box(x, y, 5.5, 5.5) for y in (3.5, 11) for x in (3.5, 11)),
    "undo": _path("M7 3.5L3.5 7L7 10.5M3.5 7H12A4.5 4.5 0 0 1 12 16H7.5"),
    "redo": _path("M13 3.5L16.5 7L13 10.5M16.5 7H8A4.5 4.5 0 0 0 8 16H12.5"),
    "first": _path("M4.5 4.5V15.5") + _solid("M15.5 5V15L8 10Z"),
    "back": _solid("M13.5 5V15L6 10Z"),
    "play": _solid("M6.5 4.5V15.5L15 10Z"),
    "pause": _box(5.75, 4.75, 2.5, 10.5, 0.75, solid=True) + _box(11.75, 4.75, 2.5, 10.5, 0.75, solid=True),
    "forward": _solid("M6.5 5V15L14 10Z"),
    "last": _path("M15.5 4.5V15.5") + _solid("M4.5 5V15L12 10Z"),
    "loop": _path("M4 9.5A6 6 0 0 1 14.5 6.25M15 3V6.5H11.5M16 10.5A6 6 0 0 1 5.5 13.75M5 17V13.5H8.5"),
    "connect": _circle(4.5, 5, 1.75)
    + _circle(4.5, 15, 1.75)
    + _circle(15.5, 10, 1.75)
    + _path("M6.25 5H9L13 9.25M6.25 15H9L13 10.75"),
    "skip": _path("M2.5 13H17.5M5 13V9A3.5 3.5 0 0 1 8.5 5.5H11.5A3.5 3.5 0 0 1 15 9V13") + _box(8, 11, 4, 4, 0.75),
    "add": _PLUS,
    "remove": _path("M3.5 5.5H16.5M8 5.5V3.5H12V5.5M5 5.5L5.75 16.5H14.25L15 5.5M8.5 8.5V13.5M11.5 8.5V13.5"),
    "duplicate": _box(7, 7, 9.5, 9.5)
    + _path("M13 4.5V5A1.5 1.5 0 0 0 11.5 3.5H5A1.5 1.5 0 0 0 3.5 5V11.5A1.5 1.5 0 0 0 5 13"),
    "up": _path("M10 16V4M5 9L10 4L15 9"),
    "down": _path("M10 4V16M5 11L10 16L15 11"),
    "left": _path("M16 10H4M9 5L4 10L9 15"),
    "right": _path("M4 10H16M11 5L16 10L11 15"),
    "rename": _path(
        "M10 4.5V15.5M8 3.5A2 1.5 0 0 1 10 5A2 1.5 0 0 1 12 3.5M8 16.5A2 1.5 0 0 0 10 15A2 1.5 0 0 0 12 16.5"
    )
    + _path("M7 6.5H3.5V13.5H7M13 6.5H16.5V13.5H13"),
    "fit": _path("M3.5 7.5V3.5H7.5M12.5 3.5H16.5V7.5M16.5 12.5V16.5H12.5M7.5 16.5H3.5V12.5") + _box(7.5, 7.5, 5, 5, 1),
    "zoom-in": _MAGNIFIER + _path("M8.75 6.25V11.25M6.25 8.75H11.25"),
    "zoom-out": _MAGNIFIER + _path("M6.25 8.75H11.25"),
    "colours": _path(
        "M10 3A7 7 0 1 0 10 17C11.4 17 11.7 16 11.2 15C10.7 13.9 11.3 12.7 12.7 12.7H14.5"
        "C16 12.7 17 11.6 17 10A7 7 0 0 0 10 3Z"
    )
    + _circle(6.5, 9.5, 0.6, solid=True)
    + _circle(9, 6.4, 0.6, solid=True)
    + _circle(12.75, 7.25, 0.6, solid=True),
    "sun": _circle(10, 10, 3.25)
    + _path(
        "M10 2.5V4M10 16V17.5M2.5 10H4M16 10H17.5"
        "M4.7 4.7L5.75 5.75M14.25 14.25L15.3 15.3M4.7 15.3L5.75 14.25M14.25 5.75L15.3 4.7"
    ),
    "moon": _path("M16.5 11.5A7 7 0 1 1 8.5 3.5A5.5 5.5 0 0 0 16.5 11.5Z"),
    "image": _box(3, 4, 14, 12) + _circle(7, 8, 1.25) + _path("M3.5 14.5L8 10.75L10.5 13L13 10L16.5 13.5"),
    "layers": _path("M10 3L17 6.75L10 10.5L3 6.75Z") + _path("M3 10L10 13.75L17 10M3 13.25L10 17L17 13.25"),
    "history": _path("M3.5 10A6.5 6.5 0 1 0 5.4 5.4L3.5 7.25M3.5 3.5V7.25H7.25M10 6.5V10L12.5 11.75"),
    "eraser": _path(
        "M8.25 16L3.75 11.5A1.2 1.2 0 0 1 3.75 9.75L9.75 3.75A1.2 1.2 0 0 1 11.5 3.75L16.25 8.5"
        "A1.2 1.2 0 0 1 16.25 10.25L10.5 16Z"
    )
    + _path("M6.75 6.75L13.25 13.25M8.25 16H16.5"),
    "brush": _path("M16.75 3.25C13.5 4.75 10.25 7.75 8.5 10.5L10 12C12.5 10 15.25 6.75 16.75 3.25Z")
    + _path("M8 11.25A2.6 2.6 0 0 0 5 13.5C5 15 4.25 16 3 16.5C5.75 17.25 9.75 16.25 9.5 12.75"),
    "clear": _box(3.5, 3.5, 13, 13) + _path("M7.25 7.25L12.75 12.75M12.75 7.25L7.25 12.75"),
    "rotate": _path("M15.5 10A5.75 5.75 0 1 1 13.75 5.9L15.75 7.75M15.75 4V7.75H12"),
    "mirror": _path("M10 3V17") + _path("M7.25 6L2.75 14H7.25Z") + _solid("M12.75 6L17.25 14H12.75Z"),
    "negate": _path("M3 6.5H8M5.5 4V9M12 14H17M15.5 4L4.5 16"),
    "random": _box(3.5, 3.5, 13, 13, 2.5)
    + "".join(_circle(x, y, 1, solid=True) for x, y in ((7, 7), (13, 7), (10, 10), (7, 13), (13, 13))),
    "pin-red": _circle(10, 6.75, 3.75, solid=True) + _path("M10 10.5V17"),
    "pin-green": _box(6.5, 3.25, 7, 7, 1, solid=True) + _path("M10 10.25V17"),
    "warning": _path("M10 3.25L17.25 16H2.75Z") + _path("M10 8V11.5") + _circle(10, 13.75, 0.35, solid=True),
    "info": _CIRCLED + _path("M10 9.25V13.5") + _circle(10, 6.6, 0.35, solid=True),
    "help": _CIRCLED + _path("M7.9 8A2.1 2.1 0 1 1 10 10.25V11.25") + _circle(10, 13.6, 0.35, solid=True),
    "close": _path("M5 5L15 15M15 5L5 15"),
    "chevron-down": _path("M5 7.5L10 12.5L15 7.5"),
    "chevron-up": _path("M5 12.5L10 7.5L15 12.5"),
    "chevron-left": _path("M12.5 5L7.5 10L12.5 15"),
    "chevron-right": _path("M7.5 5L12.5 10L7.5 15"),
    "present": _path("M2.5 3.5H17.5M3.75 3.5V12.5H16.25V3.5M10 12.5V14.5M6.5 17L10 14.5L13.5 17")
    + _solid("M8.75 6V10L12 8Z"),
    "detach": _path("M8.5 4.5H4.5A1 1 0 0 0 3.5 5.5V15.5A1 1 0 0 0 4.5 16.5H14.5A1 1 0 0 0 15.5 15.5V11.5")
    + _path("M11.5 3.5H16.5V8.5M16.5 3.5L9.5 10.5"),
    "paste": _path(
        "M7 4.5H5.5A1 1 0 0 0 4.5 5.5V15.5A1 1 0 0 0 5.5 16.5H14.5A1 1 0 0 0 15.5 15.5V5.5A1 1 0 0 0 14.5 4.5H13"
    )
    + _box(7, 3, 6, 3, 1)
    + _path("M7.5 9.5H12.5M7.5 12.75H11"),
    "camera": _path(
        "M3.5 6.5H6.25L7.5 4.5H12.5L13.75 6.5H16.5A1 1 0 0 1 17.5 7.5V14.5A1 1 0 0 1 16.5 15.5H3.5"
        "A1 1 0 0 1 2.5 14.5V7.5A1 1 0 0 1 3.5 6.5Z"
    )
    + _circle(10, 10.75, 2.75),
    "webcam": _circle(10, 8, 5) + _circle(10, 8, 1.75) + _path("M7.5 12.5L5.5 16.75H14.5L12.5 12.5"),
    "check": _path("M4.5 10.5L8.5 14.5L15.5 6"),
}

# The icons of the style sheet: (icon, colour in the light theme, colour in the dark theme). A test compares the colours
# with those of the palettes.
IN_STYLE_SHEET: Mapping[str, tuple[str, str, str]] = {
    "arrow-down": ("chevron-down", "#626b7d", "#97a1b3"),
    "arrow-up": ("chevron-up", "#626b7d", "#97a1b3"),
    "arrow-left": ("chevron-left", "#626b7d", "#97a1b3"),
    "arrow-right": ("chevron-right", "#626b7d", "#97a1b3"),
    "title-close": ("close", "#626b7d", "#97a1b3"),
    "title-detach": ("detach", "#626b7d", "#97a1b3"),
    "tick": ("check", "#1d2430", "#e8ebf1"),
    "tick-on-accent": ("check", "#ffffff", "#0b1020"),
}


def icon_files() -> dict[str, str]:
    """The text of every icon by its file name."""
    files = {f"{name}.svg": SHEET.format(strokes) for name, strokes in STROKES.items()}
    for name, (drawn, light, dark) in IN_STYLE_SHEET.items():
        for theme, colour in (("light", light), ("dark", dark)):
            files[f"{name}-{theme}.svg"] = files[f"{drawn}.svg"].replace("currentColor", colour)
    return files | {"app.svg": _app()}


def _app() -> str:
    """The program's own icon: a convolution's window, at work on the pixels of a handwritten five."""
    pixels = ("#####", "#....", "####.", "....#", "####.")
    side, gap, margin = 8, 2, 8
    squares = []
    for row, line in enumerate(pixels):
        for column, pixel in enumerate(line):
            x, y = margin + column * (side + gap), margin + row * (side + gap)
            squares.append(
                f'<rect x="{x}" y="{y}" width="{side}" height="{side}" rx="1.5" fill="#ffffff" '
                f'fill-opacity="{0.92 if pixel == "#" else 0.2:g}"/>'
            )
    window = 3 * side + 4 * gap
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">'
        '<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">'
        '<stop offset="0" stop-color="#3b78f6"/><stop offset="1" stop-color="#1d3fae"/></linearGradient></defs>'
        '<rect x="1" y="1" width="62" height="62" rx="14" fill="url(#sky)"/>'
        f"{''.join(squares)}"
        f'<rect x="{margin + 2 * (side + gap) - gap}" y="{margin - gap}" width="{window}" height="{window}" rx="3.5" '
        'fill="#ffb020" fill-opacity="0.1" stroke="#ffb020" stroke-width="3"/></svg>\n'
    )


def main() -> None:
    """Writes every icon beside this file."""
    for name, text in icon_files().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
