"""Where feature maps can be computed."""

from __future__ import annotations

from functools import cache


def devices() -> tuple[str, ...]:
    """The devices of this machine that torch can use: always ``cpu``, perhaps ``cuda`` or ``mps``."""
    import torch

    found = ["cpu"]
    if torch.cuda.is_available():
        found.append("cuda")
    if torch.backends.mps.is_available():
        found.append("mps")
    return tuple(found)


@cache
def threads() -> int:
    """How many processor threads a large computation is shared among."""
    import torch

    return torch.get_num_threads()
