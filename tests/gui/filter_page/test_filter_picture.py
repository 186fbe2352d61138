"""A picture of a filter without a window is what the window paints, and needs no more than values."""

from __future__ import annotations

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import engine
from engine.quiz.hiding import HiddenCells
from gui.filter_page.filter_picture import filter_frame_of, filter_picture, filter_state
from gui.filter_page.filter_state import FilterState, Pointed
from gui.filter_page.mixer import Mix
from gui.filter_page.painter import FilterPainter, KeptPainter
from gui.filter_page.slices import Normal
from gui.filter_page.view import FilterDepthView
from gui.look import theme
from gui.look.palettes import CONTRAST, DARK, LIGHT
from gui.network.canvas_state import Selected
from gui.network.pointing import Pointing
from gui.state.document import Document
from gui.state.selection import Hover, Looks, Selection, WeightSpot
from gui.state.session import Session
from gui.state.workers import Frame

ROOT = Path(__file__).resolve().parents[3]
LOOKS = Looks("activations", "growth", hatching=True)
SIZE = QSize(860, 520)


def network() -> engine.Project:
    specs = [engine.Conv2d(filters=6, padding=1), engine.ReLU(), engine.Conv2d(filters=3), engine.ReLU()]
    project = engine.chain((1, 12, 12), [*specs, engine.Flatten(), engine.Linear(units=3), engine.Softmax()], seed=2)
    return engine.set_image(project, np.random.default_rng(0).normal(size=(1, 12, 12)).astype(np.float32))


def frame(project: engine.Project, channel: int = 1) -> Frame:
    return filter_frame_of(project, engine.evaluate(project), "conv2", channel)


