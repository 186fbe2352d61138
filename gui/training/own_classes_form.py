"""The form of the user's own classes: what is on the input goes into one of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QKeyCombination, Qt, Signal, Slot
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFileDialog, QListWidget, QListWidgetItem, QMessageBox, QPushButton, QVBoxLayout, QWidget

from engine import Collection, EngineError, Picture, open_collection, read_picture, save_collection
from gui.files.opening import qt_picture
from gui.state.document import Document
from gui.state.session import Session
from gui.state.workers import Job, in_one_step, steps_apart
from gui.text.phrases import count_text
from gui.training.own_classes import default_name, own_classes
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.keyed import KeyedWidget
from gui.widgets.pieces import chip, explain

_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)  # on every system, as in the window
_FEW = 5  # images of a class, below which training says little


class OwnClassesForm(KeyedWidget):
    """Collects images in classes: names and counts as a list, and what can be done to the selected class.

    While it has the focus, the keys of undo and redo are its own.

    Signals:
        few_wanted: the user wants a plan for few images.
        camera_wanted: the user wants to take pictures for the class.
    """

    few_wanted = Signal()
    camera_wanted = Signal()

    def __init__(self, document: Document, session: Session) -> None:
        super().__init__()
        self._document, self._session, self._own = document, session, own_classes(document)
        self.list = QListWidget()
        explain(self.list, self.tr("My classes"), self.tr("A double click or F2 gives a class another name"))
        self.list.setMaximumHeight(120)
        self.list.itemChanged.connect(self._rename)
        self.list.currentRowChanged.connect(self._enable)
        self.add = self._button(
            self.tr("Add the input"), self.tr("Put the picture that is the input now into the class"), self._add_input
        )
        self.new = self._button(self.tr("New class"), self.tr("One more class, without images"), self._new_class)
        self.files = self._button(
            self.tr("Add files…"), self.tr("Put pictures from files into the class"), self._ask_files
        )
        self.camera = self._button(
            self.tr("Camera…"), self.tr("Put pictures from the camera into the class"), self.camera_wanted.emit
        )
        self.take_back = self._button(
            self.tr("Remove last"), self.tr("Remove the image that was put into the class last"), self._remove_last
        )
        self.remove = self._button(
            self.tr("Remove class"), self.tr("Remove the class with its images"), self._remove_class
        )
        self.undo = self._button(
            self.tr("Undo"),
            self.tr("Take the last change of the classes back; Ctrl+Z does so, too, while the keyboard is here"),
            self._own.undo,
        )
        self.open = self._button(
            self.tr("Open…"), self.tr("Go on with classes that were saved in a file"), self._ask_open
        )
        self.save = self._button(
            self.tr("Save…"), self.tr("Save the classes with their images as an .npz file"), self.ask_save
        )
        self.few = self._button(
            self.tr("Plan for few images"),
            self.tr("Many epochs, and every image a little shifted, turned and scaled each time"),
            self.few_wanted.emit,
        )
        row = QWidget()
        buttons = FlowLayout(row)
        for each in (
            self.add, self.new, self.files, self.camera, self.take_back, self.remove, self.undo, self.open, self.save,
            self.few,
        ):  # fmt: skip
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list)
        column.addWidget(row)
        self._own.changed.connect(self._fill)
        self._fill()

    def _button(self, text: str, tip: str, act: Callable[[], object]) -> QPushButton:
        button = chip(text)
        explain(button, text, tip)
        button.clicked.connect(lambda: act())
        return button

    @property
    def notes(self) -> str:
        """What is missing to learn from the collection; empty if nothing is."""
        collection = self._own.collection
        counts = [collection.labels.count(label) for label in range(len(collection.classes))]
        if len(counts) < 2 or min(counts) == 0:
            return self.tr("Two classes or more, each with images, are needed to learn from.")
        if min(counts) < _FEW:
            return self.tr("Fewer than {count} images of a class: the test says little.").format(count=_FEW)
        return ""

    # --- what is shown

    @Slot()
    def _fill(self) -> None:
        collection, row = self._own.collection, self.list.currentRow()
        self.list.blockSignals(True)
        self.list.clear()
        for label, name in enumerate(collection.classes):
            item = QListWidgetItem(f"{name} · {count_text(collection.labels.count(label))}")
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
        self.list.blockSignals(False)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        collection, label = self._own.collection, self.list.currentRow()
        for each in (self.add, self.files, self.camera, self.remove):
            each.setEnabled(label >= 0)
        self.take_back.setEnabled(label in collection.labels)
        self.save.setEnabled(bool(collection.classes))
        self.undo.setEnabled(self._own.can_undo)

    def key_action(self, event: QKeyEvent) -> Callable[[], None] | None:
        if not (self._own.can_undo or self._own.can_redo):
            return None
        if event.matches(QKeySequence.StandardKey.Undo):
            return self._own.undo
        redoes = event.matches(QKeySequence.StandardKey.Redo) or event.keyCombination() == _REDO
        return self._own.redo if redoes else None

    # --- what is done

    def _try(self, change: Callable[[Collection], Collection]) -> None:
        """Edits the collection; what is refused is said as for every edit."""
        try:
            changed = change(self._own.collection)
        except EngineError as error:
            self._document.refused.emit(error)
            self._fill()
            return
        self._own.set_collection(changed)

    def _new_class(self) -> None:
        names = self._own.collection.classes
        number = next(each for each in range(1, len(names) + 2) if self._numbered(each) not in names)
        self._try(lambda collection: collection.with_class(self._numbered(number)))
        self.list.setCurrentRow(self.list.count() - 1)
        self.list.editItem(self.list.currentItem())

    def _numbered(self, number: int) -> str:
        return self.tr("class {number}").format(number=number)

    @Slot(QListWidgetItem)
    def _rename(self, item: QListWidgetItem) -> None:
        label, before = self.list.row(item), item.data(Qt.ItemDataRole.UserRole)
        name = item.text().split(" · ")[0].strip()
        if name != before:
            self._try(lambda collection: collection.with_class_renamed(label, name))
        else:
            self._fill()

    def _add_input(self) -> None:
        image, label = self._document.project.input.image, self.list.currentRow()
        if image is None:
            self._document.refused.emit(
                EngineError(self.tr("There is no picture on the input."), self.tr("Draw or open one first."))
            )
            return
        self._try(lambda collection: collection.with_image(image.data, label, "pad"))

    def add_picture(self, picture: QImage) -> None:
        """Puts a picture that does not come from a file into the selected class."""
        label = self.list.currentRow()
        if label < 0:
            self._document.refused.emit(
                EngineError(self.tr("There is no class for the picture."), self.tr("Add a class first."))
            )
            return
        self._try(lambda collection: collection.with_image(qt_picture(picture).array, label))

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Add pictures"))
        for name in names:
            self.add_file(Path(name), self.list.currentRow())

    def add_file(self, path: Path, label: int) -> None:
        """Puts the picture in a file into a class."""
        channels = self._own.collection.channels

        def done(picture: Picture) -> None:
            self._try(lambda collection: collection.with_image(picture.array, label))

        title = self.tr("Opening {name}").format(name=path.name)
        self._session.run(
            Job(title, lambda: steps_apart(lambda watch: read_picture(path, watch, channels=channels)), done)
        )

    def _remove_last(self) -> None:
        label = self.list.currentRow()
        at = max(at for at, own in enumerate(self._own.collection.labels) if own == label)
        self._try(lambda collection: collection.without_image(at))

    def _remove_class(self) -> None:
        collection, label = self._own.collection, self.list.currentRow()
        count = collection.labels.count(label)
        text = self.tr("Remove the class “{name}” with {count} images?").format(
            name=collection.classes[label], count=count
        )
        buttons = QMessageBox.StandardButton
        if not count or QMessageBox.question(self, self.tr("Remove class"), text) == buttons.Yes:
            self._try(lambda known: known.without_class(label))

    # --- files

    def _ask_open(self) -> None:
        self.leave(self._choose_file)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open my classes"), "", self._pattern)
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Opens a saved collection in a job."""
        title = self.tr("Opening {name}").format(name=path.name)
        self._session.run(Job(title, lambda: steps_apart(lambda watch: open_collection(path, watch)), self._own.open))

    @property
    def _pattern(self) -> str:
        return self.tr("Images in classes ({patterns})").format(patterns="*.npz")

    def ask_save(self, then: Callable[[], object] = lambda: None) -> None:
        """Asks for a file and saves the collection there; then calls ``then``."""
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save my classes"), self.tr("my classes") + ".npz", self._pattern
        )
        if name:
            self.save_file(default_name(Path(name)), then)

    def save_file(self, path: Path, then: Callable[[], object] = lambda: None) -> None:
        """Saves the collection in a job, and then calls ``then``."""
        collection = self._own.collection

        def done(_lost: object) -> None:
            self._own.mark_saved(collection)
            then()

        title = self.tr("Saving {name}").format(name=path.name)
        self._session.run(Job(title, lambda: in_one_step(lambda: save_collection(collection, path)), done, "writing"))

    def leave(self, then: Callable[[], object]) -> None:
        """Asks about a collection that is not saved, then calls ``then`` unless the user cancels."""
        if not self._own.modified:
            then()
            return
        buttons = QMessageBox.StandardButton
        answer = QMessageBox.question(
            self,
            self.tr("My classes"),
            self.tr("The images of your classes are not saved. Save them?"),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )
        if answer == buttons.Save:
            self.ask_save(then)
        elif answer == buttons.Discard:
            self._own.give_up()
            then()

    @property
    def modified(self) -> bool:
        """Whether there are images or classes that are not saved."""
        return self._own.modified
