"""The prediction of a network under each usual scaling: that of its training often gives the highest confidence."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from engine.compute.evaluate import evaluate
from engine.images.scalings import Scaling, usual_scalings
from engine.project.project import Project
from engine.project.shapes import infer


@dataclass(frozen=True)
class ScalingAnswer:
    """The prediction of a network under one scaling.

    Args:
        strongest: index of the strongest class.
        share: its probability (0..1), by softmax if the network ends in scores; NaN if one is not finite.
    """

    scaling: Scaling
    strongest: int
    share: float


def scaling_answers(project: Project) -> Iterator[ScalingAnswer]:
    """Yields the prediction under each usual scaling; nothing if the network does not end in several classes.

    Raises:
        ResourceError: there is not enough memory.
    """
    shape = infer(project)[project.layers[-1].id].shape if project.layers else None
    if shape is not None and math.prod(shape) == shape[0] > 1:
        yield from (_answer(project, each) for each in usual_scalings(project.input.channels).values())


def _answer(project: Project, scaling: Scaling) -> ScalingAnswer:
    last = project.layers[-1]
    scaled = replace(project, input=replace(project.input, mean=scaling.mean, deviation=scaling.deviation))
    scores = evaluate(scaled, wanted=(last.id,))[last.id].ravel().astype(np.float64)
    if not np.isfinite(scores).all():
        return ScalingAnswer(scaling, int(np.nan_to_num(scores).argmax()), math.nan)
    shares = scores if last.spec.is_distribution else _softmax(scores)
    strongest = int(shares.argmax())
    return ScalingAnswer(scaling, strongest, float(shares[strongest]))


def _softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    exponentials = np.exp(scores - scores.max())
    return np.asarray(exponentials / exponentials.sum())
