"""The examples of a training: all images, fitted to the network once and kept on its device."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.images.fitting import fit_images
from engine.project.project import Project
from engine.project.shapes import has_one_size
from engine.training.datasets import Dataset
from engine.training.randomness import generator

if TYPE_CHECKING:
    from torch import Tensor

    from engine.images.fitting import Pictures

_AT_ONCE = 1024  # images that are fitted together: bounds the memory for intermediate results


@dataclass(frozen=True, eq=False)
class Examples:
    """Images and labels on a device.

    Args:
        images: (N, C, H, W), uint8 in 0..255 where fitting mixes no pixels, else float32 in 0..1.
        labels: (N,) int64.
        mean, deviation: (1 or C, 1, 1), of the scaling: the network reads (x − mean) / deviation.
    """

    images: Tensor
    labels: Tensor
    mean: Tensor
    deviation: Tensor

    def __len__(self) -> int:
        return len(self.labels)

    def pictures(self, at: Tensor) -> Tensor:
        """New float32 images in 0..1 for indices (n,): (n, C, H, W)."""
        import torch

        chosen = self.images.index_select(0, at)
        return chosen.to(torch.float32).div_(255) if chosen.dtype == torch.uint8 else chosen

    def scaled(self, x: Tensor) -> Tensor:
        """The images ``x`` (n, C, H, W) as the network reads them; ``x`` is overwritten."""
        return x.sub_(self.mean).div_(self.deviation)


def examples(project: Project, dataset: Dataset, device: str = "cpu") -> Examples:
    """The images of a data set fitted to the network, not yet scaled, with their labels, on a device."""
    import torch

    first = fitted(project, dataset.images[:1])
    images = np.empty((len(dataset), *first.shape[1:]), first.dtype)
    for start in range(0, len(dataset), _AT_ONCE):
        images[start : start + _AT_ONCE] = fitted(project, dataset.images[start : start + _AT_ONCE])
    mean, deviation = (
        torch.tensor(each, dtype=torch.float32, device=device)[:, None, None]
        for each in (project.input.mean, project.input.deviation)
    )
    labels = torch.tensor(dataset.labels, device=device)
    return Examples(torch.from_numpy(images).to(device), labels, mean, deviation)


def fitted(project: Project, images: Pictures) -> Pictures:
    """Images (N, C, H, W) fitted to the input of the network, (N, C', H', W')."""
    given = project.input
    return fit_images(images, given.channels, given.size if has_one_size(project) else None, given.fit, given.invert)


def number_kept(count: int, share: float) -> int:
    """How many of ``count`` images a share (0..1) for validation keeps from training."""
    return min(round(share * count), count - 1)


def split(count: int, share: float, seed: int) -> tuple[Tensor, Tensor]:
    """The indices (n,) of the images for training, and those for validation: a ``share`` (0..1) of all."""
    import torch

    kept = number_kept(count, share)
    shuffled = torch.randperm(count, generator=generator(seed, "split", 0))
    return shuffled[kept:], shuffled[:kept]


def order(indices: Tensor, seed: int, epoch: int) -> Tensor:
    """The indices (n,) in the random order of an epoch."""
    import torch

    return indices[torch.randperm(len(indices), generator=generator(seed, "order", epoch))]
