"""Networks that branch, through the window: a residual block steps, explains itself and is edited as a chain is."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QMenu
from pytestqt.qtbot import QtBot

import engine
from engine.explain.explain import explain
from engine.project.edits.connections import skips_of
from engine.quiz.hiding import Hiding
from gui.state.selection import Hover
from gui.window.main_window import MainWindow

MakeWindow = Callable[[engine.Project], MainWindow]
Settle = Callable[[MainWindow], None]

LEFT = Qt.MouseButton.LeftButton


def conv(filters: int) -> engine.Conv2d:
    return engine.Conv2d(filters, kernel=(3, 3), padding=(1, 1))


def residual() -> engine.Project:
    """A residual block, branches that are put one after the other, and a gate."""
    nodes = [
        ("conv1", conv(4), ("input",)),
        ("relu1", engine.ReLU(), ("conv1",)),
        ("conv2", conv(4), ("relu1",)),
        ("add1", engine.Add(), ("conv2", "conv1")),
        ("relu2", engine.ReLU(), ("add1",)),
        ("concat1", engine.Concat(), ("relu2", "relu1")),
        ("gap1", engine.GlobalAvgPool(), ("concat1",)),
        ("multiply1", engine.Multiply(), ("concat1", "gap1")),
        ("pool1", engine.MaxPool2d(), ("multiply1",)),
        ("flatten", engine.Flatten(), ("pool1",)),
        ("linear1", engine.Linear(units=3), ("flatten",)),
        ("linear2", engine.Linear(units=3), ("flatten",)),
        ("add2", engine.Add(), ("linear1", "linear2", "linear1")),
        ("softmax", engine.Softmax(), ("add2",)),
    ]
    project = engine.graph((1, 10, 10), nodes, seed=1)
    return engine.set_image(project, np.random.default_rng(0).random((1, 10, 10)).astype(np.float32))


def test_every_layer_of_a_graph_is_explained(make_window: MakeWindow, settle: Settle) -> None:
    window = make_window(residual())
    frame = window.session.frame
    assert frame is not None
    for layer in window.document.project.layers:
        shape = frame.result.outputs[layer.id].shape
        cell = tuple(size // 2 for size in shape)
        window.selection.choose(Hover.at(layer.id, cell))
        told = explain(window.document.project, frame.result, layer.id, cell)
        assert told.value in window.cell_panel.text()
        for command in ("copy_text", "copy_latex"):
            window.actions_[command].trigger()
            assert QGuiApplication.clipboard().text().strip()
    QGuiApplication.clipboard().clear()


def test_where_branches_meet_both_maps_are_shown_and_the_sum_adds_up(
    make_window: MakeWindow, settle: Settle, qtbot: QtBot
) -> None:
    window = make_window(residual())
    window.selection.choose(Hover("add1", 2, 4, 5))
    views = window.cell_panel.row.views
    assert [view.state.map.place for view in views.branches] == [("conv2", 2), ("conv1", 2)]
    for view in views.branches:
        (outline,) = view.state.outlines
        assert (list(outline.rows), list(outline.columns)) == ([4], [5])
    entries = views.lines.state.entries
    summands = [Decimal(each.value.replace("−", "-")) for each in entries if each.kind == "part"]
    (total,) = [Decimal(each.value.replace("−", "-")) for each in entries if each.kind == "value"]
    assert len(summands) >= 2
    assert sum(summands) == total
    place = views.branches[1].rect_of((6, 6), (7, 7)).center().toPoint()
    qtbot.mouseClick(views.branches[1], LEFT, pos=place)
    assert window.selection.chosen == Hover("conv1", 2, 6, 7)


def menu_of(window: MainWindow, command: str) -> QMenu:
    """The menu of a command, filled as it is when it opens."""
    menu = window.actions_[command].menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def choose(menu: QMenu, *texts: str) -> None:
    """Takes an entry of a menu, or of a menu in it."""
    (action,) = [each for each in menu.actions() if each.text() == texts[0]]
    inner = action.menu()
    if isinstance(inner, QMenu):
        choose(inner, *texts[1:])
    else:
        action.trigger()


def chain() -> engine.Project:
    specs = [conv(4), engine.ReLU(), conv(4), engine.ReLU(), conv(6), engine.Flatten(), engine.Linear(units=3)]
    project = engine.chain((1, 10, 10), specs, seed=1)
    return engine.set_image(project, np.random.default_rng(0).random((1, 10, 10)).astype(np.float32))


def test_a_skip_is_added_by_a_command_and_taken_back(make_window: MakeWindow, settle: Settle) -> None:
    window = make_window(chain())
    before = window.document.project
    window.selection.select("conv2")
    choose(menu_of(window, "add_skip"), "relu1 to conv2")
    settle(window)
    project = window.document.project
    assert project["add1"].inputs == ("conv2", "conv1")
    assert project["relu2"].inputs == ("add1",)
    assert window.selection.layer == "add1"
    frame = window.session.frame
    assert frame is not None
    expected = frame.result["conv2"] + frame.result["conv1"]
    np.testing.assert_allclose(frame.result["add1"], expected, rtol=1e-5, atol=1e-6)
    window.menus.undo.trigger()
    settle(window)
    assert window.document.project is before


def test_the_menu_of_skips_has_a_title_and_few_entries_and_still_offers_all(make_window: MakeWindow) -> None:
    layers = [each for _ in range(6) for each in (conv(4), engine.ReLU())]
    window = make_window(engine.chain((4, 8, 8), layers, seed=1))
    window.selection.select("relu3")
    menu = menu_of(window, "add_skip")
    title, *entries = menu.actions()
    assert (title.text(), title.isSeparator()) == ("Skip connection around", True)
    assert len(entries) == 10
    assert entries[0].text() == "relu3"
    assert [each.text() for each in entries if each.menu()] == ["relu3 to a later layer", "An earlier layer to relu3"]
    inner = [action for each in entries if isinstance(within := each.menu(), QMenu) for action in within.actions()]
    project = window.document.project
    labels = {" to ".join(dict.fromkeys(block)) for block in skips_of(project, "relu3")}
    assert {each.text() for each in [*entries, *inner] if not each.menu()} == labels
    choose(menu, "An earlier layer to relu3", "conv1 to relu3")
    assert window.document.project["add1"].inputs == ("relu3", "input")


def test_a_skip_around_what_changes_the_shape_brings_its_convolution(make_window: MakeWindow) -> None:
    window = make_window(chain())
    window.selection.select("conv3")
    choose(menu_of(window, "add_skip"), "conv3")
    assert window.document.project["add1"].inputs == ("conv3", "conv4")
    assert not engine.infer(window.document.project).problems


def test_layers_are_joined_connected_and_disconnected_by_commands(make_window: MakeWindow) -> None:
    window = make_window(chain())
    assert not window.actions_["disconnect"].isEnabled()
    window.selection.select("relu2")
    choose(menu_of(window, "connect"), "Concatenate with", "conv1")
    assert window.document.project["concat1"].inputs == ("relu2", "conv1")
    assert window.document.project["conv3"].inputs == ("concat1",)
    assert window.selection.layer == "concat1"
    assert not window.actions_["disconnect"].isEnabled(), "it needs two"
    choose(menu_of(window, "connect"), "relu1")
    assert window.document.project["concat1"].inputs == ("relu2", "conv1", "relu1")
    choose(menu_of(window, "disconnect"), "conv1")
    assert window.document.project["concat1"].inputs == ("relu2", "relu1")
    choose(menu_of(window, "insert_before"), "After relu1", "Tanh")
    assert window.document.project["concat1"].inputs == ("relu2", "tanh1")
    assert window.document.project["conv2"].inputs == ("relu1",)
    assert not engine.infer(window.document.project).problems


def test_what_a_layer_reads_is_listed_and_taken_away_in_the_layer_panel(
    make_window: MakeWindow, settle: Settle, qtbot: QtBot
) -> None:
    window = make_window(residual())
    window.selection.select("add2")
    settle(window)
    panel = window.layer_panel.inputs
    buttons = {each.accessibleName(): each for each in panel.findChildren(QAbstractButton) if each.isVisible()}
    assert sorted(buttons) == ["Disconnect linear1", "Disconnect linear2", "Go to linear1", "Go to linear2"]
    buttons["Disconnect linear2"].click()
    settle(window)
    assert window.document.project["add2"].inputs == ("linear1", "linear1")
    left = [each.accessibleName() for each in panel.findChildren(QAbstractButton) if each.isVisible()]
    assert sorted(left) == ["Go to linear1", "Go to linear1"], "it needs two"
    window.selection.select("conv1")
    assert not panel.isVisible()


def test_only_kinds_that_fit_are_offered(make_window: MakeWindow) -> None:
    window = make_window(residual())

    def kinds() -> set[str]:
        return {action.text() for action in menu_of(window, "change_kind").actions() if action.isVisible()}

    window.selection.select("add1")
    assert kinds() == {"Add", "Multiply", "Concatenate"}
    assert not window.actions_["duplicate_layer"].isEnabled()
    window.selection.select("add2")
    assert kinds() == {"Add", "Concatenate"}
    window.selection.select("relu1")
    assert "Tanh" in kinds()
    assert not {"Add", "Multiply", "Concatenate"} & kinds()


def test_a_residual_block_is_edited_live_saved_and_opened(
    make_window: MakeWindow, settle: Settle, tmp_path: Path
) -> None:
    window = make_window(residual())
    window.selection.select("conv2", 1)
    project = engine.set_weight(window.document.project, "conv2", (1, 0, 1, 1), 2.5)
    window.document.edit("Change weight", lambda _: project)
    settle(window)
    frame = window.session.frame
    assert frame is not None
    fresh = engine.evaluate(project)
    for layer in project.layers:
        np.testing.assert_allclose(frame.result[layer.id], fresh[layer.id], rtol=1e-5, atol=1e-6)
    assert set(frame.result.computed["add1"]) == {1}
    engine.save_project(project, tmp_path / "block.convscope")
    assert engine.open_project(tmp_path / "block.convscope") == project


def test_stepping_goes_over_every_layer_of_a_graph(make_window: MakeWindow, settle: Settle) -> None:
    window = make_window(residual())
    window.actions_["next_layer"].trigger()
    seen = [window.playback.build_up.layer]
    while window.playback.build_up.layer is not None:
        window.actions_["next_layer"].trigger()
        seen.append(window.playback.build_up.layer)
    assert seen == ["input", *(layer.id for layer in window.document.project.layers), None]
    window.selection.choose(Hover("add1", 1, 0, 0))
    window.actions_["walk_forward"].trigger()
    assert window.selection.chosen == Hover("add1", 1, 0, 1)
    window.selection.point_at(Hover("conv1", 1, 3, 3))
    assert window.selection.chosen == Hover("add1", 1, 3, 3), "pointing at either branch moves the walk"
    window.actions_["walk_stop"].trigger()


def test_why_shows_both_branches_and_tells_which_carried_more(make_window: MakeWindow, settle: Settle) -> None:
    window = make_window(residual())
    window.docks["why"].show()
    window.docks["why"].raise_()
    window.selection.choose(Hover("add1", 2, 4, 5))
    settle(window)
    frame = window.session.frame
    assert frame is not None
    parts = {layer: float(frame.result[layer][2, 4, 5]) for layer in ("conv1", "conv2")}
    most = max(parts, key=lambda layer: abs(parts[layer]))
    tree = window.why_panel.tree
    root = tree.topLevelItem(0)
    rows = [root.child(row) for row in range(root.childCount())]
    assert [row.text(0).split(":")[0] for row in rows] == sorted(
        (f"from {layer}" for layer in parts), key=lambda text: text != f"from {most}"
    )
    assert [tree.itemBelow(row) for row in (root, rows[0])] == rows, "one below the other, to be compared"
    rows[1].setExpanded(True)
    assert rows[1].childCount()
    share = round(100 * abs(parts[most]) / sum(map(abs, parts.values())))
    assert window.why_panel.path.text() == f"Branches meet here: most came from {most}, {share} %"


def test_a_hidden_branch_is_neither_painted_nor_said(make_window: MakeWindow, settle: Settle) -> None:
    bias = np.full(4, 73.31, np.float32)  # which nothing else in it comes near
    window = make_window(engine.set_weights(residual(), "conv2", bias=bias))
    window.selection.set_hiding(Hiding(frozenset({"conv2"})))
    for layer in ("add1", "relu2", "concat1"):  # each would tell it
        window.selection.choose(Hover(layer, 1, 4, 5))
        settle(window)
        assert window.selection.hides(window.selection.chosen)
        words = " ".join([window.cell_panel.text(), window.why_panel.tree.text(), window.why_panel.path.text()])
        frame = window.session.frame
        assert frame is not None
        for source in {layer, *window.document.project[layer].inputs} & {"conv2", "add1", "relu2", "concat1"}:
            value = explain(window.document.project, frame.result, source, (1, 4, 5)).value
            assert float(value) > 70
            assert value not in words, source


def test_a_sum_of_branches_is_written_out_for_an_audience(make_window: MakeWindow, settle: Settle) -> None:
    window = make_window(residual())
    window.cell_panel.set_written(True)
    for layer, sign in (("add1", "+"), ("multiply1", "·")):
        window.selection.choose(Hover(layer, 1, 4, 5))
        settle(window)
        assert window.cell_panel.pages.is_written
        words = window.cell_panel.page.describe()
        for source in window.document.project[layer].inputs:
            assert source in words
        line = words.splitlines()[-1]
        left, value = re.split("[=≈]", line.replace("−", "-"))
        first, second = (Decimal(each.strip(" ()")) for each in left.split(sign))
        exact = first + second if sign == "+" else first * second
        assert abs(exact - Decimal(value.strip())) <= Decimal("0.01")
