"""Recognises networks in formats that cannot be read: what a file or folder is, and how to get a network from it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from engine.values.messages import Message, message

Advice = tuple[Message, Message]  # what a file is, and what to do

_TENSORFLOW = message("Convert the original with tf2onnx or keras.Model.export(format='onnx'), and open that.")
_CORE_ML: Final = (
    message("It is a Core ML network."),
    message("Export what it was converted from: with torch.onnx.export from PyTorch, with tf2onnx from Keras."),
)
_SAVED_MODEL: Final = message("It is a SavedModel of TensorFlow."), _TENSORFLOW
_COMPRESSED: Final = (
    message("It is compressed, as joblib saves the models of scikit-learn."),
    message("Unpack it. Networks open as .onnx, .pt2 or .safetensors, or as a PyTorch state_dict."),
)
_SAFETENSORS: Final = b'{"'  # after eight bytes, the size of the header
_STARTS: Final[Mapping[re.Pattern[bytes], Advice]] = {
    re.compile(rb"....ORTM", re.DOTALL): (
        message("It is a network of ONNX Runtime, stripped for its use."),
        message("Open the .onnx file that it was converted from."),
    ),
    re.compile(rb"GGUF"): (
        message("It is a language model of llama.cpp."),
        message("ConvScope shows networks that read pictures: open one of them."),
    ),
    re.compile(rb"\x08\x01\x12"): _SAVED_MODEL,  # the version of its format, then its graph
    # The version of its format, then a description of several fields, where ONNX has the name of a program.
    re.compile(rb"\x08[\x02-\x0f]\x12[\x80-\xff]*[\0-\x7f]\x0a", re.DOTALL): _CORE_ML,
    re.compile(rb"\x78[\x01\x5e\x9c\xda]"): _COMPRESSED,
    re.compile(rb'\s*\{.*"(modelTopology|weightsManifest)"', re.DOTALL): (
        message("It is a network of TensorFlow.js, or its description."),
        _TENSORFLOW,
    ),
    re.compile(rb'\s*\{.*"weight_map"', re.DOTALL): (
        message("It lists the parts of a network whose weights are in several files."),
        message("In Python, load the network, and save all of it with torch.onnx.export or as one .safetensors file."),
    ),
    re.compile(rb'\s*\{.*"class_name": *"(Sequential|Functional|Model)"', re.DOTALL): (
        message("It describes a Keras network, without weights."),
        _TENSORFLOW,
    ),
    re.compile(rb"\s*<.*<net ", re.DOTALL): (
        message("It is a network of OpenVINO."),
        message("Open the .onnx file that it was converted from."),
    ),
}
_FOLDERS: Final[Mapping[str, Advice]] = {  # by a file in it
    "saved_model.pb": _SAVED_MODEL,
    "Manifest.json": _CORE_ML,
    "model.json": (message("It is a folder with a network of TensorFlow.js."), _TENSORFLOW),
    "model.safetensors": (message("It is a folder with a network."), message("Open the file model.safetensors in it.")),
    "pytorch_model.bin": (message("It is a folder with a network."), message("Open the file pytorch_model.bin in it.")),
    "model.onnx": (message("It is a folder with a network."), message("Open the file model.onnx in it.")),
}


def foreign_network(start: bytes) -> Advice | None:
    """What a file of another program is, by its first bytes, and what to do; None if it is not recognised."""
    if start[8:10] == _SAFETENSORS:
        return None
    return next((advice for pattern, advice in _STARTS.items() if pattern.match(start)), None)


def foreign_folder(path: Path) -> Advice | None:
    """What a folder with a network is, by the files in it, and what to do; None if there is no such file."""
    return next((advice for name, advice in _FOLDERS.items() if (path / name).is_file()), None)
