"""The memory that the feature maps of a project take, and the same project with a smaller picture."""

from __future__ import annotations

import math

from engine.project.edits.input import set_fixed_size, set_input_size
from engine.project.project import Project
from engine.project.shapes import MOST_BYTES, infer, input_shape, needs_size
from engine.values.errors import MemoryProblem
from engine.values.params import Pair

DIVISORS = (2, 4, 8)
_LARGEST = 4096  # pixels of a side that a picture can be fitted to


def map_bytes(project: Project) -> int:
    """Bytes of the picture as the network reads it and of all feature maps, each a float32 array.

    Where they are more than any evaluation computes, those up to the first layer that is refused, and of that layer.
    """
    inference = infer(project)
    cells = math.prod(inference.input_shape)
    for layer in project.layers:
        shape = inference[layer.id].shape
        if shape is not None and not layer.spec.copies_maps:
            cells += math.prod(shape)
    refused = [each.nbytes for each in inference.problems.values() if isinstance(each, MemoryProblem)]
    return max(4 * cells, *refused, 0)


def smaller_sizes(project: Project, most: int) -> dict[int, Pair]:
    """Sizes (rows, columns) that the picture can be fitted to, by what its sides are divided by.

    Only those whose maps take at most ``most`` bytes and no more than is ever computed; none if the network reads one
    size alone.
    """
    if needs_size(project):
        return {}
    _, rows, columns = input_shape(project)
    sizes = {by: (max(1, rows // by), max(1, columns // by)) for by in DIVISORS}
    return {
        by: size
        for by, size in sizes.items()
        if max(size) <= _LARGEST and map_bytes(with_picture_fitted(project, size)) <= min(most, MOST_BYTES)
    }


def with_picture_fitted(project: Project, size: Pair) -> Project:
    """The project with its picture fitted to ``size`` (rows, columns)."""
    return set_input_size(set_fixed_size(project, True), size)
