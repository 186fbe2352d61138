"""Dialogs for names: the classes of a network, one per line, and its title."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from engine import EngineError, classes_of, message, rename_project, set_classes
from engine.values.system_errors import reason_of
from gui.state.document import Document
from gui.text.phrases import say_problem
from gui.widgets.pieces import caption, explain

_LARGEST = 2**20  # bytes of a text file with class names
_BUTTONS = QDialogButtonBox.StandardButton


class ClassDialog(QDialog):
    """Edits the class names of a network in a text field, one per line.

    Args:
        names: the present names.
    """

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = len(names)
        self.setWindowTitle(self.tr("Class names"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QPlainTextEdit("\n".join(names))
        self.field.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.field.setTabChangesFocus(True)
        explain(self.field, self.tr("Class names"), self.tr("The names in the order of the classes, one a line"))
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setAccessibleName(self.tr("What is missing"))
        from_file = QPushButton(self.tr("&From a text file…"))
        from_file.setAutoDefault(False)
        from_file.setToolTip(self.tr("Read the names from a text file that has one in each line"))
        from_file.clicked.connect(self._ask_file)
        self.buttons = _buttons(self)
        layout = QVBoxLayout(self)
        layout.addWidget(caption(self.tr("One name a line, in the order of the classes:")))
        layout.addWidget(self.field, 1)
        layout.addWidget(self.state)
        layout.addWidget(from_file, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.buttons)
        self.field.textChanged.connect(self._check)
        self._check()
        self.resize(self.fontMetrics().averageCharWidth() * 50, self.fontMetrics().height() * 24)

    @property
    def names(self) -> tuple[str, ...]:
        """The names in the field, without empty lines at the end."""
        return tuple(" ".join(line.split()) for line in self.field.toPlainText().rstrip().splitlines())

    def read(self, path: Path) -> None:
        """Fills the field from a text file; shows an error if the file cannot be used."""
        try:
            self.field.setPlainText(_read(path))
        except EngineError as error:
            self._tell(say_problem(error), wrong=True)

    @Slot()
    def _ask_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Class names"), "", self.tr("Text files (*.txt *.csv *.names);;All files (*)")
        )
        if name:
            self.read(Path(name))

    @Slot()
    def _check(self) -> None:
        names = self.names
        bad = next((number for number, name in enumerate(names, 1) if not name or not name.isprintable()), None)
        if bad is not None:
            self._tell(self.tr("Line {line} has no name that can be read.").format(line=bad), wrong=True)
        else:
            text = self.tr("Classes of the network: {count}. Names here: {found}.")
            self._tell(text.format(count=self._count, found=len(names)), wrong=len(names) != self._count)

    def _tell(self, text: str, wrong: bool) -> None:
        self.state.setText(text)
        self.state.setProperty("danger", wrong)
        self.state.style().unpolish(self.state)
        self.state.style().polish(self.state)
        self.buttons.button(_BUTTONS.Ok).setEnabled(not wrong)


class TitleDialog(QDialog):
    """Edits the title of a network.

    Args:
        title: the present title.
    """

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.field = QLineEdit(title)
        self.field.selectAll()
        explain(
            self.field,
            self.tr("Title"),
            self.tr("What the network is called: over the window, and in what is exported"),
        )
        self.buttons = _buttons(self)
        layout = QVBoxLayout(self)
        layout.addWidget(caption(self.tr("Title of the network:")))
        layout.addWidget(self.field)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 60, self.sizeHint().height())


def ask_classes(document: Document, window: QWidget | None) -> ClassDialog:
    """Opens the dialog for class names, and applies its result."""
    dialog = ClassDialog(classes_of(document.project), window)
    name = QCoreApplication.translate("naming", "Class names")
    dialog.accepted.connect(lambda: document.edit(name, lambda project: set_classes(project, dialog.names)))
    dialog.open()
    return dialog


def ask_title(document: Document, window: QWidget | None) -> TitleDialog:
    """Opens the dialog for the title, and applies its result."""
    dialog = TitleDialog(document.project.name, window)
    name = QCoreApplication.translate("naming", "Title")
    dialog.accepted.connect(lambda: document.edit(name, lambda project: rename_project(project, dialog.field.text())))
    dialog.open()
    return dialog


def _buttons(dialog: QDialog) -> QDialogButtonBox:
    """The button box of a dialog: OK and Cancel."""
    buttons = QDialogButtonBox(_BUTTONS.Ok | _BUTTONS.Cancel)
    buttons.button(_BUTTONS.Ok).setToolTip(QCoreApplication.translate("naming", "Take this over"))
    buttons.button(_BUTTONS.Cancel).setToolTip(QCoreApplication.translate("naming", "Leave it as it was"))
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    return buttons


def _read(path: Path) -> str:
    """The content of a text file in UTF-8.

    Raises:
        EngineError: it cannot be read, is too large, or is not text.
    """
    try:
        if not path.is_file():
            raise EngineError(message("{file} is not a file.", file=path.name))
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        raise EngineError(
            message("{file} cannot be read: {reason}.", file=path.name, reason=reason_of(error))
        ) from error
    if len(content) > _LARGEST:
        raise EngineError(message("{file} is too large to be a list of names.", file=path.name))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise EngineError(message("{file} is no text in UTF-8.", file=path.name)) from error