def values(image: QImage) -> np.ndarray:
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(pixels.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def painted(paint: Callable[[QPainter], None], size: QSize = SIZE) -> np.ndarray:
    image = QImage(size, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint(painter)
    return values(image)


def anew(state: FilterState, pointed: Pointed) -> np.ndarray:
    return painted(lambda painter: FilterPainter().paint(painter, state, pointed), state.size)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[tuple[FilterDepthView, Selection, Session, theme.Theme]]:
    look = theme.apply(qapp, "light")
    document = Document(network())
    selection = Selection(LOOKS, document)
    session = Session(document, selection)
    view = FilterDepthView(document, selection, session, look)
    qtbot.addWidget(view)
    selection.select("conv2", 1, 2)
    selection.set_page("filter")
    view.resize(SIZE)
    view.show()
    session.request()
    qtbot.waitUntil(lambda: view.canvas.slices is not None, timeout=20_000)
    qtbot.waitUntil(lambda: not session.busy, timeout=20_000)
    yield view, selection, session, look
    session.finish()
    look.choose("light")


@pytest.mark.parametrize(("choice", "palette"), [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST)])
def test_it_is_what_the_widget_paints(
    page: tuple[FilterDepthView, Selection, Session, theme.Theme], choice: theme.Choice, palette: theme.Palette
) -> None:
    view, selection, _, look = page
    look.choose(choice)
    view.canvas.clearFocus()  # its mark is the widget's alone
    view.canvas._appearing.stop()
    size = view.canvas.size()
    picture = values(filter_picture(frame(network()), size, Selected.of(selection), palette, source=2))
    assert np.array_equal(picture, values(view.canvas.grab().toImage()))
    assert len(np.unique(picture.reshape(-1, 4), axis=0)) > 50, "there are maps in it"


def test_a_font_that_was_not_taken_over_moves_nothing(
    page: tuple[FilterDepthView, Selection, Session, theme.Theme],
) -> None:
    canvas = page[0].canvas
    places, font = canvas.places, canvas.font()
    font.setPixelSize(2 * font.pixelSize())
    canvas.setFont(font)
    assert canvas.places == places, "they are for the type that is painted"
    canvas.recolour()
    assert canvas.places != places


def test_what_is_kept_is_painted_as_if_it_were_not(qapp: QApplication) -> None:
    """One painter that keeps what it can, through states that differ in one value each."""
    project = network()
    edited = engine.set_weight(project, "conv2", (1, 2, 1, 1), 5.0)
    shown = Selected(LOOKS)
    first = filter_state(frame(project), SIZE, shown, LIGHT)
    later = filter_state(frame(edited), SIZE, shown, LIGHT)
    others = [
        replace(first, kernels=later.kernels),
        later,
        filter_state(frame(project, 2), SIZE, shown, LIGHT),
        filter_state(frame(project), SIZE * 0.75, shown, LIGHT),
        filter_state(frame(project), SIZE, shown, LIGHT, scale=1.5),
        filter_state(frame(project), QSize(SIZE.width(), 200), shown, LIGHT, source=5),
        replace(first, order=first.order[::-1]),
        replace(first, mix=Mix((1.0,) * 6, muted=frozenset({2}))),
        replace(first, mix=Mix((1.0, 0.5, *(1.0,) * 4))),
        replace(first, normal=replace(Normal.of(first.slices), shares=(0.5, 0.1, 0.1, 0.1, 0.1, 0.1))),
        replace(first, selected=3),
        replace(first, hidden_by_layer={"conv2": HiddenCells(whole=True)}),
        replace(first, hidden_by_layer={"relu1": HiddenCells(others=frozenset({(1, 3, 3)}))}),
        replace(first, looks=Looks("purple_green", "growth")),
        replace(first, palette=DARK),
    ]
    kept, before = KeptPainter(), b""
    for state in (first, *chain.from_iterable((each, first) for each in others)):
        now = painted(lambda painter, s=state: kept.paint(painter, s, Pointed(), 1.0), state.size)  # type: ignore[misc]
        assert np.array_equal(now, anew(state, Pointed()))
        assert now.tobytes() != before, "every one of them is to be seen"
        before = now.tobytes()


def test_what_follows_the_mouse_paints_nothing_else_again(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    state = filter_state(frame(network()), SIZE, Selected(LOOKS), LIGHT)
    cell = Hover("conv2", 1, 4, 5)
    pointing = Pointing.at(state.slices.frame, cell, None)
    spots = [Pointed(), Pointed(pointing), Pointed(weight=WeightSpot("conv2", 1, 2, 0, 1)), Pointed(focused=True)]
    expected = [anew(state, each) for each in spots]
    assert len({each.tobytes() for each in expected}) == len(spots)
    kept = KeptPainter()
    painted(lambda painter: kept.paint(painter, state, Pointed(), 1.0))
    monkeypatch.setattr(FilterPainter, "paint_resting", lambda *_: pytest.fail("what rests is kept"))
    for pointed, picture in zip(spots, expected, strict=True):
        now = painted(lambda painter, p=pointed: kept.paint(painter, replace(state), p, 1.0))  # type: ignore[misc]
        assert np.array_equal(now, picture)


def test_a_page_that_was_left_holds_no_frame(page: tuple[FilterDepthView, Selection, Session, theme.Theme]) -> None:
    view, selection, session, _ = page
    view.canvas._appearing.stop()
    view.canvas.grab()
    assert view.canvas.slices is not None
    shown = weakref.ref(view.canvas.slices)
    selection.set_page("network")
    gc.collect()
    assert shown() is None
    assert session.frame is not None


def test_a_frame_that_took_nothing_apart_is_refused(qapp: QApplication) -> None:
    project = network()
    apart = filter_frame_of(project, engine.evaluate(project), "relu1", 0)
    with pytest.raises(ValueError, match="no filter split into input channels"):
        filter_state(apart, SIZE, Selected(LOOKS), LIGHT)


def test_it_needs_no_widgets() -> None:
    code = """
import sys
from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
import engine
from gui.look.palettes import LIGHT
from gui.network.canvas_state import Selected
from gui.filter_page.filter_picture import filter_frame_of, filter_picture
from gui.state.selection import Looks
app = QGuiApplication(["", "-platform", "offscreen"])
project = engine.chain((1, 8, 8), [engine.Conv2d(filters=2)])
frame = filter_frame_of(project, engine.evaluate(project), "conv1", 1)
picture = filter_picture(frame, QSize(600, 300), Selected(Looks("activations", "growth")), LIGHT, ratio=2)
assert picture.size() == QSize(1200, 600)
"""
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True, timeout=120)
