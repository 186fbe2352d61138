"""Any picture fits any network, and the steps say truthfully how."""

from __future__ import annotations

from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.images.fitting import FITS, Fit, Size, fit_image, fit_images
from engine.values.errors import EngineError

sides = st.integers(1, 40)
sizes = st.tuples(sides, sides)
channels = st.sampled_from([1, 3])
fits = st.sampled_from(get_args(Fit))


def picture(channels: int, size: Size, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((channels, *size), np.float32)


def steps(image: np.ndarray, channels: int, size: Size | None, fit: Fit, invert: bool = False) -> list[str]:
    return [str(step) for step in fit_image(image, channels, size, fit, invert).steps]


def test_every_fit_has_a_label() -> None:
    assert tuple(FITS) == get_args(Fit)
    assert [str(label) for label in FITS.values()] == ["Crop to the middle", "Pad with black", "Stretch"]


@given(given_channels=channels, wanted=channels, own=sizes, size=st.none() | sizes, fit=fits, invert=st.booleans())
def test_the_shape_is_what_was_asked_for(
    given_channels: int, wanted: int, own: Size, size: Size | None, fit: Fit, invert: bool
) -> None:
    fitted = fit_image(picture(given_channels, own), wanted, size, fit, invert)
    assert fitted.array.shape == (wanted, *(size or own))
    assert fitted.array.dtype == np.float32
    assert fitted.array.flags.c_contiguous
    for (top, left, bottom, right), (rows, columns) in ((fitted.region, own), (fitted.place, size or own)):
        assert 0 <= top < bottom <= rows
        assert 0 <= left < right <= columns


@given(own=sizes, size=sizes, fit=st.sampled_from(["crop", "stretch"]), value=st.floats(-9, 9, width=32))
def test_a_constant_picture_stays_constant(own: Size, size: Size, fit: Fit, value: float) -> None:
    fitted = fit_image(np.full((1, *own), value, np.float32), 1, size, fit, False)
    np.testing.assert_allclose(fitted.array, value, rtol=1e-6)


@given(count=st.integers(1, 5), own=sizes, fit=fits, is_named=st.booleans())
def test_nothing_to_do(count: int, own: Size, fit: Fit, is_named: bool) -> None:
    image = picture(count, own)
    fitted = fit_image(image, count, own if is_named else None, fit, False)
    assert fitted.array is image
    assert fitted.steps == ()
    assert fitted.region == fitted.place == (0, 0, *own)


@given(own=sizes, size=st.none() | sizes, fit=st.sampled_from(["crop", "stretch"]))
def test_inverting_twice(own: Size, size: Size | None, fit: Fit) -> None:
    image = picture(1, own)
    once = fit_image(image, 1, size, fit, True)
    twice = fit_image(once.array, 1, None, fit, True)
    np.testing.assert_allclose(twice.array, fit_image(image, 1, size, fit, False).array, atol=1e-6)


@given(own=sizes, size=sizes, invert=st.booleans())
def test_padding_is_black_and_only_outside_its_place(own: Size, size: Size, invert: bool) -> None:
    fitted = fit_image(np.full((1, *own), 0.25, np.float32), 1, size, "pad", invert)
    top, left, bottom, right = fitted.place
    inside = np.zeros(size, bool)
    inside[top:bottom, left:right] = True
    np.testing.assert_allclose(fitted.array[0, inside], 0.75 if invert else 0.25, rtol=1e-6)
    assert not fitted.array[0, ~inside].any()
    assert fitted.region == (0, 0, *own)
    assert size[0] in (bottom - top, size[0]) or size[1] in (right - left, size[1])


@given(own=sizes, size=sizes)
def test_cropping_keeps_the_proportions_to_the_nearest_pixel(own: Size, size: Size) -> None:
    top, left, bottom, right = fit_image(picture(1, own), 1, size, "crop", False).region
    height, width = bottom - top, right - left
    assert height == own[0] or width == own[1]
    assert abs(height * size[1] - width * size[0]) <= max(size) / 2 or 1 in (height, width)
    assert abs(top - (own[0] - bottom)) <= 1
    assert abs(left - (own[1] - right)) <= 1


def test_cropping_takes_the_middle_bit_for_bit() -> None:
    image = picture(3, (4, 10))
    fitted = fit_image(image, 3, (4, 4), "crop", False)
    np.testing.assert_array_equal(fitted.array, image[:, :, 3:7])
    assert fitted.region == (0, 3, 4, 7)


def test_reducing_averages() -> None:
    image = picture(1, (6, 8))
    fitted = fit_image(image, 1, (3, 4), "stretch", False)
    np.testing.assert_allclose(fitted.array, image.reshape(1, 3, 2, 4, 2).mean((2, 4)), rtol=1e-6)


def test_enlarging_stays_between_its_neighbours() -> None:
    fitted = fit_image(np.array([[[0, 1]]], np.float32), 1, (1, 8), "stretch", False)
    assert (np.diff(fitted.array[0, 0]) >= 0).all()
    np.testing.assert_allclose(fitted.array[0, 0, [0, 3, 4, 7]], [0, 0.375, 0.625, 1])


def test_grey_and_colour() -> None:
    image = picture(3, (5, 6))
    grey = fit_image(image, 1, None, "crop", False).array
    np.testing.assert_allclose(grey[0], 0.299 * image[0] + 0.587 * image[1] + 0.114 * image[2], rtol=1e-5)
    np.testing.assert_array_equal(fit_image(grey, 3, None, "crop", False).array, np.repeat(grey, 3, axis=0))


def test_the_steps_are_sentences() -> None:
    photo = picture(3, (400, 600))
    assert steps(photo, 1, (28, 28), "crop", True) == [
        "Turned to grey (0.299 R + 0.587 G + 0.114 B)",
        "Cropped to the middle 400 × 400 of 600 × 400",
        "Reduced from 400 × 400 to 28 × 28 (each new pixel averages the ones it covers)",
        "Inverted (1 − value)",
    ]
    assert steps(photo, 3, (60, 60), "pad") == [
        "Reduced from 600 × 400 to 60 × 40 (each new pixel averages the ones it covers)",
        "Padded with black to 60 × 60",
    ]
    assert steps(picture(1, (10, 400)), 3, (20, 40), "stretch") == [
        "Reduced from 400 × 10 to 40 × 10 (each new pixel averages the ones it covers)",
        "Enlarged from 40 × 10 to 40 × 20 (each new pixel blends its neighbours)",
        "Repeated the grey channel as red, green and blue",
    ]


@pytest.mark.parametrize("fit", get_args(Fit))
@pytest.mark.parametrize("own", [(1, 20_000), (20_000, 1), (2, 65_535), (1, 1), (300, 200)])
@pytest.mark.parametrize("value", [0.5, np.nan, np.inf, 3e38])
def test_extremes(own: Size, fit: Fit, value: float) -> None:
    image = np.full((3, *own), value, np.float32)
    for wanted in (1, 3):
        assert fit_image(image, wanted, (28, 28), fit, True).array.shape == (wanted, 28, 28)


def test_one_bad_pixel_stays_where_it_is() -> None:
    image = picture(1, (40, 40))
    image[0, 0, 0] = np.nan
    assert np.isnan(fit_image(image, 1, (10, 10), "crop", False).array).sum() == 1


@pytest.mark.parametrize(("given_channels", "wanted"), [(1, 2), (3, 4), (4, 3), (2, 1)])
def test_other_channels_are_refused(given_channels: int, wanted: int) -> None:
    with pytest.raises(EngineError, match=f"the picture: {given_channels}. Channels that are needed: {wanted}"):
        fit_image(picture(given_channels, (3, 3)), wanted, None, "crop", False)


# --- many at once -----------------------------------------------------------------------------------------------------


@given(channels, channels, sizes, st.none() | sizes, fits, st.booleans(), st.booleans())
def test_pictures_fitted_together_are_as_fitted_one_by_one(
    given_channels: int, wanted: int, own: Size, size: Size | None, fit: Fit, invert: bool, is_8bit: bool
) -> None:
    images = (np.random.default_rng(0).random((3, given_channels, *own)) * 255).astype(np.uint8)
    floats = np.divide(images, np.float32(255), dtype=np.float32)
    together = fit_images(images if is_8bit else floats, wanted, size, fit, invert)
    if together.dtype == np.uint8:
        together = np.divide(together, np.float32(255), dtype=np.float32)
    alone = np.stack([fit_image(image, wanted, size, fit, invert).array for image in floats])
    np.testing.assert_allclose(together, alone, atol=2e-6)


def test_pictures_that_fit_are_not_copied_and_bytes_stay_bytes() -> None:
    images = np.zeros((4, 1, 8, 8), np.uint8)
    for size in (None, (8, 8)):
        same = fit_images(images, 1, size, "crop", invert=False)
        assert same.dtype == np.uint8
        assert np.shares_memory(same, images)
    assert fit_images(images, 3, (12, 6), "stretch", invert=True).dtype == np.float32
    assert fit_images(images, 3, (8, 4), "crop", invert=True).dtype == np.uint8, "cropped, inverted and repeated"
