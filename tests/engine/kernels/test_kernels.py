"""The kernel library against the published numbers, and the laws of the kernel operations."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike, NDArray

from engine.kernels import library, operations
from engine.kernels.facts import Flip, facts, recognise
from engine.kernels.library import KERNELS
from engine.kernels.operations import fit_size, flip, gabor, gaussian, line, rotate
from engine.values.errors import EngineError
from tests.laws import examples

# key, its published rows, the divisor, and then sum, rank and flip (section 9 of the numbers, and the y partners)
PUBLISHED: list[tuple[str, str, float, float, int, Flip]] = [
    ("identity", "0 0 0 / 0 1 0 / 0 0 0", 1, 1, 1, "same"),
    ("box_blur", "1 1 1 / 1 1 1 / 1 1 1", 9, 1, 1, "same"),
    ("gaussian_3x3", "1 2 1 / 2 4 2 / 1 2 1", 16, 1, 1, "same"),
    ("gaussian_5x5", "1 4 6 4 1 / 4 16 24 16 4 / 6 24 36 24 6 / 4 16 24 16 4 / 1 4 6 4 1", 256, 1, 1, "same"),
    ("unsharp_5x5", "1 4 6 4 1 / 4 16 24 16 4 / 6 24 -476 24 6 / 4 16 24 16 4 / 1 4 6 4 1", -256, 1, 2, "same"),
    ("sharpen", "0 -1 0 / -1 5 -1 / 0 -1 0", 1, 1, 2, "same"),
    ("sharpen_8", "-1 -1 -1 / -1 9 -1 / -1 -1 -1", 1, 1, 2, "same"),
    ("outline", "-1 -1 -1 / -1 8 -1 / -1 -1 -1", 1, 0, 2, "same"),
    ("laplacian", "0 1 0 / 1 -4 1 / 0 1 0", 1, 0, 2, "same"),
    ("edge_corner", "1 0 -1 / 0 0 0 / -1 0 1", 1, 0, 1, "same"),
    (
        "laplacian_of_gaussian",
        "0 0 -1 0 0 / 0 -1 -2 -1 0 / -1 -2 16 -2 -1 / 0 -1 -2 -1 0 / 0 0 -1 0 0",
        1,
        0,
        3,
        "same",
    ),
    ("sobel_x", "-1 0 1 / -2 0 2 / -1 0 1", 1, 0, 1, "sign reverses"),
    ("sobel_left", "1 0 -1 / 2 0 -2 / 1 0 -1", 1, 0, 1, "sign reverses"),
    ("sobel_top", "1 2 1 / 0 0 0 / -1 -2 -1", 1, 0, 1, "sign reverses"),
    ("sobel_y", "-1 -2 -1 / 0 0 0 / 1 2 1", 1, 0, 1, "sign reverses"),
    ("prewitt_x", "-1 0 1 / -1 0 1 / -1 0 1", 1, 0, 1, "sign reverses"),
    ("prewitt_y", "-1 -1 -1 / 0 0 0 / 1 1 1", 1, 0, 1, "sign reverses"),
    ("scharr_x", "-3 0 3 / -10 0 10 / -3 0 3", 1, 0, 1, "sign reverses"),
    ("scharr_y", "-3 -10 -3 / 0 0 0 / 3 10 3", 1, 0, 1, "sign reverses"),
    ("roberts", "1 0 / 0 -1", 1, 0, 2, "sign reverses"),
    ("kirsch_north", "5 5 5 / -3 0 -3 / -3 -3 -3", 1, 0, 2, "different"),
    ("emboss", "-2 -1 0 / -1 1 1 / 0 1 2", 1, 1, 3, "different"),
    ("imagej_shadows_north", "1 2 1 / 0 1 0 / -1 -2 -1", 1, 1, 2, "different"),
    (
        "imagej_default",
        "-1 -1 -1 -1 -1 / -1 -1 -1 -1 -1 / -1 -1 24 -1 -1 / -1 -1 -1 -1 -1 / -1 -1 -1 -1 -1",
        1,
        0,
        2,
        "same",
    ),
    ("pillow_blur", "1 1 1 1 1 / 1 0 0 0 1 / 1 0 0 0 1 / 1 0 0 0 1 / 1 1 1 1 1", 16, 1, 2, "same"),
    ("pillow_smooth", "1 1 1 / 1 5 1 / 1 1 1", 13, 1, 2, "same"),
    ("pillow_sharpen", "-2 -2 -2 / -2 32 -2 / -2 -2 -2", 16, 1, 2, "same"),
    ("pillow_detail", "0 -1 0 / -1 10 -1 / 0 -1 0", 6, 1, 2, "same"),
    ("pillow_edge_enhance", "-1 -1 -1 / -1 10 -1 / -1 -1 -1", 2, 1, 2, "same"),
    ("pillow_emboss", "-1 0 0 / 0 1 0 / 0 0 0", 1, 0, 2, "different"),
    ("blue1brown_sobel", "-.25 0 .25 / -.5 0 .5 / -.25 0 .25", 1, 0, 1, "sign reverses"),
    (
        "blue1brown_sharpen",
        "0 0 -.25 0 0 / 0 -.25 -.5 -.25 0 / -.25 -.5 5 -.5 -.25 / 0 -.25 -.5 -.25 0 / 0 0 -.25 0 0",
        1,
        1,
        3,
        "same",
    ),
]

IMAGE = np.random.default_rng(0).uniform(0, 1, (9, 11))
FINITE = st.floats(-100, 100, width=32)
ANY = st.floats(width=32) | st.sampled_from([0.0, np.nan, np.inf, -np.inf])
SHAPES = array_shapes(min_dims=2, max_dims=2, max_side=6)
SHAPE_PAIRS = st.tuples(st.integers(1, 7), st.integers(1, 7))
KERNEL_ARRAYS = arrays(np.float32, SHAPES, elements=FINITE)
STACKS = arrays(np.float32, array_shapes(min_dims=2, max_dims=3, max_side=5), elements=FINITE)
ANY_ARRAYS = arrays(np.float32, SHAPES, elements=ANY)
OPERATIONS: list[Callable[[ArrayLike], library.Weights]] = [
    rotate,
    operations.mirror_horizontal,
    operations.mirror_vertical,
    flip,
    operations.negate,
    operations.normalise_sum,
    operations.normalise_mean,
    operations.normalise_norm,
]


def rows(text: str) -> NDArray[np.float64]:
    return np.array([row.split() for row in text.split("/")], dtype=np.float64)


def correlate(image: ArrayLike, kernel: ArrayLike) -> NDArray[np.float64]:
    """Valid cross-correlation, written independently of the engine."""
    weights = np.asarray(kernel, dtype=np.float64)
    windows = sliding_window_view(np.asarray(image, dtype=np.float64), weights.shape)  # (H', W', K, K)
    result: NDArray[np.float64] = np.einsum("hwij,ij->hw", windows, weights)
    return result


# ---- the library


@pytest.mark.parametrize(
    ("key", "text", "divisor", "total", "rank", "turned"), PUBLISHED, ids=[p[0] for p in PUBLISHED]
)
def test_published_kernel(key: str, text: str, divisor: float, total: float, rank: int, turned: Flip) -> None:
    kernel = KERNELS[key]
    assert kernel.key == key
    np.testing.assert_allclose(kernel.weights, rows(text) / divisor, rtol=1e-6)
    found = facts(kernel)
    assert found.sum == pytest.approx(total, abs=1e-6)
    assert (found.rank, found.separable, found.flip) == (rank, rank == 1, turned)
    assert recognise(kernel) == key
    np.testing.assert_allclose(correlate(np.full((7, 7), 0.7), kernel), 0.7 * total, atol=1e-5)
    correlation, convolution = correlate(IMAGE, kernel), correlate(IMAGE, flip(kernel))
    assert np.allclose(convolution, correlation) == (turned == "same")
    assert np.allclose(convolution, -correlation) == (turned == "sign reverses")


def test_library_is_complete_ordered_and_read_only() -> None:
    assert set(KERNELS) == {row[0] for row in PUBLISHED}
    groups = [kernel.group for kernel in KERNELS.values()]
    assert groups == sorted(groups, key=groups.index), "kernels of a group stand together"
    with pytest.raises(TypeError):
        KERNELS["mine"] = KERNELS["identity"]  # type: ignore[index]
    for kernel in KERNELS.values():
        assert kernel.name
        assert kernel.responds_to
        assert kernel.weights.dtype == np.float32
        with pytest.raises(ValueError, match="read-only"):
            kernel.weights[0, 0] = 1


def test_kernel_is_an_array_to_numpy() -> None:
    sobel = KERNELS["sobel_x"]
    assert np.asarray(sobel) is sobel.weights
    assert np.asarray(sobel, dtype=np.float64).dtype == np.float64
    mine = np.array(sobel)
    mine[0, 0] = 7
    assert sobel.weights[0, 0] == -1
    with pytest.raises(ValueError, match="copy"):
        np.asarray(sobel, dtype=np.float64, copy=False)
    assert sobel == KERNELS["sobel_x"]
    assert sobel != dataclasses.replace(sobel)


def test_identity_returns_the_image() -> None:
    np.testing.assert_array_equal(correlate(IMAGE, KERNELS["identity"]), IMAGE[1:-1, 1:-1])


def test_ramp_separates_correlation_from_convolution() -> None:
    ramp = np.tile(np.arange(6.0), (5, 1))
    assert (correlate(ramp, KERNELS["sobel_x"]) == 8).all()
    assert (correlate(ramp, flip(KERNELS["sobel_x"])) == -8).all()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("sobel_x", "0 0 1 / 0 0 1 / 0 0 1"),
        ("sobel_left", "1 0 0 / 1 0 0 / 1 0 0"),
        ("sobel_y", "0 0 0 / 0 0 0 / 1 1 1"),
        ("sobel_top", "1 1 1 / 0 0 0 / 0 0 0"),
        ("kirsch_north", "1 1 1 / 0 0 0 / 0 0 0"),
        ("roberts", "1 1 / 1 0"),
        ("emboss", "0 0 1 / 0 1 1 / 1 1 1"),
        ("laplacian_of_gaussian", "0 0 0 0 0 / 0 0 0 0 0 / 0 0 1 0 0 / 0 0 0 0 0 / 0 0 0 0 0"),
        ("edge_corner", "1 0 0 / 0 1 0 / 0 0 1"),
    ],
)
def test_responds_to_what_it_says(key: str, text: str) -> None:
    assert correlate(rows(text), KERNELS[key])[0, 0] > 0
    assert "edge" in KERNELS[key].responds_to or "bright" in KERNELS[key].responds_to


@pytest.mark.parametrize("key", [row[0] for row in PUBLISHED if row[4] == 1])
def test_separable_kernel_equals_two_passes(key: str) -> None:
    factors = facts(KERNELS[key]).factors
    assert factors is not None
    column, row = factors
    two_passes = correlate(correlate(IMAGE, column[:, np.newaxis]), row[np.newaxis, :])
    np.testing.assert_allclose(two_passes, correlate(IMAGE, KERNELS[key]), atol=1e-6)


# ---- flip: published vectors


@pytest.mark.parametrize(
    ("image", "kernel", "correlation", "convolution"),
    [
        pytest.param("40 42 46 / 46 50 55 / 52 56 58", "0 1 0 / 0 0 0 / 0 0 0", "42", "56", id="GIMP"),
        pytest.param(
            "0 0 0 0 0 / 0 0 0 0 0 / 0 0 1 0 0 / 0 0 0 0 0 / 0 0 0 0 0",
            "1 2 3 / 4 5 6 / 7 8 9",
            "9 8 7 / 6 5 4 / 3 2 1",
            "1 2 3 / 4 5 6 / 7 8 9",
            id="impulse",
        ),
        pytest.param(
            "0 1 / 2 3 / 4 5 / 6 7 / 8 9",
            "1 / 2",
            "4 7 / 10 13 / 16 19 / 22 25",
            "2 5 / 8 11 / 14 17 / 20 23",
            id="pytorch#117534",
        ),
        pytest.param(
            "3 3 2 1 0 / 0 0 1 3 1 / 3 1 2 2 3 / 2 0 0 2 2 / 2 0 0 0 1",
            "0 1 2 / 2 2 0 / 0 1 2",
            "12 12 17 / 10 17 19 / 9 6 14",
            "18 20 19 / 10 9 17 / 11 8 14",
            id="Dumoulin",
        ),
    ],
)
def test_flip_turns_correlation_into_convolution(image: str, kernel: str, correlation: str, convolution: str) -> None:
    np.testing.assert_array_equal(correlate(rows(image), rows(kernel)), rows(correlation))
    np.testing.assert_array_equal(correlate(rows(image), flip(rows(kernel))), rows(convolution))


def test_flip_of_a_filter_with_channels() -> None:
    """tensorflow#11864: the same 1..16 image and 1..9 kernel on three channels, same size."""
    image = np.pad(np.arange(1.0, 17).reshape(4, 4), 1)
    stack = np.broadcast_to(np.arange(1.0, 10).reshape(3, 3), (3, 3, 3))
    tensorflow = sum(correlate(image, kernel) for kernel in stack)
    matlab = sum(correlate(image, kernel) for kernel in flip(stack))
    np.testing.assert_array_equal(np.asarray(tensorflow)[:2], rows("333 534 651 435 / 693 1044 1179 756"))
    np.testing.assert_array_equal(np.asarray(matlab)[:2], rows("87 186 249 225 / 297 576 711 594"))


