"""The heads of all layers are one grid: no two touch, all show the same rows, and the shape is the last to go."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

import engine
from gui.files.samples import RESOURCES
from gui.look.fonts import BASE_PIXELS
from gui.network.column_headers import fitting
from gui.network.fonts import Fonts
from gui.network.header_grid import ROWS, Cell, HeaderGrid, HeaderType, grid_of
from gui.network.layout import Arrangement, Column
from gui.network.words import head_text
from gui.text.translation import Translation, languages
from tests.engine.networks import projects, renamed
from tests.laws import examples

GUTTER = 8.0  # pixels between two heads, at ordinary type
LEAST_TYPE = 8  # pixels
SIZES = ((280, 160), (492, 310), (680, 420), (876, 460), (1140, 640), (1700, 900))
SCALES = (1.0, 1.25, 2.0)
ZOOMS = (0.2, 0.6, 1.0, 1.25, 4.0)
LONG = "backbone.stage_{}.residual_branch.convolution_{}"

Show = Callable[[engine.Project, tuple[float, float], float], tuple[Arrangement, HeaderType]]


@pytest.fixture(params=languages())
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translation = Translation(qapp)
    translation.choose(request.param)
    yield request.param
    translation.choose("en")


@pytest.fixture
def show(qapp: QApplication) -> Show:
    font = QFont(qapp.font())
    font.setPixelSize(BASE_PIXELS)
    fonts = Fonts.of(font)

    def arranged(project: engine.Project, size: tuple[float, float], scale: float) -> tuple[Arrangement, HeaderType]:
        kind = HeaderType(fonts, scale)
        return fitting(project, (), kind, QSizeF(*size) / scale), kind

    return arranged


def shipped() -> list[engine.Project]:
    return [engine.open_project(file) for file in sorted((RESOURCES / "networks").glob("*.convscope"))]


def deep() -> engine.Project:
    block = [engine.Conv2d(filters=4, padding=1), engine.BatchNorm2d(), engine.LeakyReLU()]
    return engine.chain((3, 32, 32), [*block * 8, engine.GlobalAvgPool(), engine.Linear(units=10), engine.Softmax()])


def odd() -> list[engine.Project]:
    """Long names, one map, a problem, many and large numbers, and no layer at all."""
    long = [engine.Conv2d(filters=2, stride=2, padding=1, dilation=2), engine.MaxPool2d(padding=1), engine.Flatten()]
    named = engine.chain((1, 40, 40), long)
    wide = [engine.Conv2d(filters=1024, kernel=1), engine.Flatten(), engine.Linear(units=1000)]
    return [
        renamed(named, [LONG.format(i, i) for i in range(3)]),
        engine.chain((1, 9, 9), [engine.Conv2d(filters=1)]),
        engine.chain((1, 4, 4), [engine.Conv2d(kernel=7), engine.ReLU(), engine.Linear(units=3)]),
        engine.chain((2, 12, 12), wide),
        engine.chain((4, 300, 300), []),
    ]


def check(arrangement: Arrangement, kind: HeaderType, zoom: float, within: float | None = None) -> HeaderGrid:
    """The law of the heads, in pixels of a widget whose type has its ordinary size."""
    grid = grid_of(arrangement, kind, zoom)
    parts = grid.setting.parts
    assert not parts or "shape" in parts
    if not grid.cells:
        assert not parts
        return grid
    columns = {column.layer: column for column in arrangement.columns}
    lines = defaultdict[float, list[Column]](list)  # where branches lie side by side, heads have a line each
    for column in arrangement.columns:
        lines[column.header.top()].append(column)
    for part in parts:
        said = [column.layer for column in arrangement.columns if _wanted(column, part)]
        assert [cell.layer for cell in grid.cells if cell.part == part] == said, "all show the same rows"
        for line in lines.values():
            row = [cell for cell in grid.cells if cell.part == part and columns[cell.layer] in line]
            assert len({(cell.rect.top(), cell.rect.height()) for cell in row}) <= 1, "one line for all"
        font = kind.face(part, grid.setting).font
        size = font.pixelSize() * grid.scale * zoom
        assert size >= LEAST_TYPE - 0.01
        for cell in grid.cells:
            if cell.part == part:
                text = QFontMetricsF(font).horizontalAdvance(cell.text) * grid.scale
                assert text == pytest.approx(cell.rect.width(), abs=0.1)
                _check_text(cell, columns[cell.layer])
    heads = {layer: [cell.rect for cell in grid.cells if cell.layer == layer] for layer in columns}
    for line in lines.values():
        for one, other in pairwise(heads[column.layer] for column in sorted(line, key=lambda each: each.area.left())):
            right, left = max(rect.right() for rect in one), min(rect.left() for rect in other)
            assert (left - right) * zoom >= GUTTER - 0.1
    for layer, head in heads.items():
        column = columns[layer]
        assert all(above.bottom() <= below.top() + 0.01 for above, below in pairwise(head))
        assert max(rect.bottom() for rect in head) <= column.header.bottom() + 0.01, "maps begin below"
        others = [rect for each in heads.values() for rect in each if each is not head]
        assert not any(grid.frame(column).intersects(rect) for rect in others)
    if within is not None:
        assert max(rect.right() for head in heads.values() for rect in head) * zoom <= within
    return grid


def _wanted(column: Column, part: str) -> bool:
    return part == "kind" or bool(getattr(column.head, part))


def _check_text(cell: Cell, column: Column) -> None:
    head = column.head
    if cell.part == "kind":
        assert cell.text in (head.title, head.short)
    elif cell.part == "shape":
        assert "".join(cell.text.split()) == "".join(head.shape.split())
    elif "…" in cell.text:
        assert getattr(head, cell.part) in head_text(column, None), "the tooltip tells all of it"


@pytest.mark.usefixtures("spoken")
def test_heads_never_touch(show: Show) -> None:
    """Each network at each size of a view, in type of one size there: the next network has another one there."""
    for turn, project in enumerate((*shipped(), deep(), *odd())):
        for at, size in enumerate(SIZES):
            scale = SCALES[(turn + at) % len(SCALES)]
            arrangement, kind = show(project, size, scale)
            fit = min(size[1] / scale / arrangement.height, 1.0)
            grid = check(arrangement, kind, max(fit, 0.5))
            assert {"kind", "shape"} <= {*grid.setting.parts}, "where all is in sight"
            for zoom in ZOOMS:
                check(arrangement, kind, zoom)


@pytest.mark.usefixtures("spoken")
@examples(60, same_fixtures=True)
@given(
    project=projects(most=12),
    names=st.lists(st.sampled_from(["a", "conv1", LONG, LONG + "_{}", "ü ∑", "ἀ" * 20, "m" * 60]), max_size=12),
    size=st.sampled_from(SIZES),
    scale=st.sampled_from(SCALES),
    zoom=st.floats(0.1, 8),
)
def test_heads_of_any_network_never_touch(
    show: Show, project: engine.Project, names: list[str], size: tuple[int, int], scale: float, zoom: float
) -> None:
    for number, (layer, name) in enumerate(zip(project.layers, names, strict=False)):
        project = engine.rename_layer(project, layer.id, f"{name}{number}")
    arrangement, kind = show(project, size, scale)
    check(arrangement, kind, max(min(size[1] / scale / arrangement.height, 1.0), 0.5))
    check(arrangement, kind, zoom)


@pytest.mark.usefixtures("spoken")
def test_ten_columns_say_kind_and_shape_on_a_small_screen(show: Show) -> None:
    project = engine.open_project(RESOURCES / "networks" / "digits.convscope")
    arrangement, kind = show(project, (492, 310), 1.0)
    assert len(arrangement.columns) == 10
    assert arrangement.width <= 492 + 0.1
    grid = check(arrangement, kind, 1.0, within=492)
    shapes = [cell.text for cell in grid.cells if cell.part == "shape"]
    assert shapes == ["1×28×28", "8×28×28", "8×28×28", "8×14×14", "16×10×10", "16×10×10", "16×5×5", "400", "10", "10"]
    assert len([cell for cell in grid.cells if cell.part == "kind"]) == 10


def test_type_shrinks_before_rows_go_and_shapes_go_last(show: Show) -> None:
    """From wide to narrow: rows are only ever left out, and with the last type size of those before."""
    project = engine.open_project(RESOURCES / "networks" / "digits.convscope")
    seen = []
    for width in range(1400, 440, -6):
        arrangement, _ = show(project, (width, 460), 1.0)
        if arrangement.width > width + 0.1:
            break
        seen.append(arrangement.setting)
    rows = [len(each.parts) for each in seen]
    assert rows == sorted(rows, reverse=True)
    assert {5, 4, 3} <= {*rows}
    assert seen[0].pixels == 11
    assert seen[0].space == " "
    for before, after in pairwise(seen):
        if len(before.parts) == len(after.parts):
            assert after.short >= before.short
        else:
            assert before.pixels <= LEAST_TYPE + 1, "it had shrunk"


def test_shapes_are_the_last_to_go_when_all_is_shown_smaller(show: Show) -> None:
    pair = [engine.Linear(units=9), engine.Sigmoid()]
    arrangement, kind = show(engine.chain((1, 2, 2), [engine.Flatten(), *pair, *pair, engine.Softmax()]), (876, 460), 1)
    zooms = [grid_of(arrangement, kind, zoom / 100).setting.parts for zoom in range(100, 1, -1)]
    seen = [*dict.fromkeys(zooms)]
    assert seen == [each for each in (*ROWS, ("shape",), ()) if each in seen]
    assert seen[0] == ROWS[0]
    assert seen[-2:] == [("shape",), ()]


def test_what_is_seen_larger_says_no_less(show: Show) -> None:
    project = engine.open_project(RESOURCES / "networks" / "digits.convscope")
    arrangement, kind = show(project, (492, 310), 1.0)
    grids = [grid_of(arrangement, kind, zoom) for zoom in (1.0, 1.5, 2.0, 3.0, 6.0)]
    assert all({*after.setting.parts} >= {*before.setting.parts} for before, after in pairwise(grids))
    assert len(grids[-1].setting.parts) == 5
    sizes = [
        grid.setting.pixels * grid.scale * zoom for grid, zoom in zip(grids, (1.0, 1.5, 2.0, 3.0, 6.0), strict=True)
    ]
    assert sizes[-1] > sizes[0]


def test_type_for_the_last_row_does_not_shrink(show: Show) -> None:
    for scale in (1.64, 2.0):
        assert show(deep(), (1700, 900), scale)[1].min_pixels == 11


@pytest.mark.usefixtures("qapp")
def test_fonts_derive_from_one_in_points_as_well() -> None:
    base = QFont()
    base.setPointSize(10)
    fonts = Fonts.of(base)
    assert fonts.title.pixelSize() == QFontInfo(base).pixelSize() + 1
    assert fonts.small.pixelSize() == max(QFontInfo(base).pixelSize() - 1, 8)
