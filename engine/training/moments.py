"""At which steps of a training its weights are kept."""

from __future__ import annotations


def next_moment(step: int, done: float, most: float) -> int:
    """The step to keep after ``step``: at even distances on the logarithm of steps.

    Args:
        done: the finished share of the training, above 0.
        most: number of moments of a whole training.
    """
    ratio: float = (step / done) ** (1 / most)  # of one kept step to the one before
    return max(step + 1, round(step * ratio))
