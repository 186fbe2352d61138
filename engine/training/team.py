"""Several processes that train one network together, on one machine or several, as torchrun starts them."""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Generator, Tensor

    Scores = Callable[[Tensor, Generator], Tensor]  # images (N, C, H, W) -> logits (N, classes)


@dataclass(frozen=True)
class Team:
    """What one process knows of all that train together.

    All of them go through the images in the same order; each takes its part of every batch.

    Args:
        rank: number of this process.
        size: number of processes.
    """

    rank: int = 0
    size: int = 1

    def part(self, count: int) -> slice:
        """The part of a batch of ``count`` images that is for this process, at least one image."""
        each = math.ceil(count / self.size)
        first = min(self.rank * each, count - 1)
        return slice(first, max(first + 1, min(first + each, count)))

    def weighed(self, value: Tensor, count: int) -> Tensor:
        """The mean over this process's part of a batch of ``count``, as it weighs in :meth:`mean`."""
        if self.size == 1:
            return value
        sizes = [len(range(count)[Team(rank, self.size).part(count)]) for rank in range(self.size)]
        return value * (sizes[self.rank] * self.size / sum(sizes))

    def parallel(self, learned: Mapping[str, Tensor], scores: Scores) -> Scores:
        """``scores``, after whose backward pass the gradients of the learned weights are means over all processes."""
        if self.size == 1:
            return scores
        from torch import nn

        class Network(nn.Module):
            def __init__(self) -> None:
                super().__init__()
                for number, values in enumerate(learned.values()):
                    self.register_parameter(f"weight{number}", values)  # type: ignore[arg-type]

            def forward(self, x: Tensor, random: Generator) -> Tensor:
                return scores(x, random)

        parallel: Scores = nn.parallel.DistributedDataParallel(Network())
        return parallel

    def mean(self, value: Tensor) -> Tensor:
        """The mean of a number over all processes."""
        if self.size == 1:
            return value
        import torch.distributed

        value = value.clone()
        torch.distributed.all_reduce(value)
        return value / self.size


def present_team() -> Team:
    """The team that this process has joined; a process alone is one, too."""
    import torch.distributed

    if not (torch.distributed.is_available() and torch.distributed.is_initialized()):
        return Team()
    return Team(torch.distributed.get_rank(), torch.distributed.get_world_size())


@contextmanager
def joined(device: str) -> Iterator[tuple[Team, str]]:
    """Joins the team if torchrun started this process; gives the Team, and the device of this process."""
    if "LOCAL_RANK" not in os.environ:
        yield Team(), device
        return
    import torch.distributed

    own = f"cuda:{os.environ['LOCAL_RANK']}" if device == "cuda" else device
    torch.distributed.init_process_group("nccl" if device == "cuda" else "gloo")
    try:
        yield present_team(), own
        torch.distributed.barrier()  # whoever leaves first would cut a connection that another still reads
    finally:
        torch.distributed.destroy_process_group()


def leave() -> None:
    """Ends a process of a team that has done its work; any other process goes on."""
    if "LOCAL_RANK" not in os.environ:
        return
    # DistributedDataParallel keeps the threads of gloo to the end of the process. A thread that lets go of a tensor
    # while the interpreter goes would abort the process (pytorch/pytorch#179291): so the interpreter does not go.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)