# ---- operations


def test_directions_of_turns_and_mirrors() -> None:
    corners = np.array([[1, 2, 3], [4, 5, 6]])
    np.testing.assert_array_equal(rotate(corners), [[3, 6], [2, 5], [1, 4]])
    np.testing.assert_array_equal(rotate(corners, -1), [[4, 1], [5, 2], [6, 3]])
    np.testing.assert_array_equal(operations.mirror_horizontal(corners), [[3, 2, 1], [6, 5, 4]])
    np.testing.assert_array_equal(operations.mirror_vertical(corners), [[4, 5, 6], [1, 2, 3]])
    np.testing.assert_array_equal(flip(corners), [[6, 5, 4], [3, 2, 1]])
    assert recognise(rotate(KERNELS["sobel_x"])) == "sobel_top"
    assert recognise(operations.negate(KERNELS["sobel_x"])) == "sobel_left"


@given(STACKS)
def test_turns_and_mirrors_undo_themselves(weights: NDArray[np.float32]) -> None:
    np.testing.assert_array_equal(rotate(rotate(rotate(rotate(weights)))), weights)
    np.testing.assert_array_equal(rotate(weights, 2), flip(weights))
    np.testing.assert_array_equal(flip(weights), operations.mirror_horizontal(operations.mirror_vertical(weights)))
    for operation in (operations.mirror_horizontal, operations.mirror_vertical, flip, operations.negate):
        np.testing.assert_array_equal(operation(operation(weights)), weights)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.__name__)
