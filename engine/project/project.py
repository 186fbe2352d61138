"""The document: an image, the layers it goes through, and their weights, as one frozen value."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from engine.images.fitting import FITS, Fit
from engine.layers import LAYERS
from engine.layers.spec import Shape, Spec
from engine.values.array import Array
from engine.values.errors import EngineError, Problem
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.params import Pair

INPUT = "input"  # the id that stands for the image among the inputs of layers
MOST_CELLS = 2**30  # of the input: four gigabytes
MOST_BLANK_CELLS = 2**27  # of an input that no picture is as large as: half a gigabyte of black
MOST_CHANNELS = 4096  # of the input
MOST_WEIGHTS = 2**24  # made anew for one layer, which takes a twentieth of a second


@dataclass(frozen=True)
class Input:
    """The image and what a network wants done to it.

    Args:
        channels: how many channels the network reads: 1 is grey, 3 is red, green and blue.
        size: rows and columns, for networks that need a fixed size (see :func:`engine.project.shapes.needs_size`).
        image: the picture as it was read, (C, H, W), or None for a black one.
        title: where the picture comes from, for people.
        fit: how a picture of another size is made to fit.
        invert: whether dark and light are swapped.
        mean, deviation: the network reads (x − mean) / deviation; one number, or one a channel.
        read: what was done to the picture when it was read, in order; the values in these sentences are words and
            numbers.

    Raises:
        EngineError: no network could read that.
    """

    channels: int
    size: Pair
    image: Array | None = None
    title: str = ""
    fit: Fit = "crop"
    invert: bool = False
    mean: tuple[float, ...] = (0.0,)
    deviation: tuple[float, ...] = (1.0,)
    read: tuple[Message, ...] = ()

    def __post_init__(self) -> None:
        shape = (self.channels, *self.size)
        if min(shape) < 1 or self.channels > MOST_CHANNELS or math.prod(shape) > self._most_cells:
            raise EngineError(
                message("An input of {shape} is not possible.", shape=sizes(shape)),
                message("Choose at least one channel, row and column, and not more than memory can hold."),
            )
        if self.fit not in FITS:
            raise EngineError(message("{fit} is no way to fit a picture.", fit=self.fit))
        if any(len(values) not in (1, self.channels) for values in (self.mean, self.deviation)):
            raise EngineError(message("Scaling takes one mean and deviation, or {count}.", count=self.channels))
        with np.errstate(over="ignore"):
            mean, deviation = (np.array(values, np.float32) for values in (self.mean, self.deviation))
        if not (np.isfinite(mean).all() and np.isfinite(deviation).all() and deviation.min() > 0):
            raise EngineError(message("The mean must be a number, and the deviation larger than 0."))
        if self.image is not None and not is_showable(self.image.shape, self.channels):
            raise EngineError(
                message("A picture of {shape} cannot be shown to this network.", shape=self.image.shape),
                message("Give 1 (grey) or 3 (colour) channels.")
                if self.channels in (1, 3)
                else message("Give {count} channels.", count=self.channels),
            )

    @property
    def _most_cells(self) -> int:
        """A large picture is there already; one that is black or made to fit would have to be made."""
        given = 0 if self.image is None else self.channels * math.prod(self.image.shape[1:])
        return min(MOST_CELLS, max(MOST_BLANK_CELLS, given))


def is_showable(picture: Shape, channels: int) -> bool:
    """Whether a picture of this shape can become one of ``channels``: grey and colour become each other."""
    return len(picture) == 3 and min(picture) > 0 and (picture[0] == channels or {picture[0], channels} == {1, 3})


Reads = tuple[str, str, Shape]  # a kind of layer, whose maps it reads, and of them what its weights depend on


@dataclass(frozen=True)
class Earlier:
    """Weights that a layer had when it was of that kind and read that; they wait until it does so again."""

    reads: Reads
    weights: Mapping[str, Array]


@dataclass(frozen=True)
class Layer:
    """One layer: its name, its kind with hyperparameters, what it reads, and its weights.

    Args:
        aside: weights that fit no more, see :mod:`engine.aside`; they are saved, but not compared.
        made_for: what the weights are for, while the layer cannot run.
    """

    id: str
    spec: Spec
    inputs: tuple[str, ...]
    weights: Mapping[str, Array] = field(default_factory=dict)
    aside: tuple[Earlier, ...] = field(default=(), compare=False, repr=False)
    made_for: Reads | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Captured:
    """A Project under a title, kept to be shown again; how it is shown is a :class:`engine.lessons.scene.Scene`'s."""

    title: str
    project: Project

    def projects(self) -> Iterator[Project]:
        """All Projects that it holds."""
        yield self.project


