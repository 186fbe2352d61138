"""The list of networks that fit the weights, the most likely first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QListWidgetItem

from engine.formats.imports.alternatives import ranks
from engine.formats.imports.candidates import Candidates
from engine.formats.imports.guesses import Choice, Guess
from gui.import_step.wrapped_list import WrappedList
from gui.text.phrases import say
from gui.widgets.pieces import explain

_FEWEST = 2  # minimum number of visible candidates of two lines
_MOST_LISTED = 3  # choices that describe a candidate


class CandidateList(WrappedList):
    """A list of all guesses, each with its rank, its differences from the first one, and the evidence for it.

    Signals:
        guess_chosen: the user chose a guess; carries its index.
    """

    guess_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._guesses: tuple[Guess, ...] = ()
        self.setMinimumHeight(2 * _FEWEST * self.fontMetrics().height())
        explain(self, self.tr("What fits"), self.tr("Networks that these weights fit, the most likely first"))
        self.itemSelectionChanged.connect(self._choose)

    def show_candidates(self, found: Candidates) -> None:
        """Lists the guesses of another file or network."""
        self._guesses = found.guesses
        by_rank = ranks(found.guesses)
        with QSignalBlocker(self):
            self.clear()
            for at, guess in enumerate(found.guesses):
                listed = _described(found.choices, guess, found.guesses[0])
                place = self.tr("{rank}. {what}").format(rank=by_rank[at], what=self._listed(listed))
                if by_rank.count(by_rank[at]) > 1:
                    place = self.tr("{place} (as likely as others)").format(place=place)
                digits = self.tr("{count} of the 10 sample digits right").format(count=guess.digits)
                lines = [place, *([] if guess.digits is None else [digits]), *map(say, guess.reasons)]
                item = QListWidgetItem("\n".join(lines))
                item.setToolTip(item.text())
                self.addItem(item)

    def show_choices(self, choices: Mapping[str, str]) -> None:
        """Selects the guess with these choices, or none."""
        row = next((at for at, guess in enumerate(self._guesses) if guess.choices == choices), None)
        with QSignalBlocker(self):
            self.clearSelection()
            if row is not None:
                self.setCurrentRow(row)
            elif self.currentRow() < 0:  # else Qt would select one when the list gets the focus
                self.setCurrentRow(0, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _listed(self, choices: Sequence[str]) -> str:
        text, rest = " · ".join(choices[:_MOST_LISTED]), len(choices) - _MOST_LISTED
        return self.tr("{text} and {count} more").format(text=text, count=rest) if rest > 0 else text

    @property
    def chosen(self) -> int | None:
        """The index of the selected guess; None if the choices match no guess."""
        return next((self.row(item) for item in self.selectedItems()), None)

    @Slot()
    def _choose(self) -> None:
        if self.chosen is not None:
            self.guess_chosen.emit(self.chosen)


def _described(choices: Sequence[Choice], guess: Guess, first: Guess) -> list[str]:
    """A guess as text: the main choices of the first one, and of any other one the choices that differ from it."""
    if guess is first:
        described = [choice for choice in choices if ":" not in choice.name][:_MOST_LISTED]
    else:
        described = [choice for choice in choices if guess.choices[choice.name] != first.choices[choice.name]]
    return [f"{say(choice.title)}: {_option(choice, guess)}" for choice in described]


def _option(choice: Choice, guess: Guess) -> str:
    option = choice.option(guess.choices[choice.name])
    return "" if option is None else say(option.title)
