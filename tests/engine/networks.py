"""Random specs, networks and pictures for the laws in this folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from hypothesis import strategies as st

import engine
from engine.compute.result import Activation
from engine.layers.spec import Shape, Spec
from engine.layers.window_positions import BORDERS
from engine.values.array import Float32

ONE_INPUT = [kind for kind in engine.LAYERS.values() if kind.fewest_inputs == 1]
SEEDS = st.integers(0, 2**32 - 1)
SHAPES = st.tuples(st.integers(1, 4), st.integers(1, 9), st.integers(1, 9))


def pairs(low: int, high: int) -> st.SearchStrategy[int | tuple[int, int]]:
    """One number for both axes, or rows and columns on their own."""
    return st.integers(low, high) | st.tuples(st.integers(low, high), st.integers(low, high))


def _divisors(number: int) -> list[int]:
    return [each for each in range(1, number + 1) if number % each == 0]


@st.composite
def convolutions(draw: st.DrawFn, channels: int) -> engine.Conv2d:
    """Any convolution of so many channels, dense to depthwise; it may be too large for its input."""
    groups = draw(st.sampled_from(_divisors(channels)))
    return engine.Conv2d(
        filters=groups * draw(st.integers(1, 3)),
        kernel=draw(pairs(1, 4)),
        stride=draw(pairs(1, 3)),
        padding=draw(pairs(0, 3)),
        border=draw(st.sampled_from(BORDERS)),
        dilation=draw(pairs(1, 2)),
        groups=groups,
        bias=draw(st.booleans()),
        flip=draw(st.booleans()),
        padding_end=draw(st.just(0) | pairs(0, 2)),
    )


def poolings() -> st.SearchStrategy[Spec]:
    """Any maximum or average pooling; its padding may be too wide, and it may be too large for its input."""
    fields: dict[str, Any] = {
        "kernel": pairs(1, 4),
        "stride": pairs(1, 4),
        "padding": pairs(0, 2),
        "ceil": st.booleans(),
        "padding_end": st.just(0) | pairs(0, 2),
    }
    most = st.builds(engine.MaxPool2d, dilation=st.just(1) | pairs(1, 2), **fields)
    return most | st.builds(engine.AvgPool2d, count_padding=st.booleans(), **fields)


@st.composite
def transposed(draw: st.DrawFn, channels: int) -> engine.ConvTranspose2d:
    """Any transposed convolution of so many channels; its padding may be too large."""
    groups = draw(st.sampled_from(_divisors(channels)))
    return engine.ConvTranspose2d(
        filters=groups * draw(st.integers(1, 3)),
        kernel=draw(pairs(1, 4)),
        stride=draw(pairs(1, 3)),
        padding=draw(pairs(0, 2)),
        output_padding=draw(st.just(0) | pairs(0, 2)),
        dilation=draw(st.just(1) | pairs(1, 2)),
        groups=groups,
        bias=draw(st.booleans()),
    )


def regrouped(shape: Shape) -> st.SearchStrategy[Spec]:
    """Layers that take maps to another place, or some of them away, or add to them."""
    number = int(np.prod(shape))
    sides = st.tuples(st.integers(0, 2), st.integers(0, 2))
    ends = st.just((0, -1)) | st.tuples(st.integers(-3, 3), st.integers(-3, 5))
    slices = st.builds(engine.Slice, channels=ends, rows=ends, columns=ends, step=st.just(1) | pairs(1, 3))
    heights = st.sampled_from(_divisors(number))
    reshaped = heights.flatmap(lambda height: st.sampled_from(_divisors(number // height)).map(
        lambda width: engine.Reshape(channels=number // (height * width), size=(height, width))
    ))  # fmt: skip
    if len(shape) == 1:
        return _one_of(reshaped, st.builds(engine.Slice, channels=ends))
    pads = st.builds(
        engine.Pad,
        mode=st.sampled_from(BORDERS),
        rows=sides,
        columns=sides,
        channels=st.just((0, 0)) | sides,
        value=st.just(0.0) | st.floats(-2, 2, width=32),
    )
    shuffles = st.builds(engine.ChannelShuffle, groups=st.sampled_from(_divisors(shape[0])))
    return _one_of(slices, pads, reshaped, shuffles, st.builds(engine.PixelShuffle, factor=st.integers(1, 2)))


def enlarged(channels: int) -> st.SearchStrategy[Spec]:
    """Layers whose maps may be larger than their input's, and adaptive pooling."""
    modes = {"mode": st.sampled_from(("nearest", "bilinear")), "align_corners": st.booleans()}
    scaled = st.builds(engine.Upsample, scale=pairs(1, 3), **modes)
    sized = st.builds(engine.Upsample, size=pairs(1, 7), **modes)
    size = pairs(1, 5)
    adaptive = st.builds(engine.AdaptiveAvgPool2d, size=size) | st.builds(engine.AdaptiveMaxPool2d, size=size)
    return _one_of(transposed(channels), transposed(channels), scaled, sized, adaptive, st.builds(engine.GlobalMaxPool))


