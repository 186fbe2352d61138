"""What the families share: the parts of a network by the names of weights, refusals, usual sizes, notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from engine.formats.imports.guesses import NO, YES, Choice, Guess, Option, size_choice
from engine.formats.imports.parsed_network import ParsedNetwork, multiply_adds
from engine.formats.imports.weight_modules import Module, WeightFile
from engine.layers.spec import times
from engine.values.errors import FormatError
from engine.values.messages import Message, message

OTHER_WAYS: Final = message(
    "Save the whole network instead, with torch.export.save or torch.onnx.export: these say how it is built."
)
MOST_BLOCKS: Final = 500
_SIZES: Mapping[int, tuple[int, ...]] = {1: (28, 32, 64, 128, 224), 3: (32, 64, 96, 128, 160, 224, 28)}
_LARGE = (224, 192, 256, 160, 128)  # with a stem that makes pictures much smaller
_SIZE_COST = 0.2


@dataclass(eq=False)
class Path:
    """Convolutions one after the other, each with the norm after it, if there is one."""

    convs: list[Module] = field(default_factory=list)
    norms: list[Module | None] = field(default_factory=list)

    def __iter__(self) -> Iterator[tuple[Module, Module | None]]:
        return zip(self.convs, self.norms, strict=True)

    def add(self, module: Module, what: Message) -> None:
        """Appends a convolution, or the norm of the last one. Raises: FormatError if it is neither."""
        if module.kind == "conv":
            self.convs.append(module)
            self.norms.append(None)
        elif module.kind == "norm" and self.norms and self.norms[-1] is None:
            self.norms[-1] = module
        else:
            raise unknown(module, what)


def path(modules: Iterable[Module], what: Message) -> Path:
    """The convolutions among modules in order, each with the norm after it. Raises: FormatError if one is neither."""
    found = Path()
    for module in modules:
        found.add(module, what)
        if module.kind == "norm" and module.shape[0] != found.convs[-1].shape[0]:
            raise mismatch(module, what)
    return found


def zipped(convs: Sequence[Module], norms: Sequence[Module], what: Message) -> Path:
    """Convolutions with the norms of the same positions, or without any. Raises: FormatError if they do not match."""
    if norms and len(norms) != len(convs):
        raise unknown(norms[-1], what)
    return path((each for pair in zip(convs, norms, strict=True) for each in pair) if norms else convs, what)


def of_kind(modules: Iterable[Module], kind: str) -> list[Module]:
    """The modules of one kind: conv, transposed, norm or dense."""
    return [module for module in modules if module.kind == kind]


def is_depthwise(module: Module) -> bool:
    """Whether it is a depthwise convolution: every filter reads one channel of several."""
    return module.kind == "conv" and module.shape[1] == 1 and module.shape[0] > 1 and max(module.shape[2:]) > 1


def is_pointwise(module: Module) -> bool:
    """Whether it is a convolution of 1 × 1."""
    return module.kind == "conv" and module.shape[2:] == (1, 1)


def unknown(module: Module, what: Message) -> FormatError:
    """The error for a network with a module that does not belong to its family."""
    return FormatError(
        message(
            "Its weights are those of {what}, but “{name}” belongs to no part of one that ConvScope knows.",
            what=what,
            name=module.name,
        ),
        OTHER_WAYS,
    )


def mismatch(module: Module, what: Message) -> FormatError:
    """The error for a network with a module of a shape that does not match those before it."""
    return FormatError(
        message(
            "Its weights are those of {what}, but “{name}” cannot read what comes before it.",
            what=what,
            name=module.name,
        ),
        OTHER_WAYS,
    )


def natural(name: str) -> tuple[tuple[int, str], ...]:
    """A key that sorts names with numbers as people count."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", name))


def in_natural_order(modules: Iterable[Module]) -> list[Module]:
    """The modules sorted by their names, as people count."""
    return sorted(modules, key=lambda module: natural(module.name))


# --- guesses and choices ----------------------------------------------------------------------------------------------


def usual_sides(channels: int, is_large: bool) -> tuple[int, ...]:
    """Usual rows and columns of inputs, for small or for large pictures."""
    return _LARGE if is_large else _SIZES.get(channels, _SIZES[3])


def fitting(
    file: WeightFile,
    parsed: Callable[[WeightFile, Mapping[str, str]], ParsedNetwork],
    common: Mapping[str, str],
    sides: Sequence[int],
) -> list[Guess]:
    """A guess for every size of the input that the network can run with.

    Args:
        common: a value for every other choice.
        sides: rows and columns of the input, the most usual ones first.

    Raises:
        FormatError: there is none.
    """
    guesses = [Guess({**common, "size": str(side)}, at * _SIZE_COST) for at, side in enumerate(sides)]
    found = [guess for guess in guesses if multiply_adds(parsed(file, guess.choices)) is not None]
    if not found:
        raise FormatError(message("No size of the input was found that its layers can read."), OTHER_WAYS)
    return found


def sizes_of(ranked: Sequence[Guess]) -> Choice:
    """The size of the input: those of the guesses."""
    return size_choice([int(guess.choices["size"]) for guess in ranked])


def yes_no(name: str, title: Message) -> Choice:
    """A choice between yes and no."""
    return Choice(name, title, (Option(YES, message("Yes")), Option(NO, message("No"))))


def stride_choice(name: str, title: Message) -> Choice:
    """A choice of the stride of a convolution, 1 or 2."""
    return Choice(name, title, tuple(Option(each, message("{number}", number=int(each))) for each in ("1", "2")))


def common_notes(chosen: Mapping[str, str], moved: Sequence[str], has_norms: bool) -> Iterator[Message]:
    """Yields sentences about what is assumed in every family.

    Args:
        moved: ids of the layers with a stride of 2.
    """
    yield message("Assumed an input of {size}.", size=times((int(chosen["size"]),) * 2))
    if moved:
        yield message("Assumed that these move two cells at a time: {layers}.", layers=", ".join(moved))
    if has_norms:
        yield (
            message("Assumed an epsilon of 0.001 in every batch norm.")
            if chosen.get("epsilon") == "0.001"
            else message("Assumed an epsilon of 0.00001 in every batch norm.")
        )
    if chosen.get("softmax") == YES:
        yield message("Added Softmax at the end, so that the scores become probabilities.")
