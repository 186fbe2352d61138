"""The numbers of the literature: sizes, worked examples, parameter counts, receptive fields, flips, softmax."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from numpy.typing import ArrayLike

import engine
from engine.layers.spec import Shape, Spec
from engine.layers.window_positions import windowed_size
from engine.values.array import Float32

# --- 1 and 2: sizes (Dumoulin & Visin) -------------------------------------------------------------------------

# the case, then i, k, s, p, d -> o and the rows at the far edge that no window visits
SIZES = [
    ("no padding, unit stride", 4, 3, 1, 0, 1, 2, 0),
    ("arbitrary padding", 5, 4, 1, 2, 1, 6, 0),
    ("half (same)", 5, 3, 1, 1, 1, 5, 0),
    ("full", 5, 3, 1, 2, 1, 7, 0),
    ("no padding, stride 2", 5, 3, 2, 0, 1, 2, 0),
    ("padding, stride 2", 5, 3, 2, 1, 1, 3, 0),
    ("padding, stride 2, odd", 6, 3, 2, 1, 1, 3, 1),
    ("dilated", 7, 3, 1, 0, 2, 3, 0),
    ("numeric example", 5, 3, 1, 0, 1, 3, 0),
    ("dilated, stride 2", 7, 3, 2, 1, 2, 3, 0),
    ("same output, larger input", 8, 3, 2, 1, 2, 3, 1),
    ("LeNet C1", 32, 5, 1, 0, 1, 28, 0),
    ("LeNet S2", 28, 2, 2, 0, 1, 14, 0),
    ("LeNet C3", 14, 5, 1, 0, 1, 10, 0),
    ("LeNet S4", 10, 2, 2, 0, 1, 5, 0),
    ("Tiny VGG conv_1_1", 64, 3, 1, 0, 1, 62, 0),
    ("Tiny VGG max_pool_1", 60, 2, 2, 0, 1, 30, 0),
    ("ConvNetJS MNIST pool 2", 12, 3, 3, 0, 1, 4, 0),
    ("ResNet stem", 224, 7, 2, 3, 1, 112, 1),
    ("ResNet stem pool", 112, 3, 2, 1, 1, 56, 1),
    ("AlexNet (227)", 227, 11, 4, 0, 1, 55, 0),
    ("AlexNet (torchvision)", 224, 11, 4, 2, 1, 55, 1),
    ("1x1", 5, 1, 1, 0, 1, 5, 0),
    ("exactly fits", 3, 3, 1, 0, 1, 1, 0),
]


@pytest.mark.parametrize(("case", "i", "k", "s", "p", "d", "o", "lost"), SIZES, ids=[row[0] for row in SIZES])
def test_output_sizes_of_the_literature(case: str, i: int, k: int, s: int, p: int, d: int, o: int, lost: int) -> None:
    spec = engine.Conv2d(filters=1, kernel=k, stride=s, padding=p, dilation=d)
    assert spec.output_shape((1, i, i)) == (1, o, o)
    assert spec.output_shape((1, i - lost, i)) == (1, o, o), "the lost rows make no difference"
    if i - lost - 1 + 2 * p >= d * (k - 1) + 1:
        assert spec.output_shape((1, i - lost - 1, i)) == (1, o - 1, o), "and the row before them does"
    if d == 1 and p <= k // 2:
        assert engine.MaxPool2d(kernel=k, stride=s, padding=p).output_shape((1, i, i)) == (1, o, o)


def test_a_kernel_that_is_too_large_is_a_problem_with_a_hint() -> None:
    project = engine.chain((1, 2, 2), [engine.Conv2d(filters=1, kernel=3)])
    problem = engine.infer(project)["conv1"].problem
    assert str(problem) == "conv1: a 3 × 3 kernel does not fit a 2 × 2 input. Use padding or a smaller kernel."


SIDES = st.integers(1, 40)
KERNELS = st.integers(1, 9)
STRIDES = st.integers(1, 5)
PADS = st.integers(0, 9)


@given(SIDES, KERNELS, STRIDES, PADS, st.integers(1, 4))
def test_the_relationships(i: int, k: int, s: int, p: int, d: int) -> None:
    assume(i + 2 * p >= d * (k - 1) + 1)
    half, full = k // 2, k - 1
    assert windowed_size(i, k, s, p, d) == (i + 2 * p - k - (k - 1) * (d - 1)) // s + 1  # 15
    assert windowed_size(i, k, s, p) == (i + 2 * p - k) // s + 1  # 6
    assert windowed_size(i, k, 1, p) == i - k + 2 * p + 1  # 2
    assert windowed_size(i, k, 1, full) == i + k - 1  # 4
    if k % 2:
        assert windowed_size(i, k, 1, half) == i  # 3
    if i >= k:
        assert windowed_size(i, k, 1, 0) == i - k + 1  # 1
        assert windowed_size(i, k, s, 0) == (i - k) // s + 1  # 5, and 7 for pooling
    exact = i - (i + 2 * p - k) % s
    if exact >= 1 and exact + 2 * p >= k:
        sizes = {windowed_size(exact + a, k, s, p) for a in range(s)}
        assert len(sizes) == 1, "the ambiguity rule"


def test_rounding_up_lets_the_last_window_hang_over() -> None:
    assert windowed_size(5, 2, 2, 0) == 2
    assert windowed_size(5, 2, 2, 0, ceil=True) == 3


# --- 4, 10, 13: worked numbers ---------------------------------------------------------------------------------


def rows(text: str) -> Float32:
    return np.array([row.split() for row in text.split("/")], np.float32)


def answer(spec: Spec, picture: ArrayLike, weight: ArrayLike | None = None) -> Float32:
    """What one layer makes of a picture."""
    image = np.asarray(picture, np.float32)
    image = image[None] if image.ndim == 2 else image
    project = engine.set_image(engine.chain((len(image), 9, 9), [spec]), image)
    layer = project.layers[0].id
    if weight is not None:
        given = np.asarray(weight, np.float32)
        kernels = np.broadcast_to(given, project[layer].weights["weight"].shape)
        project = engine.set_weights(project, layer, weight=kernels, bias=np.zeros(len(kernels)))
    return engine.evaluate(project)[layer]


def conv(kernel: Any = 3, **fields: Any) -> engine.Conv2d:
    return engine.Conv2d(filters=1, kernel=kernel, **fields)


GUIDE = rows("3 3 2 1 0 / 0 0 1 3 1 / 3 1 2 2 3 / 2 0 0 2 2 / 2 0 0 0 1")
GUIDE_KERNEL = rows("0 1 2 / 2 2 0 / 0 1 2")


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (conv(), "12 12 17 / 10 17 19 / 9 6 14"),
        (conv(stride=2, padding=1), "6 17 3 / 8 17 13 / 6 4 4"),
        (conv(flip=True), "18 20 19 / 10 9 17 / 11 8 14"),
        (engine.MaxPool2d(kernel=3, stride=1), "3 3 3 / 3 3 3 / 3 2 3"),
    ],
    ids=["correlation", "correlation, stride 2", "true convolution", "max pooling"],
)
def test_the_guides_worked_example(spec: Spec, expected: str) -> None:
    weight = GUIDE_KERNEL if spec.kind == "conv2d" else None
    np.testing.assert_allclose(answer(spec, GUIDE, weight)[0], rows(expected), rtol=1e-6)


def test_the_guides_average_pooling() -> None:
    averages = answer(engine.AvgPool2d(kernel=3, stride=1), GUIDE)[0]
    np.testing.assert_array_equal(averages.round(1), rows("1.7 1.7 1.7 / 1.0 1.2 1.8 / 1.1 0.8 1.3"))


def test_the_introductions_binary_example() -> None:
    picture = rows("1 1 1 0 0 / 0 1 1 1 0 / 0 0 1 1 1 / 0 0 1 1 0 / 0 1 1 0 0")
    found = answer(conv(), picture, rows("1 0 1 / 0 1 0 / 1 0 1"))[0]
    np.testing.assert_allclose(found, rows("4 3 4 / 2 4 3 / 2 3 4"), rtol=1e-6)


def test_the_introductions_pooling_example() -> None:
    picture = rows("12 20 30 0 / 8 12 2 0 / 34 70 37 4 / 112 100 25 12")
    np.testing.assert_array_equal(answer(engine.MaxPool2d(), picture)[0], rows("20 30 / 112 37"))
    np.testing.assert_array_equal(answer(engine.AvgPool2d(), picture)[0], rows("13 8 / 79 19.5"))


def test_an_impulse_answers_with_the_flipped_kernel() -> None:
    impulse = np.zeros((5, 5))
    impulse[2, 2] = 1
    kernel = np.arange(1, 10).reshape(3, 3)
    np.testing.assert_allclose(answer(conv(), impulse, kernel)[0], rows("9 8 7 / 6 5 4 / 3 2 1"), rtol=1e-6)
    np.testing.assert_allclose(answer(conv(flip=True), impulse, kernel)[0], kernel, rtol=1e-6)


def test_gimps_example_of_a_flip() -> None:
    patch, kernel = rows("40 42 46 / 46 50 55 / 52 56 58"), rows("0 1 0 / 0 0 0 / 0 0 0")
    assert answer(conv(), patch, kernel).item() == 42
    assert answer(conv(flip=True), patch, kernel).item() == 56


def test_the_column_of_pytorch_117534() -> None:
    column, kernel = np.arange(10).reshape(5, 2), np.array([[1], [2]])
    np.testing.assert_array_equal(answer(conv((2, 1)), column, kernel)[0], rows("4 7 / 10 13 / 16 19 / 22 25"))
    np.testing.assert_array_equal(
        answer(conv((2, 1), flip=True), column, kernel)[0], rows("2 5 / 8 11 / 14 17 / 20 23")
    )


def test_the_three_channels_of_tensorflow_11864() -> None:
    picture = np.broadcast_to(np.arange(1, 17).reshape(4, 4), (3, 4, 4))
    kernel = np.arange(1, 10).reshape(3, 3)
    matlab, tensorflow = (answer(conv(padding=1, flip=flip), picture, kernel)[0] for flip in (True, False))
    np.testing.assert_allclose(matlab[:2], 3 * rows("29 62 83 75 / 99 192 237 198"), rtol=1e-6)
    assert matlab[0].tolist() == [87, 186, 249, 225]
    assert tensorflow[:2].tolist() == [[333, 534, 651, 435], [693, 1044, 1179, 756]]


def test_a_ramp_tells_the_two_operations_apart() -> None:
    ramp = np.tile(np.arange(6), (5, 1))
    assert np.unique(answer(conv(), ramp, engine.KERNELS["sobel_x"])).tolist() == [8]
    assert np.unique(answer(conv(flip=True), ramp, engine.KERNELS["sobel_x"])).tolist() == [-8]


# --- 5 to 8: networks ------------------------------------------------------------------------------------------


def lenet() -> engine.Project:
    return engine.chain(
        (1, 32, 32),
        [
            engine.Conv2d(filters=6, kernel=5), engine.MaxPool2d(),
            engine.Conv2d(filters=16, kernel=5), engine.MaxPool2d(),
            engine.Flatten(), engine.Linear(units=120), engine.Linear(units=84), engine.Linear(units=10),
        ],
    )  # fmt: skip


def tiny_vgg() -> engine.Project:
    block = [engine.Conv2d(filters=10), engine.ReLU(), engine.Conv2d(filters=10), engine.ReLU(), engine.MaxPool2d()]
    return engine.chain((3, 64, 64), [*block, *block, engine.Flatten(), engine.Linear(units=10), engine.Softmax()])


def parameters(shape: Shape, *specs: Spec) -> list[int]:
    """The parameters of the layers that have any."""
    return [count for count in engine.infer(engine.chain(shape, specs)).parameters.values() if count]


def test_lenets_sizes_parameters_and_arithmetic() -> None:
    facts = engine.infer(lenet())
    assert list(facts.shapes.values()) == [
        (6, 28, 28), (6, 14, 14), (16, 10, 10), (16, 5, 5), (400,), (120,), (84,), (10,),
    ]  # fmt: skip
    assert [count for count in facts.parameters.values() if count] == [156, 2416, 48120, 10164, 850]
    assert sum(facts.parameters.values()) == 61706
    assert [count for count in facts.multiply_adds.values() if count] == [117600, 240000, 48000, 10080, 840]
    assert sum(facts.multiply_adds.values()) == 416520


def region_of(project: engine.Project, layer_id: str, cell: tuple[int, ...]) -> engine.Region | None:
    """The block of the image that a cell is made from."""
    return engine.receptive_fields(project, layer_id, cell)["input"].region


def test_lenets_receptive_fields() -> None:
    project = lenet()
    # C5 as the convolution it is in the paper
    project = engine.add_layer(project, engine.Conv2d(filters=120, kernel=5), 4)
    facts = [engine.infer(project)[layer.id] for layer in project.layers[:5]]
    assert [each.receptive_field for each in facts] == [(r, r) for r in (5, 6, 14, 16, 32)]
    assert [each.jump for each in facts] == [(j, j) for j in (1, 2, 2, 4, 4)]
    region = region_of(project, "pool2", (0, 4, 4))
    assert region == ((0, 0), (16, 31), (16, 31))


def test_tiny_vggs_sizes_parameters_and_arithmetic() -> None:
    facts = engine.infer(tiny_vgg())
    shapes = list(facts.shapes.values())
    assert [shape[-1] for shape in shapes] == [62, 62, 60, 60, 30, 28, 28, 26, 26, 13, 1690, 10, 10]
    assert [count for count in facts.parameters.values() if count] == [280, 910, 910, 910, 16910]
    assert sum(facts.parameters.values()) == 19920
    assert [count for count in facts.multiply_adds.values() if count] == [1037880, 3240000, 705600, 608400, 16900]
    assert sum(facts.multiply_adds.values()) == 5608780


def test_tiny_vggs_receptive_fields() -> None:
    project = tiny_vgg()
    layers = [layer for layer in project.layers if layer.spec.kind in ("conv2d", "maxpool2d")]
    facts = [engine.infer(project)[layer.id] for layer in layers]
    assert [each.receptive_field for each in facts] == [(r, r) for r in (3, 5, 6, 10, 14, 16)]
    assert [each.jump for each in facts] == [(j, j) for j in (1, 1, 2, 2, 2, 4)]
    for unit, span in ((0, (0, 15)), (12, (48, 63))):
        region = region_of(project, "pool2", (3, unit, unit))
        assert region == ((0, 2), span, span)
    whole = region_of(project, "softmax", (0,))
    assert whole == ((0, 2), (0, 63), (0, 63))
    assert engine.infer(project)["linear1"].receptive_field is None


def test_the_other_reference_networks() -> None:
    same = {"kernel": 5, "padding": 2}
    mnist: list[Spec] = [
        engine.Conv2d(filters=8, **same), engine.MaxPool2d(), engine.Conv2d(filters=16, **same),
        engine.MaxPool2d(kernel=3, stride=3), engine.Flatten(), engine.Linear(units=10),
    ]  # fmt: skip
    assert parameters((1, 24, 24), *mnist) == [208, 3216, 2570]
    assert [shape[-1] for shape in engine.infer(engine.chain((1, 24, 24), mnist)).shapes.values()][:4] == [
        24,
        12,
        12,
        4,
    ]
    cifar: list[Spec] = []
    for filters in (16, 20, 20):
        cifar += [engine.Conv2d(filters=filters, **same), engine.MaxPool2d()]
    assert parameters((3, 32, 32), *cifar, engine.Flatten(), engine.Linear(units=10)) == [1216, 8020, 10020, 3210]


@given(st.integers(1, 6), st.integers(1, 6), st.integers(1, 7), st.integers(1, 3))
def test_parameters_and_products_of_any_convolution(channels: int, each: int, k: int, groups: int) -> None:
    spec = engine.Conv2d(filters=each * groups, kernel=k, groups=groups)
    project = engine.chain((channels * groups, 9, 8), [spec])
    facts = engine.infer(project)["conv1"]
    assert facts.parameters == (k * k * channels + 1) * each * groups
    assert facts.multiply_adds == (10 - k) * (9 - k) * each * groups * k * k * channels


def test_measured_statistics_are_no_parameters() -> None:
    assert parameters((5, 3, 3), engine.BatchNorm2d()) == [10]


def test_why_not_fully_connected() -> None:
    dense = engine.chain((3, 1000, 1000), [engine.Flatten(), engine.Linear(units=1000), engine.Softmax()])
    problems = engine.infer(dense).problems
    assert "3\u202f000\u202f001\u202f000 weights" in str(problems["linear1"])
    assert problems["softmax"].waits_for == "linear1"
    assert parameters((3, 1000, 1000), engine.Conv2d(filters=1000, kernel=5)) == [76000]
    assert parameters((3, 1000, 1000), engine.Conv2d(filters=32)) == [896]


def test_flatten_goes_map_by_map_and_row_by_row() -> None:
    picture = np.arange(24).reshape(2, 3, 4)
    project = engine.set_image(engine.chain((2, 3, 4), [engine.Flatten()]), picture)
    result = engine.evaluate(project)
    assert result["flatten"].tolist() == list(range(24))
    c, r, s = 1, 2, 3
    at = c * 12 + r * 4 + s
    assert engine.trace(project, result, "flatten", (at,)).terms[0].cell == (c, r, s)
    assert region_of(project, "flatten", (at,)) == ((c, c), (r, r), (s, s))


# --- 11: softmax, ReLU -----------------------------------------------------------------------------------------


def softmaxed(scores: ArrayLike, temperature: float = 1) -> Float32:
    given = np.asarray(scores, np.float32)
    specs = [engine.Flatten(), engine.Softmax(temperature=temperature)]
    project = engine.set_image(engine.chain((1, 1, len(given)), specs), given[None])
    return engine.evaluate(project)["softmax"]


@pytest.mark.parametrize(
    ("scores", "temperature", "expected"),
    [
        ((2, 1, 0.1), 1, (0.659001, 0.242433, 0.098566)),
        ((2, 1, 0.1), 2, (0.501688, 0.304289, 0.194023)),
        ((2, 1, 0.1), 0.5, (0.863777, 0.116900, 0.019323)),
        ((1000, 1001, 1002), 1, (0.090031, 0.244728, 0.665241)),
        ((3,) * 10, 1, (0.1,) * 10),
    ],
)
def test_softmax(scores: tuple[float, ...], temperature: float, expected: tuple[float, ...]) -> None:
    np.testing.assert_allclose(softmaxed(scores, temperature), expected, atol=6e-7)


@given(st.lists(st.floats(-20, 20, width=32), min_size=1, max_size=8), st.floats(-50, 50))
def test_softmax_does_not_see_what_all_scores_share(scores: list[float], shift: float) -> None:
    shifted = [score + shift for score in scores]
    np.testing.assert_allclose(softmaxed(shifted), softmaxed(scores), atol=2e-5)
    assert softmaxed(scores).sum() == pytest.approx(1, abs=1e-5)


def test_max_pooling_and_relu_change_places_but_averages_do_not() -> None:
    picture = np.random.default_rng(0).uniform(-1, 1, (1, 8, 8))
    for pool, same in ((engine.MaxPool2d(), True), (engine.AvgPool2d(), False)):
        one, two = (
            engine.evaluate(engine.set_image(engine.chain((1, 8, 8), specs), picture))[specs[1].stem + "1"]
            for specs in ([pool, engine.ReLU()], [engine.ReLU(), pool])
        )
        assert np.array_equal(one, two) == same


def test_a_large_score_at_a_low_temperature_does_not_overflow() -> None:
    project = engine.chain((1, 1, 2), [engine.Flatten(), engine.Softmax(temperature=0.05)])
    result = engine.evaluate(engine.set_image(project, np.array([[[3e37, 1.0]]])))
    np.testing.assert_array_equal(result["softmax"], [1.0, 0.0])
