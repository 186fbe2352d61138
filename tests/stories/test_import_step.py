"""Weights alone become a project by way of a form; a network that cannot be shown whole is opened up to there."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

import engine
from gui.import_step.import_form import ImportForm
from gui.window.main_window import MainWindow
from tests.foreign import onnx_file

Settle = Callable[[MainWindow], None]
LIMIT = 60_000  # milliseconds


def in_this_process(
    path: Path, network: str = "", *, is_partial: bool = False
) -> Generator[float, None, engine.ImportReport]:
    """As import_steps does, without a process of its own."""
    yield 0.0
    return engine.import_report(path, network, is_partial=is_partial)


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files are read in this process: another takes two seconds to start."""
    for room in ("engine.formats.reading_process", "gui.import_step.import_step"):
        monkeypatch.setattr(f"{room}.import_steps", in_this_process)


def saved(path: Path, layers: list[Any]) -> Path:
    """A file with the weights of layers, and nothing else."""
    import torch

    torch.manual_seed(0)
    torch.save(torch.nn.Sequential(*layers).state_dict(), path)
    return path


def lenet() -> list[Any]:
    from torch import nn

    features = [nn.Conv2d(1, 4, 5), nn.Tanh(), nn.AvgPool2d(2), nn.Conv2d(4, 8, 5), nn.Tanh(), nn.AvgPool2d(2)]
    return [*features, nn.Flatten(), nn.Linear(128, 10)]


@pytest.fixture
def weights(tmp_path: Path) -> Path:
    """The weights of an untrained LeNet with tanh."""
    return saved(tmp_path / "lenet.pth", lenet())


@pytest.fixture
def trained(digits: engine.Project, tmp_path: Path) -> Path:
    """The weights of the shipped network, which reads digits."""
    import torch

    tensors = {f"{at.id}.{name}": torch.tensor(w.data) for at in digits.layers for name, w in at.weights.items()}
    torch.save(tensors, tmp_path / "digits.pth")
    return tmp_path / "digits.pth"


def asked(window: MainWindow, path: Path, qtbot: QtBot) -> ImportForm:
    """The form, after a file was opened, with what its choices lead to."""
    window.opening.open_path(path)
    qtbot.waitUntil(lambda: window.import_step.form is not None, timeout=LIMIT)
    form = window.import_step.form
    assert form is not None
    tried(form, window, qtbot)
    return form


def tried(form: ImportForm, window: MainWindow, qtbot: QtBot) -> None:
    """Waits until the form shows what its choices lead to."""
    qtbot.waitUntil(lambda: form.isEnabled() and not window.session.working, timeout=LIMIT)
    QApplication.processEvents()


def choose(form: ImportForm, name: str, value: str) -> None:
    """Gives a choice another value, as the user does."""
    box = form.form.boxes[name]
    box.setCurrentIndex(box.findData(value))


def press(window: MainWindow, words: str) -> None:
    """Presses a button of the banner."""
    button = next(each for each in window.banner.findChildren(QPushButton) if each.text() == words)
    button.click()


def opened(window: MainWindow, form: ImportForm, settle: Settle) -> engine.Project:
    """The project that the form's button opens."""
    form.opens.click()
    settle(window)
    return window.document.project


def assert_named(form: ImportForm) -> None:
    """Every control has a name and a tooltip."""
    boxes = (*form.form.boxes.values(), form.network)
    for control in (*boxes, form.candidates, form.outcome.picture, form.outcome.bars, *form.buttons.buttons()):
        assert control.toolTip(), control
        assert control.accessibleName() or isinstance(control, QPushButton), control
    assert form.opens.isDefault()


