"""How loud every input channel is: muted, soloed and scaled like the channels of a mixing desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from engine import scale_inputs
from gui.state.document import Document
from gui.state.selection import Gains, Selection

LOUDEST = 2.0


@dataclass(frozen=True)
class Mix:
    """The settings of all channels of one filter.

    Args:
        scales: by how much each is multiplied when it is heard.
        muted: the channels that are not heard.
        solo: the only one that is heard; None for all.
    """

    scales: tuple[float, ...]
    muted: frozenset[int] = frozenset()
    solo: int | None = None

    @property
    def factors(self) -> tuple[float, ...]:
        """What each channel is multiplied with."""
        return tuple(
            0.0 if at in self.muted or self.solo not in (None, at) else scale for at, scale in enumerate(self.scales)
        )

    @property
    def silent(self) -> int:
        """How many channels are not heard."""
        return self.factors.count(0.0)

    @property
    def scaled(self) -> int:
        """How many are heard, but not as they are."""
        return sum(factor not in (0.0, 1.0) for factor in self.factors)

    def is_neutral(self, at: int) -> bool:
        """Whether nothing is set for a channel."""
        return at not in self.muted and self.solo != at and self.scales[at] == 1

    def muting(self, at: int) -> Mix:
        """With a channel muted, or heard again."""
        return replace(self, muted=self.muted ^ {at})

    def soloing(self, at: int) -> Mix:
        """With a channel heard alone, or all of them again."""
        return replace(self, solo=None if self.solo == at else at, muted=self.muted - {at})

    def scaling(self, at: int, scale: float) -> Mix:
        """With a channel multiplied by 0 to LOUDEST."""
        scale = round(min(max(scale, 0.0), LOUDEST), 2)
        return replace(self, scales=(*self.scales[:at], scale, *self.scales[at + 1 :]))


class Desk(QObject):
    """The mix that the network is looked at with; it is gone when the filter depth is left.

    Signals:
        changed: another mix is set.
    """

    changed = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._layer, self._channel = "", 0
        self.mix = Mix(())
        selection.gains_changed.connect(self._follow)
        selection.renamed.connect(self._rename)

    def take(self, layer: str, channel: int, count: int) -> None:
        """Is about another filter from now on; the settings of the same one stay."""
        if (layer, channel, count) != (self._layer, self._channel, len(self.mix.scales)):
            self._layer, self._channel = layer, channel
            self.mix = Mix((1.0,) * count)
            self._follow(self._selection.gains)

    def mute(self, at: int) -> None:
        """Mutes a channel, or lets it be heard again."""
        self._set(self.mix.muting(at))

    def solo(self, at: int) -> None:
        """Lets only this channel be heard, or all of them again."""
        self._set(self.mix.soloing(at))

    def scale(self, at: int, scale: float) -> None:
        """Multiplies a channel."""
        self._set(self.mix.scaling(at, scale))

    def nudge(self, at: int, by: float) -> None:
        """Makes a channel louder, or quieter."""
        self.scale(at, self.mix.scales[at] + by)

    @Slot()
    def reset(self) -> None:
        """Looks at the network as it is."""
        self._set(Mix((1.0,) * len(self.mix.scales)))

    @Slot()
    def keep(self) -> None:
        """Multiplies the weights by what they are looked at with: one undoable step."""
        gains = self._selection.gains
        if gains is not None and self._document.edit(
            self.tr("Keep scaled channels"),
            lambda project: scale_inputs(project, gains.layer, gains.channel, gains.factors),
        ):
            self.reset()

    def _set(self, mix: Mix) -> None:
        current = (self._selection.layer, self._selection.channel) == (self._layer, self._channel)
        if mix != self.mix and current:  # else another filter is on its way
            self.mix = mix
            self._selection.set_gains(Gains(self._layer, self._channel, mix.factors))
            self.changed.emit()

    @Slot(object)
    def _rename(self, names: Mapping[str, str]) -> None:
        self._layer = names.get(self._layer, self._layer)

    @Slot(object)
    def _follow(self, gains: Gains | None) -> None:
        """Shows what the network is looked at with, when that was not set here."""
        factors = (1.0,) * len(self.mix.scales) if gains is None else gains.factors
        if len(factors) == len(self.mix.scales) and factors != self.mix.factors:
            self.mix = Mix(factors)
            self.changed.emit()
