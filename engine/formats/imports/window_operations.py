"""ONNX operations that slide windows over maps, enlarge or normalise them, as layers."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from engine.formats.imports.arithmetic_operations import layout, over_channels, short
from engine.formats.imports.cell_view import View, in_order
from engine.formats.imports.draft import make
from engine.formats.imports.operation_graph import Operation
from engine.formats.imports.reading import KNOWN, Reading
from engine.layers.spec import Spec
from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.params import Pair

Reader = Callable[[Reading, Operation], View]
Sides = tuple[Pair, Pair]  # cells added (above, left) and (below, right)
_NONE = (0, 0)
_MINUS_INFINITY = -1e30  # in place of it: the padding of maximum pooling


def _pair(operation: Operation, name: str, default: int = 1) -> Pair:
    """The (rows, columns) of an attribute."""
    values = operation.attributes.get(name) or [default, default]
    if len(values) != 2:
        raise EngineError(message("it slides over {count} axes, not 2.", count=len(values)), KNOWN)
    return int(values[0]), int(values[1])


def _sides(operation: Operation, size: Sequence[int], kernel: Pair, stride: Pair, dilation: Pair) -> Sides:
    """The padding of an operation on maps of a size (rows, columns)."""
    how = operation.attributes.get("auto_pad", "NOTSET")
    if how.startswith("SAME"):
        total = [
            max(0, (math.ceil(side / s) - 1) * s + d * (k - 1) + 1 - side)
            for side, k, s, d in zip(size, kernel, stride, dilation, strict=True)
        ]
        before = [t // 2 if how == "SAME_UPPER" else t - t // 2 for t in total]
        return (before[0], before[1]), (total[0] - before[0], total[1] - before[1])
    pads = [0] * 4 if how == "VALID" else [int(each) for each in operation.attributes.get("pads", [0] * 4)]
    if len(pads) != 4:
        raise EngineError(message("it slides over {count} axes, not 2.", count=len(pads) // 2), KNOWN)
    return (pads[0], pads[1]), (pads[2], pads[3])


def _padding(reading: Reading, view: View, sides: Sides, value: float = 0.0) -> tuple[View, dict[str, Pair]]:
    """The input of a window and its padding parameters; where these cannot pad like ``sides``, after a Pad layer.

    Args:
        value: of the added cells.
    """
    (top, left), (bottom, right) = sides
    if (top, left) == (bottom, right):
        return view, {"padding": (top, left)}
    if top <= bottom and left <= right:
        return view, {"padding": (top, left), "padding_end": (bottom - top, right - left)}
    if value != 0:
        raise EngineError(message("it pads more above than below."), KNOWN)
    spec = make("pad", rows=(top, bottom), columns=(left, right))
    return reading.draft.add(spec, [view]), {"padding": _NONE}


# --- convolution ----------------------------------------------------------------------------------------------------


def _conv(reading: Reading, operation: Operation) -> View:
    weight, bias = reading.numbers(operation, 1), reading.constant(operation, 2)
    if weight.ndim != 4:
        raise EngineError(message("it slides over {count} axes, not 2.", count=weight.ndim - 2), KNOWN)
    kernel = (weight.shape[2], weight.shape[3])
    stride, dilation = _pair(operation, "strides"), _pair(operation, "dilations")
    view = reading.maps(reading.view(operation))
    sides = _sides(operation, view.origin[1:], kernel, stride, dilation)
    view, sides, border = _with_pad_before(reading, view, sides)
    view, padding = _padding(reading, view, sides)
    spec = make(
        "conv2d", filters=len(weight), kernel=kernel, stride=stride, border=border, dilation=dilation,
        groups=operation.attributes.get("group", 1), bias=bias is not None, **padding,
    )  # fmt: skip
    return reading.draft.add(spec, [view], **_with_bias(weight, bias))


def _with_bias(weight: Float32, bias: Float32 | None) -> dict[str, Float32]:
    return {"weight": weight} if bias is None else {"weight": weight, "bias": np.asarray(bias, np.float32)}


def _with_pad_before(reading: Reading, view: View, sides: Sides, value: float = 0.0) -> tuple[View, Sides, str]:
    """The input of a window without the Pad layer before it, the padding of both, and its border.

    Args:
        value: of the cells that the window's own padding adds.
    """
    layer = reading.draft[view.layer]
    if layer is None or layer.spec.kind != "pad":
        return view, sides, "zeros"
    pad = {each.name: getattr(layer.spec, each.name) for each in layer.spec.params()}
    (top, bottom), (left, right) = pad["rows"], pad["columns"]
    size = (view.origin[1] - top - bottom, view.origin[2] - left - right)
    is_added = pad["mode"] == "zeros"
    is_alike = (top, left) == (bottom, right) and sides == (_NONE, _NONE)
    is_same = pad["channels"] == _NONE and pad["value"] == value and min(top, left, bottom, right) >= 0
    if not is_same or not (is_added or is_alike):
        return view, sides, "zeros"
    source = reading.draft.output(layer.inputs[0])
    assert source.origin[1:] == size
    (a, b), (c, d) = sides
    return source, ((a + top, b + left), (c + bottom, d + right)), pad["mode"]


def _conv_transpose(reading: Reading, operation: Operation) -> View:
    """A transposed convolution; where more is cut off at the end than at the start, a slice cuts the rest."""
    weight, bias = reading.numbers(operation, 1), reading.constant(operation, 2)
    if weight.ndim != 4:
        raise EngineError(message("it slides over {count} axes, not 2.", count=weight.ndim - 2), KNOWN)
    view, groups = reading.maps(reading.view(operation)), int(operation.attributes.get("group", 1))
    kernel = (weight.shape[2], weight.shape[3])
    stride, dilation = _pair(operation, "strides"), _pair(operation, "dilations")
    added = _pair(operation, "output_padding", 0)
    full = [
        s * (side - 1) + d * (k - 1) + 1 + more
        for side, k, s, d, more in zip(view.origin[1:], kernel, stride, dilation, added, strict=True)
    ]
    before, after = _cut(operation, view.origin[1:], stride, full)
    more = tuple(extra + max(0, b - a) for extra, b, a in zip(added, before, after, strict=True))
    spec = make(
        "convtranspose2d", filters=weight.shape[1] * groups, kernel=kernel, stride=stride, padding=before,
        output_padding=more, dilation=dilation, groups=groups, bias=bias is not None,
    )  # fmt: skip
    split = weight.reshape(groups, -1, *weight.shape[1:]).swapaxes(1, 2)
    ours = split.reshape(-1, *split.shape[2:])
    output = reading.draft.add(spec, [view], **_with_bias(ours, bias))
    rows, columns = (side - b - a for side, b, a in zip(full, before, after, strict=True))
    return output.with_cells(output.cells[:, :, :rows, :columns])


def _cut(operation: Operation, size: Sequence[int], stride: Pair, full: Sequence[int]) -> Sides:
    """The cells that a transposed convolution leaves out (above, left) and (below, right)."""
    how, wanted = operation.attributes.get("auto_pad", "NOTSET"), operation.attributes.get("output_shape")
    if wanted is None and not how.startswith("SAME"):
        return _sides(operation, size, (1, 1), stride, (1, 1))
    target = wanted[-2:] if wanted else [side * s for side, s in zip(size, stride, strict=True)]
    total = [max(0, whole - int(side)) for whole, side in zip(full, target, strict=True)]
    before = [t // 2 if how != "SAME_LOWER" else t - t // 2 for t in total]
    return (before[0], before[1]), (total[0] - before[0], total[1] - before[1])


# --- pooling --------------------------------------------------------------------------------------------------------


def _pool(kind: str) -> Reader:
    is_maximum = kind == "maxpool2d"

    def read(reading: Reading, operation: Operation) -> View:
        get = operation.attributes.get
        kernel, stride, dilation = (_pair(operation, name) for name in ("kernel_shape", "strides", "dilations"))
        view = reading.maps(reading.view(operation))
        sides = _sides(operation, view.origin[1:], kernel, stride, dilation)
        if is_maximum:
            view, sides, _ = _with_pad_before(reading, view, sides, _MINUS_INFINITY)
        view, padding = _padding(reading, view, sides, -math.inf if is_maximum else 0.0)
        options: dict[str, Any] = dict(padding)
        options |= {"dilation": dilation} if dilation != (1, 1) else {}
        if not is_maximum and sides != (_NONE, _NONE):
            options |= {"count_padding": bool(get("count_include_pad", 0))}
            if options["padding"] == _NONE and "padding_end" not in options and not options["count_padding"]:
                raise EngineError(message("it leaves padding out of its means."), KNOWN)
        ceil = bool(get("ceil_mode", 0))
        return reading.draft.add(make(kind, kernel=kernel, stride=stride, ceil=ceil, **options), [view])

    return read


def _global(kind: str) -> Reader:
    def read(reading: Reading, operation: Operation) -> View:
        return reading.draft.add(make(kind), [reading.maps(reading.view(operation))])

    return read


def _reduced(kind: str, is_sum: bool = False) -> Reader:
    """The mean, sum or maximum of each map, in any order of axes."""

    def read(reading: Reading, operation: Operation) -> View:
        view, axes = reading.view(operation), reading.ints(operation, 1, "axes")
        rank = len(view.shape)
        over = set() if axes is None else {axis % rank for axis in axes}
        perm = (0, 1, 2, 3) if over == {2, 3} else (0, 3, 1, 2) if over == {1, 2} else None
        if rank == 3 and over in ({2}, {1}):  # maps in a row
            (channel,) = {1, 2} - over
            view = over_channels(reading, view, channel)
            if len(view.origin) != 3 or view.cells.size != view.size:
                raise EngineError(message("it is not the mean of each map."), KNOWN)
            output = reading.draft.add(make(kind), [view])
        elif rank == 4 and perm is not None:
            output = reading.draft.add(make(kind), [reading.draft.maps(view, perm)])
        else:
            raise EngineError(message("it is not the mean of each map."), KNOWN)
        if is_sum:
            output = reading.affine(output, np.float32(view.cells.size / output.cells.size).reshape(1), None)
        keeps = operation.attributes.get("keepdims", 1)
        if keeps:
            kept = [1 if at in over else view.shape[at] for at in range(rank)]
            return output.with_cells(output.cells.reshape(kept))
        return reading.draft.vector(output.with_cells(output.cells.reshape(1, -1)))

    return read


def _adaptive(kind: str) -> Reader:
    """Pooling to a fixed size: no operation of ONNX, but what the reader of .pt2 files translates to."""

    def read(reading: Reading, operation: Operation) -> View:
        view = reading.maps(reading.view(operation))
        size = _pair(operation, "size")
        if size == (1, 1):
            return reading.draft.add(make("globalavgpool" if "avg" in kind else "globalmaxpool"), [view])
        if size == view.origin[1:]:
            return view
        factors = [whole // part for whole, part in zip(view.origin[1:], size, strict=True)]
        if all(whole % part == 0 for whole, part in zip(view.origin[1:], size, strict=True)):
            plain = "avgpool2d" if "avg" in kind else "maxpool2d"
            return reading.draft.add(make(plain, kernel=tuple(factors), stride=tuple(factors)), [view])
        return reading.draft.add(make(kind, size=size), [view])

    return read


# --- padding and enlarging ------------------------------------------------------------------------------------------

_MODES = {"constant": "zeros", "reflect": "reflect", "edge": "replicate", "wrap": "circular"}


def _pad(reading: Reading, operation: Operation) -> View:
    view = reading.view(operation)
    pads = reading.ints(operation, 1, "paddings" if "paddings" in operation.attributes else "pads") or []
    value, axes = reading.constant(operation, 2, "value"), reading.ints(operation, 3, "axes")
    rank = len(view.shape)
    if axes is not None:
        spread = [0] * (2 * rank)
        for at, axis in enumerate(axes):
            spread[axis % rank], spread[rank + axis % rank] = pads[at], pads[len(axes) + at]
        pads = spread
    if not any(pads):
        return view
    mode = _MODES.get(operation.attributes.get("mode", "constant"))
    if mode is None or rank != 4 or len(pads) != 8 or pads[0] or pads[4]:
        raise EngineError(message("it pads in a way that ConvScope cannot."), KNOWN)
    if min(pads) < 0:
        return _cropped(reading, operation, view, pads)
    is_last = view.cells.shape[1:] != view.origin and view.cells.transpose(0, 3, 1, 2).shape[1:] == view.origin
    perm = (0, 3, 1, 2) if is_last else (0, 1, 2, 3)
    channels, rows, columns = ((pads[axis], pads[4 + axis]) for axis in perm[1:])
    if mode != "zeros" and any(channels):
        raise EngineError(message("it pads in a way that ConvScope cannot."), KNOWN)
    filled = 0.0 if value is None or not value.size else max(_MINUS_INFINITY, float(value.item()))
    spec = make("pad", mode=mode, rows=rows, columns=columns, channels=channels, value=filled)
    output = reading.draft.add(spec, [reading.draft.maps(view, perm)])
    return output.with_cells(output.cells.transpose(np.argsort(perm)))


def _cropped(reading: Reading, operation: Operation, view: View, pads: Sequence[int]) -> View:
    """Cells cut off, which is what negative padding does."""
    if max(pads) > 0:
        raise EngineError(message("it pads in a way that ConvScope cannot."), KNOWN)
    parts = tuple(slice(-pads[axis], side + pads[4 + axis]) for axis, side in enumerate(view.shape))
    return view.with_cells(view.cells[parts])


def _resize(reading: Reading, operation: Operation) -> View:
    """Enlarging by nearest cells or bilinearly, with channels first or last."""
    view, get = reading.view(operation), operation.attributes.get
    scales = reading.constant(operation, 2 if operation.op == "Resize" and reading.opset > 10 else 1, "scales")
    sides = reading.ints(operation, 3, "sizes") if operation.op == "Resize" else None
    if len(view.shape) != 4:
        raise EngineError(message("it enlarges an array of {count} axes, not maps.", count=len(view.shape)), KNOWN)
    axes = get("axes") or range(4)
    if sides:
        by_axis = dict(zip(axes, sides, strict=True))
        target = [by_axis.get(axis, side) for axis, side in enumerate(view.shape)]
        factors = [new / old for new, old in zip(target, view.shape, strict=True)]
    else:
        by_axis = dict(zip(axes, np.ravel(scales).tolist() if scales is not None else [], strict=True))
        factors = [by_axis.get(axis, 1.0) for axis in range(4)]
        target = [math.floor(side * factor + 1e-6) for side, factor in zip(view.shape, factors, strict=True)]
    is_last = target[1] != view.shape[1] or (target[3] == view.shape[3] and layout(view) != (0, 1, 2, 3))
    perm = (0, 3, 1, 2) if is_last else (0, 1, 2, 3)
    if target[perm[0]] != view.shape[perm[0]] or target[perm[1]] != view.shape[perm[1]]:
        raise EngineError(message("it changes the number of channels."), KNOWN)
    maps = reading.draft.maps(view, perm)
    size = (target[perm[2]], target[perm[3]])
    if size == maps.origin[1:]:
        return view
    output = reading.draft.add(_enlarging(reading, operation, maps, size, [factors[axis] for axis in perm[2:]]), [maps])
    return output.with_cells(output.cells.transpose(np.argsort(perm)))


def _enlarging(reading: Reading, operation: Operation, maps: View, size: Pair, factors: Sequence[float]) -> Spec:
    get = operation.attributes.get
    mode = get("mode", "nearest")
    is_old = operation.op == "Upsample" or reading.opset < 11
    how = "asymmetric" if is_old else get("coordinate_transformation_mode", "half_pixel")
    whole = [new // old for new, old in zip(size, maps.origin[1:], strict=True)]
    are_whole = all(new == old * by for new, old, by in zip(size, maps.origin[1:], whole, strict=True))
    extent = {"scale": tuple(whole)} if are_whole else {"size": size}
    if mode == "nearest":
        rounding = "floor" if is_old else get("nearest_mode", "round_prefer_floor")
        sides = zip(maps.origin[1:], size, factors, strict=True)
        if all(
            _nearest(old, new, by, how, rounding) == [at * old // new for at in range(new)] for old, new, by in sides
        ):
            return make("upsample", mode="nearest", **extent)
    elif mode == "linear" and not get("antialias", 0):
        if how == "align_corners":
            return make("upsample", mode="bilinear", align_corners=True, **extent)
        if how == "half_pixel" or (how == "pytorch_half_pixel" and min(size) > 1):
            return make("upsample", mode="bilinear", align_corners=False, **extent)
    raise EngineError(
        message("it enlarges in a way ({mode}, {how}) that ConvScope cannot.", mode=mode, how=how),
        message("Enlarge with mode nearest or bilinear, as torch.nn.Upsample does."),
    )


def _nearest(old: int, new: int, factor: float, how: str, rounding: str) -> list[int] | None:
    """The index of the cell that each new cell copies, as ONNX defines Resize; None for a mode that is not known."""
    at = np.arange(new)
    places = {
        "asymmetric": at / factor,
        "half_pixel": (at + 0.5) / factor - 0.5,
        "pytorch_half_pixel": (at + 0.5) / factor - 0.5 if new > 1 else at * 0.0,
        "align_corners": at * (old - 1) / max(1, new - 1),
        "tf_half_pixel_for_nn": (at + 0.5) / factor,
    }.get(how)
    if places is None:
        return None
    rounded = {
        "floor": np.floor(places),
        "ceil": np.ceil(places),
        "round_prefer_floor": np.ceil(places - 0.5),
        "round_prefer_ceil": np.floor(places + 0.5),
    }.get(rounding)
    return None if rounded is None else np.clip(rounded, 0, old - 1).astype(int).tolist()


# --- normalisation --------------------------------------------------------------------------------------------------


def _epsilon(operation: Operation) -> float:
    return short(operation.attributes.get("epsilon", 1e-5))


def _batch_norm(reading: Reading, operation: Operation) -> View:
    if operation.attributes.get("training_mode") or (len(operation.outputs) > 1 and reading.opset >= 14):
        raise EngineError(message("it measures every batch anew."), message("Export the network after model.eval()."))
    view = reading.view(operation)
    numbers = {
        name: reading.numbers(operation, at).reshape(-1, *[1] * (len(view.shape) - 2))
        for at, name in enumerate(("weight", "bias", "mean", "variance"), 1)
    }
    view = reading.with_channels(view, *numbers.values())
    weights = {name: reading.by_channel(view, values) for name, values in numbers.items()}
    kind = "batchnorm2d" if len(view.origin) == 3 else "batchnorm1d"
    return reading.cell_by_cell(make(kind, epsilon=_epsilon(operation)), view, **weights)


def _instance_norm(reading: Reading, operation: Operation) -> View:
    """Instance norm of maps, or group norm of channels that were reshaped into groups."""
    view, scale, bias = reading.view(operation), reading.numbers(operation, 1), reading.numbers(operation, 2)
    if len(view.shape) == 4:
        maps = reading.maps(view)
        return reading.draft.add(make("instancenorm2d", epsilon=_epsilon(operation)), [maps], weight=scale, bias=bias)
    if len(view.origin) != 3 or not in_order(view.cells) or view.cells.size != view.size or view.origin[0] % len(scale):
        raise EngineError(message("it normalises something else than maps."), KNOWN)
    repeat = view.origin[0] // len(scale)
    weights = {"weight": np.repeat(scale, repeat), "bias": np.repeat(bias, repeat)}
    spec = make("groupnorm", groups=len(scale), epsilon=_epsilon(operation))
    return reading.draft.add(spec, [view], **weights).with_cells(view.cells)


def _group_norm(reading: Reading, operation: Operation) -> View:
    maps, groups = reading.maps(reading.view(operation)), int(operation.attributes["num_groups"])
    channels = maps.origin[0]
    weights = {}
    for at, name in ((1, "weight"), (2, "bias")):
        values = reading.numbers(operation, at)
        weights[name] = values if len(values) == channels else np.repeat(values, channels // len(values))
    return reading.draft.add(make("groupnorm", groups=groups, epsilon=_epsilon(operation)), [maps], **weights)


def _layer_norm(reading: Reading, operation: Operation) -> View:
    view, axis = reading.view(operation), operation.attributes.get("axis", -1)
    rank = len(view.shape)
    axis %= rank
    scale, bias = reading.numbers(operation, 1), reading.constant(operation, 2)
    added = np.zeros_like(scale) if bias is None else np.asarray(bias, np.float32)
    if axis == 1 and rank == 4:  # over whole pictures
        maps = reading.maps(view)
        spec = make("groupnorm", groups=1, epsilon=_epsilon(operation))
        weights = {"weight": reading.by_channel(maps, scale), "bias": reading.by_channel(maps, added)}
        return reading.draft.add(spec, [maps], **weights)
    if axis != rank - 1:
        raise EngineError(message("it does not run over the channels."), KNOWN)
    return layer_norm(reading, view, axis, _epsilon(operation), scale, added)


def layer_norm(
    reading: Reading, view: View, axis: int, epsilon: float, scale: Float32 | None = None, bias: Float32 | None = None
) -> View:
    """A layer norm over the axis of a view that is the channels; scale and bias of C values. Raises: EngineError."""
    view = over_channels(reading, view, axis)
    count = view.origin[0]
    weights = {
        "weight": np.ones(count, np.float32) if scale is None else np.broadcast_to(scale.reshape(-1), count),
        "bias": np.zeros(count, np.float32) if bias is None else np.broadcast_to(bias.reshape(-1), count),
    }
    return reading.draft.add(make("layernorm", epsilon=short(epsilon)), [view], **weights).with_cells(view.cells)


def _local_response(reading: Reading, operation: Operation) -> View:
    get = operation.attributes.get
    spec = make(
        "localresponsenorm", size=int(get("size", 5)), alpha=short(get("alpha", 1e-4)), beta=short(get("beta", 0.75)),
        k=short(get("bias", 1.0)),
    )  # fmt: skip
    return reading.draft.add(spec, [reading.maps(reading.view(operation))])


OPERATIONS: Mapping[str, Reader] = {
    "AdaptiveAveragePool": _adaptive("adaptiveavgpool2d"),
    "AdaptiveMaxPool": _adaptive("adaptivemaxpool2d"),
    "AveragePool": _pool("avgpool2d"),
    "BatchNormalization": _batch_norm,
    "Conv": _conv,
    "ConvTranspose": _conv_transpose,
    "GlobalAveragePool": _global("globalavgpool"),
    "GlobalMaxPool": _global("globalmaxpool"),
    "GroupNormalization": _group_norm,
    "InstanceNormalization": _instance_norm,
    "LRN": _local_response,
    "LayerNormalization": _layer_norm,
    "MaxPool": _pool("maxpool2d"),
    "Pad": _pad,
    "ReduceMax": _reduced("globalmaxpool"),
    "ReduceMean": _reduced("globalavgpool"),
    "ReduceSum": _reduced("globalavgpool", is_sum=True),
    "Resize": _resize,
    "Upsample": _resize,
}
