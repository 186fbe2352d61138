"""What weights alone leave open, as data: choices with their alternatives, and guesses that settle all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from engine.formats.imports.parsed_network import ParsedLayer
from engine.formats.imports.weight_modules import Module
from engine.images.scalings import usual_scalings
from engine.layers.batchnorm2d import BatchNorm2d
from engine.layers.conv2d import Conv2d
from engine.layers.elu import ELU
from engine.layers.flatten import Flatten
from engine.layers.gelu import GELU
from engine.layers.globalavgpool import GlobalAvgPool
from engine.layers.leakyrelu import LeakyReLU
from engine.layers.linear import Linear
from engine.layers.relu import ReLU
from engine.layers.sigmoid import Sigmoid
from engine.layers.softmax import Softmax
from engine.layers.spec import Spec, times
from engine.layers.tanh import Tanh
from engine.project.project import INPUT, free_id
from engine.values.array import Float32
from engine.values.messages import Message, message
from engine.values.params import Pair

_STEEP = "leakyrelu0.2"
YES, NO = "yes", "no"
NORM_FIRST, ACTIVATION_FIRST = "norm first", "activation first"
MAXIMUM, AVERAGE = "maximum", "average"


@dataclass(frozen=True)
class Option:
    """One alternative of a choice."""

    value: str
    title: Message


@dataclass(frozen=True)
class Choice:
    """Something that the weights leave open.

    Args:
        name: its key in a guess, such as ``activation``; of one layer ``padding:`` and the layer's name in the file.
        title: for the user; layers have the ids that they get in the Project.
        options: the alternatives, the most usual one first.
    """

    name: str
    title: Message
    options: tuple[Option, ...]

    def option(self, value: str) -> Option | None:
        """The alternative with a value; None if there is none."""
        return next((each for each in self.options if each.value == value), None)


@dataclass(frozen=True)
class Guess:
    """A network that fits the weights.

    Args:
        choices: a value for every choice, by name.
        cost: how far it is from the most usual network; guesses are ranked by it.
        reasons: sentences with the evidence for it, or against it.
        digits: the number of the ten sample digits that it classifies correctly; None if it was not tried with them.
    """

    choices: Mapping[str, str]
    cost: float
    reasons: tuple[Message, ...] = ()
    digits: int | None = None


# --- choices that all families share ----------------------------------------------------------------------------------

ACTIVATIONS: Final[Mapping[str, Spec]] = {
    each.kind: each for each in (ReLU(), Tanh(), Sigmoid(), LeakyReLU(), LeakyReLU(slope=0.2), ELU(), GELU())
} | {_STEEP: LeakyReLU(slope=0.2), LeakyReLU.kind: LeakyReLU()}

USUAL_ACTIVATION: Final = ReLU.kind
CLEAR_ACTIVATIONS: Final = frozenset({ReLU.kind, Tanh.kind, Sigmoid.kind})  # those that digits distinguish

Scaled = tuple[tuple[float, ...], tuple[float, ...]]  # mean and deviation, for pictures of 0 to 1
FROM_FILE, UNSCALED = "file", "0..1"
OTHER_PICTURES = "fashion"  # a scaling for pictures that differ from the samples
CLASSES: Final[Mapping[str, tuple[Message, tuple[str, ...]]]] = {
    "cifar10": (
        message("CIFAR-10"),
        ("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
    ),
    "fashion": (
        message("Fashion-MNIST"),
        ("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"),
    ),
}


def scaling_choice(channels: int, from_file: Scaled | None) -> Choice:
    """The choice of how pictures are scaled before the first layer."""
    own = [Option(FROM_FILE, message("As the file says"))] if from_file is not None else []
    fitting = [Option(name, scaling.title) for name, scaling in usual_scalings(channels).items()]
    return Choice("scaling", message("Scaling of the input"), (*own, *fitting))


def activation_choice() -> Choice:
    """The choice of the function after every layer with weights but the last."""
    titles = {name: Message(spec.title) for name, spec in ACTIVATIONS.items()}
    titles[_STEEP] = message("Leaky ReLU with slope 0.2")
    return Choice("activation", message("Activation"), tuple(Option(*each) for each in titles.items()))


def order_choice() -> Choice:
    """The choice of whether a batch norm comes before the activation or after it."""
    return Choice(
        "order",
        message("Batch norm"),
        (
            Option(NORM_FIRST, message("Before the activation")),
            Option(ACTIVATION_FIRST, message("After the activation")),
        ),
    )


def ending_choices(classes: int | None) -> Iterator[Choice]:
    """Yields the choices of a Softmax at the end and of the classes' names; none for an output without classes."""
    if classes is None:
        return
    options = Option(YES, message("Yes")), Option(NO, message("No"))
    yield Choice("softmax", message("Softmax at the end"), options if classes > 1 else options[::-1])
    named = [Option(name, title) for name, (title, names) in CLASSES.items() if len(names) == classes]
    if named:
        yield Choice("classes", message("Names of the classes"), (Option(NO, message("Numbers")), *named))


