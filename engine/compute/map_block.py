"""What a layer made, read cell by cell, whether or not its maps lie side by side in memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

import numpy as np

from engine.values.array import Float32


class Block(Protocol):
    """What the arithmetic of a cell reads from: an array of shape (C, H, W) or (F,), or :class:`Planes`."""

    @property
    def shape(self) -> tuple[int, ...]:
        """(C, H, W), or (F,)."""
        ...

    def __len__(self) -> int: ...

    def __getitem__(self, key: Any, /) -> Any: ...


class Planes:
    """Maps that are read like one array (C, H, W), without being copied into one.

    Asked for can be a channel; a channel, row and column, as numbers or as arrays; or all channels of a cell.
    """

    def __init__(self, maps: Sequence[Float32]) -> None:
        self._maps = maps

    @property
    def shape(self) -> tuple[int, ...]:
        """(C, H, W)."""
        return (len(self._maps), *self._maps[0].shape)

    def __len__(self) -> int:
        return len(self._maps)

    def __getitem__(self, key: Any, /) -> Any:
        if not isinstance(key, tuple):
            return self._maps[key]
        channels, row, column = key
        if isinstance(channels, slice):
            return np.array([values[row, column] for values in self._maps[channels]])
        if not isinstance(channels, np.ndarray):
            return self._maps[channels][row, column]
        found = np.empty(channels.shape, np.float32)
        for channel in np.unique(channels).tolist():
            here = channels == channel
            found[here] = self._maps[channel][row[here], column[here]]
        return found
