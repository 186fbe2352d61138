"""The window shows the same whether the maps stay on a device or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

import engine
from engine.compute import device_maps, layer_evaluation
from engine.values.errors import EngineError
from gui.state.selection import Hover
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow

Settle = Callable[[MainWindow], None]
PLACES = [Hover("conv1", 1, 5, 6), Hover("pool1", 0, 3, 4), Hover("input", 0, 2, 2)]


def shown(window: MainWindow, settle: Settle) -> list[object]:
    """What the window says of some cells, and of the map of each."""
    found: list[object] = []
    for place in PLACES:
        window.selection.choose(place)
        settle(window)
        window.status.show_value(place)
        panel = window.deferred_parts.map_panel
        assert panel is not None
        found += [window.status.value.text(), panel.heading.text(), panel.numbers.text(), panel.histogram.toolTip()]
    return found


def pixels(window: MainWindow) -> NDArray[np.int16]:
    image = window.view.grab().toImage()  # whose memory is read
    return np.frombuffer(image.constBits(), np.uint8).astype(np.int16)


def test_another_device_shows_the_same(window: MainWindow, settle: Settle) -> None:
    settle(window)
    before, picture = shown(window, settle), pixels(window)
    window.session.set_device("cpu:0")
    assert shown(window, settle) == before
    frame = window.session.frame
    assert frame is not None
    assert all(output.on_device is not None for output in frame.result.outputs.values())
    assert np.abs(pixels(window) - picture).max() < 16, "one shade at most"
    value = float(frame.result["conv1"][1, 5, 6])
    window.document.edit("w", lambda project: engine.set_bias(project, "conv1", 1, 9.0))
    settle(window)
    assert window.session.frame is not None
    assert float(window.session.frame.result["conv1"][1, 5, 6]) != value


def test_the_mouse_over_a_map_brings_what_is_explained(
    make_window: MakeWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs = [engine.Conv2d(filters=4, kernel=3, padding=1), engine.ReLU(), engine.MaxPool2d()]
    project = engine.chain((3, 400, 400), specs, seed=1)
    window = make_window(engine.set_image(project, np.random.default_rng(0).random((3, 400, 400), np.float32)))
    window.session.set_device("cpu:0")
    settle(window)
    crossed, download = list[int](), device_maps.download

    def counting(values: Any) -> Any:
        crossed.append(values.nbytes)
        return download(values)

    monkeypatch.setattr(device_maps, "download", counting)
    for layer in ("conv1", "relu1", "pool1"):
        window.selection.choose(Hover(layer, 1, 100, 50))
        settle(window)
        crossed.clear()
        for column in range(51, 61):
            window.selection.point_at(Hover(layer, 1, 100, column))
            settle(window)
        assert 10 * 4 <= sum(crossed) <= 10 * 4 * 40, layer
    window.document.edit("w", lambda project: engine.set_bias(project, "conv1", 2, 9.0))
    crossed.clear()
    settle(window)
    assert sum(crossed) < 2**19, "a sample for the digits, and no map"


def test_a_device_that_fails_says_what_to_do(
    window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle(window)

    def fails(*_: object) -> None:
        raise NotImplementedError("not implemented for this device")

    monkeypatch.setattr(layer_evaluation, "joint_forward", fails)
    errors: list[BaseException] = []
    window.session.failed.connect(errors.append)
    window.session.set_device("cpu:0")
    settle(window)
    (error,) = errors
    assert isinstance(error, EngineError)
    assert "cannot compute conv1" in str(error)
    monkeypatch.undo()
    window.session.set_device("cpu")
    settle(window)
    assert len(errors) == 1
