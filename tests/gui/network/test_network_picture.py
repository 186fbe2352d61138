"""A picture of a network without a window is what the window paints, and needs no more than values."""

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
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import engine
from engine.quiz.hiding import HiddenCells
from gui.look import theme
from gui.look.palettes import CONTRAST, DARK, LIGHT
from gui.network.canvas_state import CanvasState, Selected
from gui.network.fonts import Fonts
from gui.network.layout import Column
from gui.network.network_picture import canvas_state, frame_of, network_picture
from gui.network.painter import KeptPainter, NetworkPainter
from gui.network.painting import Names
from gui.network.view import NetworkView
from gui.state.document import Document
from gui.state.playback import Playback
from gui.state.selection import Hover, Looks, Selection
from gui.state.session import Session

ROOT = Path(__file__).resolve().parents[3]
LOOKS = Looks("activations", "growth", hatching=True)
SIZE = QSize(900, 420)


def network(*more: engine.Spec) -> engine.Project:
    specs = [engine.Conv2d(filters=4, padding=1), engine.ReLU(), engine.MaxPool2d(), *more]
    project = engine.chain((1, 12, 12), [*specs, engine.Flatten(), engine.Linear(units=3), engine.Softmax()], seed=2)
    return engine.set_image(project, np.random.default_rng(0).normal(size=(1, 12, 12)).astype(np.float32))


