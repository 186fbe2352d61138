"""Writes the network "Edge filters": the classic kernels side by side on a photograph, without training.

``python -m resources.networks.make_edge_filters`` writes ``edge-filters.convscope`` beside this file. The digits
network beside it was trained by ``python -m engine.training``.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

import engine

FOLDER = Path(__file__).parent
PICTURE = FOLDER.parent / "images" / "landscape.png"
KERNELS = (
    "identity",
    "sobel_x",
    "sobel_y",
    "laplacian",
    "outline",
    "gaussian_3x3",
    "box_blur",
    "sharpen",
    "emboss",
    "prewitt_x",
)


def edge_filters() -> engine.Project:
    """Ten named kernels of 3 × 3 over the landscape in grey, then ReLU and max pooling; takes images of any size."""
    image = engine.read_image(PICTURE)
    convolution = engine.Conv2d(filters=len(KERNELS), kernel=(3, 3), padding=(1, 1), border="replicate")
    project = engine.chain((1, *image.shape[1:]), [convolution, engine.ReLU(), engine.MaxPool2d()], name="Edge filters")
    kernels = np.stack([engine.KERNELS[key].weights for key in KERNELS])[:, None]  # (O, 1, K, K)
    project = engine.set_weights(project, "conv1", weight=kernels, bias=np.zeros(len(KERNELS)))
    return engine.set_image(project, image, PICTURE.name)


if __name__ == "__main__":
    engine.save_project(edge_filters(), FOLDER / "edge-filters.convscope")
