"""Checks a typed prediction of a layer's output size, and names the usual mistake that leads to a wrong one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from engine.layers.spec import Shape, Spec
from engine.layers.window_positions import Geometry, windowed_size
from engine.project.project import Project
from engine.project.shapes import infer
from engine.quiz.answers import Verdict
from engine.quiz.mistake import SizeMistake
from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.numerals import sizes

SizeMistakes = Iterator[SizeMistake]


def parse_shape(text: str) -> Shape | None:
    """The shape in a typed text such as ``8 × 28 × 28``, ``28x28`` or ``10``; None if it is not a shape."""
    parts = [part for part in re.split(r"[\s×xX*·,;()]+", text) if part]
    if not 1 <= len(parts) <= 3 or not all(part.isdecimal() and len(part) < 12 for part in parts):
        return None
    return tuple(map(int, parts))


def shape_check(answer: Shape, project: Project, layer_id: str) -> Verdict:
    """The verdict on an answer for the output shape of a layer; for maps (rows, columns) is enough.

    Raises:
        EngineError: there is no such layer, or it cannot run.
    """
    _, output_shape = _shapes(project, layer_id)
    if answer == output_shape or (len(output_shape) == 3 and answer == output_shape[1:]):
        return Verdict(True, False, None, message("Right: {size}.", size=sizes(output_shape)))
    for mistake in size_mistakes(project, layer_id):
        same_maps = len(mistake.shape) == 3 and mistake.shape[0] == output_shape[0]
        if answer == mistake.shape or (same_maps and answer == mistake.shape[1:]):
            return Verdict(False, False, mistake, mistake.words)
    return _undiagnosed(answer, output_shape, project[layer_id].spec.geometry is not None)


def _undiagnosed(answer: Shape, output_shape: Shape, windowed: bool) -> Verdict:
    """The verdict on a wrong size without a known mistake: which numbers are right, or where to look."""
    if len(output_shape) == 1:
        words = "A vector comes out: how many units?" if len(answer) > 1 else "Not yet. Count all that comes out."
        return Verdict(False, False, None, message(words))
    if len(answer) == 1:
        words = "Maps come out: how many, and how many rows and columns has each?"
        return Verdict(False, False, None, message(words))
    sides = [one == other for one, other in zip(answer[-2:], output_shape[1:], strict=True)]
    if all(sides):
        return Verdict(False, True, None, message("Rows and columns are right, the number of maps is not."))
    if any(sides):
        return Verdict(False, True, None, message("Right along one side only."))
    if windowed:
        return Verdict(False, False, None, message("Not yet. At how many places does the window fit on each side?"))
    return Verdict(False, False, None, message("Not yet. Every cell goes through this layer on its own."))


def size_mistakes(project: Project, layer_id: str) -> tuple[SizeMistake, ...]:
    """The usual mistakes with a layer's output shape, the most likely first, without those that lead to the right one.

    Raises:
        EngineError: there is no such layer, or it cannot run.
    """
    input_shape, output_shape = _shapes(project, layer_id)
    spec = project[layer_id].spec
    if spec.geometry is not None and spec.geometry.is_transposed:
        found = [*_of_transposed(spec.geometry, input_shape, output_shape), *_of_maps(spec, input_shape, output_shape)]
    elif spec.geometry is not None:
        found = [*_of_window(spec.geometry, input_shape, output_shape), *_of_maps(spec, input_shape, output_shape)]
    elif spec.flattens:
        found = [*_of_flatten(input_shape)]
    elif spec.is_dense:
        found = [SizeMistake("inputs", input_shape, message("That many come in; one number a unit comes out."))]
    elif spec.fixes_size and output_shape[1:] != (1, 1):
        words = message("Its size is chosen: it does not depend on what comes in.")
        found = [SizeMistake("inputs", input_shape, words)]
    elif spec.fixes_size:
        found = [SizeMistake("inputs", input_shape, message("One number is left of every map: 1 × 1."))]
    else:
        found = []
    return tuple(each for each in found if min(each.shape) > 0 and each.shape != output_shape)


def _shapes(project: Project, layer_id: str) -> tuple[Shape, Shape]:
    facts = infer(project).layers.get(layer_id)
    if facts is None or facts.input_shape is None or facts.shape is None:
        raise EngineError(message("{layer} has not been computed.", layer=layer_id))
    return facts.input_shape, facts.shape


def _of_window(geometry: Geometry, input_shape: Shape, output_shape: Shape) -> SizeMistakes:
    """Sizes from a size formula with a mistake in it."""
    for kind, text in _WINDOW_WORDS.items():
        if kind == ("ceil_for_floor" if geometry.ceil else "floor_for_ceil"):
            continue
        sides = [_mistaken(kind, input_shape[axis + 1], geometry, axis) for axis in (0, 1)]
        yield SizeMistake(kind, (output_shape[0], *sides), message(text))


def _of_transposed(geometry: Geometry, input_shape: Shape, output_shape: Shape) -> SizeMistakes:
    """Sizes of a transposed convolution with a usual mistake."""
    steps = [gap + 1 for gap in geometry.gaps]
    shrunk = [windowed_size(size, k, s, 0) for size, k, s in zip(input_shape[1:], geometry.kernel, steps, strict=True)]
    words = message("That is a convolution, which makes maps smaller: a transposed one enlarges them.")
    yield SizeMistake("shrunk", (output_shape[0], *shrunk), words)
    times = [size * step for size, step in zip(input_shape[1:], steps, strict=True)]
    words = message("That is the size times the stride: the size of the filter and the padding count, too.")
    yield SizeMistake("stride_alone", (output_shape[0], *times), words)


_WINDOW_WORDS = {
    "no_padding": "The padding was left out: it adds cells on both sides.",
    "padding_once": "The padding is added on both sides, not on one.",
    "no_stride": "The stride was left out: the window does not stop at every cell.",
    "no_dilation": "The dilation was left out: it makes the window reach further.",
    "no_one": "The 1 is missing: the first position counts too.",
    "ceil_for_floor": "That rounds up: a window that does not fit whole is left out.",
    "floor_for_ceil": "That rounds down: here a last window may hang over the edge.",
    "no_kernel": "The window has a size of its own: it must lie inside, whole.",
    "stride_alone": "That divides the size by the stride: the window and the padding count too.",
}


def _mistaken(kind: str, size: int, geometry: Geometry, axis: int) -> int:
    """The number of window positions along one axis that a mistake leads to; 0 if no window fits.

    Args:
        size: length of the input along the axis.
    """
    kernel, stride, padding, end = (
        each[axis] for each in (geometry.kernel, geometry.stride, geometry.padding, geometry.padding_end)
    )
    around, end = (0, 0) if kind == "no_padding" else (padding, end)
    dilation = 1 if kind == "no_dilation" else geometry.dilation[axis]
    step = 1 if kind == "no_stride" else stride
    if kind == "stride_alone":
        return size // stride
    if kind == "no_kernel":
        return (size + 2 * padding + end) // stride
    room = size + (padding if kind == "padding_once" else 2 * around + end) - dilation * (kernel - 1) - 1
    if room < 0:
        return 0
    if kind == "ceil_for_floor":
        return -(-room // step) + 1
    if kind in ("floor_for_ceil", "padding_once"):
        return room // step + 1
    return windowed_size(size, kernel, step, around, dilation, geometry.ceil, end) - (kind == "no_one")


def _of_maps(spec: Spec, input_shape: Shape, output_shape: Shape) -> SizeMistakes:
    """The right rows and columns with a wrong number of maps."""
    sides = output_shape[1:]
    if spec.has_filters:
        words = message("One map comes out of each filter, however many channels come in.")
        yield SizeMistake("channels_for_filters", (input_shape[0], *sides), words)
        one = message("A filter adds all its channels up into one map: 1 filter, 1 map.")
        many = message(
            "A filter adds all its channels up into one map: {count} filters, {count} maps.", count=output_shape[0]
        )
        words = one if output_shape[0] == 1 else many
        yield SizeMistake("channels_times_filters", (input_shape[0] * output_shape[0], *sides), words)
        yield SizeMistake("one_map", (1, *sides), message("Every filter makes a map of its own."))
    else:
        words = message("Every map is treated on its own: as many come out as went in.")
        yield SizeMistake("one_map", (1, *sides), words)
    words = message("The numbers are right; the number of maps is named first here.")
    yield SizeMistake("maps_last", (*sides, output_shape[0]), words)


def _of_flatten(input_shape: Shape) -> SizeMistakes:
    if len(input_shape) != 3:
        return
    channels, rows, columns = input_shape
    words = message("That is one map: the cells of all {count} are laid end to end.", count=channels)
    yield SizeMistake("one_map", (rows * columns,), words)
    words = message("Channels, rows and columns are multiplied, not added up.")
    yield SizeMistake("added", (channels + rows + columns,), words)
    yield SizeMistake("not_flat", input_shape, message("That went in: laid end to end it is one long vector."))
