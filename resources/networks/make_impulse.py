"""Writes the network "Point and kernel": a single white pixel under a kernel of the numbers 1 to 9.

``python -m resources.networks.make_impulse`` writes ``impulse.convscope`` beside this file. The cross-correlation of a
point is the kernel rotated by 180°, its convolution the kernel itself: the layer's Flip shows both.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

import engine

FOLDER = Path(__file__).parent
PICTURE = FOLDER.parent / "images" / "impulse.png"


def impulse() -> engine.Project:
    """One 3 × 3 filter with the weights 1 to 9, on a black picture with one white pixel."""
    image = engine.read_image(PICTURE)
    convolution = engine.Conv2d(filters=1, kernel=3, padding=1)
    project = engine.chain(image.shape, [convolution], name="Point and kernel")
    project = engine.set_weights(project, "conv1", weight=np.arange(1, 10).reshape(1, 1, 3, 3), bias=np.zeros(1))
    return engine.set_image(project, image, PICTURE.name)


if __name__ == "__main__":
    engine.save_project(impulse(), FOLDER / "impulse.convscope")
