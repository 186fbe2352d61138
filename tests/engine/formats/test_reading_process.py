"""What a foreign file may ask for is limited, and reading it can be given up at any time."""

from __future__ import annotations

import struct
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest

import engine
from engine.formats.imports.network_file import ImportReport, import_network, import_report
from engine.formats.limits import MOST_LAYERS, MOST_NAMES
from engine.formats.reading_process import import_steps
from engine.project.project import MOST_BLANK_CELLS, MOST_CHANNELS, Input
from engine.values.numerals import counted
from tests.engine.formats.imports.test_import_network import onnx_file, random, saved_at, state_dict, tensor
from tests.engine.networks import furnished
from tests.hostile import endless

Steps = Generator[float, None, ImportReport]


def outcome(steps: Steps) -> ImportReport:
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            found: ImportReport = stop.value
            return found


def begun(steps: Steps) -> psutil.Process:
    """The process that reads."""
    before = set(psutil.Process().children())
    next(steps)
    (process,) = set(psutil.Process().children()) - before
    return process


# --- a process of its own -----------------------------------------------------------------------------------------


def test_a_process_finds_the_same(tmp_path: Path) -> None:
    network = furnished((3, 32, 32), [engine.Conv2d(filters=4, kernel=3), engine.BatchNorm2d()], seed=1)
    weights = saved_at(tmp_path / "net.pth", state_dict(network))
    graph, _ = onnx_file(
        tmp_path / "net.onnx",
        "s = Mul(x, f) c = Conv(s, w) y = Relu(c)",
        w=random(2, 1, 3, 3),
        f=np.array([0.5], np.float32),
    )
    for path in (weights, graph):
        assert outcome(import_steps(path)) == import_report(path)


@pytest.mark.parametrize("content", [b"hello", b"\x80\x02.", b"PK\x03\x04", None])
def test_a_process_refuses_in_the_same_words(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "net.pt"
    if content is None:
        saved_at(path, {"a.weight": tensor(4, 1, 3, 3), "b.weight": tensor(4, 8, 3, 3)})
    else:
        path.write_bytes(content)
    with pytest.raises(engine.FormatError) as here:
        import_report(path)
    with pytest.raises(engine.FormatError) as there:
        outcome(import_steps(path))
    assert (there.value.what, there.value.now) == (here.value.what, here.value.now)


def test_what_is_given_up_ends_at_once(tmp_path: Path) -> None:
    steps = import_steps(endless(tmp_path / "net.pt"))
    process = begun(steps)
    steps.close()
    assert not process.is_running()


def test_what_takes_too_long_or_too_much_is_given_up(tmp_path: Path) -> None:
    path = endless(tmp_path / "net.pt")
    for limits, words in (({"most_seconds": 0.1}, "took longer"), ({"most_bytes": 1}, "more memory than there is")):
        with pytest.raises(engine.FormatError, match=rf"^net\.pt .*{words}"):
            outcome(import_steps(path, **limits))


def test_a_process_that_dies_is_a_sentence(tmp_path: Path) -> None:
    steps = import_steps(endless(tmp_path / "net.pt"))
    begun(steps).kill()
    with pytest.raises(engine.FormatError, match=r"^net\.pt .*broke off"):
        outcome(steps)


def test_a_name_that_no_process_can_be_given_is_a_sentence() -> None:
    with pytest.raises(engine.FormatError, match="cannot be read"):
        outcome(import_steps("a\0b.pt"))


# --- limits, before any work --------------------------------------------------------------------------------------


def inside_itself() -> Any:
    """A dictionary that holds itself."""
    around: dict[str, Any] = {}
    around["state"] = around
    return around


def shared() -> Any:
    """A dictionary that holds another one twice, and so on, forty deep."""
    each: dict[str, Any] = {}
    for _ in range(40):
        each = {"a": each, "b": each}
    return each


def test_dictionaries_are_looked_into_once(tmp_path: Path) -> None:
    for saved in (inside_itself(), shared()):
        with pytest.raises(engine.FormatError, match=r"^net\.pt .*no weights in it"):
            import_network(saved_at(tmp_path / "net.pt", saved))
    found = inside_itself()
    found["model"] = {"weight": tensor(2, 9)}
    assert import_network(saved_at(tmp_path / "net.pt", found)).layers


def many_layers() -> Any:
    one = tensor(1, 1)
    return {f"{at}.weight": one for at in range(MOST_LAYERS + 1)}


@pytest.mark.parametrize(
    ("saved", "words"),
    [
        (many_layers, f"more than {counted(MOST_LAYERS)} layers"),
        (lambda: dict.fromkeys(map(str, range(MOST_NAMES + 1)), 0), f"more than {counted(MOST_NAMES)} names"),
        (lambda: {"x" * 5000 + ".weight": tensor(2, 2)}, "a name of 5\u202f007 characters"),
        (lambda: {"fc.weight": tensor(1).expand(1, MOST_BLANK_CELLS * 2)}, "at once, which is too much"),
        (lambda: {"conv.weight": tensor(1).expand(1, MOST_CHANNELS + 1, 1, 1)}, "not possible"),
    ],
    ids=["layers", "names", "long name", "cells", "channels"],
)
def test_weights_beyond_the_limits_are_refused(saved: Any, words: str, tmp_path: Path) -> None:
    with pytest.raises(engine.FormatError, match=rf"^net\.pt .*{words}"):
        import_network(saved_at(tmp_path / "net.pt", saved()))


def test_a_long_list_of_what_is_in_a_safetensors_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "net.safetensors").write_bytes(struct.pack("<Q", 17 * 2**20) + b'{"a":1}')
    with pytest.raises(engine.FormatError, match="larger than 16 MB"):
        import_network(tmp_path / "net.safetensors")


@pytest.mark.parametrize("shape", [(1, 1, 2**15, 2**15), (1, 2**30), (1, 2**30, 1, 1)])
def test_a_graph_that_reads_too_much_is_refused(shape: tuple[int, ...], tmp_path: Path) -> None:
    path, _ = onnx_file(tmp_path / "net.onnx", "y = Relu(x)", shape)
    with pytest.raises(engine.FormatError, match=r"^net\.onnx .*at once, which is too much"):
        import_network(path)


def test_a_graph_of_too_many_layers_is_refused(tmp_path: Path) -> None:
    body = " ".join(f"x{at + 1} = Relu(x{at})" for at in range(MOST_LAYERS + 1))
    path, _ = onnx_file(tmp_path / "net.onnx", f"x0 = Identity(x) {body} y = Identity(x{MOST_LAYERS + 1})")
    with pytest.raises(engine.FormatError, match=f"more than {counted(MOST_LAYERS)} layers"):
        import_network(path)


def test_a_project_of_too_many_layers_is_refused(tmp_path: Path) -> None:
    layers = tuple(
        engine.Layer(f"relu{at + 1}", engine.ReLU(), ("input" if at == 0 else f"relu{at}",))
        for at in range(MOST_LAYERS + 1)
    )
    engine.save_project(engine.Project(Input(1, (4, 4)), layers), tmp_path / "p.convscope")
    with pytest.raises(engine.FormatError, match=f"more than {counted(MOST_LAYERS)} layers"):
        engine.open_project(tmp_path / "p.convscope")


def test_an_input_that_memory_could_not_hold_is_refused() -> None:
    for channels, size in ((1, (2**15, 2**15)), (2**30, (1, 1)), (MOST_CHANNELS + 1, (1, 1))):
        with pytest.raises(engine.EngineError, match="not possible"):
            Input(channels, size)
    assert Input(1, (1, MOST_BLANK_CELLS))
