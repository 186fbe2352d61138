"""Feature maps stored in a file, so that a network is on screen before torch is imported."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from engine.compute.cache import Cache
from engine.compute.evaluate import input_activation, layer_evaluations
from engine.compute.result import Result
from engine.project.project import INPUT, Project
from engine.project.shapes import infer

_CONTENT = "content"
_DEVICE = "cpu"


def store(project: Project, result: Result, path: Path) -> None:
    """Writes the maps of an evaluation of ``project`` on the processor to an ``.npz`` file."""
    arrays: dict[str, Any] = {_CONTENT: np.array(_content_of(project)), **result.activations}
    np.savez_compressed(path, **arrays)


def restore(project: Project, cache: Cache, path: Path) -> None:
    """Puts the maps stored in a file into the cache; does nothing unless they are the maps of this very project."""
    with np.load(path, allow_pickle=False) as stored:
        if str(stored[_CONTENT]) != _content_of(project):
            return
        cache.begin()
        first, _ = input_activation(project, cache, _DEVICE)
        for work in layer_evaluations(project.layers, infer(project), {INPUT: first}, cache, _DEVICE):
            if work.missing:
                work.store(range(len(work.keys)), _channels_last(stored[work.layer.id]))
        cache.finish()


def _channels_last(values: np.ndarray) -> np.ndarray:
    """Maps (C, H, W) in the memory layout of computed ones; a vector as it is."""
    return values if values.ndim == 1 else np.ascontiguousarray(values.transpose(1, 2, 0)).transpose(2, 0, 1)


def _content_of(project: Project) -> str:
    """A digest of everything that the maps of a project depend on, which is the same in every process."""
    digest = blake2b(digest_size=16)
    for part in _parts(project):
        digest.update(part)
    return digest.hexdigest()


def _parts(project: Project) -> Iterator[bytes]:
    source = project.input
    settings = source.channels, source.size, source.fit, source.invert, source.mean, source.deviation, source.fixed_size
    yield repr((settings, None if source.image is None else source.image.shape)).encode()
    if source.image is not None:
        yield source.image.data.tobytes()
    for layer in project.layers:
        weights = sorted(layer.weights.items())
        shapes = [(name, values.shape) for name, values in weights]
        yield repr((layer.id, layer.inputs, layer.spec.cache_key(), shapes)).encode()
        yield from (values.data.tobytes() for _, values in weights)
