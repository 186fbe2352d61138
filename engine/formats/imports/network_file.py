"""Imports networks of other programs: detects the format of a file, and returns its content as a Project."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.formats.imports.candidates import Candidates, candidates, classes, parsed, scaling
from engine.formats.imports.evidence import TRUSTED, digits_note
from engine.formats.imports.families.chains import picture_of
from engine.formats.imports.foreign_networks import foreign_folder, foreign_network
from engine.formats.imports.guesses import FROM_FILE, UNSCALED
from engine.formats.imports.parsed_network import ParsedLayer, ParsedNetwork, Scaling, UnshownError
from engine.formats.limits import check_cells, check_layers, check_names
from engine.layers.flatten import Flatten
from engine.project.edits.input import set_fixed_size
from engine.project.fitted_weights import waiting
from engine.project.project import INPUT, Input, Layer, Project, free_id
from engine.project.shapes import infer, needs_size
from engine.values.array import Array
from engine.values.errors import EngineError, FormatError
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.system_errors import reason_of

START = 4096  # bytes at the start of a file by which its format is detected
PROJECT = "project.json"  # the file in an archive that is a project

Reader = Callable[[Path], ParsedNetwork]

_MOST_BYTES = 4 * 2**30
_BYTE_RANGE = 10  # a deviation above it is meant for pictures in 0..255


@dataclass(frozen=True)
class ImportReport:
    """An imported network.

    Args:
        project: the network, without an image; with sentences about everything that was assumed or changed.
        candidates: the other networks that the file can be opened as, if it contains weights alone; None if it
            describes the network.
        choices: the choices between the candidates that the project is built with.
        digits: the number of the ten sample digits that it classifies correctly; None if it was not tried with them.
    """

    project: Project
    candidates: Candidates | None = field(default=None, compare=False)
    choices: Mapping[str, str] = field(default_factory=dict)
    digits: int | None = None

    @property
    def assumptions(self) -> tuple[Message, ...]:
        """Sentences about everything that was assumed or changed."""
        return self.project.assumptions

    @property
    def is_guess(self) -> bool:
        """Whether the file does not describe the network: it may compute something else."""
        return self.candidates is not None

    @property
    def networks(self) -> tuple[str, ...]:
        """Names of the networks in the file, if it contains several."""
        names = () if self.candidates is None else self.candidates.weights.networks
        return names if len(names) > 1 else ()


def import_network(path: str | os.PathLike[str]) -> Project:
    """The network in a file of another program; :func:`import_report` also returns the assumptions.

    Args:
        path: a .pt, .pth, .pt2, .safetensors or .onnx file; the format is detected by content.

    Raises:
        FormatError: it cannot be read, or has an operation that no layer can represent.
    """
    return import_report(path).project


def import_report(path: str | os.PathLike[str], network: str = "", *, is_partial: bool = False) -> ImportReport:
    """The network in a file of another program, with the assumptions that were made. Runs no code from the file.

    Weights alone do not describe their network: the report of the most likely one ``is_guess``, and :func:`built`
    builds others of its ``candidates``.

    Args:
        path: as for :func:`import_network`.
        network: which one to take, if the file holds the weights of several (``report.networks``).
        is_partial: whether a network with an operation that cannot be shown is opened up to there.

    Raises:
        UnshownError: no layer can represent an operation; ``has_part`` says whether there are layers before it.
        FormatError: it cannot be read.
    """
    source = Path(path)
    with _as_format_error(source):
        reader = _reader(source)
        if reader is _weights_alone:
            found = candidates(source, network)
            return built(found, found.guesses[0].choices, found.guesses[0].digits)
        parsed_network = _pictured(_read(source, reader, is_partial))
        project, note = _scaled(_project(source.stem, parsed_network), parsed_network.scaling)
        project = set_fixed_size(project, not parsed_network.is_size_open)
        notes = (*_size_note(project, parsed_network), *parsed_network.notes, note)
        return ImportReport(replace(project, assumptions=notes))


def weight_candidates(path: str | os.PathLike[str], network: str = "") -> Candidates:
    """The networks that the weights in a file can belong to: guesses and choices, from which :func:`built` builds one.

    Args:
        path: a PyTorch checkpoint, a pickle or a .safetensors file.
        network: which one to take, if the file holds the weights of several.

    Raises:
        FormatError: it cannot be read, is no file of weights alone, or no network is known that they fit.
    """
    source = Path(path)
    with _as_format_error(source):
        if _reader(source) is not _weights_alone:
            raise FormatError(message("It says itself how its network is built."), message("Open it as it is."))
        return candidates(source, network)


def built(found: Candidates, choices: Mapping[str, str], digits: int | None = None) -> ImportReport:
    """The network of weights with these choices, as a report.

    A layer that its weights do not fit has a Problem (:func:`engine.infer`), until an edit makes them fit.

    Args:
        found: of :func:`weight_candidates`, or of a report.
        choices: a value for every choice by name, such as those of a guess.
        digits: the number of the ten sample digits that it classifies correctly, if known, for a sentence about it.

    Raises:
        EngineError: a choice has no such value, or there is no such input.
    """
    network = _pictured(parsed(found, choices))
    mean, deviation = scaling(found, choices)
    project = waiting(replace(_assembled(found.name, network), classes=classes(choices)))
    project = replace(project, input=replace(project.input, mean=mean, deviation=deviation))
    guess = next((each for each in found.guesses if each.choices == choices), None)
    notes = [*_network_notes(found), *network.notes, *found.weights.notes, _scaling_note(found, choices)]
    notes += [*(guess.reasons if guess is not None else ()), *found.questions]
    if digits is not None:
        notes.insert(0 if digits < TRUSTED else len(notes), digits_note(digits))
    return ImportReport(replace(project, assumptions=tuple(notes)), found, dict(choices), digits)


def _network_notes(found: Candidates) -> tuple[Message, ...]:
    weights = found.weights
    if len(weights.networks) == 1:
        return ()
    names, name = ", ".join(weights.networks), weights.network
    return (message("The file holds {count} networks ({names}): this is {name}.",
                    count=len(weights.networks), names=names, name=name),)  # fmt: skip


def _scaling_note(found: Candidates, choices: Mapping[str, str]) -> Message:
    chosen = next(choice for choice in found.choices if choice.name == "scaling").option(choices["scaling"])
    assert chosen is not None
    if choices["scaling"] == FROM_FILE:
        return message("The scaling of the input was taken from the file.")
    if choices["scaling"] == UNSCALED:
        return message("The file does not say how inputs were scaled: choose the scaling beside the picture.")
    return message("Assumed this scaling of the input: {scaling}. The file does not say.", scaling=chosen.title)


def _size_note(project: Project, network: ParsedNetwork) -> tuple[Message, ...]:
    if not network.is_size_open:
        return ()
    if not needs_size(project):
        return (message("The file leaves the size of the input open: pictures are read in their own size."),)
    return (message("Assumed {size} input: the file leaves it open.", size=sizes(project.input.size)),)


@contextmanager
def _as_format_error(source: Path) -> Iterator[None]:
    """Turns every error of reading a file into a FormatError with the file's name."""
    try:
        yield
    except EngineError as error:
        what = message("{file} cannot be opened as a network. {what}", file=source.name, what=error.what)
        if isinstance(error, UnshownError):
            raise UnshownError(what, error.now, error.until) from error
        raise FormatError(what, error.now) from error
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