@dataclass(frozen=True)
class Project:
    """Everything that is saved: the input, the layers in order, what the classes are called, and the scenes.

    Args:
        scenes: states of the program that were captured (see :func:`engine.lessons.scene.scenes_of`); their own
            Projects have none.
    """

    input: Input
    layers: tuple[Layer, ...] = ()
    name: str = ""
    classes: tuple[str, ...] = ()
    scenes: tuple[Captured, ...] = ()

    def __getitem__(self, layer_id: str) -> Layer:
        return self.layers[self.index(layer_id)]

    def index(self, layer_id: str) -> int:
        """Where in the chain the layer called ``layer_id`` stands. Raises: KeyError."""
        for index, layer in enumerate(self.layers):
            if layer.id == layer_id:
                return index
        raise KeyError(layer_id)


def free_id(stem: str, taken: Iterable[str]) -> str:
    """A layer id made from ``stem`` that is not taken: conv1, conv2 …; flatten and softmax start without a number."""
    taken = {*taken, INPUT}
    is_numbered = all(kind.is_numbered for kind in LAYERS.values() if kind.stem == stem)
    if not is_numbered and stem not in taken:
        return stem
    number = 1 if is_numbered else 2
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def chain(shape: Shape, specs: Sequence[Spec], seed: int = 0, name: str = "", classes: Sequence[str] = ()) -> Project:
    """A project of layers in a row, with random weights that the seed determines.

    Args:
        shape: what the network reads, (C, H, W). Without a Linear layer an image of any size is taken as it is.

    Raises:
        EngineError: no network could read that shape.
    """
    given_input = Input(shape[0], (shape[1], shape[2]))
    layers: list[Layer] = []
    given: Shape | Problem = shape
    before = INPUT
    for spec in specs:
        layer_id = free_id(spec.stem, (layer.id for layer in layers))
        weights: dict[str, Array] = {}
        output = given
        if isinstance(given, tuple) and isinstance(output := spec.output_shape(given), tuple):
            weights = fresh_weights(spec, given, layer_id, seed)
        layers.append(Layer(layer_id, spec, (before,), weights))
        given, before = output, layer_id
    return Project(given_input, tuple(layers), name, tuple(classes))


def fresh_weights(spec: Spec, shape: Shape, layer_id: str, seed: int = 0) -> dict[str, Array]:
    """New random weights for a layer that reads ``shape``, the same for the same id and seed.

    None of them when there would be too many: then :func:`engine.project.shapes.infer` names the Problem.
    """
    if sum(math.prod(size) for size in spec.weight_shapes(shape).values()) > MOST_WEIGHTS:
        return {}
    rng = np.random.default_rng((seed, zlib.crc32(layer_id.encode())))
    return {name: Array(values, untouched=True) for name, values in spec.initial_weights(shape, rng).items()}


def identity_weights(spec: Spec, shape: Shape) -> dict[str, Array]:
    """Weights with which a layer makes what it reads; none where it has none, or no such ones."""
    return {name: Array(values, untouched=True) for name, values in spec.identity_weights(shape).items()}
