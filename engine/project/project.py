"""The document: an image, the layers it goes through, and their weights, as one frozen value."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from engine.images.fitting import FITS, Fit
from engine.layers import LAYERS
from engine.layers.joining import joint_shape
from engine.layers.spec import Shape, Spec
from engine.project.training_record import TrainingRecord
from engine.values.array import Array
from engine.values.errors import EngineError, Problem
from engine.values.messages import Message, message
from engine.values.numerals import sizes
from engine.values.params import Pair

INPUT = "input"  # the id that stands for the image among the inputs of layers
MOST_CELLS = 2**30  # of the input: four gigabytes
MOST_BLANK_CELLS = 2**27  # of an input without a picture, or larger than its picture: 0.5 GB that have to be filled
MOST_CHANNELS = 4096  # of the input
MOST_WEIGHTS = 2**24  # of one layer that are initialised at random, which takes 50 ms


@dataclass(frozen=True)
class Input:
    """The image, and how it is prepared for the network.

    Args:
        channels: number of channels that the network reads: 1 is grey, 3 is red, green and blue.
        size: (rows, columns) of a black picture, and those that pictures are fitted to if
            :func:`engine.project.shapes.has_one_size`.
        image: the picture as it was read, (C, H, W), or None for a black one.
        title: where the picture comes from, for people.
        fit: how a picture of another size is fitted.
        invert: whether the picture is inverted (1 − x).
        mean, deviation: the network reads (x − mean) / deviation; one number, or one per channel.
        read: sentences about the conversions of the picture by its reader, in order.
        fixed_size: whether pictures are fitted to ``size`` although the network could read them in their own.

    Raises:
        EngineError: a value is out of range, or the image has another number of channels.
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
    fixed_size: bool = False

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
                message("A picture of {shape} cannot be shown to this network.", shape=sizes(self.image.shape)),
                message("Give 1 (grey) or 3 (colour) channels.")
                if self.channels in (1, 3)
                else many_channels(self.channels),
            )

    @property
    def _most_cells(self) -> int:
        """Largest allowed number of input cells: more for a picture that is in memory anyway than for a filled one."""
        in_memory = 0 if self.image is None else self.channels * math.prod(self.image.shape[1:])
        return min(MOST_CELLS, max(MOST_BLANK_CELLS, in_memory))


def is_showable(picture: Shape, channels: int) -> bool:
    """Whether a picture (C, H, W) can be shown to a network of ``channels``: the same number, or grey and colour."""
    return len(picture) == 3 and min(picture) > 0 and (picture[0] == channels or {picture[0], channels} == {1, 3})


def many_channels(channels: int) -> Message:
    """How to get a picture for a network that reads neither grey nor colour."""
    return message(
        "This network reads {channels} channels: open an .npy or .npz file, or {channels} grey pictures at once.",
        channels=channels,
    )


# What weights depend on: the kind of layer, the id of the layer whose maps it reads, and the part of their shape that
# matters for them.
Reads = tuple[str, str, Shape]
UNKNOWN = ""  # in Reads, in place of a layer's id: weights of a file that does not say what they read


@dataclass(frozen=True)
class Earlier:
    """Weights set aside: restored when the layer has the kind and the input ``reads`` again."""

    reads: Reads
    weights: Mapping[str, Array]


@dataclass(frozen=True)
class Layer:
    """One layer of a network.

    Args:
        id: its name, unique in the project.
        spec: its kind and hyperparameters.
        inputs: ids of the layers that it reads, INPUT for the image.
        weights: arrays by name, in the shapes of ``Spec.weight_shapes``.
        aside: weights that do not fit now, see :mod:`engine.project.set_aside`; saved, but not compared.
        made_for: the Reads that the weights fit, while they do not fit the layer or it cannot run; else None.
    """

    id: str
    spec: Spec
    inputs: tuple[str, ...]
    weights: Mapping[str, Array] = field(default_factory=dict)
    aside: tuple[Earlier, ...] = field(default=(), compare=False, repr=False)
    made_for: Reads | None = field(default=None, compare=False, repr=False)

    @property
    def learned_names(self) -> tuple[str, ...]:
        """The names of the weights that learning changes."""
        return tuple(name for name in self.weights if name not in self.spec.buffers)


@dataclass(frozen=True)
class Captured:
    """A Project with a title, kept to be shown again: the base of :class:`engine.lessons.scene.Scene`."""

    title: str
    project: Project

    def projects(self) -> Iterator[Project]:
        """Yields all Projects in it."""
        yield self.project


