"""Weighs guesses by the stored statistics of batch norms, and by the program's own sample pictures.

A batch norm stores the mean and variance of its input in training. The samples, scaled as in training, have about the
same at the first norm; that shows the scaling, and whether an activation comes before the norm. A network of ten
classes with grey input mostly reads digits: it is tried with the ten sample digits.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import numpy as np

from engine.formats.imports.guesses import (
    ACTIVATION_FIRST,
    CLEAR_ACTIVATIONS,
    FROM_FILE,
    NO,
    NORM_FIRST,
    OTHER_PICTURES,
    Choice,
    Guess,
    Scaled,
)
from engine.formats.imports.parsed_network import ParsedNetwork, multiply_adds
from engine.images.fitting import fit_image
from engine.images.reading import read_picture
from engine.layers.joining import joint_forward
from engine.layers.spec import Shape
from engine.project.project import INPUT
from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import Message, message

Build = Callable[[Mapping[str, str]], ParsedNetwork]
Scale = Callable[[Mapping[str, str]], Scaled]

_IMAGES = Path(__file__).parents[3] / "resources" / "images"
_SCENES: Final = ("landscape.png", "face.png", "shapes.png")
_MOST_MULTIPLY_ADDS = 2e10  # for all digits and guesses together: a few seconds
_MOST_GEOMETRIES = 4
_NEAR = 2.5  # largest difference in cost to the best guess with which another is tried, too
_MOST_TRIALS = 120
_MOST_CLOSER = 16  # of them are tried with more digits
_SHIFTS = ((0, 0), (2, 1), (-2, -1), (1, -2), (-1, 2))  # rows and columns by which digits are moved
_MIN_LOG = -5.0  # lower bound of a log probability: a single wrong digit must not decide
TRUSTED: Final = 7  # minimum number of correct digits with which they decide
_SIMILAR = 0.03  # difference of mean log likelihoods up to which the more usual choices win
_FEW = 8  # minimum number of channels of norms whose signs are evidence
_WORST = 10.0  # upper bound of a channel's share in a distance
_CONTRADICTION = 5.0  # added to the distance of an order that the signs of the stored means rule out
_BELIEVED = 1.5  # largest distance with which samples count as similar to the training pictures
_TIE = 0.9  # ratio of distances below which a less usual choice is preferred
_DECIDED_BY_DIGITS = ("activation", "pooling", "scaling", "order")


def digits_note(count: int) -> Message:
    """A sentence about the number of the ten sample digits that a network classifies correctly."""
    if count >= TRUSTED:
        return message("With what is assumed here it names {count} of ten handwritten digits right.", count=count)
    return message(
        "It names only {count} of ten handwritten digits right: something that is assumed here is wrong, or it "
        "was made for other pictures.",
        count=count,
    )


@dataclass(frozen=True)
class _Score:
    """The score of a network on the sample digits.

    Args:
        right: number of the ten that it classifies correctly.
        likely: the mean log likelihood of the correct classes, over all digits that were tried.
    """

    right: int
    likely: float


_Trial = tuple[_Score, int, Mapping[str, str]]  # score, index of the guess, and its choices after changes


@dataclass(frozen=True, eq=False)
class Evidence:
    """Weighs guesses.

    Args:
        build: returns the network with these choices.
        scale: returns mean and deviation of the input with these choices.
        choices: everything that the weights leave open, by name.
        classes: number of outputs of the last layer; None if it is not fully connected.
    """

    build: Build
    scale: Scale
    choices: Mapping[str, Choice]
    classes: int | None

    def weighed(self, ranked: Sequence[Guess]) -> tuple[Guess, ...]:
        """The guesses with choices changed by the evidence, the best first."""
        settled = self._by_norms(ranked[0])
        changed = {name: settled.choices[name] for name in ("order", "scaling") if name in settled.choices}
        ranked = [
            replace(guess, choices={**guess.choices, **changed}, reasons=settled.reasons if at == 0 else ())
            for at, guess in enumerate(ranked)
        ]
        if self._may_read_digits(ranked[0].choices):
            return self._by_digits(ranked, is_scaled=bool(settled.reasons))
        return tuple(ranked)

    def digits(self, chosen: Mapping[str, str]) -> int | None:
        """The number of the ten sample digits that the network with these choices classifies correctly.

        None if it is not for grey pictures and ten classes, cannot run, or is so large that it would take long.
        """
        cost = multiply_adds(self.build(chosen)) if self._may_read_digits(chosen) else None
        if cost is None or 10 * cost > _MOST_MULTIPLY_ADDS:
            return None
        score = self._score(chosen, _SHIFTS[:1])
        return None if score is None else score.right

    def _may_read_digits(self, chosen: Mapping[str, str]) -> bool:
        return self.build(chosen).shape[0] == 1 and self.classes == 10

    # --- norms ---

    def _by_norms(self, guess: Guess) -> Guess:
        """The guess with the order and scaling that fit the statistics of its norms best."""
        network = self.build(guess.choices)
        norms = [layer for layer in network.layers if "variance" in layer.weights]
        means = np.concatenate([layer.weights["mean"] for layer in norms]) if norms else np.zeros(0)
        if not means.any():  # there are none, or they have never been trained
            return guess
        deviations = np.sqrt(np.concatenate([layer.weights["variance"] for layer in norms]))
        is_negative = bool((means < -0.05 * deviations).any())
        pictures = _samples(network.shape)
        wrong = ACTIVATION_FIRST if is_negative else NORM_FIRST if len(means) >= _FEW else ""
        found: list[tuple[float, int, dict[str, str]]] = []
        for at, (order, scaling) in enumerate(itertools.product(self._values("order"), self._values("scaling"))):
            chosen = {**guess.choices, **order, **scaling}
            distance = self._distance(chosen, pictures)
            found.append((distance + _CONTRADICTION * (order.get("order") == wrong), at, chosen))
        best = min(found)
        usual = next(each for each in found if each[0] * _TIE <= best[0])
        title = self.choices["scaling"].option(usual[2]["scaling"])
        first = norms[0].name
        if title is None or usual[0] > _BELIEVED:
            order = {"order": ACTIVATION_FIRST} if wrong == NORM_FIRST and "order" in guess.choices else {}
            return replace(guess, choices={**guess.choices, **order})
        reason = message(
            "The mean and variance that {layer} keeps fit this scaling of the input best: {scaling}.",
            layer=first,
            scaling=title.title,
        )
        return replace(guess, choices=usual[2], reasons=(*guess.reasons, reason))

    def _distance(self, chosen: Mapping[str, str], pictures: Float32) -> float:
        """The distance, from 0, between the statistics of the first norm's input and those that it stores."""
        network = self.build(chosen)
        norm = next(layer for layer in network.layers if "variance" in layer.weights)
        read = _outputs(network, _scaled(pictures, self.scale(chosen)), norm.inputs[0])
        if read is None:
            return np.inf
        mean, variance = read.mean(axis=(0, 2, 3)), read.var(axis=(0, 2, 3)) + 1e-12
        stored = norm.weights["variance"] + 1e-12
        shift = (mean - norm.weights["mean"]) ** 2 / stored
        stretch = np.log(variance / stored) ** 2
        return float(np.minimum(shift, _WORST).mean() + np.minimum(stretch, _WORST).mean())

    def _values(self, name: str) -> Iterator[dict[str, str]]:
        """Yields the values of a choice, each as choices by name; one empty mapping if there is no such choice."""
        choice = self.choices.get(name)
        if choice is None:
            yield {}
        elif choice.options[0].value == FROM_FILE:
            yield {name: FROM_FILE}
        else:
            for option in choice.options:
                if option.value != OTHER_PICTURES and (name != "activation" or option.value in CLEAR_ACTIVATIONS):
                    yield {name: option.value}

    # --- digits ---

    def _by_digits(self, ranked: Sequence[Guess], *, is_scaled: bool) -> tuple[Guess, ...]:
        """The guesses, first the one that digits fit best, if it classifies enough of them correctly."""
        tried = self._tried(ranked, is_scaled)
        if not tried:
            return tuple(ranked)
        if max(score.right for score, _, _ in tried) >= TRUSTED:
            likely = max(score.likely for score, _, _ in tried)
            score, at, chosen = next(each for each in tried if each[0].likely >= likely - _SIMILAR)
        else:
            score, at, chosen = tried[0]
        winner = replace(ranked[at], choices=chosen, reasons=ranked[0].reasons, digits=score.right)
        changed = {name: chosen[name] for name in _DECIDED_BY_DIGITS if name in chosen}
        others = [
            replace(guess, choices={**guess.choices, **changed}) for place, guess in enumerate(ranked) if place != at
        ]
        return (winner, *others)

    def _tried(self, ranked: Sequence[Guess], is_scaled: bool) -> list[_Trial]:
        """The scores of choices, each with the index of its guess, those of the first guess first.

        All are tried with ten digits; if some classify enough of these correctly, the best are tried with more.
        """
        cost = multiply_adds(self.build(ranked[0].choices)) or 1
        count = min(_MOST_TRIALS, int(_MOST_MULTIPLY_ADDS / (10 * cost)))
        trials = itertools.chain([(0, ranked[0].choices)], self._trials(ranked, is_scaled))
        found: list[_Trial] = []
        for at, chosen in itertools.islice(trials, count):
            if (score := self._score(chosen, _SHIFTS[:1])) is not None:
                found.append((score, at, chosen))
        if max((score.right for score, _, _ in found), default=0) < TRUSTED:
            return found
        threshold = sorted((score.likely for score, _, _ in found), reverse=True)[:_MOST_CLOSER][-1]
        closer = [(at, chosen) for score, at, chosen in found if score.likely >= threshold]
        scores = ((self._score(chosen, _SHIFTS), at, chosen) for at, chosen in closer)
        return [(score, at, chosen) for score, at, chosen in scores if score is not None]

    def _trials(self, ranked: Sequence[Guess], is_scaled: bool) -> Iterator[tuple[int, dict[str, str]]]:
        """Yields the choices that digits can decide between, usual ones first, each with the index of its guess."""
        names = [name for name in _DECIDED_BY_DIGITS if not (is_scaled and name in ("scaling", "order"))]
        for at, guess in enumerate(ranked[:_MOST_GEOMETRIES]):
            if guess.cost > ranked[0].cost + _NEAR:
                return
            for values in itertools.product(*(self._values(name) for name in names)):
                chosen = dict(guess.choices)
                for value in values:
                    chosen |= value
                yield at, chosen

    def _score(self, chosen: Mapping[str, str], shifts: Sequence[tuple[int, int]]) -> _Score | None:
        """The score of a network on the digits, moved by each of the shifts (rows, columns); None if it cannot run."""
        network = self.build({**chosen, "softmax": NO})
        if multiply_adds(network) is None:
            return None
        digits = np.concatenate([np.roll(_samples(network.shape), shift, (2, 3)) for shift in shifts])
        outputs = _outputs(network, _scaled(digits, self.scale(chosen)), network.layers[-1].name)
        if outputs is None:
            return None
        scores = outputs.reshape(len(digits), -1).astype(np.float64)
        scores -= scores.max(1, keepdims=True)
        right = np.tile(np.arange(10), len(shifts))
        likely = scores[np.arange(len(digits)), right] - np.log(np.exp(scores).sum(1))
        return _Score(int((scores[:10].argmax(1) == right[:10]).sum()), float(np.maximum(likely, _MIN_LOG).mean()))


