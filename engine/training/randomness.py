"""Random numbers of a training, which follow from its seed, what they are for and when: nothing else has to be kept."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from torch import Generator, device

Purpose = Literal["split", "order", "augmentation", "layers"]


def generator(seed: int, purpose: Purpose, number: int, where: str | device = "cpu") -> Generator:
    """The random numbers for one purpose in one epoch or step, independent of all others.

    A training that goes on from a state draws what it would have drawn, and the order of the images stays the same
    whatever else of the plan is changed.

    Args:
        number: of the epoch or step.
        where: the device on which numbers are drawn.
    """
    import torch

    digest = blake2b(f"{seed} {purpose} {number}".encode(), digest_size=4).digest()
    return torch.Generator(where).manual_seed(int.from_bytes(digest, "little"))