def test_weights_alone_are_asked_about_and_nothing_changes_until_then(
    window: MainWindow, weights: Path, qtbot: QtBot
) -> None:
    before = window.document.project
    form = asked(window, weights, qtbot)
    assert form.isVisible()
    assert window.document.project is before
    assert window.banner.isHidden() or "lenet" not in window.banner.text
    assert form.candidates.count() == 3
    assert form.candidates.chosen == 0
    assert set(form.form.boxes) >= {"size", "scaling", "activation", "pooling", "ending", "classes"}
    assert_named(form)
    assert form.width() <= window.width()
    assert form.height() <= window.height()
    QTest.keyClick(form, Qt.Key.Key_Escape)
    assert window.import_step.form is None
    assert window.document.project is before
    assert not window.preferences.recent_files()


@pytest.mark.usefixtures("read_here")
def test_a_low_score_is_said_first_and_stays_readable_when_the_project_is_saved(
    window: MainWindow, weights: Path, tmp_path: Path, qtbot: QtBot, settle: Settle
) -> None:
    form = asked(window, weights, qtbot)
    assert form.outcome.verdict.text().startswith("It names only ")
    assert form.outcome.verdict.property("warning")
    project = opened(window, form, settle)
    assert str(project.assumptions[0]).startswith("It names only ")
    assert window.input_panel.assumptions.isVisibleTo(window)
    window.actions_["assumptions"].trigger()
    dialog = window.import_step.dialog
    assert dialog is not None
    assert [dialog.list.item(at).text() for at in range(dialog.list.count())] == list(map(str, project.assumptions))
    dialog.reject()
    engine.save_project(project, tmp_path / "kept.convscope")
    window.opening.open_path(tmp_path / "kept.convscope")
    settle(window)
    window.actions_["assumptions"].trigger()
    dialog = window.import_step.dialog
    assert dialog is not None
    assert dialog.list.count() == len(project.assumptions) > 3
    assert not dialog.choose.isVisibleTo(dialog)  # where the file is, is not saved
    dialog.reject()


@pytest.mark.usefixtures("read_here")
def test_what_digits_decide_comes_first_and_a_choice_changes_what_is_made_of_the_picture(
    window: MainWindow, trained: Path, qtbot: QtBot, settle: Settle
) -> None:
    form = asked(window, trained, qtbot)
    assert form.outcome.verdict.property("good")
    assert "10 of the 10 sample digits right" in form.candidates.item(0).text()
    assert form.outcome.bars.accessibleDescription().startswith("5: 100.0 %")  # the first picture
    before = form.outcome.bars.accessibleDescription()
    picture = form.outcome.picture.grab().toImage()
    choose(form, "activation", "tanh")
    tried(form, window, qtbot)
    assert form.outcome.bars.accessibleDescription() != before
    assert form.outcome.picture.grab().toImage() != picture
    assert form.candidates.chosen is None
    choose(form, "scaling", "0..255")
    tried(form, window, qtbot)
    project = opened(window, form, settle)
    assert [layer.spec.kind for layer in project.layers][:3] == ["conv2d", "tanh", "maxpool2d"]
    np.testing.assert_allclose(project.input.deviation, [1 / 255], rtol=1e-5)
    assert project.input.image is not None
    assert window.selection.layer == project.layers[0].id
    assert str(window.preferences.recent_files()[0]).endswith("digits.pth")


@pytest.mark.usefixtures("read_here")
def test_choices_that_do_not_fit_cannot_be_opened_and_cancel_gives_up_what_is_being_tried(
    window: MainWindow, weights: Path, qtbot: QtBot, settle: Settle
) -> None:
    before = window.document.project
    form = asked(window, weights, qtbot)
    sizes = form.form.boxes["size"]
    assert "does not fit" in sizes.itemText(sizes.findData("32"))
    assert "does not fit" not in sizes.itemText(sizes.findData("28"))
    choose(form, "size", "32")
    tried(form, window, qtbot)
    assert "linear1" in form.outcome.verdict.text()
    assert form.outcome.verdict.property("danger")
    assert not form.opens.isEnabled()
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert window.import_step.form is form
    form.candidates.setCurrentRow(1)
    tried(form, window, qtbot)
    assert form.opens.isEnabled()
    assert form.form.boxes["size"].currentData() == form._choices["size"]
    choose(form, "activation", "gelu")
    form.reject()
    settle(window)
    assert window.document.project is before
    assert not window.session.jobs
    assert window.import_step.form is None