def size_choice(found: Sequence[int]) -> Choice:
    """The choice of the rows and columns of the input, which is square."""
    return Choice(
        "size",
        message("Size of the input"),
        tuple(Option(str(each), message("{size}", size=times((each, each)))) for each in dict.fromkeys(found)),
    )


# --- building layers --------------------------------------------------------------------------------------------------


class Builder:
    """Builds a list of layers, each with the id that it gets in the Project.

    Attributes:
        layers: so far.
        ids: of the layers by the name of their weights in the file.
        last: the id of the last layer, which the next one reads.
        channels: that the next convolution reads.
    """

    def __init__(self, activation: Spec | None = None, epsilon: float = 1e-5) -> None:
        self.layers: list[ParsedLayer] = []
        self.ids: dict[str, str] = {}
        self.last = INPUT
        self.channels = 0
        self._activation = activation
        self._epsilon = epsilon

    def add(
        self, spec: Spec, weights: Mapping[str, Float32] | None = None, inputs: Sequence[str] = (), module: str = ""
    ) -> str:
        """Appends a layer that reads ``inputs``, or the last one, and returns its id."""
        layer_id = free_id(spec.stem, (layer.name for layer in self.layers))
        self.layers.append(ParsedLayer(layer_id, spec, tuple(inputs) or (self.last,), weights or {}))
        if module:
            self.ids[module] = layer_id
        self.last = layer_id
        return layer_id

    def conv(self, module: Module, stride: int = 1, padding: Pair | None = None) -> None:
        """Appends a convolution, padded so that maps keep their size unless ``padding`` is set."""
        filters, reads, rows, columns = module.shape
        spec = Conv2d(
            filters=filters,
            kernel=(rows, columns),
            stride=(stride, stride),
            padding=half((rows, columns)) if padding is None else padding,
            groups=self.channels // reads,
            bias="bias" in module.weights,
        )
        self.add(spec, module.weights, module=module.name)
        self.channels = filters

    def norm(self, module: Module | None) -> None:
        """Appends a batch norm, if there is one."""
        if module is not None:
            self.add(BatchNorm2d(epsilon=self._epsilon), module.weights, module=module.name)

    def activate(self, activation: Spec | None = None) -> None:
        """Appends an activation, by default that of the constructor."""
        spec = activation or self._activation
        assert spec is not None
        self.add(spec)

    def unit(self, conv: Module, norm: Module | None, stride: int = 1, activation: Spec | None = None) -> None:
        """Appends a convolution, its norm and an activation."""
        self.conv(conv, stride)
        self.norm(norm)
        self.activate(activation)

    def average(self) -> None:
        """Appends the mean of every map, as a vector."""
        self.add(GlobalAvgPool())
        self.add(Flatten())

    def linear(self, module: Module) -> None:
        """Appends a fully connected layer."""
        self.add(Linear(units=module.shape[0], bias="bias" in module.weights), module.weights, module=module.name)

    def end(self, choices: Mapping[str, str]) -> None:
        """Appends Softmax, if it is chosen."""
        if choices.get("softmax") == YES:
            self.add(Softmax())


def half(kernel: Sequence[int]) -> Pair:
    """The padding with which a convolution keeps the size of a map."""
    return (kernel[0] - 1) // 2, (kernel[1] - 1) // 2
