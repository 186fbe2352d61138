"""The names of all classes in one field, from the keyboard or from a file; and the title of a network."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox
from pytestqt.qtbot import QtBot

import engine
from gui.commands.name_dialogs import ClassDialog, TitleDialog, ask_classes, ask_title
from gui.state.document import Document

OK = QDialogButtonBox.StandardButton.Ok


def network(classes: tuple[str, ...] = ()) -> engine.Project:
    return engine.chain((1, 4, 4), [engine.Flatten(), engine.Linear(3)], name="Pets", classes=classes)


@pytest.fixture
def dialog(qtbot: QtBot) -> ClassDialog:
    dialog = ClassDialog(("cat", "dog", "2"))
    qtbot.addWidget(dialog)
    return dialog


def accepts(dialog: ClassDialog) -> bool:
    return dialog.buttons.button(OK).isEnabled()


def test_there_are_as_many_names_as_classes(dialog: ClassDialog) -> None:
    assert accepts(dialog)
    dialog.field.setPlainText("cat\ndog")
    assert not accepts(dialog)
    assert dialog.state.text() == "Classes of the network: 3. Names here: 2."
    dialog.field.setPlainText("  cat \nsea\tlion\nÖtzi’s dog\n\n")
    assert accepts(dialog)
    assert dialog.names == ("cat", "sea lion", "Ötzi’s dog")


@pytest.mark.parametrize("text", ["cat\n\ndog", "cat\n \ndog", "cat\n\x00\ndog"])
def test_every_class_has_a_name(dialog: ClassDialog, text: str) -> None:
    dialog.field.setPlainText(text)
    assert not accepts(dialog)
    assert "Line 2" in dialog.state.text()


@pytest.mark.parametrize("content", [b"a\nb\nc", b"a\r\nb\r\nc\r\n", b"\xef\xbb\xbfa\nb\nc\n\n"])
def test_names_come_from_a_text_file(dialog: ClassDialog, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "pets.txt").write_bytes(content)
    dialog.read(tmp_path / "pets.txt")
    assert dialog.names == ("a", "b", "c")
    assert accepts(dialog)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"name\n" * 300_000, None])
def test_a_file_that_is_no_list_of_names_changes_nothing(
    dialog: ClassDialog, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "pets.txt"
    path.mkdir() if content is None else path.write_bytes(content)
    dialog.read(path)
    assert dialog.names == ("cat", "dog", "2")
    assert "pets.txt" in dialog.state.text()
    dialog.read(tmp_path / "missing.txt")
    assert "missing.txt" in dialog.state.text()


def test_a_file_with_another_number_of_names_is_shown_and_said(dialog: ClassDialog, tmp_path: Path) -> None:
    (tmp_path / "pets.txt").write_text("a\nb\nc\nd\n")
    dialog.read(tmp_path / "pets.txt")
    assert dialog.names == ("a", "b", "c", "d")
    assert "Names here: 4" in dialog.state.text()
    assert not accepts(dialog)


def test_naming_is_one_step_of_the_history(qtbot: QtBot) -> None:
    document = Document(network())
    classes = ask_classes(document, None)
    qtbot.addWidget(classes)
    assert classes.names == ("0", "1", "2")
    classes.field.setPlainText("cat\ndog\neel")
    classes.accept()
    title = ask_title(document, None)
    assert isinstance(title, TitleDialog)
    qtbot.addWidget(title)
    title.field.setText(" Animals ")
    title.accept()
    assert (document.project.classes, document.project.name) == (("cat", "dog", "eel"), "Animals")
    document.stack.undo()
    document.stack.undo()
    assert document.project == network()


def test_cancel_leaves_the_names(qtbot: QtBot) -> None:
    document = Document(network(("a", "b", "c")))
    classes = ask_classes(document, None)
    qtbot.addWidget(classes)
    classes.field.setPlainText("cat\ndog\neel")
    classes.reject()
    assert document.project.classes == ("a", "b", "c")
    assert not document.stack.count()
