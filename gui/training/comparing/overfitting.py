"""Overfitting: the open network learns few images or many, with and without pooling, dropout and augmentation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from engine import DataSplit
from engine.training.networks.rivals import Variant, lesson, poolings
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.session import Session
from gui.text.phrases import count_text, percent_text
from gui.training.comparing.contest import Contest, Contestant
from gui.training.comparing.pieces import Comparison, Table
from gui.training.curve_plot import CurvePlot, Plotted
from gui.training.trainer import Trainer
from gui.widgets.pieces import choice, explain

_COUNTS = (50, 500, 5000)
_END = 100  # of the axis: per cent of a training
_LARGE = 0.1  # gap


@dataclass(frozen=True, eq=False)
class Tried:
    """A Variant that was trained."""

    variant: Variant
    contestant: Contestant


class Overfitting(Comparison):
    """Trains variants one by one, and keeps their curves; that of the chosen row is drawn in full.

    Attributes:
        tried: the latest last.
    """

    def __init__(self, document: Document, session: Session, theme: Theme) -> None:
        super().__init__(document, session, theme)
        self.tried: list[Tried] = []
        self._variant = Variant(_COUNTS[0])
        self.contest = Contest(session, self)
        self.contest.changed.connect(self._contest_changed)
        self.contest.failed.connect(self.failed)
        self.go.clicked.connect(self._go)
        self.count = choice(self.tr("Images"), self.tr("How many images are learned from"))
        self.count.setMinimumWidth(130)
        for count in _COUNTS:
            self.count.addItem(self.tr("{count} images").format(count=count_text(count)), count)
        self.pooling, self.dropout = QCheckBox(self.tr("Pooling")), QCheckBox(self.tr("Dropout"))
        self.augmentation = QCheckBox(self.tr("Augmentation"))
        self.pooling.setChecked(True)
        explain(self.pooling, self.pooling.text(), self.tr("Keep the pooling layers of the network"))
        explain(self.dropout, self.dropout.text(), self.tr("Leave out half of what the last layer reads, at random"))
        explain(
            self.augmentation,
            self.augmentation.text(),
            self.tr("Move, turn and scale every image a little, another way each time"),
        )
        self.plot = CurvePlot(theme)
        self.plot.setAccessibleName(self.tr("Curves of the variants"))
        self.plot.show_quantity("accuracy", False)
        self.table = Table(self.tr("Variants"))
        self.table.itemSelectionChanged.connect(self._draw)
        self.arrange(
            self.tr(
                "With few images a network learns them by heart: it names what it has seen, and fails on what is new."
                " What helps?"
            ),
            (self.go, self.count, self.pooling, self.dropout, self.augmentation),
            self.plot,
            self.table,
        )

    @Slot()
    def _go(self) -> None:
        if self.contest.is_running:
            self.contest.cancel()
        else:
            self.with_data(self._begin)

    def _begin(self, trainer: Trainer, data: DataSplit) -> None:
        project, plan = self._document.project, trainer.plan
        variant = self._variant = Variant(
            self.count.currentData(),
            self.pooling.isChecked() and bool(poolings(project)),
            self.dropout.isChecked(),
            self.augmentation.isChecked(),
        )
        self.contest.begin(
            self.tr("Training a variant"), lambda: [lesson(project, data.training, plan, variant)], data.test
        )

    @Slot()
    def _contest_changed(self) -> None:
        known = {each.contestant for each in self.tried}
        for each in self.contest.contestants:
            if each not in known:
                self.tried.append(Tried(self._variant, each))
                self.show_state()
                self.table.selectRow(len(self.tried) - 1)
        self.refresh()

    def take_over(self, other: Overfitting) -> None:
        """Goes on with the variants of another window."""
        self.count.setCurrentIndex(other.count.currentIndex())
        for own, its in zip(self._switches, other._switches, strict=True):
            own.setChecked(its.isChecked())
        self._variant = other._variant
        self.show_found(other.tried, other.table.currentRow())
        self.contest.take_over(other.contest)
        self.refresh()

    def show_found(self, tried: Sequence[Tried], row: int) -> None:
        """Shows these variants, and the curve of the one in this row in full."""
        self.tried = list(tried)
        self.show_state()
        self.table.selectRow(row)

    @property
    def _switches(self) -> tuple[QCheckBox, ...]:
        return self.pooling, self.dropout, self.augmentation

    def clear(self) -> None:
        self.contest.cancel()
        self.contest.contestants = ()
        self.tried.clear()
        self.refresh()

    def show_state(self) -> None:
        self.name_go(self.contest.is_running, self.tr("Train"), self.tr("Train this network so, from new weights"))
        has_pooling = bool(poolings(self._document.project))
        self.pooling.setEnabled(has_pooling and not self.contest.is_running)
        for part in (self.count, self.dropout, self.augmentation):
            part.setEnabled(not self.contest.is_running)
        heads = [
            self.tr("Images"), self.tr("Pooling"), self.tr("Dropout"), self.tr("Augmentation"),
            self.tr("Learned"), self.tr("New"), self.tr("Gap"),
        ]  # fmt: skip
        self.table.show_rows(heads, [self._row(each) for each in self.tried])
        self._draw()
        self.sentence.setText(self.misfit() or self._words())

    def _row(self, each: Tried) -> list[str]:
        variant, worth = each.variant, each.contestant.worth
        switches = (variant.pooling, variant.dropout, variant.augmentation)
        shares = (worth.learned, worth.unseen, worth.gap) if worth is not None else ()
        return [
            count_text(variant.images),
            *("✓" if on else "–" for on in switches),
            *(self.tr("{share} %").format(share=percent_text(share, 1)) for share in shares),
            *[""] * (3 - len(shares)),
        ]

    @Slot()
    def _draw(self) -> None:
        """Draws all curves, that of the chosen row last."""
        chosen = self.table.currentRow()
        order = sorted(range(len(self.tried)), key=lambda at: at == chosen)
        self.plot.plot(Plotted(tuple(self.tried[at].contestant.curve(_END) for at in order), _END))

    def _words(self) -> str:
        latest = self.tried[-1] if self.tried else None
        if latest is None or latest.contestant.worth is None:
            return self.tr(
                "Blue: learned images; orange: new ones; dotted: other rows of the table. To the right, per cent of the"
                " training."
            )
        found = latest.contestant.worth
        text = self.tr("{own} % of the learned images are named rightly, and {other} % of new ones: no large gap.")
        if found.gap > _LARGE:
            text = self.tr(
                "{own} % of the learned images are named rightly, but only {other} % of new ones: learned by heart."
            )
        return text.format(own=percent_text(found.learned), other=percent_text(found.unseen))
