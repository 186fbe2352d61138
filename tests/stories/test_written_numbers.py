"""One number style everywhere: nothing says a hyphen for a minus, a comma between thousands, or 1e-05."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QImage, QPainter
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QWidget

import engine
from gui.window.main_window import MainWindow
from tests.stories.test_counted_words import texts_in

MakeWindow = Callable[[engine.Project], MainWindow]
Settle = Callable[[MainWindow], None]

WRONG = re.compile(
    r"(?<![\w.)\]/-])-\d"  # a hyphen for a minus
    r"|(?<![\d.,])\d{1,3},\d{3}(?![\d,])(?!\.\d*,)"  # a comma between thousands
    r"|(?<![\w.,])\d{5,}(?![\w.])"  # nothing between them
    r"|\de[+0-]"  # powers of ten as Python writes them
    r"|·\s?10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]"  # and as others do
)


@contextmanager
def hearing(monkeypatch: pytest.MonkeyPatch) -> Iterator[set[str]]:
    """Collects all texts that are drawn by ConvScope's own painting within the block."""
    found: set[str] = set()
    draw = QPainter.drawText

    def record(painter: QPainter, *args: Any) -> Any:
        found.add(next(each for each in args if isinstance(each, str)))
        return draw(painter, *args)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", record)
        yield found


def painted(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """All texts that are drawn by ConvScope's own painting while the window is painted."""
    with hearing(monkeypatch) as found:
        window.render(QImage(window.size(), QImage.Format.Format_RGB32), QPoint())
    return found


def said(window: MainWindow) -> list[str]:
    """Everything that the window says in its widgets and commands at the moment."""
    columns = ["\n".join(column.head.lines) for column in window.view.arrangement.columns]
    return [*said_in(window), *columns]


def said_in(part: QWidget) -> list[str]:
    """Everything that a part of the window says in its widgets and commands."""
    boxes = [box.text() for box in part.findChildren(QAbstractSpinBox)]
    actions = [action.text() for action in part.findChildren(QAction)]
    return [*texts_in(part), *boxes, *actions]


@pytest.mark.parametrize("wrong", ["-3", "1,234", "12345", "1.2e+05", "1e-5", "3.4 · 10³⁸"])
def test_what_is_wrong_is_found(wrong: str) -> None:
    assert WRONG.search(f"it is {wrong} here")


@pytest.mark.parametrize("right", ["−3", "12\u202f345", "1.2e5", "1e−5", "conv1-2", "0, 1, 234", "2024-05-01"])
def test_what_is_right_is_let_be(right: str) -> None:
    assert not WRONG.search(right)


def test_numbers_are_written_alike_all_over_the_window(
    make_window: MakeWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    specs = (
        engine.Conv2d(filters=2, kernel=3, padding=1),
        engine.BatchNorm2d(),
        engine.ReLU(),
        engine.AvgPool2d(kernel=2, stride=2),
        engine.Flatten(),
        engine.Linear(units=700),
        engine.Softmax(),
    )
    image = (np.random.default_rng(0).normal(0, 4000, (1, 40, 60))).astype(np.float32)
    with hearing(monkeypatch) as heard:
        window = make_window(engine.set_image(engine.chain((1, 40, 60), specs, seed=1), image))
        window.resize(1440, 900)
        settle(window)
        for layer in ("input", *(each.id for each in window.document.project.layers)):
            window.selection.select(layer)
            settle(window)
            for dock in window.docks.values():
                dock.raise_()
                QApplication.processEvents()
                heard.update(said(window))
    assert any("\u202f" in text for text in heard)
    assert any("−" in text for text in heard)
    odd = sorted(text for text in heard if WRONG.search(re.sub(r"https?:\S+", "", text)))
    assert not odd
