"""Classifies the picture under each usual scaling, to find the scaling that the network was trained with."""

from __future__ import annotations

import math
from collections.abc import Generator, Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QVBoxLayout, QWidget

from engine import Project, classes_of, set_scaling
from engine.compute.scaling_answers import ScalingAnswer, scaling_answers
from engine.images.scalings import Scaling, usual_scalings
from engine.values.numerals import percent
from gui.events.guard import guarded
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.state.workers import Job
from gui.text.phrases import say
from gui.widgets.command_chip import CommandChip
from gui.widgets.pieces import caption, explain


@guarded
class _Answer(QPushButton):
    """A button with the answer under one scaling, elided where the panel is too narrow."""

    def __init__(self, scaling: Scaling, text: str) -> None:
        super().__init__(text)
        self.scaling = scaling
        self.setCheckable(True)
        self.setProperty("flat", True)
        self.setProperty("leftward", True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        option.text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        with QPainter(self) as painter:
            self.style().drawControl(QStyle.ControlElement.CE_PushButton, option, painter, self)


class ScalingStrip(QWidget):
    """A button that tries all usual scalings, and below it one line per scaling with the strongest class.

    The answers belong to one network and picture: they are removed when anything but the scaling changes.
    """

    def __init__(self, document: Document, selection: Selection, session: Session, action: QAction) -> None:
        super().__init__()
        self._document, self._selection, self._session = document, selection, session
        self._asked: Project | None = None  # the Project that the answers belong to
        self._action = action
        self.start = CommandChip(action, self.tr("Try all"))
        action.triggered.connect(self._try)
        self.note = caption()
        self.note.hide()
        self.lines: list[_Answer] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.start)
        self._column.addWidget(self.note)
        document.changed.connect(self._follow)
        selection.hidden_changed.connect(lambda: self._follow(document.project))
        self._follow(document.project)

    @Slot(object)
    def _follow(self, project: Project) -> None:
        last = project.layers[-1].id if project.layers else ""
        hidden = last in self._selection.hidden_by_layer
        self._action.setEnabled(len(classes_of(project)) > 1 and not hidden)
        if hidden or (self._asked is not None and not _same(self._asked, project)):
            self._clear()
        for line in self.lines:
            scaling = line.scaling
            line.setChecked((scaling.mean, scaling.deviation) == (project.input.mean, project.input.deviation))

    def _clear(self) -> None:
        self._asked = None
        self.note.hide()
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = []

    @Slot()
    def _try(self) -> None:
        project = self._document.project
        self._clear()
        self._asked = project
        title = self.tr("Trying the usual scalings")
        self._session.run(Job(title, lambda: _tried(project), lambda found: self._show(project, found)))

    def _show(self, project: Project, found: Sequence[ScalingAnswer]) -> None:
        if self._asked is not project:
            return  # the network or the picture has changed meanwhile
        names = classes_of(project)
        for each in found:
            share = f"{percent(each.share)} %" if math.isfinite(each.share) else self.tr("no number")
            answer = self.tr("{name}, {share} · {scaling}")
            text = answer.format(scaling=say(each.scaling.title), name=names[each.strongest], share=share)
            line = _Answer(each.scaling, text.replace("&", "&&"))
            explain(line, text, self.tr("Scale the picture so; now: {text}").format(text=text))
            line.clicked.connect(lambda _on, scaling=each.scaling: self._choose(scaling))
            self._column.addWidget(line)
            self.lines.append(line)
        words = self.tr("The scaling that a network was trained with often gives the surest answer, but not always.")
        self.note.setText(words)
        self.note.show()
        self._follow(self._document.project)

    def _choose(self, scaling: Scaling) -> None:
        self._document.edit(
            self.tr("Scaling"), lambda project: set_scaling(project, scaling.mean, scaling.deviation), "scaling tried"
        )


def _tried(project: Project) -> Generator[float, None, tuple[ScalingAnswer, ...]]:
    """Yields the share done; returns the answers under all usual scalings."""
    found: list[ScalingAnswer] = []
    count = len(usual_scalings(project.input.channels))
    for answer in scaling_answers(project):
        found.append(answer)
        yield len(found) / count
    return tuple(found)


def _same(asked: Project, now: Project) -> bool:
    """Whether two projects have the same network and picture, regardless of the scaling."""
    one, other = asked.input, now.input
    alike = one.image is other.image and (one.size, one.fit, one.invert) == (other.size, other.fit, other.invert)
    return alike and asked.layers == now.layers and asked.classes == now.classes