@examples(40)
@given(weights=ANY_ARRAYS)
def test_operations_take_anything_and_change_no_argument(operation: Any, weights: NDArray[np.float32]) -> None:
    """Not a number, infinite, 1 × 1 and even kernels give no warning, and a refusal is one in words."""
    before = weights.copy()
    weights.setflags(write=False)
    try:
        result = operation(weights)
    except EngineError:
        assert operation in (operations.normalise_sum, operations.normalise_norm)
    else:
        assert result.dtype == np.float32
        assert result.flags.c_contiguous
        assert not np.shares_memory(result, weights)
        assert not (np.signbit(result) & (result == 0)).any(), "nobody wants to read -0"
    np.testing.assert_array_equal(weights, before)


@given(STACKS)
def test_normalised_kernels(weights: NDArray[np.float32]) -> None:
    size = np.abs(weights).sum(axis=(-2, -1))
    np.testing.assert_array_less(
        np.abs(operations.normalise_mean(weights).sum(axis=(-2, -1), dtype=np.float64)), 1e-6 * size + 1e-30
    )
    if (size > 0).all():
        lengths = np.linalg.norm(operations.normalise_norm(weights).astype(np.float64), axis=(-2, -1))
        np.testing.assert_allclose(lengths, 1, rtol=1e-6)
    if (np.abs(weights.sum(axis=(-2, -1), dtype=np.float64)) > 0.01 * size).all():
        np.testing.assert_allclose(operations.normalise_sum(weights).sum(axis=(-2, -1)), 1, rtol=1e-3)


