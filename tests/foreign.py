"""Small networks of other programs, written to files."""

from __future__ import annotations

from pathlib import Path

import numpy as np


def onnx_file(path: Path, *operators: str) -> Path:
    """An ONNX network: a 3 × 3 convolution with two filters over 8 × 8 grey pixels, then one node per operator."""
    import onnx
    from onnx import TensorProto, helper

    kernel = np.ones((2, 1, 3, 3), np.float32)
    nodes = [helper.make_node("Conv", ["x", "w"], ["y0"])]
    nodes += [helper.make_node(kind, [f"y{at}"], [f"y{at + 1}"]) for at, kind in enumerate(operators)]
    graph = helper.make_graph(
        nodes,
        "network",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [1, 1, 8, 8])],
        [helper.make_tensor_value_info(f"y{len(operators)}", TensorProto.FLOAT, [1, 2, 6, 6])],
        [helper.make_tensor("w", TensorProto.FLOAT, kernel.shape, kernel.ravel())],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8), path)
    return path
