"""The coloured tiles of maps and gradients; unchanged ones are reused."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from engine.compute.thumbnails import Thumbnail
from gui.backward.contents import TileColumn
from gui.look import colours
from gui.look.indexed_image import painted_images
from gui.look.legend import Legend

_Key = tuple[int, Legend, bool]


class TileImages:
    """The images of the tiles that were painted last."""

    def __init__(self) -> None:
        self._made: dict[_Key, tuple[Thumbnail, QImage]] = {}
        self._used: set[_Key] = set()

    def of(self, column: TileColumn, dark: bool) -> tuple[list[QImage], list[QImage]]:
        """The images of the maps of one layer, and of their gradients; those of vectors stand upright."""
        maps, slopes = ([*each] for each in (column.maps, column.slopes))
        keys = [(id(thumbnail), legend, dark) for thumbnail, legend in (*maps, *slopes)]
        missing = {key: pair for key, pair in zip(keys, (*maps, *slopes), strict=True) if key not in self._made}
        for alike in {_kind(pair) for pair in missing.values()}:
            some = {key: pair for key, pair in missing.items() if _kind(pair) == alike}
            images = _painted([*some.values()], alike[0], dark, column.is_vector)
            for (key, pair), image in zip(some.items(), images, strict=True):
                self._made[key] = pair[0], image
        self._used.update(keys)
        images = [self._made[key][1] for key in keys]
        return images[: len(maps)], images[len(maps) :]

    def forget(self) -> None:
        """Drops all images that were not asked for since the last call."""
        self._made = {key: made for key, made in self._made.items() if key in self._used}
        self._used.clear()


def _kind(pair: tuple[Thumbnail, Legend]) -> tuple[str, tuple[int, ...]]:
    """What tiles have in common that are coloured together."""
    return pair[1].table_key, pair[0].values.shape


def _painted(pairs: list[tuple[Thumbnail, Legend]], table: str, dark: bool, is_vector: bool) -> list[QImage]:
    legends = [legend for _, legend in pairs]
    indices = colours.quantise_maps(
        np.stack([thumbnail.values for thumbnail, _ in pairs]),
        [each.low for each in legends],
        [each.high for each in legends],
        [each.symmetric for each in legends],
    )
    return painted_images(indices.swapaxes(1, 2) if is_vector else indices, colours.table(table, dark))
