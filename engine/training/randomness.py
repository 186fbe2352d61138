"""The random numbers of a training: each generator follows from the seed, its purpose and the epoch or step."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from torch import Generator, device

Purpose = Literal["split", "order", "augmentation", "layers"]


def generator(seed: int, purpose: Purpose, number: int, where: str | device = "cpu") -> Generator:
    """The generator for one purpose in one epoch or step, independent of all others.

    A resumed training draws the same numbers without a saved generator, and the order of the images stays the same
    whatever else is changed in the plan.

    Args:
        number: of the epoch or step.
        where: the device on which numbers are drawn.
    """
    import torch

    digest = blake2b(f"{seed} {purpose} {number}".encode(), digest_size=4).digest()
    return torch.Generator(where).manual_seed(int.from_bytes(digest, "little"))
