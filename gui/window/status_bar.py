"""The status bar: hovered value, edit-to-paint time, device and memory."""

from __future__ import annotations

import psutil
from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStatusBar, QWidget

from engine import INPUT
from engine.quiz.hiding import HIDDEN
from gui.network.painting import class_names, unit_text
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.text.phrases import count_text, decimal_text, memory_text, number_text, plural
from gui.widgets.elided_label import ElidedLabel
from gui.window.steady_row import SteadyRow

_MEMORY_EVERY = 2000  # milliseconds
_MESSAGE_TIME = 6000  # milliseconds


class StatusBar(QStatusBar):
    """Shows the hovered value in words, edit-to-paint time, device and memory."""

    def __init__(self, selection: Selection, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._selection, self._session = selection, session
        self._process = psutil.Process()
        self.setSizeGripEnabled(False)
        self.value, self.field, self.time, self.device, self.memory = (ElidedLabel() for _ in range(5))
        for label, name, tip in (
            (self.value, self.tr("Value"), self.tr("What the cell under the cursor holds")),
            (self.field, self.tr("Receptive field"), self.tr("How much of the picture one cell of this layer sees")),
            (self.time, self.tr("Edit to paint"), self.tr("From the last edit to its maps on screen")),
            (self.device, self.tr("Device"), self.tr("Where the maps are computed")),
            (self.memory, self.tr("Memory"), self._about_memory()),
        ):
            label.setAccessibleName(name)
            label.set_about(tip)
            label.setProperty("muted", True)
        self._place = SteadyRow((self.value, self.field), is_stretched=True)
        self._program = SteadyRow((self.time, self.device, self.memory), is_stretched=False)
        self.addWidget(self._place, 1)
        self.addPermanentWidget(self._program)
        selection.hovered.connect(self.show_value)
        selection.hidden_changed.connect(self._refresh)
        session.ready.connect(self._refresh)
        QGuiApplication.clipboard().dataChanged.connect(self._show_copied)
        timer = QTimer(self, interval=_MEMORY_EVERY)
        timer.timeout.connect(self.show_memory)
        timer.start()
        self.show_memory()

    def _about_memory(self) -> str:
        taken = self.tr("What the program takes of the computer's memory")
        asked = self.tr("Maps that would take more than {most} are asked about: View › Memory for maps")
        return f"{taken}\n{asked.format(most=memory_text(self._session.map_memory))}"

    @Slot()
    def _refresh(self) -> None:
        self.show_value(self._selection.hover)

    @Slot(object)
    def show_value(self, hover: Hover | None) -> None:
        """Shows the value of a cell in words: ``conv1[3] row 8, column 13 = 0.37``."""
        frame = self._session.frame
        output = frame.result.outputs.get(hover.layer) if frame and hover else None
        if hover is None or frame is None or output is None:
            self._tell_place("", "")
            return
        project = frame.request.project
        if len(output.shape) == 1:
            if hover.row >= output.shape[0]:
                return
            value = float(output.maps[0][hover.row])
            hidden = self._selection.hides(hover)
            named = class_names(project, output.shape[0])[hover.row] if output.shape[0] == len(project.classes) else ""
            probable = project[hover.layer].spec.is_distribution
            place = self.tr("{layer}[{unit}] = {value}").format(
                layer=hover.layer, unit=named or hover.row, value=HIDDEN if hidden else unit_text(value, probable)
            )
            self._tell_place(place, "")
            return
        rows, columns = output.shape[1:]
        if hover.channel >= output.shape[0] or hover.row >= rows or hover.column >= columns:
            return
        has_colours = hover.layer == INPUT and output.shape[0] >= 3
        channels = slice(0, 3) if has_colours else slice(hover.channel, hover.channel + 1)
        shown = output.block[channels, hover.row, hover.column].tolist()
        place = self.tr("{layer} row {row}, column {column} = {value}").format(
            layer=hover.layer if hover.layer == INPUT else f"{hover.layer}[{hover.channel}]",
            row=hover.row,
            column=hover.column,
            value=HIDDEN if self._selection.hides(hover) else ", ".join(number_text(each) for each in shown),
        )
        facts, field = frame.result.inference.layers.get(hover.layer), ""
        if facts is not None and facts.receptive_field is not None:
            height, width = map(count_text, facts.receptive_field)
            field = self.tr("receptive field {rows} × {columns}").format(rows=height, columns=width)
        self._tell_place(place, field)

    def _tell_place(self, value: str, field: str) -> None:
        self._place.show_text(self.value, value)
        self._place.show_text(self.field, field)

    @Slot(str)
    def tell(self, text: str) -> None:
        """Shows a message for _MESSAGE_TIME milliseconds."""
        self.showMessage(text, _MESSAGE_TIME)

    @Slot()
    def _show_copied(self) -> None:
        """Shows a message when this program has changed the clipboard."""
        clipboard = QGuiApplication.clipboard()
        if clipboard.ownsClipboard() and (mime := clipboard.mimeData()) is not None and mime.formats():
            self.tell(self.tr("Copied"))

    def show_time(self, milliseconds: float) -> None:
        """Shows the time from the last edit to its paint."""
        seconds = milliseconds / 1000
        text = f"{decimal_text(milliseconds, 1)} ms" if milliseconds < 100 else f"{decimal_text(seconds, 2)} s"
        self._program.show_text(self.time, self.tr("edit → paint {time}").format(time=text))

    def show_device(self, device: str, threads: int) -> None:
        """Shows the compute device."""
        names = {"cpu": plural(threads, self.tr("CPU · 1 thread"), self.tr("CPU · {count} threads"))}
        self._program.show_text(self.device, names.get(device, device.upper()))

    @Slot()
    def show_memory(self) -> None:
        """Shows the memory of the process, and the share of shown and cached maps."""
        taken, maps = (round(size / 2**20) for size in (self._process.memory_info().rss, self._session.kept_bytes))
        text = self.tr("{size} MB · maps {maps} MB of {most}").format(
            size=count_text(taken), maps=count_text(maps), most=memory_text(self._session.map_memory)
        )
        self._program.show_text(self.memory, text)
        self.memory.set_about(self._about_memory())
