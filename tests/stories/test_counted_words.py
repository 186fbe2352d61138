"""One row is not "1 rows": a network in which nearly everything there is one of is read from all sides."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

import engine
from gui.network.column_headers import head_of
from gui.text.phrases import plural
from gui.window.main_window import MainWindow

MakeWindow = Callable[[engine.Project], MainWindow]
Settle = Callable[[MainWindow], None]

ONES = (
    engine.Conv2d(filters=1, kernel=1, bias=False),
    engine.ReLU(),
    engine.AvgPool2d(kernel=1, stride=1),
    engine.Conv2d(filters=1, kernel=2, stride=2, padding=1),
    engine.MaxPool2d(kernel=2, stride=2),
    engine.Flatten(),
    engine.Linear(units=1, bias=False),
)
_KINDS = (
    "row|column|cell|map|channel|weight|filter|thread|layer|unit|value|number|product|term|parameter|input|output|"
    "position|step|scene|image|byte|kernel"
)
WRONG = re.compile(rf"(?<![\d.,·\u202f])(?<!× )\b1 ([a-z]+ )?({_KINDS})s\b")


def texts(window: MainWindow) -> Iterator[str]:
    """Everything that the window says at the moment."""
    yield from texts_in(window)
    for column in window.view.arrangement.columns:
        yield "\n".join(column.head.lines)


def texts_in(part: QWidget) -> Iterator[str]:
    """Everything that the widgets in a part of the window say at the moment."""
    for widget in part.findChildren(QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel):
            yield widget.text()
        if isinstance(widget, QComboBox):
            yield from map(widget.itemText, range(widget.count()))


def test_the_pattern_finds_what_is_wrong() -> None:
    assert all(WRONG.search(text) for text in ("1 rows", "CPU · 1 threads", "of 1 weights", "1 other rows"))
    right = ("1 row", "11 rows", "2.1 rows", "3 × 1 cells", "1 202 rows", "1 rowsing")
    assert not any(WRONG.search(text) for text in right)


def test_one_of_a_kind_is_not_told_in_the_plural(make_window: MakeWindow, settle: Settle) -> None:
    window = make_window(engine.chain((1, 3, 3), ONES))
    for layer in [engine.INPUT, *(each.id for each in window.document.project.layers)]:
        for dock in ("cell", "why", "melt", "layer", "filter"):
            window.docks[dock].raise_()
            window.selection.select(layer)
            settle(window)
            wrong = {text for text in texts(window) if WRONG.search(text)}
            assert not wrong, (layer, dock)


@pytest.mark.parametrize(("count", "said"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1234, "1\u202f234 rows")])
def test_counted_words(count: int, said: str) -> None:
    assert plural(count, "1 row", "{count} rows") == said


def test_the_threads_are_counted(window: MainWindow) -> None:
    window.status.show_device("cpu", 1)
    assert window.status.device.text() == "CPU · 1 thread"
    window.status.show_device("cpu", 4)
    assert window.status.device.text() == "CPU · 4 threads"


@pytest.mark.parametrize(("channels", "said"), [(1, "grey"), (3, "colour"), (4, "4 channels")])
def test_channels_that_are_no_colours_are_counted(channels: int, said: str) -> None:
    project = engine.chain((channels, 8, 8), [engine.ReLU()])
    assert head_of(project, engine.infer(project), engine.INPUT).lines[-1] == said
