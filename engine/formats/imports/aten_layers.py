"""ATen's layers: convolutions, norms and pooling, each translated to ONNX operations.

Every public function is, or returns, a :data:`Translator`: it appends operations to a call and returns their output.
"""

from __future__ import annotations

import math

import numpy as np

from engine.formats.imports.aten_call import Call, Operand, Result, Translator
from engine.formats.limits import check_cells
from engine.values.messages import message

# --- layers with weights --------------------------------------------------------------------------------------------


def convolution(call: Call) -> Result | None:
    weight = call.get("weight")
    kernel = weight.shape[2:]
    dilation = call.pair("dilation")
    padding = call.get("padding") or 0
    if padding == "same":
        total = [size * (side - 1) for size, side in zip(dilation, kernel, strict=True)]
        pads = [each // 2 for each in total] + [each - each // 2 for each in total]
    else:
        pads = 2 * call.pair("padding", 0) if padding != "valid" else [0] * 2 * len(kernel)
    attributes = {
        "kernel_shape": list(kernel), "strides": call.pair("stride"), "pads": pads, "dilations": dilation,
        "group": call.get("groups", 1),
    }  # fmt: skip
    if call.op.startswith("conv_transpose") or call.get("transposed"):
        extra = call.pair("output_padding", 0)
        return call.add("ConvTranspose", call.input, weight, call.get("bias"), output_padding=extra, **attributes)
    return call.add("Conv", call.input, weight, call.get("bias"), **attributes)


def convolution_of_a_row(call: Call) -> Result | None:
    """A convolution along one axis, as a convolution of maps with one row."""
    if isinstance(call.get("padding"), str):
        return None
    weight, cells = call.get("weight"), call.input.shape[2]
    filters, read, width = weight.shape
    if (read, width) == (1, 1) and filters == call.input.shape[1]:  # it only scales the channels
        scaled = call.add("Mul", call.input, call.reshaped(weight, (filters, 1)))
        return call.add("Add", scaled, call.reshaped(bias, (filters, 1))) if (bias := call.get("bias")) else scaled
    stride, padding, dilation = call.pair("stride")[0], call.pair("padding", 0)[0], call.pair("dilation")[0]
    row = call.reshaped(call.input, (*call.input.shape[:2], 1, cells))
    maps = call.add(
        "Conv", row, call.reshaped(weight, (filters, read, 1, width)), call.get("bias"), kernel_shape=[1, width],
        strides=[1, stride], pads=[0, padding, 0, padding], dilations=[1, dilation], group=call.get("groups", 1),
    )  # fmt: skip
    return call.reshaped(maps, call.outputs[0].shape)


def linear(call: Call) -> Result:
    weight, bias = call.get("weight"), call.get("bias")
    if call.rank == 2:
        return call.add("Gemm", call.input, weight, bias, transB=1)
    product = call.add("MatMul", call.input, call.permuted(weight, (1, 0)))
    return product if bias is None else call.add("Add", product, bias)


def addmm(call: Call) -> Result:
    alpha, beta = float(call.get("alpha", 1)), float(call.get("beta", 1))
    return call.add("Gemm", call.get("mat1"), call.get("mat2"), call.input, alpha=alpha, beta=beta)


def matmul(call: Call) -> Result:
    return call.add("MatMul", call.input, call.get("mat2", call.get("other")))


def _affine(call: Call, count: int) -> tuple[Operand, Operand]:
    """Weight and bias of a norm: 1 and 0 if it has none."""
    one, zero = np.ones(count, np.float32), np.zeros(count, np.float32)
    return call.get("weight", one), call.get("bias", zero)


def batch_norm(call: Call) -> Result | None:
    mean, variance = call.get("running_mean"), call.get("running_var")
    if mean is None or variance is None:
        call.note(message("The network measures every batch of pictures anew; ConvScope measures the one picture."))
        return instance_norm(call)
    if call.get("training"):
        call.note(message("The network was exported while training; ConvScope uses it as after training."))
    weight, bias = _affine(call, call.input.shape[1])
    return call.add("BatchNormalization", call.input, weight, bias, mean, variance, epsilon=call.get("eps", 1e-5))


def instance_norm(call: Call) -> Result | None:
    if call.rank < 3:
        return None
    if not call.get("use_input_stats", True):
        return batch_norm(call)
    weight, bias = _affine(call, call.input.shape[1])
    return call.add("InstanceNormalization", call.input, weight, bias, epsilon=call.get("eps", 1e-5))


def group_norm(call: Call) -> Result:
    weight, bias = _affine(call, call.input.shape[1])
    groups = call.get("num_groups", call.get("group"))
    return call.add("GroupNormalization", call.input, weight, bias, num_groups=groups, epsilon=call.get("eps", 1e-5))


def layer_norm(call: Call) -> Result:
    axes = call.get("normalized_shape")
    check_cells(axes)
    one, zero = np.ones(axes, np.float32), np.zeros(axes, np.float32)
    weight, bias = call.get("weight", one), call.get("bias", zero)
    return call.add("LayerNormalization", call.input, weight, bias, axis=-len(axes), epsilon=call.get("eps", 1e-5))


def prelu(call: Call) -> Result:
    slope = call.get("weight")
    if math.prod(slope.shape) > 1 and call.rank > 2:
        return call.add("PRelu", call.input, call.reshaped(slope, (-1, *[1] * (call.rank - 2))))
    return call.add("PRelu", call.input, slope)


# --- pooling --------------------------------------------------------------------------------------------------------


def pool(op: str) -> Translator:
    def translated(call: Call) -> Result | None:
        if call.get("divisor_override"):
            return None
        kernel = call.pair("kernel_size")
        attributes = {
            "kernel_shape": kernel, "strides": call.pair("stride", kernel), "pads": 2 * call.pair("padding", 0),
            "ceil_mode": int(call.get("ceil_mode", False)),
        }  # fmt: skip
        if op == "MaxPool":
            return call.add(op, call.input, dilations=call.pair("dilation"), **attributes)
        return call.add(op, call.input, count_include_pad=int(call.get("count_include_pad", True)), **attributes)

    return translated


def adaptive(op: str, to_one: str) -> Translator:
    """Pooling to a fixed size by ``op``, or by ``to_one`` where that is one cell."""

    def translated(call: Call) -> Result:
        size = list(call.outputs[0].shape[2:])
        if math.prod(size) == 1:
            return call.add(to_one, call.input)
        return call.input if size == list(call.input.shape[2:]) else call.add(op, call.input, size=size)

    return translated


def reduce(op: str) -> Translator:
    """A mean, maximum or sum over some axes."""

    def translated(call: Call) -> Result:
        axes = call.get("dim")
        axes = list(range(call.rank)) if axes in (None, []) else axes if isinstance(axes, list) else [axes]
        positive = np.array([axis % call.rank for axis in axes], np.int64)
        return call.add(op, call.input, positive, keepdims=int(call.get("keepdim", False)))

    return translated
