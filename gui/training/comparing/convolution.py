"""Why convolution: the open network against a fully connected one."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Slot

from engine import DataSplit
from engine.training.networks.rivals import Lesson, costs, fully_connected_like, untrained
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.session import Session
from gui.text.phrases import count_text, percent_text
from gui.training.comparing.contest import Contest, Contestant
from gui.training.comparing.pieces import Comparison, Table
from gui.training.curve_plot import ContestPlot, Plotted
from gui.training.trainer import Trainer
from gui.widgets.pieces import choice

_MOST_SHIFT = 4  # pixels


class WhyConvolution(Comparison):
    """Trains both networks on the same images, in the same order."""

    def __init__(self, document: Document, session: Session, theme: Theme) -> None:
        super().__init__(document, session, theme)
        self.contest = Contest(session, self)
        self.contest.changed.connect(self.refresh)
        self.contest.failed.connect(self.failed)
        self.go.clicked.connect(self._go)
        self.alike = choice(self.tr("Rival"), self.tr("What the fully connected network has in common with this one"))
        self.alike.setMinimumWidth(260)
        self.alike.addItem(self.tr("as many parameters as this network"), "parameters")
        self.alike.addItem(self.tr("as many units as the last layer reads"), "width")
        self.plot = ContestPlot(theme)
        self.plot.setAccessibleName(self.tr("Curves of both networks"))
        self.plot.show_quantity("accuracy", False)
        self.table = Table(self.tr("Both networks"))
        self.arrange(
            self.tr(
                "This network, from new weights, against a fully connected one, on the same images: what does it help"
                " that a filter looks everywhere for the same thing?"
            ),
            (self.go, self.alike),
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
        project, plan, alike = self._document.project, replace(trainer.plan, patience=0), self.alike.currentData()

        def make() -> list[Lesson]:
            both = untrained(project, plan.seed), fully_connected_like(project, alike, plan.seed)
            return [Lesson(each, data.training, plan) for each in both]

        self.contest.begin(self.tr("Comparing with a fully connected network"), make, data.test, _MOST_SHIFT)

    def take_over(self, other: WhyConvolution) -> None:
        """Goes on with the comparison of another window."""
        self.alike.setCurrentIndex(other.alike.currentIndex())
        self.show_found(other.contest.contestants)
        self.contest.take_over(other.contest)
        self.refresh()

    def show_found(self, contestants: tuple[Contestant, ...]) -> None:
        """Shows these two networks."""
        self.contest.contestants = contestants
        self.show_state()

    def clear(self) -> None:
        self.contest.cancel()
        self.contest.contestants = ()
        self.refresh()

    def show_state(self) -> None:
        contest = self.contest
        self.name_go(
            contest.is_running, self.tr("Train both"), self.tr("Train this network and a fully connected one, in turns")
        )
        self.alike.setEnabled(not contest.is_running)
        epochs = contest.contestants[0].lesson.plan.epochs if contest.contestants else 1
        self.plot.plot(Plotted(tuple(each.curve(epochs) for each in contest.contestants), epochs))
        heads = ["", self.tr("This network (blue)"), self.tr("Fully connected (orange)")]
        columns = [self._column(each) for each in contest.contestants]
        rows = [[name, *(column[at] for column in columns)] for at, name in enumerate(self._names())] if columns else []
        self.table.show_rows(heads, rows)
        self.sentence.setText(self.misfit() or self._words())

    def _names(self) -> list[str]:
        return [
            self.tr("Parameters"),
            self.tr("Multiply-adds"),
            self.tr("Learned images"),
            self.tr("New images"),
            self.tr("Gap"),
            *(self.tr("New, moved by {count} px").format(count=by) for by in range(1, _MOST_SHIFT + 1)),
        ]

    def _column(self, each: Contestant) -> list[str]:
        its, worth = costs(each.lesson.project), each.worth
        numbers = [count_text(its.parameters), count_text(its.multiply_adds)]
        if worth is None:
            curve = each.recorder.curve()
            ends = [line.accuracy[-1:] for line in (curve.training, curve.validation)]
            numbers += [self._share(float(end[0])) if len(end) else "" for end in ends]
            return [*numbers, *[""] * (1 + _MOST_SHIFT)]
        shares = (worth.learned, worth.unseen, worth.gap, *worth.shifted[1:])
        return [*numbers, *map(self._share, shares)]

    def _share(self, share: float) -> str:
        return self.tr("{share} %").format(share=percent_text(share, 1))

    def _words(self) -> str:
        worths = [each.worth for each in self.contest.contestants]
        if len(worths) < 2 or worths[0] is None or worths[1] is None:
            return self.tr("Dotted: images that are learned from. Thick: images that are not.")
        return self.tr(
            "Moved by {count} pixels, new images are named rightly by this network in {own} %, by the fully connected"
            " one in {other} %."
        ).format(count=_MOST_SHIFT, own=percent_text(worths[0].shifted[-1]), other=percent_text(worths[1].shifted[-1]))