CURVES: st.SearchStrategy[Spec] = st.one_of(
    st.builds(engine.ReLU),
    st.builds(engine.LeakyReLU, slope=st.floats(0, 1)),
    st.builds(engine.ELU, alpha=st.floats(0, 10)),
    st.builds(engine.GELU, approximate=st.booleans()),
    st.builds(engine.Sigmoid),
    st.builds(engine.Tanh),
    st.builds(engine.ReLU6),
    st.builds(engine.Hardtanh, low=st.floats(-3, 0), high=st.floats(0.5, 3)),
    st.builds(engine.SiLU),
    st.builds(engine.Mish),
    st.builds(engine.Hardswish),
    st.builds(engine.Hardsigmoid),
    st.builds(engine.SELU),
    st.builds(engine.CELU, alpha=st.floats(0.01, 10)),
    st.builds(engine.Softplus, beta=st.floats(0.01, 100)),
    st.builds(engine.PReLU),
    st.builds(engine.LogSoftmax),
    st.builds(engine.ScaleShift),
    st.builds(engine.Dropout, rate=st.floats(0, 0.95)),
    st.builds(engine.Softmax, temperature=st.floats(0.05, 100)),
)
NORMS = st.builds(engine.BatchNorm2d, epsilon=st.floats(1e-12, 1))
_SURE = st.floats(0.01, 1)  # where a variance is 0 and epsilon tiny, the rounding of a mean is what is seen
VECTOR_NORMS: st.SearchStrategy[Spec] = st.builds(engine.BatchNorm1d) | st.builds(engine.LayerNorm, epsilon=_SURE)
LINEARS = st.builds(engine.Linear, units=st.integers(1, 6), bias=st.booleans())


def own_norms(channels: int) -> st.SearchStrategy[Spec]:
    """Any normalisation of so many maps by a mean and a variance of its input."""
    groups = st.sampled_from(_divisors(channels))
    return st.one_of(
        st.builds(engine.GroupNorm, groups=groups, epsilon=_SURE),
        st.builds(engine.InstanceNorm2d, epsilon=_SURE),
        st.builds(engine.LayerNorm, epsilon=_SURE),
        st.builds(
            engine.LocalResponseNorm,
            size=st.integers(1, 6),
            alpha=st.floats(0, 5),
            beta=st.floats(0.1, 2),
            k=st.floats(0.5, 3),
        ),
    )


def specs(shape: Shape) -> st.SearchStrategy[Spec]:
    """A layer that may follow ``shape``, whether or not it can run there; most often one with weights or a window."""
    if len(shape) == 1:
        return _one_of(LINEARS, CURVES, VECTOR_NORMS, st.builds(engine.Flatten), regrouped(shape))
    windows = [convolutions(shape[0])] * 3 + [poolings()] * 2 + [enlarged(shape[0])] * 2 + [regrouped(shape)]
    norms = NORMS, own_norms(shape[0])
    return _one_of(*windows, CURVES, CURVES, *norms, st.builds(engine.GlobalAvgPool), st.builds(engine.Flatten))


