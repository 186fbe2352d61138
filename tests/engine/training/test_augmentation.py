"""Data augmentation: amounts are what they say, none of it changes nothing, and brightness stays in range."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch

from engine.training.augmentation import erased, mirrored, varied
from engine.training.plan import Plan


def varieties(image: np.ndarray, **amounts: float) -> np.ndarray:
    """200 variations of one image, (200, H, W)."""
    batch = torch.tensor(image, dtype=torch.float32).repeat(200, 1, 1, 1)
    return varied(batch, Plan(**amounts), torch.Generator().manual_seed(0))[:, 0].numpy()  # type: ignore[arg-type]


def spot() -> np.ndarray:
    image = np.zeros((24, 40))
    image[12:14, 28:30] = 1  # 9 right of the middle and 1 below it
    return image


def places(images: np.ndarray) -> np.ndarray:
    """The balance points of images, (N, 2): rows and columns from the middle of the picture."""
    rows, columns = np.mgrid[:24, :40]
    total = images.sum((1, 2))
    return np.stack([(images * rows).sum((1, 2)) / total - 11.5, (images * columns).sum((1, 2)) / total - 19.5], axis=1)


def test_shifts_are_in_pixels() -> None:
    moved = places(varieties(spot(), shift=4)) - (1, 9)
    assert abs(moved).max() == pytest.approx(4, abs=0.15)
    assert moved.min(axis=0) == pytest.approx((-4, -4), abs=0.2)


def test_turning_keeps_the_distance_from_the_middle() -> None:
    at = places(varieties(spot(), rotate=45))
    np.testing.assert_allclose(np.hypot(*at.T), math.hypot(1, 9), rtol=0.03)
    angles = np.degrees(np.arctan2(*at.T) - math.atan2(1, 9))
    assert (angles.min(), angles.max()) == pytest.approx((-45, 45), abs=2)


def test_scale_is_a_share() -> None:
    at = places(varieties(spot(), scale=0.2))
    assert (at[:, 1].min(), at[:, 1].max()) == pytest.approx((0.8 * 9, 1.2 * 9), abs=0.2)
    np.testing.assert_allclose(at[:, 0] / at[:, 1], 1 / 9, atol=0.03)


def test_thickness_is_in_pixels() -> None:
    stroke = np.zeros((24, 40))
    stroke[:, 18:21] = 1
    widths = varieties(stroke, thickness=2).sum(axis=2)[:, 12]
    assert (widths.min(), widths.max()) == pytest.approx((1, 5), abs=0.1)


def pictures(count: int = 50, channels: int = 3) -> torch.Tensor:
    return torch.rand(count, channels, 9, 12, generator=torch.Generator().manual_seed(1))


def random() -> torch.Generator:
    return torch.Generator().manual_seed(0)


def test_without_amounts_nothing_is_done() -> None:
    x = pictures()
    assert varied(x, Plan(), random()) is x


def test_mirroring_twice_is_nothing() -> None:
    x, which = pictures(), torch.arange(50) % 3 == 0
    once = mirrored(x, which)
    assert torch.equal(once[which], x[which].flip(3))
    assert torch.equal(once[~which], x[~which])
    assert torch.equal(mirrored(once, which), x)


def test_half_of_the_images_are_mirrored() -> None:
    x = pictures(1000)
    changed = (varied(x, Plan(mirror=True), random()) != x).flatten(1).any(1)
    assert changed.float().mean().item() == pytest.approx(0.5, abs=0.05)


@pytest.mark.parametrize("amount", [0.1, 0.5, 1])
def test_brightness_is_a_share_and_stays_in_range(amount: float) -> None:
    x = pictures()
    bright = varied(x, Plan(brightness=amount), random())
    assert bright.min() >= 0
    assert bright.max() <= 1
    factors = (bright / x)[(bright < 1) & (x > 0)]
    assert factors.min().item() >= 1 - amount - 1e-6
    assert factors.max().item() <= 1 + amount + 1e-6
    assert factors.std() > 0.1 * amount
    black = torch.zeros_like(x)
    assert torch.equal(varied(black, Plan(brightness=amount), random()), black)


def test_a_rectangle_is_covered_with_the_mean_of_the_image() -> None:
    x = pictures(400)
    covered = varied(x, Plan(erase=0.5), random())
    changed = (covered != x).any(1)  # (N, H, W)
    rows, columns = changed.any(2), changed.any(1)
    assert torch.equal(changed, rows[:, :, None] & columns[:, None, :])
    for sides, most in ((rows, 4), (columns, 6)):  # half of 9, rounded, and of 12
        assert (sides.int().diff(dim=1).abs().sum(1) <= 2).all(), "in one piece"
        assert sides.sum(1).max() == most
        assert sides.any(0).all(), "everywhere"
    means = x.mean((2, 3))[:, :, None, None].expand_as(x)
    assert torch.equal(covered[(covered != x)], means[(covered != x)])


@pytest.mark.parametrize("chance", [0.0, 0.999999])
def test_all_of_an_image_can_be_covered_and_nothing(chance: float) -> None:
    x, everything = pictures(2), torch.full((4, 2), chance)
    expected = x if chance == 0 else x.mean((2, 3), keepdim=True).expand_as(x)
    assert torch.equal(erased(x, 1.0, everything), expected)


def test_each_image_is_varied_on_its_own_and_the_same_chance_gives_the_same() -> None:
    plan = Plan(shift=2, rotate=20, scale=0.2, thickness=1, mirror=True, brightness=0.3, erase=0.4)
    x = pictures(1).repeat(20, 1, 1, 1)
    first = varied(x, plan, random())
    assert torch.equal(first, varied(x, plan, random()))
    assert len(first.flatten(1).unique(dim=0)) == 20
    assert torch.equal(x, pictures(1).repeat(20, 1, 1, 1)), "the images themselves stay"