def _read(source: Path, reader: Reader, is_partial: bool) -> ParsedNetwork:
    try:
        return reader(source)
    except UnshownError as error:
        if not is_partial or error.until is None:
            raise
        note = message("Opened up to what cannot be shown: {what}", what=error.what)
        return replace(error.until, notes=(*error.until.notes, note))


# --- format detection -----------------------------------------------------------------------------------------------


def _weights_alone(path: Path) -> ParsedNetwork:
    found = candidates(path)
    return parsed(found, found.guesses[0].choices)


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
    "data.pkl": _weights_alone,
    PROJECT: _refused("It is a ConvScope project.", "Open it as a project."),
    "model.weights.h5": _KERAS,
}
_SIGNATURES: Mapping[tuple[int, bytes], Reader] = {  # reader by (offset, bytes) at the start of a file
    (8, b'{"'): _weights_alone,  # .safetensors: after the length of its header
    (0, b"\x80"): _weights_alone,  # a pickle, as of PyTorch before 1.6
    (0, b"\x89HDF"): _KERAS,
    (0, b"version https:/"): _refused(
        "It is a pointer to a file that Git LFS keeps elsewhere.", "Fetch the file itself, with git lfs pull."
    ),
    (0, b"<"): _refused("It is a web page.", "Download the file itself: a link to it is often called Raw."),
    (4, b"TFL3"): _refused("It is a TensorFlow Lite network.", "Convert the original with tf2onnx, and open that."),
    (0, b"\x08"): _onnx,  # the version of its format, the first field of every ONNX file
}


