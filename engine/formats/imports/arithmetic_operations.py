"""ONNX operations that compute cell by cell, join branches, or multiply with a matrix, as layers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

import numpy as np

from engine.formats.imports.cell_view import Cells, View, channels_second, in_order
from engine.formats.imports.draft import make
from engine.formats.imports.operation_graph import Constant, Operation
from engine.formats.imports.reading import KNOWN, Reading
from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.numerals import sizes

Reader = Callable[[Reading, Operation], View]
_LARGEST = 1e4  # bounds of a clip beyond it have no effect


def short(value: float) -> float:
    """A number rounded to float32 precision, such as 0.1 for 0.10000000149."""
    return float(f"{value:.7g}")


# --- functions of one number ----------------------------------------------------------------------------------------


def _curve(kind: str, **attributes: tuple[str, float]) -> Reader:
    """A layer without weights; its hyperparameters by the attribute and default that they have in ONNX."""

    def read(reading: Reading, operation: Operation) -> View:
        get = operation.attributes.get
        parameters = {name: short(get(attribute, default)) for name, (attribute, default) in attributes.items()}
        return reading.cell_by_cell(make(kind, **parameters), reading.view(operation))

    return read


def clipped(reading: Reading, view: View, low: float, high: float) -> View:
    """``view`` clipped to ``low`` … ``high``, which may be infinite."""
    if low == 0 and high > _LARGEST:
        return reading.cell_by_cell(make("relu"), view)
    if (low, high) == (0, 6):
        return reading.cell_by_cell(make("relu6"), view)
    if low < -_LARGEST and high > _LARGEST:
        return view
    return reading.cell_by_cell(make("hardtanh", low=max(short(low), -_LARGEST), high=min(short(high), _LARGEST)), view)


def _clip(reading: Reading, operation: Operation) -> View:
    low, high = (reading.constant(operation, at, name) for at, name in ((1, "min"), (2, "max")))
    bounds = (-math.inf if low is None else low.item()), (math.inf if high is None else high.item())
    return clipped(reading, reading.view(operation), *bounds)


def _bound(is_lower: bool) -> Reader:
    """Max or Min with a number."""

    def read(reading: Reading, operation: Operation) -> View:
        view, other = _with_constant(reading, operation)
        if other.size != 1:
            raise EngineError(message("it compares with more than one number."), KNOWN)
        bounds = (other.item(), math.inf) if is_lower else (-math.inf, other.item())
        return clipped(reading, view, *bounds)

    return read


def _hard_sigmoid(reading: Reading, operation: Operation) -> View:
    view, get = reading.view(operation), operation.attributes.get
    alpha, beta = get("alpha", 0.2), get("beta", 0.5)
    if abs(alpha - 1 / 6) < 1e-6 and beta == 0.5:
        return reading.cell_by_cell(make("hardsigmoid"), view)
    return clipped(reading, reading.affine(view, np.float32(alpha).reshape(1), np.float32(beta).reshape(1)), 0, 1)


def _selu(reading: Reading, operation: Operation) -> View:
    get = operation.attributes.get
    if abs(get("alpha", 1.67326) - 1.67326) > 1e-4 or abs(get("gamma", 1.0507) - 1.0507) > 1e-4:
        raise EngineError(message("its numbers are not those of SELU."), KNOWN)
    return reading.cell_by_cell(make("selu"), reading.view(operation))


def _gelu(reading: Reading, operation: Operation) -> View:
    is_approximate = operation.attributes.get("approximate", "none") != "none"
    return reading.cell_by_cell(make("gelu", approximate=is_approximate), reading.view(operation))


def _prelu(reading: Reading, operation: Operation) -> View:
    view = reading.view(operation)
    slopes = legacy(reading, operation, reading.numbers(operation, 1), view)
    view = reading.with_channels(view, slopes)
    return reading.cell_by_cell(make("prelu"), view, weight=reading.by_channel(view, slopes))


def _dropout(reading: Reading, operation: Operation) -> View:
    ratio = reading.constant(operation, 1, "ratio")
    rate = 0.5 if ratio is None else float(ratio.item())
    return reading.cell_by_cell(make("dropout", rate=min(short(rate), 0.95)), reading.view(operation))


def _nothing(reading: Reading, operation: Operation) -> View:
    return reading.view(operation)


# --- arithmetic -----------------------------------------------------------------------------------------------------


def _with_constant(reading: Reading, operation: Operation) -> tuple[View, Constant]:
    """The operand that depends on the picture, and the one that does not."""
    at = 1 if reading.is_constant(operation, 0) else 0
    view = reading.view(operation, at)
    return view, legacy(reading, operation, reading.numbers(operation, 1 - at), view)


def legacy(reading: Reading, operation: Operation, values: Float32, view: View) -> Float32:
    """A constant operand, shaped for broadcasting as of opset 7; before, ``broadcast`` and ``axis`` aligned it."""
    if operation.op == "PRelu":
        is_by_channel = values.ndim == 1 < values.size and (reading.opset < 7 or values.size != view.shape[-1])
        return values.reshape(-1, *[1] * (len(view.shape) - 2)) if is_by_channel else values
    if reading.opset >= 7:
        return values
    axis = operation.attributes.get("axis")
    if axis is None or not operation.attributes.get("broadcast"):
        return values
    return values.reshape(*values.shape, *[1] * (len(view.shape) - axis % len(view.shape) - values.ndim))


def _arithmetic(op: str) -> Reader:
    def read(reading: Reading, operation: Operation) -> View:
        constants = [reading.is_constant(operation, at) for at in (0, 1)]
        if not any(constants):
            return _joined(op, reading, [reading.view(operation, at) for at in (0, 1)])
        view, other = _with_constant(reading, operation)
        minus = np.float32(-1).reshape(1)
        if op == "Add":
            return reading.affine(view, None, other)
        if op == "Mul":
            return reading.affine(view, _finite(other), None)
        if op == "Sub":
            return reading.affine(view, minus, other) if constants[0] else reading.affine(view, None, -other)
        if constants[0]:
            raise EngineError(message("it divides by what it reads."), KNOWN)
        with np.errstate(divide="ignore"):
            return reading.affine(view, _finite(np.reciprocal(other)), None)

    return read


def _finite(values: Float32) -> Float32:
    if not np.isfinite(values).all():
        raise EngineError(message("its numbers are not finite."), KNOWN)
    return values


def _joined(op: str, reading: Reading, views: Sequence[View]) -> View:
    """The sum, difference or product of branches."""
    if op == "Div":
        raise EngineError(message("it divides one branch by another."), KNOWN)
    if op == "Sub":
        views = [views[0], reading.affine(views[1], np.float32(-1).reshape(1), None)]
    return joined(reading, "multiply" if op == "Mul" else "add", views)


def joined(reading: Reading, kind: str, views: Sequence[View]) -> View:
    """Several branches joined cell by cell; one number per channel applies to whole maps."""
    first = max(views, key=lambda view: view.cells.size)
    same = [view.shape == first.shape and view.origin == first.origin and view.is_complete for view in views]
    if all(same) and all(np.array_equal(view.cells, first.cells) for view in views):
        return reading.draft.add(make(kind), views).with_cells(first.cells)
    if len(first.shape) == 2 and all(len(view.shape) == 2 for view in views):
        vectors = [_sorted(reading.draft.vector(view)) for view in views]
        return reading.draft.add(make(kind), vectors)
    if len(first.shape) != 4:
        raise EngineError(message("it joins arrays of {count} axes, not maps.", count=len(first.shape)), KNOWN)
    perm = layout(first)
    maps = [reading.draft.maps(_with_axes(view), perm) for view in views]
    return reading.draft.add(make(kind), maps).with_cells(_in_file_order(maps, perm))


def _in_file_order(maps: Sequence[View], perm: Sequence[int]) -> Cells:
    """The cells of joined maps with the axes in the order of the file."""
    largest = max(maps, key=lambda view: view.cells.size)
    return largest.cells.transpose(np.argsort(perm))


def _with_axes(view: View) -> View:
    """The view with 4 axes, those in front added as by broadcasting."""
    missing = 4 - len(view.shape)
    return view.with_cells(view.cells.reshape(*[1] * missing, *view.shape)) if missing > 0 else view


_LAYOUTS = ((0, 1, 2, 3), (0, 3, 1, 2))  # channels first, channels last


def layout(view: View) -> tuple[int, ...]:
    """The axes of a tensor that are pictures, channels, rows and columns: those with which it needs no extra layer."""
    for perm in _LAYOUTS:
        cells = view.cells.transpose(perm)
        if cells.shape[1:] == view.origin and in_order(cells):
            return perm
    return _LAYOUTS[0]


def _sorted(vector: View) -> View:
    if not in_order(vector.cells):
        raise EngineError(message("it joins vectors in different orders."), KNOWN)
    return vector


def _sum(reading: Reading, operation: Operation) -> View:
    if any(reading.is_constant(operation, at) for at in range(len(operation.inputs))):
        raise EngineError(message("it adds branches and numbers at once."), KNOWN)
    views = [reading.view(operation, at) for at in range(len(operation.inputs))]
    return views[0] if len(views) == 1 else joined(reading, "add", views)


def _mean(reading: Reading, operation: Operation) -> View:
    count = len(operation.inputs)
    return reading.affine(_sum(reading, operation), np.float32(1 / count).reshape(1), None)


def _negative(reading: Reading, operation: Operation) -> View:
    return reading.affine(reading.view(operation), np.float32(-1).reshape(1), None)


def _concat(reading: Reading, operation: Operation) -> View:
    places = range(len(operation.inputs))
    constants = [at for at in places if reading.is_constant(operation, at)]
    if constants:
        return _padded_with_constants(reading, operation, constants)
    views = [reading.view(operation, at) for at in places]
    rank, axis = len(views[0].shape), operation.attributes.get("axis", 1)
    axis %= rank
    if len(views) == 1:
        return views[0]
    if rank == 2 and axis == 1:
        vectors = [reading.draft.vector(view) for view in views]
        offsets = np.cumsum([0, *(view.size for view in vectors[:-1])])
        cells = [view.cells + np.int32(offset) for view, offset in zip(vectors, offsets, strict=True)]
        return reading.draft.add(make("concat"), vectors).with_cells(np.concatenate(cells, axis=1, dtype=np.int32))
    if rank != 4 or axis not in (1, 3):
        raise EngineError(message("it does not join channels."), KNOWN)
    perm = _LAYOUTS[0] if axis == 1 else _LAYOUTS[1]
    output = reading.draft.add(make("concat"), [reading.draft.maps(view, perm) for view in views])
    return output.with_cells(output.cells.transpose(np.argsort(perm)))


def _padded_with_constants(reading: Reading, operation: Operation, constants: Sequence[int]) -> View:
    """Maps between constant channels, as in shortcuts without weights."""
    (at,) = set(range(len(operation.inputs))) - set(constants) or {0}
    if len(constants) != len(operation.inputs) - 1:
        raise EngineError(message("it joins several branches and constants at once."), KNOWN)
    view, arrays = reading.view(operation, at), [reading.numbers(operation, each) for each in constants]
    axis = operation.attributes.get("axis", 1) % len(view.shape)
    value = arrays[0].flat[0] if arrays[0].size else 0.0
    if len(view.shape) != 4 or axis not in (1, 3) or any((each != value).any() for each in arrays):
        raise EngineError(message("it joins channels with constants."), KNOWN)
    perm = _LAYOUTS[0] if axis == 1 else _LAYOUTS[1]
    before = sum(array.shape[axis] for each, array in zip(constants, arrays, strict=True) if each < at)
    after = sum(array.shape[axis] for each, array in zip(constants, arrays, strict=True) if each > at)
    spec = make("pad", channels=(before, after), value=float(value))
    output = reading.draft.add(spec, [reading.draft.maps(view, perm)])
    return output.with_cells(output.cells.transpose(np.argsort(perm)))


# --- matrices -------------------------------------------------------------------------------------------------------


def _gemm(reading: Reading, operation: Operation) -> View:
    get = operation.attributes.get
    if get("transA", 0):
        raise EngineError(message("it is not a fully connected layer."), KNOWN)
    weight = reading.numbers(operation, 1) * np.float32(get("alpha", 1.0))
    bias = reading.constant(operation, 2)
    added = None if bias is None else np.asarray(bias, np.float32) * np.float32(get("beta", 1.0))
    return _multiplied(reading, reading.view(operation), weight if get("transB", 0) else weight.T, added)


def _matmul(reading: Reading, operation: Operation) -> View:
    if not reading.is_constant(operation, 1):
        raise EngineError(message("it multiplies branches as matrices, as attention does."), KNOWN)
    return _multiplied(reading, reading.view(operation), reading.numbers(operation, 1).T, None)


def _multiplied(reading: Reading, view: View, weight: Float32, bias: Float32 | None) -> View:
    """A product with a weight (units, F): fully connected for a vector, 1 × 1 convolution for channels-last maps."""
    while weight.ndim > 2 and weight.shape[-1] == 1:
        weight = weight[..., 0]
    if weight.ndim != 2 or weight.shape[1] != view.shape[-1]:
        raise EngineError(
            message("its weights ({shape}) do not fit what it reads.", shape=sizes(weight.shape)),
            message("Export the network with the size of picture that it was made for, not an open one."),
        )
    weights = {"weight": weight}
    if bias is not None:
        try:
            weights["bias"] = np.broadcast_to(bias, (1, len(weight)))[0]
        except ValueError as error:
            raise EngineError(message("its bias differs between pictures."), KNOWN) from error
    shape = (*view.shape[:-1], len(weight))
    if view.cells.size == weight.shape[1] and (len(view.shape) <= 2 or len(view.origin) == 1):
        vector = reading.draft.vector(view)
        order = vector.cells.reshape(-1)
        if not in_order(order):
            weights["weight"] = weight[:, np.argsort(order)]
        output = reading.draft.add(make("linear", units=len(weight), bias=bias is not None), [vector], **weights)
        return output.with_cells(output.cells.reshape(shape))
    maps = _channels_of(reading, view)
    weights["weight"] = weight[:, :, None, None]
    output = reading.draft.add(make("conv2d", filters=len(weight), kernel=1, bias=bias is not None), [maps], **weights)
    return output.with_cells(output.cells.reshape(len(weight), -1).T.reshape(shape))


def _channels_of(reading: Reading, view: View) -> View:
    """The maps whose channels are the last axis of a view, whatever its other axes are."""
    flat = view.cells.reshape(-1, view.shape[-1]).T
    if len(view.origin) == 3 and view.origin[0] == len(flat) and flat.size == view.size and in_order(flat):
        return view
    return reading.draft.maps(view, _LAYOUTS[1])


# --- over the channels of every cell --------------------------------------------------------------------------------


def over_channels(reading: Reading, view: View, axis: int) -> View:
    """``view`` as one whose axis ``axis`` is the channels of its layer. Raises: EngineError if there is none."""
    axis %= len(view.shape)
    flat = channels_second(view.cells, axis)
    size = view.shape[axis]
    is_plain = flat.ndim > 1 and flat.shape[0] == 1 and flat.size == view.size and view.origin[0] == size
    if is_plain and in_order(flat):
        return view
    if len(view.shape) == 4 and axis in (1, 3):
        perm = _LAYOUTS[0] if axis == 1 else _LAYOUTS[1]
        maps = reading.draft.maps(view, perm)
        return maps.with_cells(maps.cells.transpose(np.argsort(perm)))
    if len(view.shape) == 2 and axis == 1:
        vector = reading.draft.vector(view)
        if in_order(vector.cells):
            return vector
    raise EngineError(message("it does not run over the channels."), KNOWN)


def _softmax(kind: str) -> Reader:
    def read(reading: Reading, operation: Operation) -> View:
        view = reading.view(operation)
        rank = len(view.shape)
        axis = operation.attributes.get("axis", -1 if reading.opset >= 13 else 1) % rank
        if reading.opset < 13 and math.prod(view.shape[axis + 1 :]) != 1:
            raise EngineError(message("it does not run over the channels."), KNOWN)
        if rank == 1:
            view = reading.draft.vector(view)
        view = over_channels(reading, view, axis if rank > 1 else 1)
        if kind == "softmax":
            source, temperature = _with_temperature(reading, view)
            output = reading.draft.add(make(kind, temperature=temperature), [source])
        else:
            output = reading.draft.add(make(kind), [view])
        return output.with_cells(view.cells)

    return read


def _with_temperature(reading: Reading, view: View) -> tuple[View, float]:
    """The input of a softmax before the division by its temperature, and the temperature."""
    layer = reading.draft[view.layer]
    if layer is None and view.scaling is not None:
        factor, shift = view.scaling
    elif layer is not None and layer.spec.kind == "scaleshift":
        factor, shift = layer.weights["weight"], layer.weights["bias"]
    else:
        return view, 1.0
    if shift.any() or factor[0] <= 0 or (factor != factor[0]).any() or not 0.05 <= 1 / factor[0] <= 100:
        return view, 1.0
    source = view.layer if layer is None else layer.inputs[0]
    return View(source, view.origin, view.cells), short(1 / float(factor[0]))


OPERATIONS: Mapping[str, Reader] = {
    "Add": _arithmetic("Add"),
    "Cast": _nothing,
    "Celu": _curve("celu", alpha=("alpha", 1.0)),
    "Clip": _clip,
    "Concat": _concat,
    "Div": _arithmetic("Div"),
    "Dropout": _dropout,
    "Elu": _curve("elu", alpha=("alpha", 1.0)),
    "Gelu": _gelu,
    "Gemm": _gemm,
    "HardSigmoid": _hard_sigmoid,
    "HardSwish": _curve("hardswish"),
    "Identity": _nothing,
    "LeakyRelu": _curve("leakyrelu", slope=("alpha", 0.01)),
    "LogSoftmax": _softmax("logsoftmax"),
    "MatMul": _matmul,
    "Max": _bound(is_lower=True),
    "Mean": _mean,
    "Min": _bound(is_lower=False),
    "Mish": _curve("mish"),
    "Mul": _arithmetic("Mul"),
    "Neg": _negative,
    "PRelu": _prelu,
    "Relu": _curve("relu"),
    "Selu": _selu,
    "Sigmoid": _curve("sigmoid"),
    "Silu": _curve("silu"),
    "Softmax": _softmax("softmax"),
    "Softplus": _curve("softplus", beta=("beta", 1.0)),
    "Sub": _arithmetic("Sub"),
    "Sum": _sum,
    "Tanh": _curve("tanh"),
}
