"""The mixer: mutes, solos and scales the input channels of a filter, like those of a mixing desk."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal, Slot

from engine import scale_inputs
from gui.state.document import Document
from gui.state.selection import Gains, Selection

LOUDEST = 2.0  # maximum factor of a channel


@dataclass(frozen=True)
class Mix:
    """The settings of all channels of one filter.

    Args:
        scales: factor of each channel while it is not muted.
        muted: the muted channels.
        solo: the channel that mutes all others; None for none.
    """

    scales: tuple[float, ...]
    muted: frozenset[int] = frozenset()
    solo: int | None = None

    @property
    def factors(self) -> tuple[float, ...]:
        """The resulting factor of each channel; 0 if it is muted."""
        return tuple(
            0.0 if at in self.muted or self.solo not in (None, at) else scale for at, scale in enumerate(self.scales)
        )

    @property
    def silent(self) -> int:
        """Number of channels with the factor 0."""
        return self.factors.count(0.0)

    @property
    def scaled(self) -> int:
        """Number of channels with a factor other than 0 and 1."""
        return sum(factor not in (0.0, 1.0) for factor in self.factors)

    def is_neutral(self, at: int) -> bool:
        """Whether a channel is not muted, soloed or scaled."""
        return at not in self.muted and self.solo != at and self.scales[at] == 1

    def muting(self, at: int) -> Mix:
        """The mix with mute of a channel switched."""
        return replace(self, muted=self.muted ^ {at})

    def soloing(self, at: int) -> Mix:
        """The mix with solo of a channel switched."""
        return replace(self, solo=None if self.solo == at else at, muted=self.muted - {at})

    def scaling(self, at: int, scale: float) -> Mix:
        """The mix with a channel's factor set, 0 to LOUDEST."""
        scale = round(min(max(scale, 0.0), LOUDEST), 2)
        return replace(self, scales=(*self.scales[:at], scale, *self.scales[at + 1 :]))


class Desk(QObject):
    """The mix that the network is evaluated with while the filter page is shown.

    Signals:
        changed: the mix changed.
    """

    changed = Signal()

    def __init__(self, document: Document, selection: Selection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._selection = document, selection
        self._layer, self._channel = "", 0
        self.mix = Mix(())
        selection.gains_changed.connect(self._follow)
        selection.renamed.connect(self._rename)

    def set_filter(self, layer: str, channel: int, count: int) -> None:
        """Sets the filter and its number of input channels; for the same filter the mix is kept."""
        if (layer, channel, count) != (self._layer, self._channel, len(self.mix.scales)):
            self._layer, self._channel = layer, channel
            self.mix = Mix((1.0,) * count)
            self._follow(self._selection.gains)

    def mute(self, at: int) -> None:
        """Switches mute of a channel."""
        self._set(self.mix.muting(at))

    def solo(self, at: int) -> None:
        """Switches solo of a channel."""
        self._set(self.mix.soloing(at))

    def scale(self, at: int, scale: float) -> None:
        """Sets a channel's factor."""
        self._set(self.mix.scaling(at, scale))

    def nudge(self, at: int, by: float) -> None:
        """Adds a difference to a channel's factor."""
        self.scale(at, self.mix.scales[at] + by)

    @Slot()
    def reset(self) -> None:
        """Resets all channels to the factor 1."""
        self._set(Mix((1.0,) * len(self.mix.scales)))

    @Slot()
    def keep(self) -> None:
        """Multiplies the weights by their factors, as one undo step."""
        gains = self._selection.gains
        if gains is not None and self._document.edit(
            self.tr("Keep scaled channels"),
            lambda project: scale_inputs(project, gains.layer, gains.channel, gains.factors),
        ):
            self.reset()

    def _set(self, mix: Mix) -> None:
        current = (self._selection.layer, self._selection.channel) == (self._layer, self._channel)
        if mix != self.mix and current:  # else the page is about to show another filter
            self.mix = mix
            self._selection.set_gains(Gains(self._layer, self._channel, mix.factors))
            self.changed.emit()

    @Slot(object)
    def _rename(self, names: Mapping[str, str]) -> None:
        self._layer = names.get(self._layer, self._layer)

    @Slot(object)
    def _follow(self, gains: Gains | None) -> None:
        """Follows gains that were set elsewhere."""
        factors = (1.0,) * len(self.mix.scales) if gains is None else gains.factors
        if len(factors) == len(self.mix.scales) and factors != self.mix.factors:
            self.mix = Mix(factors)
            self.changed.emit()