_WEAK = (b"<", b"\x08")  # signatures that other files may have, too


def is_network_start(start: bytes, is_named_otherwise: bool) -> bool:
    """Whether the start of a file is that of a network, or of a foreign format that is refused with advice.

    Args:
        start: its first START bytes; fewer of a shorter file.
        is_named_otherwise: whether its suffix is that of another kind of file, which outweighs a weak signature.
    """
    if foreign_network(start):
        return True
    found = (signature for (at, signature) in _SIGNATURES if start[at:].startswith(signature))
    return any(signature not in _WEAK or not is_named_otherwise for signature in found)


def is_network_archive(names: Collection[str]) -> bool:
    """Whether a zip archive with files of these names, without their folders, is a network."""
    return any(name in names for name in _ARCHIVES if name != PROJECT)


def _reader(source: Path) -> Reader:
    """The reader for a file, chosen by its content."""
    try:
        if source.is_dir() and (refusal := foreign_folder(source)):
            raise FormatError(*refusal)
        if source.exists() and not source.is_file():  # a folder, or a pipe, which would block
            raise FormatError(message("It is not a file."), message("Choose a file."))
        if source.stat().st_size > _MOST_BYTES:
            raise FormatError(message("It is larger than 4 GB."), message("Open a smaller network."))
        with source.open("rb") as stream:
            start = stream.read(START)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FormatError(
            message("It cannot be read: {reason}.", reason=reason_of(error)),
            message("Check that the file is still there and that you may read it."),
        ) from error
    if not start:
        raise FormatError(message("It is empty."), message("Copy or download it again."))
    if start.startswith(b"PK"):
        return _archive_reader(source)
    if refusal := foreign_network(start):
        raise FormatError(*refusal)
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


def _project(name: str, network: ParsedNetwork) -> Project:
    """A Project of a network that can run.

    Raises:
        EngineError: a layer cannot run.
    """
    project = _assembled(name, network)
    for problem in infer(project).problems.values():
        raise EngineError(problem.sentence, problem.hint)
    return project


def _assembled(name: str, network: ParsedNetwork) -> Project:
    """A Project of a network that reads maps; its layers may have Problems."""
    shape, parsed = network.shape, network.layers
    check_cells(shape)
    check_layers(len(parsed))
    if not parsed:
        raise EngineError(message("There are no layers in it."))
    if sum(values.nbytes for layer in parsed for values in layer.weights.values()) > _MOST_BYTES:  # some may be shared
        raise EngineError(message("It is larger than 4 GB."), message("Open a smaller network."))
    layers = tuple(
        Layer(each.name, each.spec, each.inputs, {key: Array(values) for key, values in each.weights.items()})
        for each in parsed
    )
    return Project(Input(shape[0], (shape[1], shape[2])), layers, name)


def _pictured(network: ParsedNetwork) -> ParsedNetwork:
    """The network with a picture as input, in place of a vector."""
    if len(network.shape) > 1:
        return network
    shape = picture_of(network.shape[0])
    note = message("It reads {count} values: they are shown as a picture of {shape}, row by row. "
                   "Beside it, its size can be changed.",
                   count=network.shape[0], shape=sizes(shape))  # fmt: skip
    return replace(network, shape=shape, layers=_flattened(network.layers), notes=(*network.notes, note))


def _flattened(layers: Sequence[ParsedLayer]) -> tuple[ParsedLayer, ...]:
    """The layers after a Flatten of the picture."""
    first = ParsedLayer(free_id(Flatten.stem, (layer.name for layer in layers)), Flatten(), (INPUT,))
    return first, *(
        replace(layer, inputs=tuple(first.name if name == INPUT else name for name in layer.inputs)) for layer in layers
    )


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
    """One number if all channels have the same, else one per channel; rounded to what an inverse in float32 keeps."""
    rounded = tuple(float(f"{value:.6g}") + 0.0 for value in values)  # no negative zero
    return rounded[:1] if len(set(rounded)) == 1 else rounded
