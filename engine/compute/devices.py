"""The devices and processor threads that torch can use on this machine."""

from __future__ import annotations

from functools import cache


def devices() -> tuple[str, ...]:
    """Names of the torch devices of this machine: ``cpu``, and ``cuda`` and ``mps`` where available."""
    import torch

    found = ["cpu"]
    if torch.cuda.is_available():
        found.append("cuda")
    if torch.backends.mps.is_available():
        found.append("mps")
    return tuple(found)


@cache
def threads() -> int:
    """Number of threads that torch uses by default. Call it before the first ``torch.set_num_threads``."""
    import torch

    return torch.get_num_threads()


def compute_exactly() -> None:
    """Turns off TF32, so that the terms of a trace add up to the value on GPUs, too."""
    import torch

    torch.backends.cudnn.allow_tf32 = False
    torch.set_float32_matmul_precision("highest")
