"""How well a network names the images of a data set: what it takes for what, and how sure it is of it."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.compute.devices import threads
from engine.compute.memory import keep_pages
from engine.project.project import Project
from engine.training.datasets import Dataset
from engine.training.evaluation import logits_at, tensors
from engine.training.examples import examples
from engine.training.train import check
from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import message

_AT_ONCE = 128  # images of one step
BINS = 10  # of a calibration

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Calibration:
    """Whether a network is as often right as it is sure, in bins of equal width of its confidence.

    The confidence in an answer is its probability. Bin m of M holds the images with a confidence above (m − 1) / M, up
    to m / M.

    Args:
        counts: (bins,) int64, numbers of images.
        confidence: (bins,) the mean confidence; NaN in a bin without images.
        accuracy: (bins,) the share of right answers, 0 to 1; NaN in a bin without images.

    Source: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017.
    """

    counts: Integers
    confidence: Floats
    accuracy: Floats

    @property
    def error(self) -> float:
        """The expected calibration error: the mean of |accuracy − confidence| of all bins, weighted by their counts.

        Source: Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI
        2015.
        """
        gaps = np.nan_to_num(np.abs(self.accuracy - self.confidence))
        return float(self.counts @ gaps / self.counts.sum())


@dataclass(frozen=True, eq=False)
class Results:
    """The answers of a network to all images of a data set.

    Args:
        classes: the names of the classes.
        labels: (N,) int64, the right classes.
        predictions: (N,) int64, the classes with the highest score.
        probabilities: (N, classes) float32.
        loss: mean cross-entropy.
    """

    classes: tuple[str, ...]
    labels: Integers
    predictions: Integers
    probabilities: Float32
    loss: float

    @cached_property
    def accuracy(self) -> float:
        """The share (0..1) of right answers."""
        return float(np.mean(self.predictions == self.labels))

    @cached_property
    def confusion(self) -> Integers:
        """The confusion matrix (classes, classes): how many images of a class (row) were taken for a class (column)."""
        count = len(self.classes)
        return np.bincount(self.labels * count + self.predictions, minlength=count**2).reshape(count, count)

    @cached_property
    def class_accuracy(self) -> Floats:
        """For every class, the share (0..1) of its images that were named right: (classes,); NaN without images."""
        totals = self.confusion.sum(1)
        return _shares(self.confusion.diagonal(), totals)

    @cached_property
    def confidence(self) -> Float32:
        """The probability of every answer: (N,)."""
        return self.probabilities[np.arange(len(self.labels)), self.predictions]

    @cached_property
    def calibration(self) -> Calibration:
        """Whether the network is as often right as it is sure."""
        bins = np.ceil(self.confidence.astype(np.float64) * BINS).astype(np.int64).clip(1, BINS) - 1
        counts = np.bincount(bins, minlength=BINS)
        confidence = np.bincount(bins, self.confidence, BINS)
        right = np.bincount(bins, self.predictions == self.labels, BINS)
        return Calibration(counts, _shares(confidence, counts), _shares(right, counts))

    @cached_property
    def most_wrong(self) -> Integers:
        """The indices of all images that were named wrongly, that of the surest answer first."""
        wrong = np.flatnonzero(self.predictions != self.labels)
        return wrong[np.argsort(-self.confidence[wrong], kind="stable")]

    @cached_property
    def nearly_wrong(self) -> Integers:
        """The indices of all images that were named right, that with the least lead over another class first."""
        right = np.flatnonzero(self.predictions == self.labels)
        others = self.probabilities[right]
        others[np.arange(len(right)), self.labels[right]] = 0
        return right[np.argsort(self.confidence[right] - others.max(1, initial=0), kind="stable")]

    def taken_for(self, truth: int, answer: int) -> Integers:
        """The indices of the images of one class that were taken for another or the same, the surest answer first."""
        found = np.flatnonzero((self.labels == truth) & (self.predictions == answer))
        return found[np.argsort(-self.confidence[found], kind="stable")]


def _shares(sums: NDArray[Any], counts: Integers) -> Floats:
    """The quotients (n,); NaN where there is nothing to divide by."""
    shares = np.full(len(counts), np.nan)
    np.divide(sums, counts, out=shares, where=counts > 0)
    return shares


def results_steps(project: Project, dataset: Dataset, device: str = "cpu") -> Generator[float, None, Results]:
    """The Results of a project on a data set, as a generator of the share (0..1) that is done.

    Images are fitted and scaled as :func:`engine.train` does it, some at a time.

    Raises:
        EngineError: the network has a Problem, does not have one output per class, or computes something that is no
            number; there is no such device, or there are no images.
    """
    import torch
    import torch.nn.functional as F

    check(project, dataset, device)
    keep_pages()
    weights = tensors(project, device)
    predictions = np.empty(len(dataset), np.int64)
    probabilities = np.empty((len(dataset), len(dataset.classes)), np.float32)
    loss = 0.0
    for start in range(0, len(dataset), _AT_ONCE):
        yield start / len(dataset)
        torch.set_num_threads(threads())  # evaluating a small network sets it to one
        at = slice(start, start + _AT_ONCE)
        known = examples(project, dataset.part(at), device)
        logits = logits_at(project, weights, known, torch.arange(len(known), device=known.labels.device))
        loss += F.cross_entropy(logits, known.labels, reduction="sum").item()
        predictions[at] = logits.argmax(1).cpu()
        probabilities[at] = logits.softmax(1).cpu()
    if np.isnan(probabilities).any():
        raise EngineError(
            message("The network computes something that is no number, for some of the images."),
            message("Undo what was done to its weights, or start again from random ones."),
        )
    return Results(dataset.classes, dataset.labels, predictions, probabilities, loss / len(dataset))
