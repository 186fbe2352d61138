"""Dragging one weight of a large layer costs what is dragged, not what the layer holds."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

import engine
from engine.values.array import BLOCK_BYTES, Array
from gui.state.selection import Hover
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow


def layers() -> engine.Project:
    """A fully connected layer and a convolution, both of several blocks."""
    specs = [
        engine.Conv2d(filters=64, kernel=3, padding=1),
        engine.Conv2d(filters=128, kernel=3),
        engine.MaxPool2d(),
        engine.Flatten(),
        engine.Linear(units=32),
    ]
    project = engine.chain((1, 16, 16), specs, seed=1)
    return engine.set_image(project, np.random.default_rng(0).random((1, 16, 16), dtype=np.float32))


@pytest.mark.parametrize(("layer", "at"), [("linear1", (7, 40)), ("conv2", (5, 3, 1, 1))])
def test_a_drag_puts_no_weights_together_and_keeps_one_block(
    make_window: MakeWindow,
    settle: Callable[[MainWindow], None],
    monkeypatch: pytest.MonkeyPatch,
    layer: str,
    at: tuple[int, ...],
) -> None:
    window = make_window(layers())
    settle(window)
    window.selection.choose(Hover(layer, 0, at[0], 0) if layer == "linear1" else Hover(layer, at[0], 1, 1))
    settle(window)
    document = window.document
    began, value = document.project, float(document.project[layer].weights["weight"][at])
    assert len(list(began[layer].weights["weight"].blocks())) > 1
    together: list[Array] = []
    read = Array.data.fget
    assert read is not None

    def watched(array: Array) -> object:
        if array.is_scattered:
            together.append(array)
        return read(array)

    monkeypatch.setattr(Array, "data", property(watched))
    for dock in ("layer", "why", "cell", "filter"):
        window.docks[dock].raise_()
        for each in (1.0, 2.0, 3.0):
            document.edit("Drag", lambda p, v=each: engine.set_weight(p, layer, at, v), merge="drag")
            QApplication.processEvents()
        settle(window)
    assert window.session.frame is not None
    assert window.session.frame.request.project is document.project
    assert together == []
    assert document.held_bytes - _bytes(began) <= BLOCK_BYTES
    document.edit("Drag", lambda p: engine.set_weight(p, layer, at, value), merge="drag")
    settle(window)
    assert document.project is began
    assert document.stack.count() == 0
    assert document.held_bytes == _bytes(began)


def _bytes(project: engine.Project) -> int:
    arrays = [array for layer in project.layers for array in layer.weights.values()]
    assert project.input.image is not None
    pieces = [piece for array in (*arrays, project.input.image) for piece in array.memories.values()]
    return sum({id(piece.owner): piece.nbytes for piece in pieces}.values())