@dataclass(frozen=True)
class Project:
    """The document: everything that a project file contains. ``project["conv1"]`` is a Layer.

    Args:
        input: the image and its preparation.
        layers: the network, a directed acyclic graph in an order in which every layer comes after those that it reads.
        name: its title; empty for untitled.
        classes: names of the last layer's units.
        scenes: captured states of the program (see :func:`engine.lessons.scene.scenes_of`); the Projects in them have
            no scenes.
        assumptions: sentences about what the import of a foreign file assumed; saved, but not compared.
        training: a training of it that is kept with it; None for none.

    Raises:
        EngineError: a layer reads one that does not come before it, or more or fewer than its kind can; or two have one
            id.
    """

    input: Input
    layers: tuple[Layer, ...] = ()
    name: str = ""
    classes: tuple[str, ...] = ()
    scenes: tuple[Captured, ...] = ()
    assumptions: tuple[Message, ...] = field(default=(), compare=False, repr=False)
    training: TrainingRecord | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        known = {INPUT}
        for layer in self.layers:
            for source in layer.inputs:
                if source not in known:
                    raise EngineError(
                        message("{layer} reads {source}, which is no layer before it.", layer=layer.id, source=source)
                    )
            if len(layer.inputs) < layer.spec.fewest_inputs:
                raise EngineError(
                    message("{layer}: {kind} joins several layers.", layer=layer.id, kind=Message(layer.spec.title))
                )
            if len(layer.inputs) > layer.spec.most_inputs:
                raise EngineError(
                    message("{layer}: {kind} cannot read that many.", layer=layer.id, kind=Message(layer.spec.title))
                )
            if layer.id in known:
                raise EngineError(message("There are two layers called {layer}.", layer=layer.id))
            known.add(layer.id)

    def __getitem__(self, layer_id: str) -> Layer:
        return self.layers[self.index(layer_id)]

    def readers(self, layer_id: str) -> tuple[Layer, ...]:
        """The layers that read a layer, or INPUT, in order."""
        return tuple(layer for layer in self.layers if layer_id in layer.inputs)

    def later(self, layer_id: str) -> frozenset[str]:
        """Ids of all layers that depend on a layer, or on INPUT."""
        found = {layer_id}
        for layer in self.layers:
            if not found.isdisjoint(layer.inputs):
                found.add(layer.id)
        return frozenset(found - {layer_id})

    def index(self, layer_id: str) -> int:
        """Position of a layer in the order of the layers. Raises: KeyError."""
        for index, layer in enumerate(self.layers):
            if layer.id == layer_id:
                return index
        raise KeyError(layer_id)


def with_layer(project: Project, layer: Layer) -> Project:
    """The project with ``layer`` in place of the one with its id."""
    return replace(project, layers=tuple(layer if each.id == layer.id else each for each in project.layers))


def in_order(layers: Iterable[Layer]) -> tuple[Layer, ...]:
    """The layers sorted so that each comes after those that it reads; otherwise their order is kept.

    Raises:
        EngineError: some of them read each other in a circle.
    """
    waiting, ordered = list(layers), list[Layer]()
    ids, known = {layer.id for layer in waiting}, set[str]()
    while waiting:
        layer = next((each for each in waiting if known.issuperset(ids.intersection(each.inputs))), None)
        if layer is None:
            raise EngineError(
                message("{layer} would read its own output.", layer=waiting[0].id),
                message("Connect it with a layer that comes before it."),
            )
        waiting.remove(layer)
        ordered.append(layer)
        known.add(layer.id)
    return tuple(ordered)


def free_id(stem: str, taken: Iterable[str]) -> str:
    """An unused layer id that begins with ``stem``: conv1, conv2 …; flatten and softmax start without a number."""
    taken = {*taken, INPUT}
    is_numbered = all(kind.is_numbered for kind in LAYERS.values() if kind.stem == stem)
    if not is_numbered and stem not in taken:
        return stem
    number = 1 if is_numbered else 2
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"


def chain(shape: Shape, specs: Sequence[Spec], seed: int = 0, name: str = "", classes: Sequence[str] = ()) -> Project:
    """A project with a chain of layers, with random weights determined by the seed.

    Args:
        shape: of the input, (C, H, W). Without a Linear layer an image of any size is read as it is.
        classes: names of the last layer's units.

    Raises:
        EngineError: ``shape`` is not possible.
    """
    nodes: list[tuple[str, Spec, tuple[str, ...]]] = []
    before = INPUT
    for spec in specs:
        layer_id = free_id(spec.stem, (each[0] for each in nodes))
        nodes.append((layer_id, spec, (before,)))
        before = layer_id
    return graph(shape, nodes, seed, name, classes)


def graph(
    shape: Shape,
    nodes: Sequence[tuple[str, Spec, Sequence[str]]],
    seed: int = 0,
    name: str = "",
    classes: Sequence[str] = (),
) -> Project:
    """A project with a network that may branch, with random weights determined by the seed.

    Args:
        shape: of the input, (C, H, W). Without a Linear layer an image of any size is read as it is.
        nodes: the layers in order, each as its id, its spec, and the ids of the layers that it reads; INPUT stands for
            the image.
        classes: names of the last layer's units.

    Raises:
        EngineError: ``shape`` is not possible, or a layer reads one that does not come before it.
    """
    layers: list[Layer] = []
    outputs: dict[str, Shape | None] = {INPUT: shape}
    for layer_id, spec, inputs in nodes:
        shapes = [outputs.get(source) for source in inputs]
        known = [each for each in shapes if each is not None]
        weights: dict[str, Array] = {}
        output: Shape | Problem | None = None
        if known and len(known) == len(shapes) and isinstance(output := joint_shape(spec, known), tuple):
            weights = fresh_weights(spec, known[0], layer_id, seed)
        outputs[layer_id] = output if isinstance(output, tuple) else None
        layers.append(Layer(layer_id, spec, tuple(inputs), weights))
    return Project(Input(shape[0], (shape[1], shape[2])), tuple(layers), name, tuple(classes))


def fresh_weights(spec: Spec, shape: Shape, layer_id: str, seed: int = 0) -> dict[str, Array]:
    """New random weights by name for a layer with an input of ``shape``, the same for the same id and seed.

    Their shapes are those of ``Spec.weight_shapes``. Empty if there would be more than MOST_WEIGHTS;
    :func:`engine.project.shapes.infer` then reports the Problem.
    """
    if sum(math.prod(size) for size in spec.weight_shapes(shape).values()) > MOST_WEIGHTS:
        return {}
    rng = np.random.default_rng((seed, zlib.crc32(layer_id.encode())))
    return {name: Array(values, untouched=True) for name, values in spec.initial_weights(shape, rng).items()}


def identity_weights(spec: Spec, shape: Shape) -> dict[str, Array]:
    """Weights by name that make a layer the identity for an input of ``shape``; empty if there are none."""
    return {name: Array(values, untouched=True) for name, values in spec.identity_weights(shape).items()}