@given(KERNEL_ARRAYS)
def test_normalise_refuses_what_has_no_scale(weights: NDArray[np.float32]) -> None:
    with pytest.raises(EngineError, match=r"sum to 0.*Change"):
        operations.normalise_sum(np.concatenate([weights, -weights]))
    with pytest.raises(EngineError, match="sum to 0"):
        operations.normalise_sum(operations.normalise_mean(weights.round(3)))  # rounded: 1e-45 has no exact half
    with pytest.raises(EngineError, match=r"All weights are 0.*Change"):
        operations.normalise_norm(0 * weights)


def test_numbers_beyond_float32_become_infinite() -> None:
    assert np.isinf(operations.negate([[1e300]])).all()


@given(KERNEL_ARRAYS, SHAPE_PAIRS, SHAPE_PAIRS)
def test_fit_size_grows_by_any_way_and_shrinks_back(
    weights: NDArray[np.float32], more: tuple[int, int], again: tuple[int, int]
) -> None:
    old = weights.shape
    larger = (old[0] + more[0], old[1] + more[1])
    largest = (larger[0] + again[0], larger[1] + again[1])
    grown = fit_size(weights, larger)
    np.testing.assert_array_equal(fit_size(grown, old), weights)
    np.testing.assert_array_equal(fit_size(grown, largest), fit_size(weights, largest))
    assert grown.sum(dtype=np.float64) == pytest.approx(weights.sum(dtype=np.float64), abs=1e-9)


