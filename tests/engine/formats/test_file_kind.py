"""What a file is follows from its content, whatever it is called."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
import torch

import engine
from engine.formats.file_kind import file_kind
from engine.formats.imports.suffixes import SUFFIXES

IMAGES = Path("resources/images")
NAMES = [
    "net",
    "net.ckpt",
    "net.th",
    "net.pth.tar",
    "net.bin",
    "net.pkl",
    "net.onnx",
    "net.png",
    "a.convscope",
    "a.txt",
]


def safetensors(path: Path) -> None:
    from safetensors.torch import save_file

    save_file({"weight": torch.zeros(2, 2)}, path)


def onnx_network(path: Path) -> None:
    from onnx import parser

    text = '<ir_version: 8, opset_import: ["" : 17]> net (float[1, 1, 4, 4] x) => (float[1, 1, 4, 4] y) { y = Relu(x) }'
    path.write_bytes(parser.parse_model(text).SerializeToString())


WRITERS = {
    "checkpoint": lambda path: torch.save({"weight": torch.zeros(2, 2)}, path),
    "old checkpoint": lambda path: torch.save(
        {"weight": torch.zeros(2, 2)}, path, _use_new_zipfile_serialization=False
    ),
    "safetensors": safetensors,
    "hdf": lambda path: path.write_bytes(b"\x89HDF\r\n\x1a\n" + bytes(16)),
}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("what", WRITERS)
def test_a_network_is_one_whatever_it_is_called(what: str, name: str, tmp_path: Path) -> None:
    WRITERS[what](tmp_path / name)
    assert file_kind(tmp_path / name) == "network"


@pytest.mark.parametrize("name", [name for name in NAMES if not name.endswith((".png", ".convscope"))])
def test_an_onnx_file_begins_so_weakly_that_only_another_name_outweighs_it(name: str, tmp_path: Path) -> None:
    onnx_network(tmp_path / name)
    assert file_kind(tmp_path / name) == "network"


@pytest.mark.parametrize("name", NAMES)
def test_a_project_and_a_picture_too(name: str, tmp_path: Path) -> None:
    engine.save_project(engine.chain((1, 4, 4), [engine.ReLU()]), tmp_path / name)
    assert file_kind(tmp_path / name) == "project"
    shutil.copy(IMAGES / "digit-5.png", tmp_path / name)
    assert file_kind(tmp_path / name) == "picture"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_of_what_says_nothing_the_name_decides(suffix: str, tmp_path: Path) -> None:
    for content in (b"", b"hello", b"PK\x03\x04 cut off"):
        (tmp_path / f"a{suffix}").write_bytes(content)
        assert file_kind(tmp_path / f"a{suffix}") == "network"
        (tmp_path / "a.convscope").write_bytes(content)
        assert file_kind(tmp_path / "a.convscope") == "project"
        (tmp_path / "a.jpg").write_bytes(content)
        assert file_kind(tmp_path / "a.jpg") == "picture"


def test_a_missing_file_a_folder_and_another_archive(tmp_path: Path) -> None:
    assert file_kind(tmp_path / "gone.onnx") == "network"
    assert file_kind(tmp_path) == "picture"
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert file_kind(tmp_path / "a.zip") == "project"