# --- pictures and outputs ---------------------------------------------------------------------------------------------


@cache
def _pictures(is_grey: bool) -> tuple[Float32, ...]:
    names = [f"digit-{digit}.png" for digit in range(10)] if is_grey else list(_SCENES)
    return tuple(read_picture(_IMAGES / name).array for name in names)


@lru_cache(4)
def _samples(shape: Shape) -> Float32:
    """Sample pictures (N, C, H, W) for an input (C, H, W); noise if it is neither grey nor in colour."""
    if shape[0] not in (1, 3):
        return np.random.default_rng(0).random((4, *shape), np.float32)
    size = (shape[1], shape[2])
    return np.stack([fit_image(each, shape[0], size, "crop", False).array for each in _pictures(shape[0] == 1)])


def _scaled(pictures: Float32, scaling: Scaled) -> Float32:
    mean, deviation = (np.array(each, np.float32).reshape(1, -1, 1, 1) for each in scaling)
    return np.asarray((pictures - mean) / deviation, np.float32)


@contextmanager
def _one_thread() -> Iterator[None]:
    """Small networks wait for threads longer than they compute."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        yield
    finally:
        torch.set_num_threads(threads)


def _outputs(network: ParsedNetwork, pictures: Float32, wanted: str) -> Float32 | None:
    """The output (N, …) of the layer ``wanted`` for pictures (N, C, H, W); None if it cannot be computed."""
    import torch

    if wanted == INPUT:
        return pictures
    outputs = {INPUT: torch.from_numpy(pictures)}
    with torch.inference_mode(), _one_thread():
        for layer in network.layers:
            weights = {name: torch.from_numpy(values) for name, values in layer.weights.items()}
            try:
                outputs[layer.name] = joint_forward(layer.spec, [outputs[name] for name in layer.inputs], weights)
            except (EngineError, RuntimeError):
                return None
            if layer.name == wanted:
                break
    output: Float32 = outputs[wanted].numpy()
    return output
