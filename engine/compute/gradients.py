"""The loss of a network for the true class of its picture, and the gradient of the loss by every map and weight."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from engine.compute.analyses import Analysis
from engine.compute.device_maps import download, separate, upload
from engine.compute.evaluate import evaluate
from engine.compute.result import Result
from engine.compute.scores import scoring
from engine.compute.thumbnails import Thumbnail, Wish, thumbnails_of
from engine.layers.joining import joint_forward
from engine.project.project import Layer, Project
from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import message

if TYPE_CHECKING:
    from torch import Tensor

_MOST_NUMBERS = 2**25  # cells and weights that have gradients
_TINY = 1e-3  # gradient of a score

GradientsByLayer = Mapping[str, Mapping[str, Float32]]  # layer id -> name of a weight -> gradient


@dataclass(frozen=True, eq=False)
class LossGradients:
    """The loss and its gradients.

    Args:
        target: the true class, from 0.
        scored: id of the layer whose cells are the scores, one per class.
        scores: (classes,), divided by the temperature, if there is one.
        temperature: what the scores were divided by.
        probabilities: (classes,), the softmax of the scores.
        loss: cross-entropy: minus the natural logarithm of the probability of the true class.
        by_output: the gradients by the outputs of the layers that the scores depend on, and of INPUT: by layer id,
            in the shape of the output.
        by_weight: the gradients by the learned weights of these layers, by layer id and name, in their shapes.
        thumbnails: one per map of ``by_output``.
    """

    target: int
    scored: str
    scores: NDArray[np.float64]
    temperature: float
    probabilities: NDArray[np.float64]
    loss: float
    by_output: Mapping[str, Float32]
    by_weight: GradientsByLayer
    thumbnails: Mapping[str, tuple[Thumbnail, ...]]

    @property
    def power(self) -> int:
        """The power of ten that is the unit of gradients in print: 0, unless even those of the scores are tiny."""
        size = float(np.abs(self.by_output[self.scored]).max())
        return math.floor(math.log10(size)) if 0 < size < _TINY else 0


@dataclass(frozen=True)
class GradientsOfLoss(Analysis[LossGradients]):
    """The loss and its gradients; answered where the network has run and ends in one score per class.

    Args:
        target: the true class, from 0; None for the class with the highest score.
    """

    target: int | None = None

    def key(self, project: Project, result: Result) -> Hashable | None:
        scored = scores_in(project, result)
        if scored is None or (self.target is not None and self.target >= result.outputs[scored].shape[0]):
            return None
        layers = scoring(project)[0]
        cells = sum(math.prod(result.outputs[layer.id].shape) for layer in layers)
        if cells + sum(weight.size for layer in layers for weight in layer.weights.values()) > _MOST_NUMBERS:
            return None
        names = tuple((layer.id, layer.inputs) for layer in layers)  # the answer names its layers
        target = int(result.outputs[scored].array.argmax()) if self.target is None else self.target
        return target, project.layers[-1].spec, names, result.outputs[scored].keys

    def compute(self, project: Project, result: Result) -> LossGradients:
        return _gradients(project, result, self.target)


def loss_gradients(project: Project, target: int | None = None, result: Result | None = None) -> LossGradients:
    """The loss of a network for the true class of its picture, with the gradients by every map and every weight.

    Args:
        target: the true class, from 0; None for the class with the highest score.
        result: the evaluation of ``project``; None to compute it.

    Raises:
        EngineError: the network has not run, ends in no score per class, or has no such class.
    """
    result = evaluate(project) if result is None else result
    found = GradientsOfLoss(target).of(project, result)
    if found is None:
        raise EngineError(message("There is no loss: the network has to end in one score per class."))
    return found


def cross_entropy(scores: NDArray[np.float64], target: int) -> float:
    """Minus the natural logarithm of the softmax of (classes,) at the target, with all digits where it is tiny."""
    with np.errstate(all="ignore"):
        beyond = np.delete(scores, target) - scores[target]
        largest = max(float(beyond.max(initial=0)), 0.0)
        return largest + float(np.log1p(np.exp(beyond - largest).sum() + np.expm1(-largest)))


def scores_in(project: Project, result: Result) -> str | None:
    """The id of the layer whose cells are one score per class; None if there is none, or it has not run."""
    if not project.layers:
        return None
    scored = scoring(project)[1]
    output = result.outputs.get(scored)
    return scored if output is not None and math.prod(output.shape) == output.shape[0] else None


def _gradients(project: Project, result: Result, target: int | None) -> LossGradients:
    """Goes back layer by layer over the very numbers of ``result``: gates and winners are those that are shown."""
    import torch
    import torch.nn.functional as F

    layers, scored, logits = scoring(project)
    with torch.enable_grad():
        there = result.outputs[scored].batch()
        outputs = there.cpu().double().requires_grad_()  # few numbers; not every device has float64
        scores = logits(outputs.flatten(1))
        target = int(scores.argmax()) if target is None else target
        loss = F.cross_entropy(scores, torch.tensor([target]))
        (first,) = torch.autograd.grad(loss, outputs)
        unit = logits(torch.ones((1, 1), dtype=torch.float64)).item()
    by_output: dict[str, Tensor] = {scored: first.float().to(there.device)}
    by_weight: dict[str, dict[str, Float32]] = {}
    for layer in reversed(layers):
        inputs, weights = _back_through(layer, result, by_output[layer.id])
        by_weight[layer.id] = weights
        for source, gradient in zip(layer.inputs, inputs, strict=True):
            by_output[source] = by_output[source] + gradient if source in by_output else gradient
    arrays: dict[str, Float32] = {
        layer_id: download(gradient[0].contiguous()) for layer_id, gradient in by_output.items()
    }
    thumbnails = {layer_id: tuple(thumbnails_of([Wish(separate(array))])[0]) for layer_id, array in arrays.items()}
    for array in (*arrays.values(), *(each for own in by_weight.values() for each in own.values())):
        array.flags.writeable = False
    return LossGradients(
        target,
        scored,
        scores.detach()[0].numpy(),
        1 / unit,
        scores.detach()[0].softmax(0).numpy(),
        cross_entropy(scores.detach()[0].numpy(), target),
        arrays,
        by_weight,
        thumbnails,
    )


def _back_through(layer: Layer, result: Result, upstream: Tensor) -> tuple[list[Tensor], dict[str, Float32]]:
    """The gradients by the inputs of a layer, (1, *shape) each, and by its learned weights.

    Args:
        upstream: the gradient by its output, (1, *shape).
    """
    import torch

    with torch.enable_grad():
        inputs = [result.outputs[source].batch().requires_grad_() for source in layer.inputs]
        device = str(upstream.device)
        weights = {name: upload(np.array(values.data), device) for name, values in layer.weights.items()}
        learned = [weights[name].requires_grad_() for name in layer.learned_names]
        made = joint_forward(layer.spec, inputs, weights)
        found: Sequence[Tensor | None] = torch.autograd.grad(made, [*inputs, *learned], upstream, allow_unused=True)
    known = [torch.zeros_like(x) if each is None else each for x, each in zip([*inputs, *learned], found, strict=True)]
    count = len(inputs)
    return known[:count], {name: download(each) for name, each in zip(layer.learned_names, known[count:], strict=True)}
