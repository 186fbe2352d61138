"""The page of comparisons, in place of the network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from gui.look.icons import icon
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.selection import Selection
from gui.state.session import Session
from gui.training.comparing.contest import Contestant
from gui.training.comparing.convolution import WhyConvolution
from gui.training.comparing.filters import Attempt, BeatTheNetwork
from gui.training.comparing.overfitting import Overfitting, Tried
from gui.training.trainer import Trainer
from gui.widgets.page import BackButton, Page
from gui.widgets.pieces import heading

Name = Literal["convolution", "filters", "overfitting"]
_NAMES: tuple[Name, ...] = get_args(Name)


@dataclass(frozen=True)
class Findings:
    """What comparisons have found.

    Args:
        contestants: this network and a fully connected one.
        attempts, attempt: networks with filters of the user, and the index of the chosen one; -1 for none.
        tried, variant: variants of the network, and the index of the chosen one; -1 for none.
    """

    contestants: tuple[Contestant, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    attempt: int = -1
    tried: tuple[Tried, ...] = ()
    variant: int = -1


def page(document: Document, _selection: Selection, session: Session, theme: Theme) -> Page:
    """The page of comparisons."""
    made = ComparePage(document, session, theme)
    return Page(
        made,
        "guide/05-training.md",
        title=QCoreApplication.translate("ComparePage", "Trainings compared"),
        set_up=lambda view: made.show_comparison(view.comparison),
        captured=lambda: {"comparison": made.shown},
        has_legend=False,
        back=made.back,
        left=made.left,
    )


class ComparePage(QWidget):
    """Three comparisons behind tabs; what was found stays until another project is opened.

    Signals:
        left: the page that this one was opened from should be shown again.
        failed: carries an EngineError.
    """

    left = Signal()
    failed = Signal(object)

    def __init__(self, document: Document, session: Session, theme: Theme) -> None:
        super().__init__()
        self._document, self._opened, self._theme = document, document.opened, theme
        self.setAccessibleName(self.tr("Trainings compared"))
        services = document, session, theme
        self.convolution, self.filters, self.overfitting = (
            WhyConvolution(*services), BeatTheNetwork(*services), Overfitting(*services)
        )  # fmt: skip
        self.tabs = QTabWidget()
        self.tabs.addTab(self.convolution, self.tr("Why convolution"))
        self.tabs.addTab(self.filters, self.tr("Beat the network"))
        self.tabs.addTab(self.overfitting, self.tr("Overfitting"))
        self.back = BackButton()
        self.back.clicked.connect(self.left)
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 0)
        head.addWidget(self.back)
        head.addWidget(heading(self.tr("Trainings compared")))
        head.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.tabs, 1)
        self.setFocusProxy(self.tabs)
        for each in self._comparisons:
            each.failed.connect(self.failed)
        document.saved.connect(self._replaced)
        theme.changed.connect(self._recolour)
        self._recolour()

    @Slot()
    def _recolour(self) -> None:
        self.back.setIcon(icon("left", self._theme.palette.text))

    @property
    def _comparisons(self) -> tuple[WhyConvolution, BeatTheNetwork, Overfitting]:
        return self.convolution, self.filters, self.overfitting

    @property
    def shown(self) -> Name:
        """The name of the comparison in front."""
        return _NAMES[self.tabs.currentIndex()]

    def show_comparison(self, name: Name) -> None:
        """Brings a comparison to the front."""
        self.tabs.setCurrentIndex(_NAMES.index(name))

    def take(self, trainer: Trainer) -> None:
        """Learns from the data, and by the plan, that are chosen for trainings."""
        for each in self._comparisons:
            each.take(trainer)

    def take_over(self, other: ComparePage) -> None:
        """Goes on with the comparisons of another window."""
        self.convolution.take_over(other.convolution)
        self.filters.take_over(other.filters)
        self.overfitting.take_over(other.overfitting)

    @property
    def found(self) -> Findings:
        """All that the comparisons show."""
        filters, overfitting = self.filters, self.overfitting
        return Findings(
            self.convolution.contest.contestants,
            tuple(filters.attempts),
            filters.table.currentRow(),
            tuple(overfitting.tried),
            overfitting.table.currentRow(),
        )

    def become_picture(self, found: Findings | None) -> None:
        """Shows what was found in another page, if there is any, and nothing to press."""
        found = found or Findings()
        self.back.hide()
        for each in self._comparisons:
            each.become_picture()
        self.convolution.show_found(found.contestants)
        self.filters.show_found(found.attempts, found.attempt)
        self.overfitting.show_found(found.tried, found.variant)

    @Slot()
    def _replaced(self) -> None:
        if self._document.opened != self._opened:
            self._opened = self._document.opened
            for each in self._comparisons:
                each.clear()
