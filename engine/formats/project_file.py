"""The project file: a zip of project.json, weights.safetensors and image.png."""

from __future__ import annotations

import dataclasses
import json
import os
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load, save

from engine.array import Array, Float32
from engine.errors import EngineError, FormatError
from engine.fitting import FITS
from engine.images import decode_png, encode_png, is_8bit
from engine.layers import LAYERS
from engine.project import INPUT, Input, Layer, Project
from engine.words import message

SCHEMA = 1
SUFFIX = ".convscope"
_IMAGE = "input.image"  # the tensor that holds an image which an 8-bit picture cannot
_MOST_BYTES = 2 * 2**30  # unpacked


def save_project(project: Project, path: str | os.PathLike[str]) -> None:
    """The project in a file; a file of that name is replaced only when the new one is complete.

    Raises:
        FormatError: it cannot be written there.
    """
    target = Path(path)
    tensors = {f"{layer.id}.{name}": w.data for layer in project.layers for name, w in layer.weights.items()}
    image = project.input.image
    picture = None if image is None or len(image.data) not in (1, 3) else encode_png(image.data)
    if image is not None and (picture is None or not is_8bit(image.data)):
        tensors[_IMAGE] = image.data
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(handle, "wb") as stream, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
                archive.writestr("project.json", json.dumps(_described(project), indent=1, ensure_ascii=False))
                archive.writestr("weights.safetensors", save(tensors))
                if picture is not None:
                    archive.writestr("image.png", picture, zipfile.ZIP_STORED)
            os.chmod(name, 0o644)
            os.replace(name, target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise FormatError(
            message("{file} cannot be written: {reason}.", file=target.name, reason=error.strerror or str(error)),
            message("Choose another place or name."),
        ) from error


def open_project(path: str | os.PathLike[str]) -> Project:
    """The project that a file holds.

    Raises:
        FormatError: the file is missing, damaged, or of a newer version.
    """
    source = Path(path)
    try:
        with zipfile.ZipFile(source) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _MOST_BYTES:
                raise _damaged(source, "it claims to be larger than 2 GB")
            described = json.loads(archive.read("project.json"))
            tensors = load(archive.read("weights.safetensors"))
            picture = archive.read("image.png") if "image.png" in archive.namelist() else None
        if described.get("schema", 0) > SCHEMA:
            raise FormatError(
                message("{file} was saved by a newer ConvScope.", file=source.name),
                message("Update ConvScope to open it."),
            )
        return _restored(described, tensors, picture)
    except OSError as error:
        raise FormatError(
            message("{file} cannot be opened: {reason}.", file=source.name, reason=error.strerror or str(error)),
            message("Check that the file is still there and that you may read it."),
        ) from error
    except FormatError:
        raise
    except (zipfile.BadZipFile, SafetensorError, EngineError, ValueError, LookupError, TypeError, AttributeError) as error:
        raise _damaged(source, str(error)) from error
    except (RuntimeError, NotImplementedError, EOFError) as error:  # zipfile: encrypted, unknown compression, cut short
        raise _damaged(source, str(error)) from error


def _damaged(source: Path, reason: str) -> FormatError:
    return FormatError(
        message("{file} is not a ConvScope project, or is damaged ({reason}).", file=source.name, reason=reason),
        message("Open another file, or an earlier copy of this one."),
    )


def _described(project: Project) -> dict[str, Any]:
    given = {each.name: getattr(project.input, each.name) for each in dataclasses.fields(Input) if each.name != "image"}
    return {
        "schema": SCHEMA,
        "name": project.name,
        "classes": project.classes,
        "input": given,
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


def _restored(described: Mapping[str, Any], tensors: Mapping[str, Float32], picture: bytes | None) -> Project:
    given = dict(described["input"])
    image = tensors.get(_IMAGE) if _IMAGE in tensors else decode_png(picture) if picture is not None else None
    fit = given["fit"] if given["fit"] in FITS else "crop"
    restored = Input(
        channels=int(given["channels"]),
        size=(int(given["size"][0]), int(given["size"][1])),
        image=None if image is None else Array(image),
        title=str(given["title"]),
        fit=fit,
        invert=bool(given["invert"]),
        mean=tuple(map(float, given["mean"])),
        deviation=tuple(map(float, given["deviation"])),
    )
    layers = tuple(_layer(each, tensors) for each in described["layers"])
    ids = [layer.id for layer in layers]
    if len(set(ids)) < len(ids) or any(
        layer.inputs != (before,) for layer, before in zip(layers, [INPUT, *ids], strict=False)
    ):
        raise ValueError("its layers are not a chain")
    return Project(restored, layers, str(described["name"]), tuple(map(str, described["classes"])))


def _layer(each: Mapping[str, Any], tensors: Mapping[str, Float32]) -> Layer:
    spec = LAYERS[each["kind"]](**each["spec"])
    weights = {name: Array(np.asarray(tensors[f"{each['id']}.{name}"], np.float32)) for name in each["weights"]}
    return Layer(str(each["id"]), spec, tuple(map(str, each["inputs"])), weights)
