"""Imports foreign networks in a separate process, which can be killed at any time.

A hostile file can keep PyTorch or protobuf busy for ever, or make them fill the memory. The process returns its report
as JSON and plain tensors; nothing from the file is unpickled in the main process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import psutil
from safetensors.numpy import load_file, save_file

from engine.formats.imports.candidates import Candidates
from engine.formats.imports.guesses import Choice, Guess, Option
from engine.formats.imports.network_file import ImportReport, built, import_report
from engine.formats.imports.parsed_network import UnshownError
from engine.formats.imports.weight_modules import Module, WeightFile
from engine.layers import LAYERS
from engine.project.project import Input, Layer, Project
from engine.values.array import Array
from engine.values.errors import EngineError, FormatError
from engine.values.messages import described_sentence, message, restored_sentence
from engine.values.system_errors import reason_of

MOST_SECONDS: Final = 120.0
MOST_BYTES: Final = 8 * 2**30  # of memory, while a file of at most four gigabytes is read
_PAUSE = 0.05  # seconds between two checks of the process
_PATIENCE = 1.0  # seconds to wait for a killed process to end
_REPORT, _WEIGHTS = "report.json", "weights.safetensors"  # files that the process writes
_ROOT = Path(__file__).resolve().parents[2]
_AGAIN = message("Fetch or save it again, as .onnx, .pt2, .safetensors or a PyTorch state_dict.")


def import_steps(
    path: str | os.PathLike[str],
    network: str = "",
    *,
    is_partial: bool = False,
    most_seconds: float = MOST_SECONDS,
    most_bytes: int = MOST_BYTES,
) -> Generator[float, None, ImportReport]:
    """:func:`engine.import_report` in a separate process, as a generator that returns the report.

    Yields 0 several times a second (the progress is unknown); closing the generator kills the process.

    Args:
        path, network, is_partial: as for :func:`engine.import_report`.
        most_seconds: time limit.
        most_bytes: memory limit; the available memory is a limit, too.

    Raises:
        UnshownError: as for :func:`engine.import_report`.
        FormatError: the file cannot be read as a network, or not within these limits.
    """
    source = Path(os.path.abspath(path))
    with _folder(source) as folder:
        process = _started(source, folder, network, is_partial)
        try:
            yield from _watched(process, source, most_seconds, min(most_bytes, psutil.virtual_memory().available))
        finally:
            process.kill()
            with suppress(subprocess.TimeoutExpired):  # a process in uninterruptible disk wait ends later
                process.wait(_PATIENCE)
        return _report(folder, source)


@contextmanager
def _folder(source: Path) -> Iterator[Path]:
    """A temporary folder for the output of the process. Raises: FormatError if it cannot be made."""
    try:
        folder = tempfile.TemporaryDirectory(prefix="convscope-", ignore_cleanup_errors=True)
    except OSError as error:
        raise FormatError(
            message("{file} cannot be read: there is no place for temporary files ({reason}).",
                    file=source.name, reason=reason_of(error)),
            message("Make room on the disk, or let TMPDIR name a folder that can be written to."),
        ) from error  # fmt: skip
    with folder as name:
        yield Path(name)


def _started(source: Path, folder: Path, network: str, is_partial: bool) -> subprocess.Popen[bytes]:
    """The running process. Raises: FormatError if it cannot be started."""
    nothing = subprocess.DEVNULL
    try:
        return subprocess.Popen(
            [sys.executable, "-m", __name__, str(source), str(folder), network, str(int(is_partial))],
            cwd=_ROOT,  # Python looks for modules here first: never a folder with foreign files
            env={name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"},
            stdin=nothing,
            stdout=nothing,
            stderr=nothing,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = message("It cannot be read: {reason}.", reason=reason_of(error))
        raise FormatError(
            message("{file} cannot be opened as a network. {what}", file=source.name, what=reason),
            message("Check that the file is still there and that you may read it."),
        ) from error


def _watched(
    process: subprocess.Popen[bytes], source: Path, most_seconds: float, most_bytes: int
) -> Generator[float, None, None]:
    """Yields until the process has ended. Raises: FormatError when it exceeds a limit."""
    began = time.monotonic()
    while True:
        try:
            process.wait(_PAUSE)
            return
        except subprocess.TimeoutExpired:
            yield 0.0
        if time.monotonic() - began > most_seconds:
            raise FormatError(
                message("{file} was given up: reading it took longer than {count} seconds.",
                        file=source.name, count=round(most_seconds)), _AGAIN,
            )  # fmt: skip
        if _memory_use(process) > most_bytes:
            raise FormatError(message("{file} needs more memory than there is.", file=source.name), _AGAIN)


def _memory_use(process: subprocess.Popen[bytes]) -> int:
    """Resident memory of the process, in bytes."""
    try:
        return int(psutil.Process(process.pid).memory_info().rss)
    except psutil.Error:  # it has just ended
        return 0


def _report(folder: Path, source: Path) -> ImportReport:
    """The report that the process wrote. Raises: FormatError if it wrote an error, or nothing."""
    try:
        description = json.loads((folder / _REPORT).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:  # it crashed, or the system ended it
        raise FormatError(
            message("{file} could not be read: reading it broke off.", file=source.name), _AGAIN
        ) from error
    if "error" in description:
        what, now = map(restored_sentence, description["error"])
        raise UnshownError(what, now, has_part=True) if description["has_part"] else FormatError(what, now)
    return _restored(description, folder)


# --- in the process -------------------------------------------------------------------------------------------------


def main(source: str, folder: str, network: str, is_partial: str) -> None:
    """The entry point of the process: imports a file, and writes the report or the error to the folder."""
    _limit_itself()
    try:
        description = _described(import_report(source, network, is_partial=is_partial == "1"), Path(folder))
    except EngineError as error:
        has_part = isinstance(error, UnshownError) and error.has_part
        description = {"error": [described_sentence(error.what), described_sentence(error.now)], "has_part": has_part}
    (Path(folder) / _REPORT).write_text(json.dumps(description), encoding="utf-8")


def _limit_itself() -> None:
    """Sets the limits of the process itself: nobody enforces them once the main program was killed."""
    if sys.platform == "win32":
        return
    import resource

    for what, most in ((resource.RLIMIT_CPU, round(4 * MOST_SECONDS)), (resource.RLIMIT_DATA, 2 * MOST_BYTES)):
        _, hard = resource.getrlimit(what)
        resource.setrlimit(what, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


# --- the report as files --------------------------------------------------------------------------------------------


def _described(report: ImportReport, folder: Path) -> dict[str, Any]:
    """A report as JSON data; its weights are written to the folder."""
    if report.candidates is not None:  # the project is built from them again
        return {
            "candidates": _described_candidates(report.candidates, folder),
            "choices": dict(report.choices),
            "digits": report.digits,
        }
    project = report.project
    save_file({f"{at}.{name}": weight.data for at, layer in enumerate(project.layers)
               for name, weight in layer.weights.items()}, folder / _WEIGHTS)  # fmt: skip
    network_input = project.input
    return {
        "name": project.name,
        "input": {
            "channels": network_input.channels,
            "size": network_input.size,
            "mean": network_input.mean,
            "deviation": network_input.deviation,
            "fixed_size": network_input.fixed_size,
        },
        "layers": [
            {
                "id": layer.id,
                "kind": layer.spec.kind,
                "inputs": layer.inputs,
                "spec": {each.name: getattr(layer.spec, each.name) for each in layer.spec.params()},
                "weights": list(layer.weights),
            }
            for layer in project.layers
        ],
        "assumptions": [described_sentence(each) for each in report.assumptions],
    }


def _restored(description: Mapping[str, Any], folder: Path) -> ImportReport:
    if "candidates" in description:
        found = _restored_candidates(description["candidates"], folder)
        return built(found, description["choices"], description["digits"])
    weights = load_file(folder / _WEIGHTS)
    network_input = description["input"]
    rows, columns = network_input["size"]
    read = Input(
        network_input["channels"],
        (rows, columns),
        mean=tuple(network_input["mean"]),
        deviation=tuple(network_input["deviation"]),
        fixed_size=network_input["fixed_size"],
    )
    layers = tuple(
        Layer(
            each["id"],
            LAYERS[each["kind"]](**each["spec"]),
            tuple(each["inputs"]),
            {name: Array(weights[f"{at}.{name}"]) for name in each["weights"]},
        )
        for at, each in enumerate(description["layers"])
    )
    assumptions = tuple(map(restored_sentence, description["assumptions"]))
    return ImportReport(Project(read, layers, description["name"], assumptions=assumptions))


def _described_candidates(found: Candidates, folder: Path) -> dict[str, Any]:
    """Candidates as JSON data; their weights are written to the folder."""
    weights = found.weights
    save_file({f"{at}.{name}": values for at, module in enumerate(weights.modules)
               for name, values in module.weights.items()}, folder / _WEIGHTS)  # fmt: skip
    return {
        "name": found.name,
        "family": found.family,
        "modules": [[module.name, module.kind, list(module.weights)] for module in weights.modules],
        "is_in_order": weights.is_in_order,
        "networks": weights.networks,
        "network": weights.network,
        "scaling": weights.scaling,
        "notes": [described_sentence(each) for each in weights.notes],
        "guesses": [
            {
                "choices": dict(each.choices),
                "cost": each.cost,
                "reasons": [described_sentence(why) for why in each.reasons],
                "digits": each.digits,
            }
            for each in found.guesses
        ],
        "choices": [
            [
                choice.name,
                described_sentence(choice.title),
                [[each.value, described_sentence(each.title)] for each in choice.options],
            ]
            for choice in found.choices
        ],
        "questions": [described_sentence(each) for each in found.questions],
    }


def _restored_candidates(description: Mapping[str, Any], folder: Path) -> Candidates:
    values = load_file(folder / _WEIGHTS)
    scaling = description["scaling"]
    weights = WeightFile(
        tuple(
            Module(name, kind, {each: values[f"{at}.{each}"] for each in names})
            for at, (name, kind, names) in enumerate(description["modules"])
        ),
        description["is_in_order"],
        tuple(description["networks"]),
        description["network"],
        None if scaling is None else (tuple(scaling[0]), tuple(scaling[1])),
        tuple(map(restored_sentence, description["notes"])),
    )
    guesses = (
        Guess(each["choices"], each["cost"], tuple(map(restored_sentence, each["reasons"])), each["digits"])
        for each in description["guesses"]
    )
    choices = (
        Choice(
            name, restored_sentence(title), tuple(Option(value, restored_sentence(words)) for value, words in options)
        )
        for name, title, options in description["choices"]
    )
    questions = tuple(map(restored_sentence, description["questions"]))
    return Candidates(description["name"], weights, description["family"], tuple(guesses), tuple(choices), questions)


if __name__ == "__main__":
    main(*sys.argv[1:])