@pytest.mark.usefixtures("read_here")
def test_the_latest_choice_wins_and_enter_opens_what_is_still_being_tried(
    window: MainWindow, weights: Path, qtbot: QtBot, settle: Settle
) -> None:
    form = asked(window, weights, qtbot)
    for value in ("tanh", "sigmoid", "elu", "gelu"):
        choose(form, "activation", value)
    tried(form, window, qtbot)
    trial = form._trial
    assert trial is not None
    assert trial.report is not None
    assert trial.report.choices["activation"] == "gelu"
    choose(form, "activation", "sigmoid")
    QTest.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.import_step.form is None, timeout=LIMIT)
    settle(window)
    assert window.document.project["sigmoid1"].spec.kind == "sigmoid"


@pytest.mark.usefixtures("read_here")
def test_of_two_networks_one_is_chosen(window: MainWindow, tmp_path: Path, qtbot: QtBot, settle: Settle) -> None:
    import torch
    from torch import nn

    small = nn.Sequential(nn.Conv2d(1, 3, 3), nn.ReLU(), nn.Flatten(), nn.Linear(3 * 26 * 26, 2))
    path = tmp_path / "gan.pth"
    torch.save({"generator": nn.Sequential(*lenet()).state_dict(), "discriminator": small.state_dict()}, path)
    form = asked(window, path, qtbot)
    assert form.networks.isVisibleTo(form)
    names = [form.network.itemText(at) for at in range(form.network.count())]
    assert names == ["generator", "discriminator"]
    other = next(name for name in names if name != form.name)
    form.network.setCurrentText(other)
    form.network.textActivated.emit(other)
    tried(form, window, qtbot)
    assert form.name == other
    project = opened(window, form, settle)
    assert len(project["conv1"].weights["bias"].data) == (4 if other == "generator" else 3)
    assert any(other in str(each) for each in project.assumptions)


@pytest.mark.usefixtures("read_here")
def test_choosing_again_begins_with_what_was_chosen(
    window: MainWindow, weights: Path, qtbot: QtBot, settle: Settle
) -> None:
    form = asked(window, weights, qtbot)
    choose(form, "activation", "tanh")
    tried(form, window, qtbot)
    opened(window, form, settle)
    window.document.edit("rename", lambda project: engine.rename_layer(project, "conv1", "first"))
    window.actions_["assumptions"].trigger()
    dialog = window.import_step.dialog
    assert dialog is not None
    assert dialog.choose.isVisibleTo(dialog)
    dialog.choose.click()
    qtbot.waitUntil(lambda: window.import_step.form is not None, timeout=LIMIT)
    again = window.import_step.form
    assert again is not None
    tried(again, window, qtbot)
    assert again.form.boxes["activation"].currentData() == "tanh"
    again.reject()


def test_a_network_that_assumes_nothing_has_no_such_command(window: MainWindow) -> None:
    assert not window.actions_["assumptions"].isEnabled()
    assert not window.input_panel.assumptions.isVisibleTo(window)


def test_what_lies_before_an_unknown_operation_is_offered(window: MainWindow, tmp_path: Path, settle: Settle) -> None:
    before = window.document.project
    window.opening.open_path(onnx_file(tmp_path / "sine.onnx", "Relu", "Sin"))
    settle(window)
    assert window.document.project is before
    assert window.banner.kind == "danger"
    assert "Sin" in window.banner.text
    press(window, "Open everything before it")
    settle(window)
    project = window.document.project
    assert [layer.spec.kind for layer in project.layers] == ["conv2d", "relu"]
    notes = [each for each in map(str, project.assumptions) if "Sin" in each]
    assert len(notes) == 1
    assert notes[0] in window.banner.text
    window.actions_["assumptions"].trigger()
    dialog = window.import_step.dialog
    assert dialog is not None
    assert notes[0] in [dialog.list.item(at).text() for at in range(dialog.list.count())]
    dialog.reject()