def values(image: QImage) -> np.ndarray:
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(pixels.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(int)


def painted(paint: Callable[[QPainter], None], size: QSize = SIZE) -> np.ndarray:
    image = QImage(size, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        paint(painter)
    return values(image)


class Canvas:
    """The widget with a network in it, as the window has it."""

    def __init__(self, qtbot: QtBot, project: engine.Project, look: theme.Theme) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.document = Document(project)
        self.selection = Selection(LOOKS, self.document)
        self.session = Session(self.document, self.selection)
        playback = Playback(self.document, self.selection, self.window)
        self.view = NetworkView(self.document, self.selection, self.session, look, playback, self.window)
        self.view.resize(SIZE)
        self.window.resize(SIZE)
        self.window.show()
        with qtbot.waitSignal(self.session.ready, timeout=20_000):
            self.session.request()


@pytest.fixture
def canvas(qtbot: QtBot, qapp: QApplication) -> Iterator[Callable[[engine.Project, theme.Choice], Canvas]]:
    made: list[Canvas] = []
    look = theme.apply(qapp, "light")

    def make(project: engine.Project, choice: theme.Choice = "light") -> Canvas:
        look.choose(choice)
        made.append(Canvas(qtbot, project, look))
        return made[-1]

    yield make
    for each in made:
        each.session.finish()
    look.choose("light")


MakeCanvas = Callable[..., Canvas]


@pytest.mark.parametrize(("choice", "palette"), [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST)])
def test_it_is_what_the_widget_paints(canvas: MakeCanvas, choice: theme.Choice, palette: theme.Palette) -> None:
    project = network()
    shown = canvas(project, choice)
    shown.view.clearFocus()  # its mark is the widget's alone
    shown.selection.select("conv1", 2)
    shown.selection.set_pins(("relu1", 1), None)
    frame = frame_of(project, engine.evaluate(project))
    picture = values(network_picture(project, frame, SIZE, Selected.of(shown.selection), palette))
    assert np.array_equal(picture, values(shown.view.grab().toImage()))
    assert len(np.unique(picture.reshape(-1, 4), axis=0)) > 50, "there are maps in it"


def test_other_palettes_and_sizes_make_other_pictures(qapp: QApplication) -> None:
    project = network()
    frame = frame_of(project, engine.evaluate(project))
    pictures = [network_picture(project, frame, SIZE, Selected(LOOKS), each) for each in (LIGHT, DARK, CONTRAST)]
    assert len({values(each).tobytes() for each in pictures}) == 3
    fine = network_picture(project, frame, SIZE, Selected(LOOKS), LIGHT, ratio=2)
    assert fine.size() == 2 * SIZE


@pytest.mark.parametrize("more", [(), (engine.Conv2d(filters=3, kernel=40),), (engine.Conv2d(filters=40, padding=1),)])
def test_what_is_kept_is_painted_as_if_it_were_not(qapp: QApplication, more: tuple[engine.Spec, ...]) -> None:
    """One painter that keeps what it can, through states that differ in one value each."""
    project = network(*more)
    edited = engine.set_weight(project, "conv1", (0, 0, 1, 1), 5.0)
    frame, later = (frame_of(each, engine.evaluate(each)) for each in (project, edited))
    selected = Selected(LOOKS, "conv1", 1)

    first = canvas_state(project, frame, SIZE, selected, LIGHT)
    near = replace(first.framed, zoom=2 * first.framed.zoom)
    others = [
        replace(first, frame=None),
        replace(first, project=edited, frame=later),
        *(
            replace(first, selected=replace(selected, **change))
            for change in (
                {"channel": 2},
                {"hover": Hover("relu1", 3, 1, 1)},
                {"pins": {"red": ("conv1", 0), "green": None}},
                {"looks": Looks("purple_green", "growth", "layer")},
                {"hidden_by_layer": {"relu1": HiddenCells(whole=True)}},
                {"sizes_asked": frozenset({"pool1"})},
            )
        ),
        replace(first, palette=DARK),
        replace(first, framed=near),
        replace(first, framed=replace(first.framed, size=SIZE * 1.25)),
        canvas_state(project, frame, SIZE, selected, LIGHT, scale=1.5),
        canvas_state(project, frame, SIZE, selected, LIGHT, close_up=(2.0, 0.25, 0.5)),
    ]
    ways = [(0, 0), (-40, -3), (-52, 20), (-52.5, 20), (0, 20)]
    moved = [replace(first, framed=replace(near, offset=near.offset + QPointF(*by))) for by in ways]
    kept, before = KeptPainter(), b""
    for state in (first, *chain.from_iterable((each, first) for each in others), *moved):
        size = state.framed.size
        now = painted(lambda painter, state=state: kept.paint(painter, state, 1.0), size)  # type: ignore[misc]
        anew = painted(lambda painter, state=state: NetworkPainter().paint(painter, state), size)  # type: ignore[misc]
        assert np.abs(now - anew).max() <= 2, "lines at the edge of what was moved are smoothed with what is beyond it"
        assert now.tobytes() != before, "every one of them is to be seen"
        before = now.tobytes()


def random_edit(project: engine.Project, draw: np.random.Generator) -> engine.Project:
    """Another weight, bias, filter or picture, or names of classes."""
    layer = str(draw.choice(["conv1", "linear1"]))
    weight = project[layer].weights["weight"]
    number = int(draw.integers(weight.shape[0]))
    rest = np.zeros(weight.shape[1:], np.float32)
    edits = [
        lambda: engine.set_weight(project, layer, (number, *(0,) * (weight.ndim - 1)), float(draw.normal())),
        lambda: engine.set_bias(project, layer, number, float(draw.normal())),
        lambda: engine.set_filter(project, "conv1", number % 4, np.zeros((1, 3, 3), np.float32)),
        lambda: engine.set_kernel(project, "conv1", number % 4, 0, engine.KERNELS["sobel_x"]),
        lambda: engine.set_image(project, draw.normal(size=(1, 12, 12)).astype(np.float32)),
        lambda: engine.set_weights(project, layer, weight=np.stack([rest] * weight.shape[0])),
        lambda: engine.set_classes(project, [str(name) for name in draw.choice(["cat", "dog", "a horse"], 3)]),
    ]
    return edits[int(draw.integers(len(edits)))]()


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_picture_of_which_a_frame_changed_parts_is_painted_as_if_anew(
    canvas: MakeCanvas, qtbot: QtBot, seed: int, ratio: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, kept, mended = np.random.default_rng(seed), KeptPainter(), []
    mend = KeptPainter._mend
    monkeypatch.setattr(KeptPainter, "_mend", lambda *given: (mended.append(given[4]), mend(*given)))
    shown = canvas(network(*([engine.Conv2d(filters=40, padding=1)] if seed % 2 else [])))
    shown.view.hide()  # its own painter does not count
    shown.selection.set_looks(scale=["map", "layer", "network"][seed % 3])
    shown.selection.set_pins(("conv1", 0), None)
    shown.selection.select("conv1", 1)
    hidden = {"relu1": HiddenCells(whole=True)} if seed == 3 else {}
    zoom = [1.0, 2.7][seed // 2]
    for _ in range(12):
        edited = random_edit(shown.document.project, draw)
        shown.document.edit("another", lambda _, edited=edited: edited)  # type: ignore[misc]
        qtbot.waitUntil(lambda: not shown.session.busy, timeout=20_000)
        if draw.random() < 0.2:
            shown.selection.select("linear1", int(draw.integers(3)))
        state = shown.view.state()
        framed = replace(state.framed, zoom=zoom * state.framed.zoom)
        state = replace(state, framed=framed, selected=replace(state.selected, hidden_by_layer=hidden))
        now = painted_at(ratio, lambda painter, state=state: kept.paint(painter, state, ratio))  # type: ignore[misc]
        anew = painted_at(ratio, lambda painter, state=state: NetworkPainter().paint(painter, state))  # type: ignore[misc]
        assert np.abs(now - anew).max() <= 2
    assert mended


def painted_at(ratio: float, paint: Callable[[QPainter], None]) -> np.ndarray:
    image = QImage(SIZE * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    with QPainter(image) as painter:
        paint(painter)
    return values(image)


def test_in_a_hurry_a_slow_picture_is_scaled_until_the_zoom_rests(
    canvas: MakeCanvas, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.network.painter._A_FRAME", 0.0)  # every picture takes longer
    shown = canvas(network())
    shown.view.clearFocus()
    painter, exact = shown.view._painter, []
    paint = painter.paint

    def noted(*given: object) -> bool:
        exact.append(paint(*given))  # type: ignore[arg-type]
        return exact[-1]

    monkeypatch.setattr(painter, "paint", noted)
    shown.view.grab()
    shown.view.zoom.zoom_in()
    shown.view.zoom.zoom_in()
    hurried = values(shown.view.grab().toImage())
    qtbot.waitUntil(lambda: exact[-1])
    assert exact[0], "nothing was in a hurry yet"
    assert False in exact
    state = shown.view.state()
    anew = painted(lambda painter: NetworkPainter().paint(painter, state))
    assert np.abs(values(shown.view.grab().toImage()) - anew).max() <= 2
    assert not np.array_equal(hurried, anew), "scaled pixels are larger than painted ones"


def test_what_is_painted_roughly_in_a_hurry_is_painted_well_afterwards(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.network.painter._A_FRAME", 0.0)  # every picture takes longer
    project = engine.chain((1, 12, 12), [engine.Conv2d(filters=40), engine.ReLU()], seed=2)
    project = engine.set_image(project, np.random.default_rng(0).normal(size=(1, 12, 12)).astype(np.float32))
    frame, kept = frame_of(project, engine.evaluate(project)), KeptPainter()
    first, other = (canvas_state(project, frame, SIZE, Selected(LOOKS), LIGHT, scale=scale) for scale in (1.0, 1.25))
    exact = list[bool]()

    def shown(state: CanvasState, hurried: bool) -> np.ndarray:
        return painted(lambda painter: exact.append(kept.paint(painter, state, 1.0, hurried)))

    shown(first, False)
    rough, moved = (
        shown(other, True),
        replace(other, framed=replace(other.framed, offset=other.framed.offset + QPointF(-20, 0))),
    )
    anew = painted(lambda painter: NetworkPainter().paint(painter, moved))
    assert np.abs(shown(moved, True) - anew).max() > 2
    assert np.abs(shown(moved, False) - anew).max() <= 2
    assert np.abs(shown(other, False) - rough).max() > 2
    assert exact == [True, False, False, True, True]


@pytest.mark.parametrize(("bias", "best"), [([0.0, 2.0, np.nan], 1), ([np.nan] * 3, None)])
def test_the_winner_is_a_number(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, bias: list[float], best: int | None
) -> None:
    winners, names_of = set[int | None](), Names.of

    def named(column: Column, fonts: Fonts, best: int | None = None) -> Names:
        winners.add(best)
        return names_of(column, fonts, best)

    monkeypatch.setattr(Names, "of", named)
    project = engine.chain((1, 4, 4), [engine.Flatten(), engine.Linear(units=3)])
    project = engine.set_weights(project, "linear1", weight=np.zeros((3, 16)), bias=np.array(bias))
    state = canvas_state(project, frame_of(project, engine.evaluate(project)), SIZE, Selected(LOOKS), LIGHT)
    painted(lambda painter: NetworkPainter().paint(painter, state))
    assert winners - {None} == {best} - {None}


def test_a_picture_that_is_kept_does_not_hold_its_frame(qapp: QApplication) -> None:
    project, kept = network(), KeptPainter()
    state = canvas_state(project, frame_of(project, engine.evaluate(project)), SIZE, Selected(LOOKS), LIGHT)
    assert state.frame is not None
    frame = weakref.ref(state.frame)
    painted(lambda painter, state=state: kept.paint(painter, state, 1.0))  # type: ignore[misc]
    state = replace(state, frame=None)
    gc.collect()
    assert frame() is None
    without = painted(lambda painter: NetworkPainter().paint(painter, state))
    assert np.array_equal(painted(lambda painter: kept.paint(painter, state, 1.0)), without)


def test_a_painter_is_left_as_it_was_and_paints_where_it_stands(qapp: QApplication) -> None:
    project = network()
    state = canvas_state(project, frame_of(project, engine.evaluate(project)), SIZE, Selected(LOOKS), LIGHT)
    alone = painted(lambda painter: NetworkPainter().paint(painter, state))

    def beside(painter: QPainter) -> None:
        painter.fillRect(0, 0, SIZE.width() + 100, SIZE.height() + 50, "#123456")
        painter.translate(100, 50)
        NetworkPainter().paint(painter, state)
        assert (painter.transform().dx(), painter.transform().dy()) == (100, 50)
        assert not painter.hasClipping()

    both = painted(beside, SIZE + QSize(200, 100))
    assert np.abs(both[50:-50, 100:-100] - alone).max() <= 1, "places are rounded otherwise"
    assert (both[:50, : SIZE.width() + 100] == both[0, 0]).all(), "nothing outside"


def test_it_needs_no_widgets() -> None:
    code = """
import numpy as np
from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QGuiApplication
import engine
from gui.look.palettes import LIGHT
from gui.network.canvas_state import Selected
from gui.network.network_picture import frame_of, network_picture
from gui.state.selection import Looks
app = QGuiApplication(["", "-platform", "offscreen"])
project = engine.chain((1, 8, 8), [engine.Conv2d(filters=2), engine.ReLU(), engine.Flatten(), engine.Linear(units=2)])
frame = frame_of(project, engine.evaluate(project))
image = network_picture(project, frame, QSize(600, 300), Selected(Looks("activations", "growth")), LIGHT)
assert len(np.unique(np.frombuffer(image.constBits(), np.uint32))) > 20
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
