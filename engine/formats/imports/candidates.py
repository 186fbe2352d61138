"""Weights without a network: what they can belong to, as ranked guesses and open choices.

A file of weights does not describe how its layers connect, nor the layers without weights between them.
:func:`candidates` finds what fits, :func:`parsed` returns the network of any choices. Weights that are plainly those of
no chain, and of no known family, are refused: they would open as a network that they do not belong to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol

from engine.formats.imports.evidence import Evidence
from engine.formats.imports.families import chains, densenet, inverted, mobilenet, residual, squeezenet, unet
from engine.formats.imports.families.blocks import OTHER_WAYS
from engine.formats.imports.guesses import CLASSES, FROM_FILE, Choice, Guess, Scaled
from engine.formats.imports.parsed_network import ParsedNetwork
from engine.formats.imports.weight_modules import WeightFile, read_weights
from engine.images.scalings import SCALINGS
from engine.values.errors import EngineError, FormatError
from engine.values.messages import Message, message


@dataclass(frozen=True, eq=False)
class Candidates:
    """All networks that a file of weights can be opened as.

    Args:
        name: of the file, without its suffix.
        weights: the weights in it, and the names of the networks if there are several.
        family: ``chain``, ``residual``, ``unet`` …: the keys of the table of families.
        guesses: networks that fit, the most likely one first; each has a value for every choice.
        choices: all that the weights leave open, with alternatives; :func:`built` takes any combination.
        questions: sentences about doubts that no choice can express.
    """

    name: str
    weights: WeightFile
    family: str
    guesses: tuple[Guess, ...]
    choices: tuple[Choice, ...]
    questions: tuple[Message, ...] = ()


class _Family(Protocol):
    """How networks of one kind are guessed and built: a module of the folder of families."""

    def guesses(self, file: WeightFile) -> list[Guess]: ...

    def choices(self, file: WeightFile, ranked: Sequence[Guess]) -> tuple[Choice, ...]: ...

    def parsed(self, file: WeightFile, chosen: Mapping[str, str]) -> ParsedNetwork: ...

    def questions(self, file: WeightFile, guess: Guess) -> Iterable[Message]: ...


class _Branching(_Family, Protocol):
    """A family that is recognised by names or shapes."""

    def matches(self, file: WeightFile) -> bool: ...


_BRANCHED: Final[Mapping[str, _Branching]] = {  # the first one that matches is taken
    "squeezenet": squeezenet,
    "unet": unet,
    "inverted": inverted,
    "mobilenet": mobilenet,
    "densenet": densenet,
    "residual": residual,
}
_FAMILIES: Final[Mapping[str, _Family]] = {**_BRANCHED, "chain": chains}

_BRANCHING: Final[tuple[tuple[re.Pattern[str], Message], ...]] = tuple(  # by parts of names
    (re.compile(rf"(^|\.)({pattern})", re.IGNORECASE), what)
    for pattern, what in (
        (r"denseblock|denselayer|dense_?block\d", message("a DenseNet")),
        (r"fire\d|squeeze\.|expand\d", message("a SqueezeNet")),
        (r"\d+\.conv\.\d|features\.\d+\.block\.|blocks\.\d+\.\d+\.conv_pw", message("a MobileNet")),
        (r"inception|branch\d?|mixed_|ception", message("an Inception network")),
        (r"downsample|shortcut|skip|identity_?conv|res_?block\d?|residual", message("a network with shortcuts")),
        (r"up\d?\.|ups?\.\d|up_?conv|decoder|dec\d|deconv|conv_?transpose", message("a U-Net or a decoder")),
        (r"attn|attention|self_attn|q_proj|pos_embed", message("a transformer")),
        (r"se\d?\.(fc|conv|\d)|squeeze_excitation|ca\.|cbam", message("a network with gates")),
    )
)


def candidates(path: Path, network: str = "") -> Candidates:
    """The networks that the weights in a file can belong to. Runs no code from the file.

    Args:
        path: a PyTorch checkpoint of any kind, a pickle, or a .safetensors file.
        network: which network, if the file holds several; empty for the most likely one.

    Raises:
        FormatError: there are no weights in it, or no network is known that they fit.
        Exception: almost any, if the file is damaged.
    """
    weights = read_weights(path, network)
    family = _family(weights)
    functions = _FAMILIES[family]
    ranked = functions.guesses(weights)
    choices = functions.choices(weights, ranked)
    defaults = {choice.name: choice.options[0].value for choice in choices}
    complete = [replace(guess, choices={**defaults, **guess.choices}) for guess in ranked]
    found = Candidates(path.stem, weights, family, tuple(complete), choices)
    found = replace(found, guesses=evidence(found).weighed(complete))
    return replace(found, questions=tuple(functions.questions(weights, found.guesses[0])))


def evidence(found: Candidates) -> Evidence:
    """The Evidence that weighs the guesses of candidates."""
    functions = _FAMILIES[found.family]
    last = functions.parsed(found.weights, found.guesses[0].choices).layers[-2:]
    return Evidence(
        build=lambda chosen: functions.parsed(found.weights, chosen),
        scale=lambda chosen: scaling(found, chosen),
        choices={choice.name: choice for choice in found.choices},
        classes=next((layer.spec.outputs for layer in reversed(last) if layer.spec.is_dense), None),
    )


def _family(weights: WeightFile) -> str:
    """The key of the weights' family. Raises: FormatError if it is none that is known, but no chain either."""
    for name, family in _BRANCHED.items():
        if family.matches(weights):
            return name
    for pattern, what in _BRANCHING:
        for module in weights.modules:
            if pattern.search(f"{module.name}."):
                raise FormatError(
                    message(
                        "Its weights are those of {what} (“{name}”), and do not say how its branches connect.",
                        what=what,
                        name=module.name,
                    ),
                    OTHER_WAYS,
                )
    for module in weights.modules:
        if module.kind == "transposed":
            raise FormatError(
                message("“{name}” is a transposed convolution, and nothing says where it stands.", name=module.name),
                OTHER_WAYS,
            )
    return "chain"


def parsed(found: Candidates, choices: Mapping[str, str]) -> ParsedNetwork:
    """The network with these choices, with sentences about all that is assumed. Some layers may not fit their weights.

    Raises:
        EngineError: a choice has no such value.
    """
    for choice in found.choices:
        if choice.option(choices.get(choice.name, "")) is None:
            raise EngineError(
                message("“{value}” is no alternative for “{choice}”.",
                        value=choices.get(choice.name, ""), choice=choice.title),
            )  # fmt: skip
    return _FAMILIES[found.family].parsed(found.weights, choices)


def scaling(found: Candidates, choices: Mapping[str, str]) -> Scaled:
    """Mean and deviation of the input with these choices, for pictures of 0 to 1."""
    if choices["scaling"] == FROM_FILE and found.weights.scaling is not None:
        return found.weights.scaling
    usual = SCALINGS[choices["scaling"]]
    return usual.mean, usual.deviation


def classes(choices: Mapping[str, str]) -> tuple[str, ...]:
    """Names of the classes with these choices; empty if they are numbers."""
    named = CLASSES.get(choices.get("classes", ""))
    return () if named is None else named[1]
