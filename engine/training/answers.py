"""The answers of a network to some images of a data set."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from engine.compute.forward import run_layers
from engine.compute.scores import scoring
from engine.layers.joining import joint_forward
from engine.project.project import INPUT, Project
from engine.training.datasets import Dataset
from engine.training.evaluation import tensors
from engine.training.examples import examples
from engine.values.array import Float32

_AT_ONCE = 128  # images per batch


@dataclass(frozen=True, eq=False)
class Answers:
    """What a network takes images for.

    Args:
        labels: (N,) int64, the classes with the highest score.
        confidence: (N,) float32, their probabilities.
    """

    labels: NDArray[np.int64]
    confidence: Float32


def answers(project: Project, dataset: Dataset) -> Answers:
    """The Answers of a network, which ends in one number for each class, to all images of a data set."""
    import torch

    known, weights = examples(project, dataset), tensors(project)
    layers, last, logits = scoring(project)
    labels, confidence = np.zeros(len(dataset), np.int64), np.zeros(len(dataset), np.float32)
    with torch.inference_mode():
        for at in torch.split(torch.arange(len(dataset)), _AT_ONCE):
            outputs = run_layers(
                layers,
                {INPUT: known.scaled(known.pictures(at))},
                lambda layer, inputs: joint_forward(layer.spec, inputs, weights[layer.id]),
                {last},
            )
            best = torch.softmax(logits(outputs[last].flatten(1)), 1).max(1)
            labels[at], confidence[at] = best.indices.numpy(), best.values.numpy()
    return Answers(labels, confidence)