def test_fit_size_says_where_the_extra_row_goes() -> None:
    odd = np.arange(1, 10).reshape(3, 3)
    np.testing.assert_array_equal(fit_size(odd, (4, 4)), np.pad(odd, (0, 1)))
    np.testing.assert_array_equal(fit_size(np.ones((4, 4)), (5, 5)), np.pad(np.ones((4, 4)), (1, 0)))
    np.testing.assert_array_equal(fit_size(odd, (2, 2)), [[5, 6], [8, 9]])
    np.testing.assert_array_equal(fit_size(odd, (1, 5)), [[0, 4, 5, 6, 0]])
    assert fit_size(np.ones((6, 3, 3)), (5, 5)).shape == (6, 5, 5)


@given(SHAPE_PAIRS, st.data())
def test_painted_cells_make_a_symmetric_kernel(shape: tuple[int, int], data: st.DataObject) -> None:
    cell = (data.draw(st.integers(0, shape[0] - 1)), data.draw(st.integers(0, shape[1] - 1)))
    quarter = rotate if shape[0] == shape[1] else flip
    symmetries: dict[operations.Symmetry, list[Callable[[ArrayLike], library.Weights]]] = {
        "none": [],
        "horizontal": [operations.mirror_horizontal],
        "vertical": [operations.mirror_vertical],
        "both": [operations.mirror_horizontal, operations.mirror_vertical],
        "rotational": [quarter],
    }
    for symmetry, unchanged_by in symmetries.items():
        cells = operations.symmetric_cells(shape, cell, symmetry)
        assert cell in cells
        assert len(cells) <= max(1, 2 * len(unchanged_by) * (2 if quarter is rotate else 1))
        painted = np.zeros(shape)
        for each in cells:
            painted[each] = 1
        for operation in unchanged_by:
            np.testing.assert_array_equal(operation(painted), painted)
    assert operations.symmetric_cells(shape, cell, "none") == {cell}


