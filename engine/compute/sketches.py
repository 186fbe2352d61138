"""Sketches of long evaluations: what the maps of a large picture look like, long before they are computed."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from engine.compute.cache import Cache
from engine.compute.evaluate import evaluate
from engine.compute.result import Result
from engine.project.project import Project
from engine.project.shapes import infer, input_shape, needs_size
from engine.values.array import Array

LONG = 10**9  # multiply-adds from which a wait is felt: a tenth of a second on two cores
_CELLS = 2**18  # of the reduced picture, at most


class Sketches:
    """Evaluates projects with a reduced picture; the latest one, and its maps, are kept."""

    def __init__(self) -> None:
        self._cache = Cache()
        self._of: tuple[int, int] | None = None  # token of the picture, and by what its sides are divided
        self._reduced: Array | None = None

    def of(self, project: Project) -> Result | None:
        """The Result for the picture in blocks, of which each is one pixel, its mean; without layers with a Problem.

        None if that shows nothing else: the network reads pictures of one size, the picture is small, or a layer has no
        room in the reduced one.
        """
        image = project.input.image
        _, rows, columns = input_shape(project)
        by = math.ceil(math.sqrt(rows * columns / _CELLS))
        if image is None or by < 2 or needs_size(project):
            return None
        size = max(rows // by, 1), max(columns // by, 1)
        if min(image.shape[1:]) < by:
            return None
        refused = infer(project).problems
        small = replace(
            project,
            input=replace(project.input, image=self._small(image, by), size=size),
            layers=tuple(layer for layer in project.layers if layer.id not in refused),
        )
        if infer(small).problems:
            return None
        return evaluate(small, self._cache)

    def _small(self, image: Array, by: int) -> Array:
        """The mean of each whole block of ``by`` × ``by`` pixels."""
        if self._reduced is None or self._of != (image.token, by):
            channels, rows, columns = image.shape[0], image.shape[1] // by, image.shape[2] // by
            whole = image.data[:, : rows * by, : columns * by]
            with np.errstate(all="ignore"):  # a picture may contain infinities
                lines = whole.reshape(channels, rows, by, columns * by).mean(2)
                small = lines.reshape(channels, rows, columns, by).mean(3)
            self._of, self._reduced = (image.token, by), Array(small)
        return self._reduced
