"""Everything of the window that is about training: the parts, their docks, and their commands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QDockWidget, QWidget

from engine.project.training_record import TrainingRecord
from gui.commands.actions import Actions
from gui.files.opening import Opening
from gui.look.theme import Theme
from gui.messages.messages import Messages
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.text.phrases import count_text, decimal_text
from gui.training.data_panel import DataPanel
from gui.training.keeping import Keeping
from gui.training.learning_panel import LearningPanel
from gui.training.moment_player import MomentPlayer
from gui.training.own_classes import own_classes
from gui.training.results_panel import ResultsPanel
from gui.training.tester import Tester
from gui.training.trainer import Trainer
from gui.training.training_panel import TrainingPanel
from gui.widgets.page import Page
from gui.window.pages import PageStack
from gui.window.projects import Projects

if TYPE_CHECKING:
    from gui.training.comparing.page import ComparePage

_DOCKS = ("training", "learning")


class LearningParts(QObject):
    """The trainer, and the panels that show what it does.

    Attributes:
        panel: data and plan.
        curve: the curve, the time machine and the growing kernels.
        results: how well the network names images that it does not learn from.
        data: all images of the data set.
    """

    def __init__(
        self, document: Document, selection: Selection, session: Session, theme: Theme, actions: Actions
    ) -> None:
        super().__init__(document)
        self._actions = actions
        self._comparisons: ComparePage | None = None  # once its page was shown
        self.own_classes = own_classes(document)
        self.trainer = Trainer(document, session, self)
        self.player = MomentPlayer(self.trainer)
        self.keeping = Keeping(self.trainer, document, session)
        self.panel = TrainingPanel(self.trainer, actions, document, session, theme)
        self.curve = LearningPanel(self.trainer, selection, session, theme, actions)
        self.data = DataPanel(self.trainer, document, session, theme)
        self.tester = Tester(self.trainer, document, session, self)
        self.results = ResultsPanel(self.tester, theme, actions)

    def panels(self) -> dict[str, QWidget]:
        """The widget of each dock, by name."""
        return {"training": self.panel, "learning": self.curve, "results": self.results, "data": self.data}

    def bind(
        self,
        docks: Mapping[str, QDockWidget],
        projects: Projects,
        messages: Messages,
        pages: PageStack,
        opening: Opening,
    ) -> None:
        """Binds the commands, and the buttons that change the network."""
        trainer, self._docks, self._pages = self.trainer, docks, pages

        def shown(act: Callable[[], object], names: tuple[str, ...] = _DOCKS) -> Callable[[], None]:
            def run() -> None:
                for name in names:
                    self._bring(name)
                act()

            return run

        train = shown(trainer.toggle)
        self._actions.bind(
            {
                "train": lambda: trainer.pause() if trainer.is_running else train(),
                "train_step": shown(lambda: trainer.go("step")),
                "train_epoch": shown(lambda: trainer.go("epoch")),
                "play_training": shown(self.player.toggle),
                "pin_moment": shown(trainer.toggle_pin),
                "keep_training": self.keeping.toggle,
                "stop_training": trainer.end,
                "compare_trainings": pages.show_comparison,
                "test_network": shown(self.tester.test, ("results",)),
                "copy_results": self.results.copy,
            }
        )
        self.tester.changed.connect(self._enable)  # whenever the trainer changes, too
        self._enable()
        projects.leaving.connect(trainer.end)
        trainer.failed.connect(messages.refuse)
        self.keeping.kept.connect(lambda record: messages.inform(self._kept_text(record)))

        def take(name: str, page: Page) -> None:
            if name == "compare":
                comparisons = self._comparisons = cast("ComparePage", page.widget)
                comparisons.take(trainer)
                comparisons.failed.connect(messages.refuse)

        pages.made.connect(take)
        opening.folder_opened.connect(self.open_data)
        self.panel.network_wanted.connect(lambda: projects.open(trainer.data.fitting_network(), None))
        self.panel.browser_wanted.connect(self._browse)

    def take_over(self, other: LearningParts) -> None:
        """Goes on with what another window trains and has tested."""
        self.own_classes.take_over(other.own_classes)
        self.trainer.take_over(other.trainer)
        self.tester.take_over(other.tester)
        if other._comparisons is not None:
            cast("ComparePage", self._pages.page("compare").widget).take_over(other._comparisons)

    def show_found(self, picture: Page) -> None:
        """Makes a picture of the page of comparisons show what they have found."""
        found = self._comparisons.found if self._comparisons is not None else None
        cast("ComparePage", picture.widget).become_picture(found)

    @Slot(object)
    def open_data(self, path: Path) -> None:
        """Opens a data set from a folder, and shows the panel that says what it is."""
        self._bring("training")
        self.trainer.data.open(path)

    @Slot()
    def _browse(self) -> None:
        self._bring("data")
        self.data.setFocus()

    def _bring(self, name: str) -> None:
        self._docks[name].show()
        self._docks[name].raise_()

    def _enable(self) -> None:
        trainer, actions = self.trainer, self._actions
        may_train = trainer.fits and not trainer.is_running
        for key in ("train_step", "train_epoch"):
            actions[key].setEnabled(may_train)
        for key in ("play_training", "pin_moment"):
            actions[key].setEnabled(trainer.run is not None)
        actions["keep_training"].setEnabled(trainer.run is not None and not trainer.is_running)
        actions["stop_training"].setEnabled(trainer.is_running or trainer.can_go_on)
        actions["test_network"].setEnabled(self.tester.can_test or self.tester.share is not None)
        actions["copy_results"].setEnabled(self.tester.latest is not None)

    def _kept_text(self, record: TrainingRecord) -> str:
        text = self.tr("The training is kept: {count} moments, {size} MB more in the project's file when it is saved.")
        return text.format(count=count_text(record.moments), size=decimal_text(record.nbytes / 2**20, 1))