# ---- new kernels


def test_random_kernel_is_repeatable_and_near_zero_mean() -> None:
    weights = operations.random_kernel((8, 5, 5), seed=3)
    np.testing.assert_array_equal(weights, operations.random_kernel((8, 5, 5), seed=3))
    assert not np.array_equal(weights, operations.random_kernel((8, 5, 5), seed=4))
    assert np.abs(weights).max() <= 1
    assert abs(weights.mean()) < 0.15


@given(SHAPE_PAIRS, st.floats(1e-300, 1e300))
def test_gaussian(shape: tuple[int, int], sigma: float) -> None:
    weights = gaussian(shape, sigma)
    assert weights.shape == shape
    assert weights.sum() == pytest.approx(1, abs=1e-6)
    found = facts(weights)
    assert (found.rank, found.flip) == (1, "same")


def test_gaussian_limits_and_refusals() -> None:
    assert recognise(gaussian((3, 3), 1e-9)) == "identity"
    assert recognise(gaussian((3, 3), np.inf)) == "box_blur"
    np.testing.assert_array_equal(gaussian((2, 2), 1e-9), np.full((2, 2), 0.25))
    ratio = gaussian((5, 5), 1.5)
    assert ratio[2, 3] / ratio[2, 2] == pytest.approx(np.exp(-1 / 4.5))
    for wrong in (0, -1, np.nan):
        with pytest.raises(EngineError, match=r"above 0.*Try"):
            gaussian((3, 3), wrong)
        with pytest.raises(EngineError, match="above 0"):
            gabor((3, 3), 0, wrong)
        with pytest.raises(EngineError, match="above 0"):
            gabor((3, 3), 0, 4, sigma=wrong)


def test_gabor_stripes() -> None:
    upright = gabor((9, 9), angle=90, wavelength=4, sigma=3)
    assert upright[4, 4] == 1
    assert (upright[4, [2, 6]] < 0).all()
    assert (upright[[2, 6], 4] > 0).all()
    assert facts(upright).separable
    assert facts(gabor((9, 9), 30, 5)).flip == "same"
    assert facts(gabor((9, 9), 30, 5, phase=90)).flip == "sign reverses"
    np.testing.assert_allclose(gabor((9, 9), 90, 4), rotate(gabor((9, 9), 0, 4)), atol=1e-6)
    # Reaches half as far across the stripes as along them; without stripes only the envelope is left.
    envelope = gabor((9, 9), 90, np.inf, sigma=2)
    assert envelope[4, 6] == pytest.approx(envelope[0, 4])


@pytest.mark.parametrize("make", [line, lambda shape, angle: gabor(shape, angle, 3)], ids=["line", "gabor"])
@given(shape=SHAPE_PAIRS, angle=st.floats(-360, 360))
def test_angles_turn_anticlockwise(make: Any, shape: tuple[int, int], angle: float) -> None:
    weights = make(shape, angle)
    assert weights.shape == shape
    np.testing.assert_allclose(rotate(weights), make(shape[::-1], angle + 90), atol=1e-6)
    np.testing.assert_allclose(weights, make(shape, angle + 180), atol=1e-6)


@given(SHAPE_PAIRS, st.floats(-360, 360))
def test_line_sums_to_zero(shape: tuple[int, int], angle: float) -> None:
    assert abs(line(shape, angle).sum(dtype=np.float64)) < 1e-5


