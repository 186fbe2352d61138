"""Detects dark-on-light pictures for a network that was trained with light-on-dark ones."""

from __future__ import annotations

import numpy as np

from engine.values.array import Float32

_LIGHT, _DARKER = 0.6, 0.3  # minimum median of the border; minimum contrast to the darkest cell in the middle
_DARK_MEAN = 0.35  # mean of the training pictures below which their ground was dark


def is_dark_on_light(image: Float32) -> bool:
    """Whether the border of a picture (C, H, W) in 0..1 is light, and its middle darker, as ink on paper is."""
    grey = image.mean(axis=0)
    if min(grey.shape) < 4 or not np.isfinite(grey).all():
        return False
    border = np.concatenate([grey[0], grey[-1], grey[:, 0], grey[:, -1]])
    rows, columns = (slice(size // 4, size - size // 4) for size in grey.shape)
    ground = float(np.median(border))
    return ground >= _LIGHT and float(grey[rows, columns].min()) <= ground - _DARKER


def wants_inversion(image: Float32, channels: int, mean: tuple[float, ...], inverted: bool) -> bool:
    """Whether a grey picture should probably be inverted for a network that was trained with light things on dark.

    The scaling shows it: with mean 0.13, as of MNIST, most training pixels were dark.

    Args:
        image: (C, H, W) in 0..1.
        channels: number of channels that the network reads.
        mean: of the network's scaling.
        inverted: whether the picture is inverted already.
    """
    return not inverted and channels == 1 and 0 < mean[0] < _DARK_MEAN and is_dark_on_light(image)
