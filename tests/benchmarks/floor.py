"""The floor: the least work that any program must do, which is PyTorch alone for the changed maps, and painting."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPixmap

from engine import Project, Result
from gui.look import colours

Work = Callable[[], object]


def bare_torch(project: Project, result: Result, computed: Mapping[str, Sequence[int]]) -> Work:
    """A function that computes the channels of ``computed`` with torch alone, channels last, all inputs in memory."""
    steps: list[Work] = []
    for layer in project.layers:
        channels = list(computed.get(layer.id, ()))
        if not channels:
            continue
        source = torch.from_numpy(np.array(result[layer.inputs[0]]))[None]
        weights = {name: torch.from_numpy(np.array(weight.data)) for name, weight in layer.weights.items()}
        if source.ndim == 4:
            partial = len(channels) < result[layer.id].shape[0]
            if partial and layer.spec.channelwise:
                source = source[:, channels]
            if partial:
                weights = {name: weight[channels] for name, weight in weights.items()}
            source = _last(source)
            weights = {name: _last(weight) if weight.ndim == 4 else weight for name, weight in weights.items()}
        steps.append(lambda spec=layer.spec, x=source, w=weights: spec.forward(x, w))

    def run() -> None:
        with torch.inference_mode():
            for step in steps:
                step()

    return run


def bare_painting(result: Result, computed: Mapping[str, Sequence[int]], tile: QSize) -> Work:
    """A function that paints the channels of ``computed`` with a look-up table, one tile each, ranges known."""
    maps = [
        np.ascontiguousarray(result[layer][channel])
        for layer, channels in computed.items()
        if result[layer].ndim == 3
        for channel in channels
    ]
    ranges = [float(np.abs(values).max()) for values in maps]
    table = [0xFF000000 | int(r) << 16 | int(g) << 8 | int(b) for r, g, b, _ in colours.table("activations", False)]
    canvas = QPixmap(tile)
    target = QRectF(0, 0, tile.width(), tile.height())

    def run() -> None:
        painter = QPainter(canvas)
        for values, largest in zip(maps, ranges, strict=True):
            indices: NDArray[np.uint8] = colours.quantise(values, -largest, largest, True)
            height, width = indices.shape
            image = QImage(indices.data, width, height, width, QImage.Format.Format_Indexed8)
            image.setColorTable(table)
            painter.drawImage(target, image)
        painter.end()

    return run


def _last(tensor: torch.Tensor) -> torch.Tensor:
    n, c, h, w = tensor.shape
    if c == 1:
        return tensor.contiguous().as_strided((n, c, h, w), (h * w, 1, w, 1))
    return tensor.contiguous(memory_format=torch.channels_last)
