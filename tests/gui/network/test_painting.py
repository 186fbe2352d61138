"""Which maps belong together on the canvas."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication

import engine
from gui.network.painting import class_names, names_width, same_map, unit_text


def test_a_pin_follows_its_map_until_maps_are_mixed() -> None:
    specs = [engine.Conv2d(filters=2), engine.ReLU(), engine.MaxPool2d(), engine.Conv2d(filters=3), engine.ReLU()]
    project = engine.chain((1, 12, 12), specs)
    assert same_map(project, "conv1") == ["conv1", "relu1", "pool1"]
    assert same_map(project, "relu2") == ["relu2"]


def test_units_are_called_after_classes_only_where_there_are_as_many() -> None:
    project = engine.chain((1, 4, 4), [engine.Flatten(), engine.Linear(units=2)], classes=["cat", "dog"])
    assert list(class_names(project, 2)) == ["cat", "dog"]
    assert list(class_names(project, 3)) == ["0", "1", "2"]


def test_a_probability_is_a_percentage_and_a_score_is_not() -> None:
    assert unit_text(0.25, True) == "25.0 %"
    assert unit_text(-0.25, False) == "−0.25"
    assert unit_text(float("nan"), True) == "not a number"


def test_names_of_units_cost_nothing_however_many_there_are(qapp: QApplication) -> None:
    project = engine.chain((1, 2, 2), [engine.Flatten(), engine.Softmax()])
    names, metrics = class_names(project, 10**12), QFontMetricsF(qapp.font())
    assert (len(names), names[7], names[-1]) == (10**12, "7", "999999999999")
    assert list(names[2:4]) == ["2", "3"]
    assert names_width(project, 10**12, metrics) == metrics.horizontalAdvance("999999999999")
    named = engine.set_classes(project, ["cat", "hippopotamus", "ox", "i" * 9])
    assert names_width(named, 4, metrics) == metrics.horizontalAdvance("hippopotamus")