@given(st.sampled_from([3, 5, 7, 9]), st.floats(0, 180))
def test_line_is_positive_on_the_line_and_negative_beside_it(side: int, angle: float) -> None:
    weights = line((side, side), angle)
    reach = np.arange(-(side // 2), side // 2 + 1)
    down, right = np.meshgrid(-reach * 1.0, reach * 1.0, indexing="ij")  # down is up here: y upwards
    radians = np.radians(angle)
    distance = np.abs(right * np.sin(radians) - down * np.cos(radians))
    assert (weights[distance < 0.25] > 0).all()
    assert (weights[distance > 1] < 0).all()


def test_line_examples() -> None:
    np.testing.assert_allclose(3 * line((3, 3), 0), rows("-1 -1 -1 / 2 2 2 / -1 -1 -1"), atol=1e-6)
    np.testing.assert_allclose(3 * line((3, 3), 90), rows("-1 2 -1 / -1 2 -1 / -1 2 -1"), atol=1e-6)
    rising = line((5, 5), 45)
    assert rising[0, 4] == rising.max()
    assert (line((2, 2), 0) == 0).all()
    assert (line((2, 5), 180) == 0).all()
    assert (line((1, 1), 30) == 0).all()


# ---- facts


@given(ANY_ARRAYS)
def test_facts_take_anything(weights: NDArray[np.float32]) -> None:
    found = facts(weights)
    assert found.separable == (found.rank == 1) == (found.factors is not None)
    assert all(str(sentence) for sentence in found.sentences)
    assert (found.rank is None) == (not np.isfinite(weights).all())
    assert recognise(weights) is None


@given(KERNEL_ARRAYS)
def test_factors_rebuild_the_kernel(weights: NDArray[np.float32]) -> None:
    column, row = weights[:, 0], weights[0]
    outer = np.outer(column, row).astype(np.float32)
    found = facts(outer)
    if (outer == 0).all():
        assert (found.rank, found.factors, found.flip) == (0, None, "same")
    elif np.abs(outer).max() > 1e-30:  # below, float32 itself is not exact enough to be of rank 1
        assert found.factors is not None
        np.testing.assert_allclose(np.outer(*found.factors), outer, atol=2e-6 * float(np.abs(outer).max()))


@given(KERNEL_ARRAYS)
def test_facts_see_the_effect_of_a_flip(weights: NDArray[np.float32]) -> None:
    doubled = weights.astype(np.float64)
    assert facts(doubled + flip(doubled)).flip == "same"
    assert facts(doubled - flip(doubled)).flip in ("sign reverses", "same")
    assert facts(flip(weights)).flip == facts(weights).flip


def test_factors_are_numbers_one_recognises() -> None:
    factors = facts(KERNELS["sobel_x"]).factors
    assert factors is not None
    np.testing.assert_array_equal(factors[0], [0.5, 1, 0.5])
    np.testing.assert_array_equal(factors[1], [-2, 0, 2])


@pytest.mark.parametrize(
    ("weights", "words"),
    [
        (KERNELS["sobel_x"], ["sum to 0", "separable (rank 1)", "6 multiplications", "takes 9", "reverses its sign"]),
        (KERNELS["sharpen"], ["sum to 1", "not separable (rank 2)", "equal results"]),
        (KERNELS["kirsch_north"], ["different results"]),
        ([[1, 2], [3, -8]], ["sum to −2: a flat area is multiplied"]),
        ([[0.25, 0.5, 0.25]], ["sum to 1", "nothing to separate"]),
        ([[3]], ["sum to 3", "nothing to separate", "equal results"]),
        (np.zeros((4, 4)), ["All weights are 0"]),
        ([[np.nan, 1]], ["not a number"]),
        ([[np.inf, -np.inf]], ["not a finite one"]),
    ],
)
def test_sentences(weights: ArrayLike, words: list[str]) -> None:
    said = " ".join(str(sentence) for sentence in facts(weights).sentences)
    for word in words:
        assert word in said


# ---- recognise


def test_recognise() -> None:
    sobel = np.asarray(KERNELS["sobel_x"])
    assert recognise(sobel * np.float32(1 + 1e-7)) == "sobel_x"
    assert recognise(sobel * 1.001) is None
    assert recognise(2 * sobel) is None
    assert recognise(sobel / 4) == "blue1brown_sobel"
    assert recognise([[0.25, 0.25]]) is None
    assert recognise(np.zeros((3, 3))) is None
