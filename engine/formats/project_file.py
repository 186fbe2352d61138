"""The project file: a zip of project.json, weights.safetensors, image.png, and if any, weights set aside, scenes and a
training.

project.json lists the other parts with checksums: a missing or altered part is an error, never ignored.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from safetensors.numpy import load, save

from engine.formats.archive import (
    ASIDE,
    PICTURE,
    SCENE_WEIGHTS,
    SCENES,
    TRAINING,
    WEIGHTS,
    Packing,
    Unpacking,
    damaged,
    scene_picture,
)
from engine.formats.kept_training import pack_training, unpack_training
from engine.formats.limits import check_layers
from engine.formats.writing import write_file
from engine.images.reading import decode_png, encode_png, is_8bit
from engine.layers import LAYERS
from engine.lessons.scene import Scene, Step, scenes_of
from engine.lessons.scene_codec import described_task, restored_task
from engine.lessons.scene_edits import MOST_SCENES
from engine.lessons.view import described_view, restored_view
from engine.project.project import Earlier, Input, Layer, Project, Reads
from engine.project.set_aside import MOST_EARLIER
from engine.project.weight_checks import belongs_to, has_form, misfit
from engine.values.array import Array, Float32
from engine.values.errors import FormatError
from engine.values.messages import Message, described_sentence, message, restored_sentence
from engine.values.progress import Watch
from engine.values.system_errors import reason_of

SCHEMA = 2
_BEFORE_TRAININGS = 1  # what older programs open: a file without a training
SUFFIX = ".convscope"
_IMAGE = "input.image"  # the tensor of an image that an 8-bit PNG cannot store exactly
_MOST_BYTES = 2 * 2**30  # of weights, or of a picture
_MOST_TEXT = 64 * 2**20
_TRAINING_LOST = message(
    "The kept training was not saved: it is one of another network than this. Undo brings that network back."
)

Reference = str | int  # to an array: its name in the project, or its number among those of scenes
FindWeights = Callable[[Mapping[str, Any]], dict[str, Array]]  # the weights of a layer by its description


def save_project(project: Project, path: str | os.PathLike[str]) -> tuple[Message, ...]:
    """Saves a project; an existing file is replaced atomically when the new one is complete.

    Returns:
        sentences about what could not be kept: attributes of the old file, see
        :func:`engine.formats.writing.write_file`, or the training of another network.

    Raises:
        FormatError: it cannot be written there, or is too large to be opened again.
    """
    tensors = {f"{layer.id}.{name}": w.data for layer in project.layers for name, w in layer.weights.items()}
    image = project.input.image
    picture = None if image is None or len(image.data) not in (1, 3) else encode_png(image.data)
    if image is not None and (picture is None or not _is_picture(image)):
        tensors[_IMAGE] = image.data
    arrays = _SceneArrays(project)
    scenes = [_described_scene(scene, arrays) for scene in scenes_of(project)]
    aside = _aside_arrays(project)
    sizes = (sum(values.nbytes for values in each.values()) for each in (tensors, aside))
    if max(*sizes, arrays.size) > _MOST_BYTES - _MOST_TEXT:
        raise FormatError(
            message("{file} would be larger than 2 GB.", file=Path(path).name),
            message("Use fewer units, filters or scenes, or a smaller image."),
        )

    training = project.training if project.training and belongs_to(project.training, project) else None

    def write(stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            packing = Packing(archive)
            packing.add(WEIGHTS, save(tensors))
            if aside:
                packing.add(ASIDE, save(aside))
            if picture is not None:
                packing.add(PICTURE, picture)
            if scenes:
                _write_scenes(packing, scenes, arrays)
            if training is not None:
                pack_training(packing, training)
            schema = _BEFORE_TRAININGS if training is None else SCHEMA
            described = {"schema": schema, **_described(project), "parts": packing.listed}
            for layer_described, layer in zip(described["layers"], project.layers, strict=True):
                layer_described |= _described_aside(layer)
            packing.describe(json.dumps(described, indent=1))

    lost = write_file(path, write)
    return lost if training is project.training else (*lost, _TRAINING_LOST)


def _is_picture(image: Array) -> bool:
    """Whether an 8-bit PNG stores the image exactly."""
    return is_8bit(image.data) and not np.signbit(image.data).any()  # −0


def open_project(path: str | os.PathLike[str], watch: Watch | None = None) -> Project:
    """Opens a project file.

    Args:
        watch: receives the progress, and can abort the reading.

    Raises:
        FormatError: the file is missing, damaged, or of a newer version.
    """
    source, watch = Path(path), watch or Watch()
    with _opened(source) as stream:
        try:
            return _read(watch.through(stream), source, watch)
        except FormatError:
            raise
        except Exception as error:
            # Zipfile, zlib, json and safetensors answer a hostile file with almost any exception.
            raise _damaged(source, str(error) or type(error).__name__) from error


def _opened(source: Path) -> BinaryIO:
    try:
        if source.exists() and not source.is_file():  # a folder, or a pipe, which would block
            raise FormatError(message("{file} is not a file.", file=source.name), message("Choose a project file."))
        if not source.stat().st_size:
            raise FormatError(message("{file} is empty.", file=source.name), message("Open an earlier copy of it."))
        return source.open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FormatError(
            message("{file} cannot be opened: {reason}.", file=source.name, reason=reason_of(error)),
            message("Check that the file is still there and that you may read it."),
        ) from error


def _read(stream: BinaryIO, source: Path, watch: Watch) -> Project:
    with zipfile.ZipFile(stream) as archive:
        parts = Unpacking(archive, source.name, watch)
        described = json.loads(parts.description(_MOST_TEXT))
        _check_schema(described, source)
        if "parts" in described:
            parts.expect(described["parts"])
        else:
            parts.expect_known()  # saved by a version without the list
        tensors = load(parts.read(WEIGHTS, _MOST_BYTES))
        picture = parts.read(PICTURE, _MOST_BYTES) if PICTURE in parts and _IMAGE not in tensors else None
        try:
            image = tensors.get(_IMAGE) if picture is None else decode_png(picture, watch=watch)
        except FormatError as error:
            raise _damaged(source, "its picture cannot be read") from error
        project = _restored(described, lambda layer: _named(layer, tensors), None if image is None else Array(image))
        _check_weights(project, source)
        if ASIDE in parts:
            project = _with_aside(project, described, load(parts.read(ASIDE, _MOST_BYTES)))
        if SCENES in parts:
            project = replace(project, scenes=_read_scenes(parts, project, source, watch))
        if TRAINING in parts:
            project = replace(project, training=unpack_training(parts, project))
    return project


def _check_weights(project: Project, source: Path) -> None:
    found = misfit(project)
    if found is not None:
        raise damaged(
            message(
                "{file} is damaged: the weights of {layer} do not fit it. It needs {needed}, and has {given}.",
                file=source.name,
                layer=found.layer,
                needed=found.needed,
                given=found.present,
            )
        )


def _check_schema(described: Mapping[str, Any], source: Path) -> None:
    if described.get("schema", 0) > SCHEMA:
        raise FormatError(
            message("{file} was saved by a newer ConvScope.", file=source.name),
            message("Update ConvScope to open it."),
        )


def _damaged(source: Path, reason: str) -> FormatError:
    return damaged(
        message("{file} is not a ConvScope project, or is damaged ({reason}).", file=source.name, reason=reason)
    )


def _described(project: Project) -> dict[str, Any]:
    fields = (each.name for each in dataclasses.fields(Input) if each.name != "image")
    network_input = {name: getattr(project.input, name) for name in fields}
    network_input["read"] = [(step.text, dict(step.values)) for step in project.input.read]
    return {
        "name": project.name,
        "classes": project.classes,
        "assumptions": [described_sentence(each) for each in project.assumptions],
        "input": network_input,
        "layers": [
            {
                "id": layer.id,
                "kind": layer.spec.kind,
                "inputs": layer.inputs,
                "spec": {each.name: getattr(layer.spec, each.name) for each in layer.spec.params()},
                "weights": sorted(layer.weights),
            }
            for layer in project.layers
        ],
    }


def _restored(described: Mapping[str, Any], weights: FindWeights, image: Array | None) -> Project:
    network_input = dict(described["input"])
    read = ({"text": text, "values": values} for text, values in network_input.get("read", ()))
    restored = Input(
        channels=int(network_input["channels"]),
        size=(int(network_input["size"][0]), int(network_input["size"][1])),
        image=image,
        title=str(network_input["title"]),
        fit=network_input["fit"],
        invert=bool(network_input["invert"]),
        mean=tuple(map(float, network_input["mean"])),
        deviation=tuple(map(float, network_input["deviation"])),
        read=tuple(map(restored_sentence, read)),  # not in the first files
        fixed_size=bool(network_input.get("fixed_size", False)),  # not in the first files
    )
    check_layers(len(described["layers"]))
    layers = tuple(_layer(each, weights(each)) for each in described["layers"])
    classes = tuple(map(str, described["classes"]))
    assumptions = tuple(map(restored_sentence, described.get("assumptions", ())))  # not in the first files
    return Project(restored, layers, str(described["name"]), classes, assumptions=assumptions)


def _layer(each: Mapping[str, Any], weights: dict[str, Array]) -> Layer:
    spec = LAYERS[each["kind"]](**each["spec"])
    made_for = _reads(each["made_for"]) if "made_for" in each else None
    return Layer(str(each["id"]), spec, tuple(map(str, each["inputs"])), weights, made_for=made_for)


def _named(layer: Mapping[str, Any], tensors: Mapping[str, Float32]) -> dict[str, Array]:
    untouched = layer.get("untouched", ())
    return {
        name: Array(np.asarray(tensors[f"{layer['id']}.{name}"], np.float32), untouched=name in untouched)
        for name in layer["weights"]
    }


# --- weights set aside -----------------------------------------------------------------------------------------
# They are restored when they fit again, also after the project was closed. Those of scenes are not saved.


def _aside_arrays(project: Project) -> dict[str, Float32]:
    return {
        f"{layer.id}.{at}.{name}": weight.data
        for layer in project.layers
        for at, earlier in enumerate(_lasting(layer))
        for name, weight in earlier.weights.items()
    }


def _lasting(layer: Layer) -> list[Earlier]:
    """The weights that a layer has set aside, without those that have no filter left."""
    return [each for each in layer.aside if each.weights and has_form(LAYERS[each.reads[0]](), each.weights)]


def _described_aside(layer: Layer) -> dict[str, Any]:
    """JSON data of a layer: weights set aside, what the present ones were made for, and which are untouched."""
    described = {
        "aside": [{"reads": earlier.reads, "weights": sorted(earlier.weights)} for earlier in _lasting(layer)],
        "made_for": layer.made_for,
        "untouched": sorted(name for name, weight in layer.weights.items() if weight.untouched),
    }
    return {key: value for key, value in described.items() if value}


def _with_aside(project: Project, described: Mapping[str, Any], tensors: Mapping[str, Float32]) -> Project:
    layers = [
        replace(layer, aside=tuple(_earlier(each.get("aside", ()), layer.id, tensors)))
        for layer, each in zip(project.layers, described["layers"], strict=True)
    ]
    return replace(project, layers=tuple(layers))


def _earlier(
    described: Sequence[Mapping[str, Any]], layer_id: str, tensors: Mapping[str, Float32]
) -> Iterator[Earlier]:
    if len(described) > MOST_EARLIER:
        raise ValueError("a layer keeps too much aside")
    for at, each in enumerate(described):
        reads = _reads(each["reads"])
        weights = {
            str(name): Array(np.asarray(tensors[f"{layer_id}.{at}.{name}"], np.float32)) for name in each["weights"]
        }
        if not weights or not has_form(LAYERS[reads[0]](), weights):
            raise ValueError("what a layer keeps aside are no weights")
        yield Earlier(reads, weights)


def _reads(described: Sequence[Any]) -> Reads:
    kind, maker, size = described
    if kind not in LAYERS or not isinstance(maker, str) or not all(isinstance(side, int) for side in size):
        raise ValueError("it does not say what weights were for")
    return kind, maker, tuple(size)


# --- scenes ----------------------------------------------------------------------------------------------------
# Every array is stored once: a name refers to an array of the project itself, a number to one in the parts of scenes.


def _own_arrays(project: Project) -> dict[str, Array]:
    own = {f"{layer.id}.{name}": weight for layer in project.layers for name, weight in layer.weights.items()}
    return own if project.input.image is None else own | {_IMAGE: project.input.image}


class _SceneArrays:
    """The arrays that only scenes have, each once.

    Attributes:
        tensors, pictures: the arrays to be written, by number.
        size: of these arrays, in bytes.
    """

    def __init__(self, project: Project) -> None:
        self.tensors: dict[str, Float32] = {}
        self.pictures: dict[str, bytes] = {}
        self.size = 0
        self._by_token: dict[int, Reference] = {}
        self._by_digest: dict[tuple[object, ...], Reference] = {}
        if project.scenes:
            for name, array in _own_arrays(project).items():
                self._note(array, name)

    def put(self, array: Array) -> Reference:
        """The reference to an array in project.json; a new array is added."""
        found = self._by_token.get(array.token)
        if found is None:
            found = self._by_digest.get(_digest(array))
        if found is None:
            found = len(self.tensors) + len(self.pictures)
            self.size += array.data.nbytes
            if len(array.shape) == 3 and _is_picture(array):
                self.pictures[str(found)] = encode_png(array.data)
            else:
                self.tensors[str(found)] = array.data
        self._note(array, found)
        return found

    def _note(self, array: Array, reference: Reference) -> None:
        if array.token not in self._by_token:
            self._by_token[array.token] = self._by_digest.setdefault(_digest(array), reference)


def _digest(array: Array) -> tuple[object, ...]:
    return array.shape, hashlib.sha256(array.data.data).digest()


def _described_scene(scene: Scene, arrays: _SceneArrays) -> dict[str, Any]:
    described = {
        "title": scene.title,
        "words": scene.words,
        "notes": scene.notes,
        "view": described_view(scene.view),
        "task": None if scene.task is None else described_task(scene.task),
        **_described_whole(scene.project, arrays),
    }
    if scene.steps is not None:
        described["steps"] = [_described_step(step, arrays) for step in scene.steps]
    return described


def _described_step(step: Step, arrays: _SceneArrays) -> dict[str, Any]:
    described = {"view": described_view(step.view), "words": step.words, "plays": step.plays}
    return described if step.project is None else {**described, **_described_whole(step.project, arrays)}


def _described_whole(project: Project, arrays: _SceneArrays) -> dict[str, Any]:
    """A Project as JSON data, with references to its weights and picture."""
    described, image = _described(project), project.input.image
    for layer_described, layer in zip(described["layers"], project.layers, strict=True):
        layer_described["weights"] = {name: arrays.put(weight) for name, weight in layer.weights.items()}
    return {"project": described, "image": None if image is None else arrays.put(image)}


def _write_scenes(packing: Packing, scenes: list[dict[str, Any]], arrays: _SceneArrays) -> None:
    packing.add(SCENES, json.dumps({"schema": _BEFORE_TRAININGS, "scenes": scenes}, indent=1).encode())
    packing.add(SCENE_WEIGHTS, save(arrays.tensors))
    for number, picture in arrays.pictures.items():
        packing.add(scene_picture(number), picture)


def _read_scenes(parts: Unpacking, project: Project, source: Path, watch: Watch) -> tuple[Scene, ...]:
    described = json.loads(parts.read(SCENES, _MOST_TEXT))
    _check_schema(described, source)
    if len(described["scenes"]) > MOST_SCENES:
        raise ValueError(f"it claims to have more than {MOST_SCENES} scenes")
    tensors = load(parts.read(SCENE_WEIGHTS, _MOST_BYTES))
    found: dict[Reference, Array] = dict(_own_arrays(project).items())
    left = _MOST_BYTES - sum(values.nbytes for values in tensors.values())

    def find(reference: Reference) -> Array:
        nonlocal left
        if reference not in found:
            if not isinstance(reference, int):
                raise ValueError("a scene needs what is not there")
            number = str(reference)
            if number in tensors:
                values = np.asarray(tensors[number], np.float32)
            else:
                values = decode_png(parts.read(scene_picture(number), _MOST_BYTES), watch=watch)
                left -= values.nbytes
            if left < 0:
                raise ValueError("its pictures are larger than 2 GB")
            found[reference] = Array(values)
        return found[reference]

    scenes = tuple(_restored_scene(each, find) for each in described["scenes"])
    for scene in scenes:
        for whole in (scene.project, *(step.project for step in scene.steps or ())):
            if whole is not None:
                _check_weights(whole, source)
    return scenes


def _restored_scene(described: Mapping[str, Any], find: Callable[[Reference], Array]) -> Scene:
    title, words, notes = texts = [described[name] for name in ("title", "words", "notes")]
    if not all(isinstance(text, str) for text in texts):
        raise ValueError("a scene without words")
    project, task, steps = _restored_whole(described, find), described["task"], described.get("steps")
    view = restored_view(described["view"], project)
    return Scene(
        title, project, view, words, notes,
        None if task is None else restored_task(task),
        None if steps is None else tuple(_restored_steps(steps, project, find)),
    )  # fmt: skip


def _restored_steps(
    described: Sequence[Mapping[str, Any]], project: Project, find: Callable[[Reference], Array]
) -> Iterator[Step]:
    for each in described:
        own = _restored_whole(each, find) if "project" in each else None
        project = own or project
        words, plays = each["words"], each["plays"]
        if not isinstance(words, str) or not isinstance(plays, bool):
            raise ValueError("a step without words")
        yield Step(restored_view(each["view"], project), own, words, plays)


def _restored_whole(described: Mapping[str, Any], find: Callable[[Reference], Array]) -> Project:
    image = described["image"]
    return _restored(
        described["project"],
        lambda layer: {str(name): find(reference) for name, reference in layer["weights"].items()},
        None if image is None else find(image),
    )
