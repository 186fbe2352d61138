"""Writes the network "Learned by heart": a fully connected layer that classifies exactly ten pictures.

``python -m resources.networks.make_memoriser`` writes ``memoriser.convscope`` beside this file. Its 7,850 weights are
fitted to the ten sample digits alone, in closed form: the smallest weights (by the pseudo-inverse) for which each
picture gives its own class a score of 10 and the others −10. It is certain of all ten, and wrong when they are shifted.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

import engine

FOLDER = Path(__file__).parent
IMAGES = FOLDER.parent / "images"
SHOWN = "digit-6.png"
SCORE = 10.0  # of the right class, and its negative of the others: a probability of 100.00 %


def memoriser() -> engine.Project:
    """Flatten, a fully connected layer and softmax, fitted to the ten sample digits."""
    pictures = [engine.read_image(IMAGES / f"digit-{digit}.png") for digit in range(10)]
    layers = [engine.Flatten(), engine.Linear(units=10), engine.Softmax()]
    project = engine.chain(pictures[0].shape, layers, name="Learned by heart")
    ones = np.ones((len(pictures), 1))  # the inputs of the biases
    inputs = np.hstack([np.reshape(pictures, (len(pictures), -1)).astype(np.float64), ones])
    scores = SCORE * (2 * np.eye(len(pictures)) - 1)  # one row per picture
    fitted = (np.linalg.pinv(inputs) @ scores).T
    project = engine.set_weights(project, "linear1", weight=fitted[:, :-1], bias=fitted[:, -1])
    project = engine.set_classes(project, tuple("0123456789"))
    return engine.set_image(project, engine.read_image(IMAGES / SHOWN), SHOWN)


if __name__ == "__main__":
    engine.save_project(memoriser(), FOLDER / "memoriser.convscope")
