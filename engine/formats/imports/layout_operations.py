"""ONNX operations that only rearrange values: they change the View of a layer, and need no layer of their own."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from engine.formats.imports.cell_view import Cells, View
from engine.formats.imports.operation_graph import Operation
from engine.formats.imports.reading import KNOWN, Reading
from engine.formats.limits import MOST_MAP_CELLS
from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.numerals import sizes

Reader = Callable[[Reading, Operation], View | Sequence[View]]


def _flattened(reading: Reading, view: View, cells: Cells) -> View:
    """``view`` with other cells; after a Flatten layer where whole maps become a vector."""
    flat = view.with_cells(cells)
    if len(view.origin) == 3 and cells.ndim == 2 and len(cells) == 1 and view.cells.ndim > 2 and flat.is_complete:
        return reading.draft.vector(flat)
    return flat


def _reshape(reading: Reading, operation: Operation) -> View:
    view = reading.view(operation)
    target = reading.ints(operation, 1, "shape")
    if target is None:
        raise EngineError(message("its shape is missing."))
    sides = list(target)
    if not operation.attributes.get("allowzero"):
        sides = [view.shape[at] if side == 0 and at < len(view.shape) else side for at, side in enumerate(sides)]
    batch = reading.batch
    if batch > 1 and sides and sides[0] == batch and math.prod(sides) != view.cells.size:
        sides[0] = 1  # the file was made for a batch of several pictures
    try:
        cells = view.cells.reshape(sides)
    except ValueError as error:
        raise EngineError(
            message("it makes {one} of {other}.", one=sizes(target), other=sizes(view.shape)),
            message("Export the network with the size of picture that it was made for, not an open one."),
        ) from error
    return _flattened(reading, view, cells)


def _flatten(reading: Reading, operation: Operation) -> View:
    view = reading.view(operation)
    axis = operation.attributes.get("axis", 1)
    axis = axis + len(view.shape) if axis < 0 else axis
    return _flattened(reading, view, view.cells.reshape(math.prod(view.shape[:axis]), -1))


def _squeeze(reading: Reading, operation: Operation) -> View:
    view, axes = reading.view(operation), reading.ints(operation, 1, "axes")
    dropped = None if axes is None else tuple(axis % len(view.shape) for axis in axes)
    if dropped is None and view.cells.ndim and view.shape[0] == 1:  # the file's batch may be larger than one
        dropped = tuple(at for at, side in enumerate(view.shape) if side == 1 and at)
    return _flattened(reading, view, np.squeeze(view.cells, dropped))


def _unsqueeze(reading: Reading, operation: Operation) -> View:
    view, axes = reading.view(operation), reading.ints(operation, 1, "axes") or []
    return view.with_cells(np.expand_dims(view.cells, tuple(axes)))


def _transpose(reading: Reading, operation: Operation) -> View:
    view = reading.view(operation)
    return view.with_cells(view.cells.transpose(operation.attributes.get("perm")))


def _slice(reading: Reading, operation: Operation) -> View:
    view = reading.view(operation)
    starts, ends, axes, steps = (
        reading.ints(operation, at, name) for at, name in enumerate(("starts", "ends", "axes", "steps"), 1)
    )
    if starts is None or ends is None:
        raise EngineError(message("it does not say what it keeps."))
    parts = [slice(None)] * len(view.shape)
    for at, (start, end) in enumerate(zip(starts, ends, strict=True)):
        axis, step = (axes[at] if axes else at), (steps[at] if steps else 1)
        side = view.shape[axis]
        stop = None if step < 0 and end < -side else end
        parts[axis] = slice(start, stop, step)
    return _kept(view, view.cells[tuple(parts)])


def _kept(view: View, cells: Cells) -> View:
    if not cells.size:
        raise EngineError(message("it keeps nothing."))
    return view.with_cells(cells)


def _split(reading: Reading, operation: Operation) -> list[View]:
    view, sides = reading.view(operation), reading.ints(operation, 1, "split")
    axis = operation.attributes.get("axis", 0) % len(view.shape)
    count = len(operation.outputs)
    if sides is None:
        each = math.ceil(view.shape[axis] / count)
        sides = [each] * (count - 1) + [view.shape[axis] - each * (count - 1)]
    if sum(sides) != view.shape[axis] or min(sides) < 1:
        raise EngineError(message("its parts do not add up."))
    return [view.with_cells(part) for part in np.split(view.cells, np.cumsum(sides)[:-1], axis)]


def _gather(reading: Reading, operation: Operation) -> View:
    view, indices = reading.view(operation), reading.constant(operation, 1)
    if indices is None or indices.size * view.cells.size > MOST_MAP_CELLS:
        raise EngineError(message("it picks cells in a way that ConvScope cannot."), KNOWN)
    axis = operation.attributes.get("axis", 0)
    return _kept(view, np.take(view.cells, indices.astype(np.int64), axis))


def _expand(reading: Reading, operation: Operation) -> View:
    view, target = reading.view(operation), reading.ints(operation, 1, "shape") or []
    shape = np.broadcast_shapes(view.shape, tuple(target))
    _check_repeated(math.prod(shape))
    return view.with_cells(np.broadcast_to(view.cells, shape))


def _tile(reading: Reading, operation: Operation) -> View:
    view, times = reading.view(operation), reading.ints(operation, 1, "repeats") or []
    _check_repeated(view.cells.size * math.prod(times))
    return view.with_cells(np.tile(view.cells, times))


def _check_repeated(count: int) -> None:
    if count > MOST_MAP_CELLS:
        raise EngineError(message("it repeats too much."))


def _depth_to_space(reading: Reading, operation: Operation) -> View:
    view, factor = reading.view(operation), int(operation.attributes["blocksize"])
    _, channels, rows, columns = view.shape
    if operation.attributes.get("mode", "DCR") == "CRD":
        cells = view.cells.reshape(1, channels // factor**2, factor, factor, rows, columns).transpose(0, 1, 4, 2, 5, 3)
    else:
        cells = view.cells.reshape(1, factor, factor, channels // factor**2, rows, columns).transpose(0, 3, 4, 1, 5, 2)
    return view.with_cells(cells.reshape(1, channels // factor**2, rows * factor, columns * factor))


def _space_to_depth(reading: Reading, operation: Operation) -> View:
    view, factor = reading.view(operation), int(operation.attributes["blocksize"])
    _, channels, rows, columns = view.shape
    cells = view.cells.reshape(1, channels, rows // factor, factor, columns // factor, factor)
    return view.with_cells(
        cells.transpose(0, 3, 5, 1, 2, 4).reshape(1, channels * factor**2, rows // factor, columns // factor)
    )


OPERATIONS: Mapping[str, Reader] = {
    "DepthToSpace": _depth_to_space,
    "Expand": _expand,
    "Flatten": _flatten,
    "Gather": _gather,
    "Reshape": _reshape,
    "Slice": _slice,
    "SpaceToDepth": _space_to_depth,
    "Split": _split,
    "Squeeze": _squeeze,
    "Tile": _tile,
    "Transpose": _transpose,
    "Unsqueeze": _unsqueeze,
}
