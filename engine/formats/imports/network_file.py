"""Imports networks of other programs: detects the format of a file, and makes a Project of its content."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.formats.limits import check_cells, check_layers, check_names
from engine.layers.flatten import Flatten
from engine.layers.spec import Shape, Spec
from engine.project.project import INPUT, Input, Layer, Project, free_id
from engine.project.shapes import infer
from engine.values.array import Array, Float32
from engine.values.errors import EngineError, FormatError
from engine.values.messages import Message, message
from engine.values.system_errors import reason_of

SUFFIXES = (".pt", ".pth", ".pt2", ".safetensors", ".onnx")

ParsedLayer = tuple[Spec, Mapping[str, Float32]]
Scaling = tuple[Float32, Float32]  # (factor, shift), each (C,): the network begins with x · factor + shift
ParsedNetwork = tuple[
    Shape, Scaling | None, Sequence[ParsedLayer], Sequence[Message]
]  # input shape, scaling, layers, assumptions
Reader = Callable[[Path], ParsedNetwork]

_MOST_BYTES = 4 * 2**30
_BYTE_RANGE = 10  # a deviation above it is meant for pictures in 0..255


@dataclass(frozen=True)
class ImportReport:
    """An imported network.

    Args:
        project: the network, without an image.
        assumptions: sentences about everything that was assumed or changed.
    """

    project: Project
    assumptions: tuple[Message, ...]


def import_network(path: str | os.PathLike[str]) -> Project:
    """The network in a file of another program; :func:`import_report` also returns the assumptions.

    Args:
        path: a .pt, .pth, .pt2, .safetensors or .onnx file; the format is detected by content.

    Raises:
        FormatError: it cannot be read, or the network is not a chain of layers that ConvScope has.
    """
    return import_report(path).project


def import_report(path: str | os.PathLike[str]) -> ImportReport:
    """The network in a file of another program, with the assumptions that were made. Runs no code from the file.

    Args:
        path: as for :func:`import_network`.

    Raises:
        FormatError: it cannot be read, or the network is not a chain of layers that ConvScope has.
    """
    source = Path(path)
    try:
        shape, scaling, parts, notes = _reader(source)(source)
        project, note = _scaled(_project(source.stem, shape, parts), scaling)
    except EngineError as error:
        raise FormatError(
            message("{file} cannot be opened as a network. {what}", file=source.name, what=error.what), error.now
        ) from error
    except MemoryError as error:
        raise FormatError(
            message("{file} needs more memory than there is.", file=source.name), message("Open a smaller network.")
        ) from error
    except Exception as error:  # torch, protobuf, zipfile and json answer a hostile file with almost any exception
        reason = (str(error) or type(error).__name__).splitlines()[0][:200]
        raise FormatError(
            message("{file} is not a network that ConvScope can read, or is damaged ({reason}).",
                    file=source.name, reason=reason),
            message("Fetch or save it again, as .onnx, .pt2, .safetensors or a PyTorch state_dict."),
        ) from error  # fmt: skip
    return ImportReport(project, (*notes, note))


# --- which format ---------------------------------------------------------------------------------------------------


def _checkpoint(path: Path) -> ParsedNetwork:
    from engine.formats.imports.state_dict import read_checkpoint

    return read_checkpoint(path)


def _safetensors(path: Path) -> ParsedNetwork:
    from engine.formats.imports.state_dict import read_safetensors

    return read_safetensors(path)


def _exported(path: Path) -> ParsedNetwork:
    from engine.formats.imports.torch_export import read_exported

    return read_exported(path)


def _onnx(path: Path) -> ParsedNetwork:
    from engine.formats.imports.onnx_file import read_onnx

    return read_onnx(path)


def _refused(what: str, now: str) -> Reader:
    def refuse(path: Path) -> ParsedNetwork:
        raise FormatError(message(what), message(now))

    return refuse


_KERAS = _refused(
    "It was saved by Keras.", "Convert it with tf2onnx or keras.Model.export(format='onnx'), and open that."
)

_ARCHIVES: Mapping[str, Reader] = {  # reader by a file name in the zip
    "archive_format": _exported,
    "serialized_exported_program.json": _refused(
        "It was exported by an old PyTorch.", "Export it again with torch.export.save of PyTorch 2.8 or newer."
    ),
    "constants.pkl": _refused(
        "It is TorchScript: a program, which ConvScope does not run.",
        "In PyTorch, save the network with torch.export.save or torch.onnx.export, "
        "or its weights with torch.save(model.state_dict(), …).",
    ),
    "data.pkl": _checkpoint,
    "project.json": _refused("It is a ConvScope project.", "Open it as a project."),
    "model.weights.h5": _KERAS,
}
_SIGNATURES: Mapping[tuple[int, bytes], Reader] = {  # reader by (offset, bytes) at the start of a file
    (8, b'{"'): _safetensors,  # after the length of its header, whose first byte may be any
    (0, b"\x80"): _checkpoint,  # a pickle: PyTorch before 1.6
    (0, b"\x89HDF"): _KERAS,
    (4, b"TFL3"): _refused("It is a TensorFlow Lite network.", "Convert the original with tf2onnx, and open that."),
    (0, b"\x08"): _onnx,  # the version of its format, the first field of every ONNX file
}


def _reader(source: Path) -> Reader:
    """The reader for a file, chosen by its content."""
    try:
        if source.exists() and not source.is_file():  # a folder, or a pipe, which would block
            raise FormatError(message("It is not a file."), message("Choose a file."))
        if source.stat().st_size > _MOST_BYTES:
            raise FormatError(message("It is larger than 4 GB."), message("Open a smaller network."))
        with source.open("rb") as stream:
            start = stream.read(16)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FormatError(
            message("It cannot be read: {reason}.", reason=reason_of(error)),
            message("Check that the file is still there and that you may read it."),
        ) from error
    if not start:
        raise FormatError(message("It is empty."), message("Copy or download it again."))
    if start.startswith(b"PK"):
        return _archive_reader(source)
    for (at, signature), reader in _SIGNATURES.items():
        if start[at:].startswith(signature):
            return reader
    raise FormatError(
        message("It is none of the kinds of file that ConvScope knows."),
        message("Open an .onnx, .pt2 or .safetensors file, or a PyTorch state_dict."),
    )


def _archive_reader(source: Path) -> Reader:
    with zipfile.ZipFile(source) as archive:
        entries = archive.infolist()
    check_names(len(entries))
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise FormatError(
            message("It claims to be larger than 4 GB when unpacked."), message("Open a smaller network.")
        )
    names = {entry.filename.rpartition("/")[2] for entry in entries}
    for name, reader in _ARCHIVES.items():
        if name in names:
            return reader
    raise FormatError(message("It is a zip archive without a network."), message("Unpack it and open a file from it."))


# --- to a project ---------------------------------------------------------------------------------------------------


def _project(name: str, shape: Shape, parts: Sequence[ParsedLayer]) -> Project:
    """A Project with the layers as a chain. A network that reads a vector gets a picture of one row.

    Raises:
        EngineError: a layer cannot run.
    """
    if len(shape) == 1:
        shape, parts = (1, 1, *shape), [(Flatten(), {}), *parts]
    check_cells(shape)
    check_layers(len(parts))
    if sum(values.nbytes for _, weights in parts for values in weights.values()) > _MOST_BYTES:  # some may be shared
        raise EngineError(message("It is larger than 4 GB."), message("Open a smaller network."))
    layers: list[Layer] = []
    before = INPUT
    for spec, weights in parts:
        layer_id = free_id(spec.stem, (layer.id for layer in layers))
        arrays = {name: Array(values) for name, values in weights.items()}
        layers.append(Layer(layer_id, spec, (before,), arrays))
        before = layer_id
    if not layers:
        raise EngineError(message("There are no layers in it."))
    project = Project(Input(shape[0], (shape[1], shape[2])), tuple(layers), name)
    for problem in infer(project).problems.values():
        raise EngineError(problem.sentence, problem.hint)
    return project


def _scaled(project: Project, scaling: Scaling | None) -> tuple[Project, Message]:
    """The project with the input scaling of the file, and a sentence about it."""
    if scaling is None:
        return project, message("The file does not say how inputs were scaled: choose the scaling beside the picture.")
    factor, shift = (np.asarray(each, np.float64).ravel() for each in scaling)
    if not (factor > 0).all():
        raise FormatError(message("It turns its input dark for light."), message("Export the network without that."))
    mean, deviation = -shift / factor, 1 / factor
    reads_bytes = deviation.max() > _BYTE_RANGE
    if reads_bytes:
        mean, deviation = mean / 255, deviation / 255
    scaled = replace(project.input, mean=_numbers(mean), deviation=_numbers(deviation))
    note = (
        message("The file scales inputs of 0 to 255: the scaling was changed to suit pictures of 0 to 1.")
        if reads_bytes
        else message("The scaling of the input was taken from the file.")
    )
    return replace(project, input=scaled), note


def _numbers(values: NDArray[np.float64]) -> tuple[float, ...]:
    """One number if all channels have the same, else one per channel; rounded to float32 precision."""
    rounded = tuple(float(f"{value:.7g}") for value in values)
    return rounded[:1] if len(set(rounded)) == 1 else rounded
