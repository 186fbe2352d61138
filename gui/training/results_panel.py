"""The results panel: how well the network names images that it has not learned from."""

from __future__ import annotations

import csv
import io
from typing import Literal

from PySide6.QtCore import QMimeData, Qt, Slot
from PySide6.QtGui import QFont, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from engine import Results
from engine.training.results import Integers
from gui.events.guard import guarded
from gui.events.seen import SeenPanel
from gui.look.theme import Theme
from gui.text.phrases import count_text, percent_text, plain_text
from gui.training.calibration_plot import CalibrationPlot
from gui.training.confusion import Entry
from gui.training.confusion_view import ConfusionView
from gui.training.tester import Tested, Tester
from gui.widgets.action_row import ActionLookup
from gui.widgets.command_chip import CommandChip
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.picture_wall import Label, PictureWall
from gui.widgets.pieces import caption, choice, explain, heading

_WIDE = 760  # pixels from which on the calibration stands beside the pictures
_SMALL = 11  # pixels of type
Listing = Literal["wrong", "nearly", "calibration"] | Entry


@guarded
class ResultsPanel(SeenPanel):
    """Confusion matrix with the accuracy of each class, pictures of most and nearly wrong answers, calibration.

    Attributes:
        tester: what the panel shows.
        listing: what is shown beside the matrix: the images of an Entry, the worst ones, or the calibration.
    """

    def __init__(self, tester: Tester, theme: Theme, actions: ActionLookup) -> None:
        super().__init__()
        self.tester, self._theme = tester, theme
        self.listing: Listing = "wrong"
        self._results: Results | None = None
        self.setAccessibleName(self.tr("Results"))
        self.matrix, self.wall, self.plot = (
            ConfusionView(theme),
            PictureWall(theme, side=60, has_captions=True),
            CalibrationPlot(theme),
        )
        explain(
            self.matrix,
            self.tr("Confusion matrix"),
            self.tr("A row for each class, a column for each answer. A click, or an arrow, shows the images"),
        )
        explain(self.wall, self.tr("Test images"), self.tr("A click, or Enter, makes an image the input"))
        explain(
            self.plot,
            self.tr("Calibration"),
            self.tr(
                "How often answers are right, by how sure they are. Above the diagonal the network is too modest, "
                "below it too sure"
            ),
        )
        self.wall.chosen.connect(tester.show_image)
        self.matrix.chosen.connect(lambda entry: self.list_images("wrong" if entry is None else entry))
        self.matrix.copied.connect(self.copy)
        self.hint = caption()
        self.hint.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # while nothing is tested, the panel has nothing else
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 4)
        column.setSpacing(4)
        column.addLayout(self._head(actions))
        column.addWidget(self.hint, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._built_body(), 1)
        tester.changed.connect(self._refresh)
        theme.changed.connect(self._restyle)
        self._restyle()

    @Slot()
    def _restyle(self) -> None:
        font = QFont(self.font())
        font.setPixelSize(round(_SMALL * self._theme.scale))
        for part in (self.matrix, self.wall, self.plot):
            part.setFont(font)

    # --- construction

    def _head(self, actions: ActionLookup) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(CommandChip(actions["test_network"], self.tr("Test")))
        row.addWidget(CommandChip(actions["copy_results"], self.tr("Copy")))
        self.stale = QLabel(self.tr("Out of date"))
        self.stale.setProperty("warning", True)
        explain(self.stale, self.stale.text(), self.tr("The network or the data has changed since: test again"))
        row.addWidget(self.stale)
        self.summary = ElidedLabel()
        row.addWidget(self.summary, 1)
        return row

    def _built_body(self) -> QWidget:
        self.listings = choice(self.tr("Images"), self.tr("Which test images are shown"))
        self.listings.activated.connect(lambda at: self.list_images(self.listings.itemData(at)))
        self.error = heading()
        self.body = QWidget()
        grid = QGridLayout(self.body)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(4)
        grid.addWidget(self.matrix, 0, 0, 2, 1)
        grid.addWidget(self.listings, 0, 1)
        grid.addWidget(self.wall, 1, 1)
        grid.addWidget(self.error, 0, 2)
        grid.addWidget(self.plot, 1, 2)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 1)
        return self.body

    def _arrange(self) -> None:
        """Calibration beside the pictures where there is room, else in their place."""
        instead = self.listing == "calibration" and not self._is_wide
        self.wall.setVisible(not instead)
        self.plot.setVisible(self._is_wide or instead)
        self.error.setVisible(self._is_wide)
        self._show_listing()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= _WIDE * self._theme.scale

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # --- what is shown

    @Slot()
    def _refresh(self) -> None:
        if not self.is_seen:
            return
        latest = self.tester.latest
        self.hint.setText(self._hint_text())
        self.hint.setVisible(latest is None)
        self.body.setVisible(latest is not None)
        self.stale.setVisible(latest is not None and not self.tester.is_current and self.tester.share is None)
        self.summary.set_words(self._summary_text(latest))
        if latest is not None and latest.results is not self._results:
            self._results = latest.results
            if isinstance(self.listing, tuple) and max(self.listing) >= len(latest.results.classes):
                self.listing = "wrong"
            calibration = latest.results.calibration
            self.plot.show_calibration(calibration)
            self.error.setText(self.tr("Calibration: error {share} %").format(share=percent_text(calibration.error, 1)))
            self._show_listing()

    def _hint_text(self) -> str:
        data = self.tester.trainer.data.split
        if not self.tester.trainer.fits:
            return self.tr("The network has other classes than the data. The panel “Training” offers what helps.")
        if data is not None and not len(data.test):
            return self.tr("The data has no images to test with.")
        return self.tr(
            "What the network takes for what, on images that it does not learn from. It is tested whenever a "
            "training rests, and by “Test”."
        )

    def _summary_text(self, latest: Tested | None) -> str:
        if self.tester.share is not None:
            return self.tr("Testing … {share} %").format(share=percent_text(self.tester.share))
        if latest is None:
            return ""
        results = latest.results
        words = [
            self.tr("{share} % of {count} test images right").format(
                share=percent_text(results.accuracy, 1), count=count_text(len(results.labels))
            ),
            self.tr("loss {loss}").format(loss=plain_text(results.loss, 3)),
            self.tr("weights that were not trained here")
            if latest.step is None
            else self.tr("weights after step {step}").format(step=count_text(latest.step)),
        ]
        return " · ".join(words)

    @Slot()
    def list_images(self, listing: Listing) -> None:
        """Shows the images of an entry of the matrix, the most wrong, or the nearly wrong ones."""
        self.listing = listing
        self._arrange()

    def _show_listing(self) -> None:
        latest, results, listing = self.tester.latest, self._results, self.listing
        if latest is None or results is None:
            return
        entry = listing if isinstance(listing, tuple) else None
        self.matrix.show_results(results, entry)
        self._show_choice(results, entry)
        self.wall.show_pictures(latest.data.test.images, self._label, self._found(results))

    def _show_choice(self, results: Results, entry: Entry | None) -> None:
        """What can be listed, in the choice above the images."""
        self.listings.clear()
        count = count_text(len(results.most_wrong))
        self.listings.addItem(self.tr("Most wrong, of {count}").format(count=count), "wrong")
        self.listings.addItem(self.tr("Nearly wrong"), "nearly")
        if not self._is_wide:
            self.listings.addItem(self.error.text(), "calibration")
        if entry is not None:
            self.listings.addItem(self.matrix.words(entry), entry)
        at = self.listings.count() - 1 if entry is not None else self.listings.findData(self.listing)
        self.listings.setCurrentIndex(max(at, 0))

    def _found(self, results: Results) -> Integers:
        if isinstance(self.listing, tuple):
            return results.taken_for(*self.listing)
        return results.nearly_wrong if self.listing == "nearly" else results.most_wrong

    def _label(self, at: int) -> Label:
        """What is said of a test image."""
        results = self._results
        assert results is not None
        truth, answer, sure = int(results.labels[at]), int(results.predictions[at]), float(results.confidence[at])
        said = self.tr("{name} {share} %").format(name=results.classes[answer], share=percent_text(sure))
        if truth != answer:
            text = self.tr("{answer}; it is {name}, {share} %")
            other = truth
        else:
            text = self.tr("{answer}, right; then {name}, {share} %")
            chances = results.probabilities[at].copy()
            chances[truth] = -1
            other = int(chances.argmax())
        share = percent_text(float(results.probabilities[at, other]))
        name = text.format(answer=said, name=results.classes[other], share=share)
        return Label(said, name, "wrong" if truth != answer else "")

    # --- copying

    @Slot()
    def copy(self) -> None:
        """Copies the matrix, with the accuracy of each class: as text for spreadsheets, and as CSV."""
        if self._results is None:
            return
        mime = QMimeData()
        mime.setText(self._table(self._results, "\t"))
        mime.setData("text/csv", self._table(self._results, ",").encode())
        QGuiApplication.clipboard().setMimeData(mime)

    def _table(self, results: Results, between: str) -> str:
        written = io.StringIO()
        writer = csv.writer(written, delimiter=between, lineterminator="\n")
        writer.writerow([self.tr("is \\ named"), *results.classes, self.tr("right, %")])
        for name, counts, share in zip(results.classes, results.confusion, results.class_accuracy, strict=True):
            has_images = bool(counts.sum())
            writer.writerow([name, *map(int, counts), percent_text(float(share), 1) if has_images else ""])
        return written.getvalue()
