"""ONNX files that mean harm: nothing outside of their folder is read, and much is not made of little."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import engine
from engine.formats.imports.network_file import import_network
from engine.formats.imports.onnx_file import operations_of
from tests.engine.formats.imports.test_graph_reader import CONV, V, kinds, one, random, written

onnx = pytest.importorskip("onnx")


def with_weights_in(path: Path, location: str, dims: Sequence[int] = (8, 3, 3, 3), **about: int) -> Path:
    """Writes a network whose weights are in another file."""
    written(path, "y = Conv(x, w)", (1, 3, 6, 4), w=V)
    model = onnx.load(path)
    weight = model.graph.initializer[0]
    weight.ClearField("raw_data")
    del weight.dims[:]
    weight.dims.extend(dims)
    weight.data_location = onnx.TensorProto.EXTERNAL
    for key, value in {"location": location, **about}.items():
        weight.external_data.add(key=key, value=str(value))
    path.write_bytes(model.SerializeToString())
    return path


def test_weights_in_a_file_beside_it_are_read(tmp_path: Path) -> None:
    path = with_weights_in(tmp_path / "net.onnx", "net.onnx.data", offset=4, length=V.nbytes)
    (tmp_path / "net.onnx.data").write_bytes(b"1234" + V.tobytes())
    np.testing.assert_array_equal(import_network(path)["conv1"].weights["weight"].data, V)


@pytest.mark.parametrize(
    "location",
    ["../secret", "/etc/passwd", "sub/secret", "..", ".", "", "C:secret", "..\\secret", "./../secret", "a\0b"],
)
def test_no_path_leads_out_of_the_folder(location: str, tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "in" / "sub"):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "secret").write_bytes(V.tobytes())
    path = with_weights_in(tmp_path / "in" / "net.onnx", location)
    with pytest.raises(engine.FormatError, match="not in its folder"):
        import_network(path)


def test_no_link_leads_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(V.tobytes())
    (tmp_path / "in").mkdir()
    path = with_weights_in(tmp_path / "in" / "net.onnx", "weights")
    (tmp_path / "in" / "weights").symlink_to(tmp_path / "secret")
    with pytest.raises(engine.FormatError, match="not beside it or cannot be read"):
        import_network(path)


def test_weights_that_are_no_plain_file_are_refused_without_waiting(tmp_path: Path) -> None:
    path = with_weights_in(tmp_path / "net.onnx", "pipe")
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(engine.FormatError, match="shorter than"):
        import_network(path)


@pytest.mark.parametrize(
    ("dims", "about", "words"),
    [
        ((2**20, 2**20), {}, "larger than 4 GB"),
        ((8, 3, 3, 3), {"length": 2**40}, "another size"),
        ((8, 3, 3, 3), {"offset": 2**40}, "shorter than"),
        ((8, 3, 3, 3), {"offset": -1}, "another size"),
        ((8, 3, 3, 300), {}, "shorter than"),
    ],
)
def test_claims_of_size_are_checked_before_anything_is_read(
    dims: Sequence[int], about: dict[str, int], words: str, tmp_path: Path
) -> None:
    (tmp_path / "data").write_bytes(V.tobytes())
    with pytest.raises(engine.FormatError, match=words):
        import_network(with_weights_in(tmp_path / "net.onnx", "data", dims, **about))


def test_a_circle_is_refused(tmp_path: Path) -> None:
    written(tmp_path / "net.onnx", "a = Add(x, b) b = Relu(a) y = Tanh(b)", (1, 3, 6, 4))
    with pytest.raises(engine.FormatError, match="in a circle"):
        import_network(tmp_path / "net.onnx")


def test_operations_in_any_order_are_put_in_order(tmp_path: Path) -> None:
    written(tmp_path / "net.onnx", "y = Tanh(b) b = Relu(a) a = Sigmoid(x)", (1, 3, 6, 4))
    assert kinds(import_network(tmp_path / "net.onnx")) == "sigmoid relu tanh"


def test_too_many_operations_are_refused(tmp_path: Path) -> None:
    node = onnx.helper.make_node("Relu", ["x"], ["x"])
    graph = onnx.helper.make_graph([node], "g", [], [])
    graph.node.extend([node] * 100_001)
    (tmp_path / "net.onnx").write_bytes(onnx.helper.make_model(graph).SerializeToString())
    with pytest.raises(engine.FormatError, match=r"more than .* names"):
        import_network(tmp_path / "net.onnx")


def test_functions_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    doubled = "\n".join(
        f'<domain: "own", opset_import: ["" : 17, "own" : 1]> f{at} (a) => (b) '
        f"{{ c = own.f{at + 1}(a) b = own.f{at + 1}(c) }}"
        for at in range(30)
    )
    text = f"""<ir_version: 8, opset_import: ["" : 17, "own" : 1]>
    g (float[1, 3, 6, 4] x) => (float[?] y) {{ y = own.f0(x) }} {doubled}
    <domain: "own", opset_import: ["" : 17]> f30 (a) => (b) {{ b = Relu(a) }}"""
    (tmp_path / "net.onnx").write_bytes(onnx.parser.parse_model(text).SerializeToString())
    with pytest.raises(engine.FormatError, match=r"more than .* names"):
        import_network(tmp_path / "net.onnx")


@pytest.mark.parametrize(
    ("body", "weights"),
    [
        ("t = Tile(w, n) y = Conv(x, t)", {"n": [10**9, 1, 1, 1]}),
        ("e = ConstantOfShape(n) y = Add(x, e)", {"n": [10**9, 10**9]}),
        ("e = Expand(o, n) y = Add(x, e)", {"o": one(1), "n": [10**6, 10**6]}),
        ("r = Range(a, b, o) y = Add(x, r)", {"a": 0, "b": 10**12, "o": 1}),
        ("a = Add(p, q) y = Add(x, a)", {"p": random(3000, 1), "q": random(1, 3000)}),
        ("e = Expand(x, n) y = Relu(e)", {"n": [10**6, 3, 6, 4]}),
        ("e = Tile(x, n) y = Relu(e)", {"n": [10**9, 1, 1, 1]}),
        ("e = Pad(w, n) y = Conv(x, e)", {"n": [0, 0, 10**6, 10**6, 0, 0, 0, 0]}),
    ],
)
def test_much_is_not_made_of_little(body: str, weights: dict[str, Any], tmp_path: Path) -> None:
    written(tmp_path / "net.onnx", body, (1, 3, 6, 4), **({"w": V} if "w" in body else {}), **weights)
    with pytest.raises(engine.FormatError, match=r"too many|repeats too much|not maps"):
        import_network(tmp_path / "net.onnx")


def test_names_in_a_graph_stand_for_what_the_file_says(tmp_path: Path) -> None:
    written(tmp_path / "net.onnx", CONV + "y = Relu(c)", (1, 3, "h", "w0"), w=V)
    graph = operations_of(tmp_path / "net.onnx")
    assert graph.shape == (1, 3, None, None)
    assert [operation.op for operation in graph.operations] == ["Conv", "Relu"]
