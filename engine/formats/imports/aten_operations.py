"""Translates ATen operations to ONNX operations: one function, or one line of a table, for each.

The meaning is that of ONNX's operators of opset 21, with these additions: ``Softplus`` has the attribute ``beta``, and
pooling to a given size is ``AdaptiveAveragePool`` and ``AdaptiveMaxPool`` with the attribute ``size``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from engine.formats.imports import aten_layers as layers
from engine.formats.imports import aten_shapes as shapes
from engine.formats.imports.aten_call import Call, Operand, Result, Tensor, Translator
from engine.formats.limits import check_cells

_SELU = (1.6732632423543772, 1.0507009873554805)  # alpha and scale


def translate(call: Call) -> Sequence[Result]:
    """Appends the translation of a call, and returns its outputs: the first ones, or none if it has no translation."""
    translator = _TABLE.get(call.op) or _TABLE.get(call.op.removesuffix("_"))  # or its in-place variant
    found = translator(call) if translator else None
    if found is None:
        return ()
    return (found,) if isinstance(found, (Tensor, str)) else found


# --- kinds of rows in the table -------------------------------------------------------------------------------------


def _plain(op: str, **attributes: tuple[str, float | str] | float | str) -> Translator:
    """An operation of one input.

    Args:
        op: its name in ONNX.
        attributes: their values; a pair is the name of PyTorch's argument, and its value where it is missing.
    """

    def translated(call: Call) -> Result:
        values = {name: call.get(*value) if isinstance(value, tuple) else value for name, value in attributes.items()}
        return call.add(op, call.input, **values)

    return translated


def _same(call: Call) -> Result:
    return call.input


def _cast(call: Call) -> Result | None:
    """A conversion to another dtype, which changes nothing here; None from floating point to whole numbers."""
    return None if call.outputs[0].is_whole and not call.input.is_whole else call.input


def _arithmetic(op: str, is_reversed: bool = False) -> Translator:
    """Arithmetic of two operands, tensors or numbers, the second times ``alpha``."""

    def translated(call: Call) -> Result | None:
        if call.get("rounding_mode"):
            return None
        first, second = call.get("self"), call.get("other")
        if (alpha := call.get("alpha", 1)) != 1:
            second = second * alpha if isinstance(second, (int, float)) else call.add("Mul", second, float(alpha))
        operands = (second, first) if is_reversed else (first, second)
        return call.add(op, *(_number(each, call) for each in operands))

    return translated


def _number(operand: Operand, call: Call) -> Operand:
    """An operand; a number in the dtype of the output."""
    if isinstance(operand, (int, float)) and call.outputs[0].is_whole:
        return np.asarray(operand, np.int64)
    return operand


def _reshape(call: Call) -> Result:
    shape = call.outputs[0].shape
    return call.input if shape == call.input.shape else call.reshaped(call.input, shape)


def _constant(value: Callable[[Call], Any]) -> Translator:
    """A constant tensor."""

    def translated(call: Call) -> Result:
        output = call.outputs[0]
        check_cells(output.shape)
        values = np.broadcast_to(np.asarray(value(call), np.int64 if output.is_whole else np.float32), output.shape)
        return call.add("Identity", values)

    return translated


def _arange(call: Call) -> Any:
    start, step = call.get("start", 0), call.get("step", 1)
    return start + step * np.arange(math.prod(call.outputs[0].shape))


# --- functions of one value -----------------------------------------------------------------------------------------


def _clip(low: float | None = None, high: float | None = None, names: tuple[str, str] = ("", "")) -> Translator:
    """A clip, whose bounds are fixed, or arguments with these names."""

    def translated(call: Call) -> Result | None:
        ends = call.get(names[0], low), call.get(names[1], high)
        if any(isinstance(end, Tensor) for end in ends):
            return None
        return call.add("Clip", call.input, *ends)

    return translated


def _elu(call: Call) -> Result | None:
    alpha, scale, inner = (float(call.get(name, 1)) for name in ("alpha", "scale", "input_scale"))
    if (scale, inner) == (1, 1):
        return call.add("Elu", call.input, alpha=alpha)
    if inner == 1 and math.isclose(alpha, _SELU[0], rel_tol=1e-6) and math.isclose(scale, _SELU[1], rel_tol=1e-6):
        return call.add("Selu", call.input)
    is_celu = scale == 1 and math.isclose(alpha * inner, 1, rel_tol=1e-6)
    return call.add("Celu", call.input, alpha=alpha) if is_celu else None


def _silu(call: Call) -> Result:
    return call.add("Mul", call.input, call.add("Sigmoid", call.input))


def _dropout(call: Call) -> Result:
    return call.add("Dropout", call.input, float(call.get("p", 0.5)))


def _power(call: Call) -> Result | None:
    exponent = call.get("exponent")
    return None if isinstance(exponent, Tensor) else call.add("Pow", call.input, float(exponent))


# --- padding and resizing -------------------------------------------------------------------------------------------


def _resize(call: Call) -> Result:
    """Enlarging, by the factor in the call, or to the size of its output."""
    is_linear = "bilinear" in call.op
    if is_linear:
        place = "align_corners" if call.get("align_corners") else "half_pixel"
        attributes = {"mode": "linear", "coordinate_transformation_mode": place}
    elif "exact" in call.op:
        attributes = {
            "mode": "nearest", "nearest_mode": "round_prefer_ceil", "coordinate_transformation_mode": "half_pixel"
        }  # fmt: skip
    else:
        attributes = {"mode": "nearest", "nearest_mode": "floor", "coordinate_transformation_mode": "asymmetric"}
    factors = call.get("scale_factors") or [call.get("scales_h"), call.get("scales_w")]
    if None in factors:
        return call.add("Resize", call.input, None, None, np.array(call.outputs[0].shape, np.int64), **attributes)
    return call.add("Resize", call.input, None, np.array([1, 1, *factors], np.float32), **attributes)


def _pad(mode: str = "") -> Translator:
    """Padding in a mode, that of the operation or else an argument."""

    def translated(call: Call) -> Result:
        modes = {"constant": "constant", "reflect": "reflect", "replicate": "edge", "circular": "wrap"}
        padding = call.get("pad") or call.get("padding") or []
        begins, ends = padding[::2][::-1], padding[1::2][::-1]  # from the last axis
        none = [0] * (call.rank - len(begins))
        pads = np.array([*none, *begins, *none, *ends], np.int64)
        value = np.asarray(call.get("value", 0), np.float32)
        return call.add("Pad", call.input, pads, value, mode=modes[mode or call.get("mode", "constant")])

    return translated


# --- the table ------------------------------------------------------------------------------------------------------


_TABLE: Mapping[str, Translator] = {
    "_adaptive_avg_pool2d": layers.adaptive("AdaptiveAveragePool", "GlobalAveragePool"),
    "_conv_depthwise2d": layers.convolution,
    "_convolution": layers.convolution,
    "_log_softmax": _plain("LogSoftmax", axis=("dim", -1)),
    "_native_batch_norm_legit": layers.batch_norm,
    "_native_batch_norm_legit_no_training": layers.batch_norm,
    "_prelu_kernel": layers.prelu,
    "_softmax": _plain("Softmax", axis=("dim", -1)),
    "_to_copy": _cast,
    "_upsample_nearest_exact2d": _resize,
    "_unsafe_index": shapes.index,
    "_unsafe_view": _reshape,
    "abs": _plain("Abs"),
    "adaptive_avg_pool2d": layers.adaptive("AdaptiveAveragePool", "GlobalAveragePool"),
    "adaptive_max_pool2d": layers.adaptive("AdaptiveMaxPool", "GlobalMaxPool"),
    "add": _arithmetic("Add"),
    "addmm": layers.addmm,
    "alias": _same,
    "alpha_dropout": _dropout,
    "amax": layers.reduce("ReduceMax"),
    "arange": _constant(_arange),
    "avg_pool2d": layers.pool("AveragePool"),
    "avg_pool3d": layers.pool("AveragePool"),
    "batch_norm": layers.batch_norm,
    "bmm": layers.matmul,
    "cat": shapes.concat,
    "celu": _plain("Celu", alpha=("alpha", 1.0)),
    "channel_shuffle": shapes.channel_shuffle,
    "chunk": shapes.split,
    "clamp": _clip(names=("min", "max")),
    "clamp_max": _clip(names=("", "max")),
    "clamp_min": _clip(names=("min", "")),
    "clone": _same,
    "concat": shapes.concat,
    "concatenate": shapes.concat,
    "constant_pad_nd": _pad("constant"),
    "contiguous": _same,
    "conv1d": layers.convolution_of_a_row,
    "conv2d": layers.convolution,
    "conv_transpose2d": layers.convolution,
    "convolution": layers.convolution,
    "detach": _same,
    "div": _arithmetic("Div"),
    "divide": _arithmetic("Div"),
    "dropout": _dropout,
    "elu": _elu,
    "erf": _plain("Erf"),
    "exp": _plain("Exp"),
    "expand": shapes.expand,
    "expand_as": shapes.expand,
    "feature_dropout": _dropout,
    "flatten": _reshape,
    "float": _cast,
    "full": _constant(lambda call: call.get("fill_value")),
    "gelu": _plain("Gelu", approximate=("approximate", "none")),
    "group_norm": layers.group_norm,
    "hardsigmoid": _plain("HardSigmoid", alpha=1 / 6, beta=0.5),
    "hardswish": _plain("HardSwish"),
    "hardtanh": _clip(-1, 1, ("min_val", "max_val")),
    "index": shapes.index,
    "index_select": lambda call: call.add("Gather", call.input, call.get("index"), axis=call.axis()),
    "instance_norm": layers.instance_norm,
    "layer_norm": layers.layer_norm,
    "leaky_relu": _plain("LeakyRelu", alpha=("negative_slope", 0.01)),
    "lift_fresh_copy": _same,
    "linear": layers.linear,
    "log": _plain("Log"),
    "log_softmax": _plain("LogSoftmax", axis=("dim", -1)),
    "mT": shapes.transpose,
    "matmul": layers.matmul,
    "max": lambda call: layers.reduce("ReduceMax")(call) if "dim" in call.arguments else None,
    "max_pool2d": layers.pool("MaxPool"),
    "max_pool2d_with_indices": layers.pool("MaxPool"),
    "mean": layers.reduce("ReduceMean"),
    "mish": _plain("Mish"),
    "mm": layers.matmul,
    "moveaxis": shapes.movedim,
    "movedim": shapes.movedim,
    "mul": _arithmetic("Mul"),
    "multiply": _arithmetic("Mul"),
    "narrow": shapes.sliced,
    "native_channel_shuffle": shapes.channel_shuffle,
    "native_dropout": _dropout,
    "native_group_norm": layers.group_norm,
    "native_layer_norm": layers.layer_norm,
    "neg": _plain("Neg"),
    "numpy_T": shapes.transpose,
    "ones": _constant(lambda call: 1),
    "pad": _pad(),
    "permute": shapes.permute,
    "pixel_shuffle": _plain("DepthToSpace", blocksize=("upscale_factor", 1), mode="CRD"),
    "pixel_unshuffle": shapes.pixel_unshuffle,
    "pow": _power,
    "prelu": layers.prelu,
    "reciprocal": _plain("Reciprocal"),
    "reflection_pad2d": _pad("reflect"),
    "relu": _plain("Relu"),
    "relu6": _clip(0, 6),
    "repeat": lambda call: call.add("Tile", call.input, np.array(call.get("repeats"), np.int64)),
    "replication_pad2d": _pad("replicate"),
    "reshape": _reshape,
    "rsub": _arithmetic("Sub", is_reversed=True),
    "scalar_tensor": _constant(lambda call: call.get("s")),
    "select": shapes.select,
    "selu": _plain("Selu"),
    "sigmoid": _plain("Sigmoid"),
    "silu": _silu,
    "slice": shapes.sliced,
    "softmax": _plain("Softmax", axis=("dim", -1)),
    "softplus": _plain("Softplus", beta=("beta", 1.0)),
    "split": shapes.split,
    "split_with_sizes": shapes.split,
    "sqrt": _plain("Sqrt"),
    "squeeze": _reshape,
    "stack": shapes.stack,
    "sub": _arithmetic("Sub"),
    "subtract": _arithmetic("Sub"),
    "sum": layers.reduce("ReduceSum"),
    "swapaxes": shapes.transpose,
    "swapdims": shapes.transpose,
    "t": shapes.transpose,
    "tanh": _plain("Tanh"),
    "tensor_split": shapes.split,
    "to": _cast,
    "transpose": shapes.transpose,
    "type_as": _cast,
    "unbind": shapes.unbind,
    "unflatten": _reshape,
    "unsafe_chunk": shapes.split,
    "unsafe_split": shapes.split,
    "unsqueeze": _reshape,
    "upsample_bilinear2d": _resize,
    "upsample_nearest2d": _resize,
    "view": _reshape,
    "view_as": _reshape,
    "zeros": _constant(lambda call: 0),
}
