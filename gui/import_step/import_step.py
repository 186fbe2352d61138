"""Shows the form before weights alone become a project, and the list of assumptions afterwards."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from engine import EngineError, ImportReport, Message, Project
from engine.formats.reading_process import import_steps
from gui.commands.actions import Actions
from gui.files.opening import Opening
from gui.import_step.assumptions_dialog import AssumptionsDialog
from gui.import_step.import_form import ImportForm
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.state.workers import Job
from gui.text.phrases import say_problem


@dataclass(frozen=True)
class _Source:
    """The file that a network was opened from, and the choices made.

    Args:
        network: its name if the file contains several, else empty.
        assumptions: of the opened Project; a Project with the identical tuple comes from this file.
    """

    path: Path
    network: str
    choices: Mapping[str, str]
    assumptions: tuple[Message, ...]


class ImportStep(QObject):
    """Shows the form for every file of weights that is opened, and the list of assumptions of the present network.

    Attributes:
        form: the open form, or None.
        dialog: the open list of assumptions, or None.
    """

    def __init__(
        self,
        window: QWidget,
        document: Document,
        selection: Selection,
        session: Session,
        opening: Opening,
        theme: Theme,
        actions: Actions,
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._selection = window, document, selection
        self._session, self._opening, self._theme = session, opening, theme
        self._action = actions["assumptions"]
        self._source: _Source | None = None
        self.form: ImportForm | None = None
        self.dialog: AssumptionsDialog | None = None
        actions.bind({"assumptions": self.show_assumptions})
        opening.guessed.connect(self.ask)
        document.changed.connect(self._enable)
        self._enable()

    @Slot(object, object, object)
    def ask(self, report: ImportReport, path: Path, choices: Mapping[str, str] | None) -> None:
        """Shows the form for a report; closes an open one.

        Args:
            choices: the initial ones; None for those of the report.
        """
        if self.form is not None:
            self.form.reject()
        input_, looks = self._document.project.input, self._selection.looks
        form = ImportForm(path, input_, self._session, self._theme, looks, self._window)
        form.network_asked.connect(lambda name: self._read(form, path, name))
        form.settled.connect(lambda project, chosen: self._open(project, path, form.name, chosen))
        form.finished.connect(lambda: self._forget(form))
        self.form = form
        form.take(report, choices)
        form.open()

    def show_assumptions(self) -> None:
        """Shows the assumptions about the present network."""
        assumptions, source = self._document.project.assumptions, self._source
        is_there = source is not None and source.assumptions is assumptions and source.path.is_file()
        dialog = self.dialog = AssumptionsDialog(assumptions, is_there, self._window)
        dialog.finished.connect(lambda: setattr(self, "dialog", None))
        if source is not None:
            dialog.choose_asked.connect(lambda: self._opening.open_network(source.path, source.network, source.choices))
        dialog.open()

    @Slot()
    def _enable(self) -> None:
        self._action.setEnabled(bool(self._document.project.assumptions))

    def _open(self, project: Project, path: Path, network: str, choices: Mapping[str, str]) -> None:
        self._source = _Source(path, network, choices, project.assumptions)
        self._opening.take_network(project, path)

    def _forget(self, form: ImportForm) -> None:
        if self.form is form:
            self.form = None

    def _read(self, form: ImportForm, path: Path, network: str) -> None:
        """Reads another network of the file for the form."""

        def done(outcome: ImportReport | EngineError) -> None:
            if self.form is not form:
                return
            if isinstance(outcome, EngineError):
                form.refuse(say_problem(outcome))
            else:
                form.take(outcome)

        title = self.tr("Reading {network}").format(network=network)
        self._session.run(Job(title, lambda: _read_or_refused(path, network), done))


def _read_or_refused(path: Path, network: str) -> Generator[float, None, ImportReport | EngineError]:
    try:
        return (yield from import_steps(path, network))
    except EngineError as error:
        return error
