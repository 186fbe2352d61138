"""Pictures of the pages of scenes without a window are what the widgets paint."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.look import theme
from gui.look.painted_picture import picture_font
from gui.look.palettes import CONTRAST, DARK, LIGHT, qpalette
from gui.presentation.pages.areas_state import Count
from gui.presentation.pages.count_areas import CountAreas
from gui.presentation.pages.page_pictures import areas_picture, before_after_picture, unroll_picture
from gui.presentation.pages.picture_view import PictureView
from gui.presentation.pages.unroll_painter import UnrollPainter
from gui.presentation.pages.unroll_state import Unrolled, UnrollState, places_for
from gui.presentation.pages.unroll_view import UnrollView

SIZE = QSize(700, 360)
COUNTS = Count("parameters of filters", 280, own=True), Count("parameters, fully connected", 40_000)
looks = pytest.mark.parametrize(("choice", "palette"), [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST)])


def values(image: QImage) -> np.ndarray:
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(pixels.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def maps(seed: int = 0) -> Unrolled:
    rng = np.random.default_rng(seed)
    numbers = rng.normal(size=(3, 4, 5)).astype(np.float32)
    hidden = np.zeros(numbers.shape, np.bool_)
    hidden[1, 2, 3] = True
    return Unrolled("pool1", numbers, rng.integers(0, 255, (3, 4, 5, 3), np.uint8), hidden, counted=True)


def images() -> tuple[QImage, QImage]:
    before, after = QImage(24, 16, QImage.Format.Format_RGB32), QImage(20, 12, QImage.Format.Format_RGB32)
    before.fill(Qt.GlobalColor.darkCyan)
    after.fill(Qt.GlobalColor.darkYellow)
    return before, after


Grab = Callable[[QWidget, theme.Choice], np.ndarray]


@pytest.fixture
def grabbed(qtbot: QtBot, qapp: QApplication) -> Iterator[Grab]:
    look = theme.apply(qapp, "light")

    def grab(widget: QWidget, choice: theme.Choice) -> np.ndarray:
        look.choose(choice)
        qtbot.addWidget(widget)
        widget.resize(SIZE)
        return values(widget.grab().toImage())

    yield grab
    look.choose("light")


@looks
@pytest.mark.parametrize("unrolled", [False, True])
def test_maps_and_their_line(grabbed: Grab, choice: theme.Choice, palette: theme.Palette, unrolled: bool) -> None:
    view, shown = UnrollView(), maps()
    view.show_maps(shown)
    view.set_unrolled(unrolled)
    view.mark((2, 1, 0))
    seen = grabbed(view, choice)
    assert np.array_equal(
        values(unroll_picture(shown, SIZE, palette, progress=float(unrolled), marked=(2, 1, 0))), seen
    )
    assert len(np.unique(seen.reshape(-1, 4), axis=0)) > 50, "there are maps in it"


@looks
def test_two_pictures_in_one_place(grabbed: Grab, choice: theme.Choice, palette: theme.Palette) -> None:
    view, (before, after), share = PictureView(), images(), QRectF(0.1, 0.1, 0.8, 0.8)
    view.show_before(before)
    view.show_after(after, share)
    view.set_divider(0.3)
    seen = grabbed(view, choice)
    assert np.array_equal(values(before_after_picture(before, after, share, SIZE, palette, divider=0.3)), seen)
    assert len(np.unique(seen.reshape(-1, 4), axis=0)) > 20


@looks
@pytest.mark.parametrize("near", [False, True])
def test_two_counts(grabbed: Grab, choice: theme.Choice, palette: theme.Palette, near: bool) -> None:
    view = CountAreas()
    view.show_counts(*COUNTS)
    view.set_near(near)
    seen = grabbed(view, choice)
    assert np.array_equal(values(areas_picture(COUNTS, SIZE, palette, distance=1.0 - near)), seen)
    assert len(np.unique(seen.reshape(-1, 4), axis=0)) > 20


def test_pictures_have_more_pixels_and_larger_type_where_they_are_asked_for(qapp: QApplication) -> None:
    pictures = [areas_picture(COUNTS, SIZE, LIGHT, scale=scale, ratio=2) for scale in (1.0, 1.5)]
    assert [each.size() for each in pictures] == [2 * SIZE] * 2
    assert not np.array_equal(*map(values, pictures))


def test_kept_pictures_of_maps_are_painted_as_if_they_were_not(qapp: QApplication) -> None:
    """One painter through states that differ in one value each."""
    shown, font, other = maps(), picture_font(1.0), maps(1)
    first = UnrollState(shown, places_for(shown, SIZE, font), 1.0, (0, 0, 0), SIZE, font, qpalette(LIGHT))
    larger, smaller = picture_font(1.5), SIZE * 0.8
    others = [
        replace(first, shown=other),
        replace(first, progress=0.0),
        replace(first, progress=0.5),
        replace(first, marked=(1, 1, 1)),
        replace(first, size=smaller, places=places_for(shown, smaller, font)),
        replace(first, font=larger, places=places_for(shown, SIZE, larger)),
        replace(first, colours=qpalette(DARK)),
    ]
    kept, before = UnrollPainter(), b""
    for state in [first, *(state for each in others for state in (each, first))]:
        pictures = []
        for painter_of_maps in (kept, UnrollPainter()):
            image = QImage(SIZE, QImage.Format.Format_RGB32)
            image.fill(Qt.GlobalColor.white)
            with QPainter(image) as painter:
                painter_of_maps.paint(painter, state, 1.0)
            pictures.append(values(image))
        assert np.array_equal(*pictures)
        assert pictures[0].tobytes() != before, "every one of them is to be seen"
        before = pictures[0].tobytes()