def _one_of(*strategies: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Any of these, each as likely as it is often named; st.one_of would count the branches inside them."""
    return st.sampled_from(strategies).flatmap(lambda each: each)


def fitting_specs(shape: Shape) -> st.SearchStrategy[Spec]:
    """A layer that can run on ``shape``."""
    return specs(shape).filter(lambda spec: isinstance(spec.output_shape(shape), tuple))


@st.composite
def projects(draw: st.DrawFn, least: int = 1, most: int = 5) -> engine.Project:
    """A network that can run, with random weights and a random picture."""
    shape = draw(SHAPES)
    chosen: list[Spec] = []
    given: Any = shape
    for _ in range(draw(st.integers(least, most))):
        chosen.append(draw(fitting_specs(given)))
        given = chosen[-1].output_shape(given)
    return furnished(shape, chosen, draw(SEEDS))


def furnished(shape: Shape, chosen: Sequence[Spec], seed: int) -> engine.Project:
    """The network of these layers with a picture between −1 and 1, weights too, and positive variances."""
    rng = np.random.default_rng(seed)
    project = engine.chain(shape, chosen)
    for layer in project.layers:
        weights = {name: values(rng, weight.shape) for name, weight in layer.weights.items()}
        if "variance" in weights:
            weights["variance"] = np.abs(weights["variance"]) + np.float32(0.1)
        project = engine.set_weights(project, layer.id, **weights)
    return engine.set_image(project, values(rng, shape))


def values(rng: np.random.Generator, shape: Shape) -> Float32:
    """Random numbers between −1 and 1."""
    return rng.uniform(-1, 1, shape).astype(np.float32)


def with_odd_numbers(project: engine.Project, rng: np.random.Generator) -> engine.Project:
    """The project with infinities, NaN and very large numbers strewn over its weights and picture."""
    odd = np.array([np.nan, np.inf, -np.inf, 3e38, -3e38, 1e-45, 0.0], np.float32)

    def strewn(numbers: Float32) -> Float32:
        return np.where(rng.random(numbers.shape) < 0.2, rng.choice(odd, numbers.shape), numbers)

    for layer in project.layers:
        weights = {name: strewn(weight.data) for name, weight in layer.weights.items()}
        project = engine.set_weights(project, layer.id, **weights)
    assert project.input.image is not None
    return engine.set_image(project, strewn(project.input.image.data))


def cells(shape: Shape) -> st.SearchStrategy[tuple[int, ...]]:
    """A cell of ``shape``."""
    return st.tuples(*(st.integers(0, size - 1) for size in shape))


NAMES = st.sampled_from(["a", "conv1", "input", "", "  ", "a.b", "a/b", "ü ∑", "\n", "weight", "0", "{x}", "\ud800"])


@st.composite
def edits(draw: st.DrawFn, project: engine.Project) -> engine.Project | engine.EngineError:
    """The project after any edit a clumsy user could make, or the refusal of it."""
    ids = [layer.id for layer in project.layers]
    layer = draw(st.sampled_from([*ids, *ids, *ids, "nobody"]))
    rng = np.random.default_rng(draw(SEEDS))
    number = draw(st.integers(-1, 6))
    value = draw(st.floats(width=32))
    at = tuple(draw(st.lists(st.integers(-1, 4), min_size=1, max_size=5)))
    picture = values(rng, draw(st.tuples(st.sampled_from([0, 1, 2, 3, 4]), st.integers(0, 12), st.integers(1, 12))))
    sizes = st.tuples(st.integers(0, 12), st.integers(1, 12))
    fields = st.sampled_from(
        [
            ("kernel", (number, 2)), ("stride", 2), ("padding", number), ("border", "reflect"), ("dilation", 2),
            ("filters", number), ("groups", number), ("bias", False), ("bias", True), ("flip", True), ("ceil", True),
            ("units", number), ("temperature", value), ("slope", value), ("alpha", value), ("epsilon", value),
            ("low", value), ("high", value), ("beta", value),
        ]
    )  # fmt: skip
    field, setting = draw(fields)
    anything = specs((3, 8, 8)) | LINEARS
    chosen = [
        lambda: engine.set_image(project, picture),
        lambda: engine.set_image(project, None),
        lambda: engine.set_fit(project, draw(st.sampled_from(["crop", "pad", "stretch", "squeeze"]))),
        lambda: engine.set_invert(project, draw(st.booleans())),
        lambda: engine.set_scaling(project, [0.5] * number, [value]),
        lambda: engine.set_input_channels(project, number),
        lambda: engine.set_input_size(project, draw(sizes)),
        lambda: engine.set_weight(project, layer, at, value, draw(st.sampled_from(["weight", "bias", "mean"]))),
        lambda: engine.set_bias(project, layer, number, value),
        lambda: engine.set_kernel(project, layer, number, 0, engine.KERNELS["sobel_x"]),
        lambda: engine.set_filter(project, layer, number, engine.KERNELS["roberts"]),
        lambda: engine.set_weights(project, layer, weight=values(rng, at)) if min(at) >= 0 else project,
        lambda: engine.renew_weights(project, layer, max(number, 0)),
        lambda: engine.set_spec(project, layer, draw(anything)),
        lambda: engine.set_params(project, layer, **{field: setting}),
        lambda: engine.add_layer(project, draw(anything), number),
        lambda: engine.insert_layer(project, draw(st.sampled_from(ONE_INPUT)), number),
        lambda: engine.change_kind(project, layer, draw(st.sampled_from(ONE_INPUT))),
        lambda: engine.remove_layer(project, layer),
        lambda: engine.duplicate_layer(project, layer),
        lambda: engine.move_layer(project, layer, number),
        lambda: engine.rename_layer(project, layer, draw(NAMES)),
        lambda: engine.set_classes(project, draw(st.lists(NAMES, max_size=3))),
        lambda: engine.rename_class(project, number, draw(NAMES)),
        lambda: engine.rename_project(project, draw(NAMES)),
        lambda: engine.add_filter(project, layer, draw(st.none() | st.integers(-1, 6))),
        lambda: engine.remove_filter(project, layer, number),
    ]
    try:
        return draw(st.sampled_from(chosen))()
    except engine.EngineError as refusal:
        return refusal


def relisted(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts of a project file with a list of them that is right, so that it is their content that is looked at."""
    listed = {name: hashlib.sha256(content).hexdigest() for name, content in parts.items() if name != "project.json"}
    return {**parts, "project.json": json.dumps({**json.loads(parts["project.json"]), "parts": listed}).encode()}


def renamed(project: engine.Project, names: Sequence[str]) -> engine.Project:
    """The project with its layers called otherwise."""
    for layer, name in zip(project.layers, names, strict=False):
        project = engine.rename_layer(project, layer.id, name)
    return project


def frozen(project: engine.Project) -> tuple[object, ...]:
    """A picture of everything in a project, to see later whether it is still the same."""
    image = project.input.image
    return (
        replace(project.input, image=None),
        None if image is None else (image.token, image.data.tobytes()),
        project.name,
        project.classes,
        tuple((layer.id, layer.spec, layer.inputs) for layer in project.layers),
        tuple(
            (name, weight.token, weight.row_tokens, weight.data.tobytes())
            for layer in project.layers
            for name, weight in layer.weights.items()
        ),
    )


class Unstacked(Activation):
    """What a layer made, with every map in memory of its own, as edits leave them; stacking them is a mistake."""

    @property
    def array(self) -> Float32:  # type: ignore[override]
        if len(self.shape) == 1:
            return self.maps[0]
        raise AssertionError("the whole layer was stacked")


def apart(result: engine.Result) -> engine.Result:
    """The same result in maps that do not lie side by side."""
    outputs = {
        layer: Unstacked(made.shape, made.keys, tuple(values.copy() for values in made.maps))
        for layer, made in result.outputs.items()
    }
    return replace(result, outputs=outputs)
