"""ATen's operations that only rearrange values, each translated to ONNX operations.

Every function is a :data:`Translator`: it appends operations to a call and returns their output.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from engine.formats.imports.aten_call import Call, Result


def concat(call: Call) -> Result:
    tensors = call.get("tensors")
    return call.add("Concat", *tensors, axis=call.get("dim", 0) % len(tensors[0].shape))


def stack(call: Call) -> Result:
    shape = call.outputs[0].shape
    axis = call.get("dim", 0) % len(shape)
    one = (*shape[:axis], 1, *shape[axis + 1 :])
    return call.add("Concat", *(call.reshaped(each, one) for each in call.get("tensors")), axis=axis)


def split(call: Call) -> Sequence[Result]:
    """Parts along an axis, in the sizes of the file."""
    axis = call.axis()
    sizes = [each.shape[axis] for each in call.outputs]
    return call.split("Split", call.input, np.array(sizes, np.int64), outputs=len(sizes), axis=axis)


def unbind(call: Call) -> Sequence[Result]:
    axis, count = call.axis(), len(call.outputs)
    parts = call.split("Split", call.input, np.ones(count, np.int64), outputs=count, axis=axis)
    return [call.reshaped(part, output.shape) for part, output in zip(parts, call.outputs, strict=True)]


def sliced(call: Call) -> Result:
    if call.outputs[0].shape == call.input.shape:
        return call.input  # a step larger than one leaves something out, of an axis longer than one
    axis, length = call.axis(), call.outputs[0].shape[call.axis()]
    start, step = call.get("start", 0), call.get("step", 1)
    start = start + call.input.shape[axis] if start < 0 else start
    ends = start + (length - 1) * step + 1
    return call.add("Slice", call.input, *(np.array([each], np.int64) for each in (start, ends, axis, step)))


def select(call: Call) -> Result:
    return call.add("Gather", call.input, np.asarray(call.get("index"), np.int64), axis=call.axis())


def index(call: Call) -> Result | None:
    """Indexing with lists along neighbouring axes, as a grid; None for other indices."""
    indices = [(axis, each) for axis, each in enumerate(call.get("indices")) if each is not None]
    rank = len(indices)
    for position, (_, index) in enumerate(indices):
        sides = (*[1] * (rank - len(index.shape)), *index.shape)
        if len(sides) != rank or any(side != 1 for at, side in enumerate(sides) if at != position):
            return None
    if [axis for axis, _ in indices] != list(range(indices[0][0], indices[0][0] + rank)):
        return None
    found: Result = call.input
    for axis, index in indices:
        found = call.add("Gather", found, call.reshaped(index, (-1,)) if rank > 1 else index, axis=axis)
    return found


def permute(call: Call) -> Result:
    return call.permuted(call.input, [axis % call.rank for axis in call.get("dims")])


def transpose(call: Call) -> Result:
    axes = list(range(call.rank))
    first, second = (call.get(f"dim{at}", call.get(f"axis{at}", at - 2)) for at in (0, 1))
    axes[first], axes[second] = axes[second], axes[first]
    return call.permuted(call.input, axes)


def movedim(call: Call) -> Result:
    sources, targets = (
        [axes] if isinstance(axes, int) else axes for axes in (call.get("source"), call.get("destination"))
    )
    moved = {to % call.rank: axis % call.rank for axis, to in zip(sources, targets, strict=True)}
    others = iter(axis for axis in range(call.rank) if axis not in moved.values())
    return call.permuted(call.input, [moved[at] if at in moved else next(others) for at in range(call.rank)])


def expand(call: Call) -> Result:
    shape = call.outputs[0].shape
    return call.input if shape == call.input.shape else call.add("Expand", call.input, np.array(shape, np.int64))


def pixel_unshuffle(call: Call) -> Result:
    images, channels, rows, columns = call.outputs[0].shape
    side = call.get("downscale_factor")
    split = call.reshaped(call.input, (images, channels // side**2, rows, side, columns, side))
    return call.reshaped(call.permuted(split, (0, 1, 3, 5, 2, 4)), call.outputs[0].shape)


def channel_shuffle(call: Call) -> Result:
    images, channels, *sides = call.input.shape
    groups = call.get("groups")
    split = call.reshaped(call.input, (images, groups, channels // groups, *sides))
    axes = (0, 2, 1, *range(3, 3 + len(sides)))
    return call.reshaped(call.permuted(split, axes), call.input.shape)
