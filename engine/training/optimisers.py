"""The optimiser of a plan, from PyTorch, and its state as named tensors that can be saved and restored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.training.plan import Plan

if TYPE_CHECKING:
    from torch import Tensor
    from torch.optim import Optimizer

    Tensors = Mapping[str, Tensor]

_ADAM = ("step", "exp_avg", "exp_avg_sq")
_SLOTS = {"SGD": ("momentum_buffer",), "Adam": _ADAM, "AdamW": _ADAM}  # their state for every weight


def optimiser(plan: Plan, learned: Tensors, memory: Tensors) -> Optimizer:
    """The optimiser of a plan; no weight decay for biases and normalisation weights.

    Args:
        learned: the weights that it changes, by name.
        memory: an earlier result of :func:`memory_of`; that of another kind of optimiser is ignored.

    Source: momentum, Sutskever et al. 2013; Adam, Kingma & Ba 2015; AdamW, Loshchilov & Hutter 2019, algorithm 2.
    """
    import torch

    several = [values for values in learned.values() if values.ndim > 1]
    rest = [values for values in learned.values() if values.ndim <= 1]
    groups = [{"params": several, "weight_decay": plan.weight_decay}, {"params": rest, "weight_decay": 0.0}]
    if not plan.weight_decay:  # each group is a step of its own
        groups = [{"params": [*several, *rest], "weight_decay": 0.0}]
    made: Optimizer
    if plan.optimiser == "SGD":
        ahead = plan.nesterov and plan.momentum > 0
        made = torch.optim.SGD(groups, plan.learning_rate, plan.momentum, nesterov=ahead, fused=True)
    else:
        kind = torch.optim.Adam if plan.optimiser == "Adam" else torch.optim.AdamW
        made = kind(groups, plan.learning_rate, fused=True)
    for name, values in learned.items():
        slots = {slot: memory.get(f"{name}.{slot}") for slot in _SLOTS[plan.optimiser]}
        if all(slot is not None for slot in slots.values()):
            made.state[values] = slots
    return made


def memory_of(made: Optimizer, learned: Tensors) -> dict[str, Tensor]:
    """The state of an optimiser, by name of the weight and of the quantity: ``conv1.weight.exp_avg``."""
    return {
        f"{name}.{slot}": remembered
        for name, values in learned.items()
        for slot, remembered in made.state.get(values, {}).items()
        if remembered is not None
    }
