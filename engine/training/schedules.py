"""The schedule of the learning rate."""

from __future__ import annotations

import math
from bisect import bisect

from engine.training.plan import Plan

_FALLS = (0.5, 0.75)  # shares of the training after which the step schedule divides the rate
_FALL = 0.1


def learning_rate(plan: Plan, done: float) -> float:
    """The learning rate when a share ``done`` (0..1) of the training is over: a linear rise, then the schedule.

    Source: warm-up, Goyal et al. 2017, section 2.2; cosine, Loshchilov & Hutter 2017, eq. 5; step, He et al. 2016,
        section 4.2.
    """
    if done < plan.warm_up:
        return plan.learning_rate * done / plan.warm_up
    if plan.schedule == "cosine":
        return plan.learning_rate * (1 + math.cos(math.pi * (done - plan.warm_up) / (1 - plan.warm_up))) / 2
    if plan.schedule == "step":
        return plan.learning_rate * _FALL ** bisect(_FALLS, done)
    return plan.learning_rate
