"""Data augmentation: random changes of images, a whole batch at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from engine.training.plan import Plan

if TYPE_CHECKING:
    from torch import Generator, Tensor


def varied(x: Tensor, plan: Plan, random: Generator) -> Tensor:
    """The images (N, C, H, W), each augmented by random amounts within the limits of the plan.

    The same object if the plan augments nothing.

    Args:
        x: values in 0..1.
        random: on the CPU, so that the augmentation is the same on every device.
    """
    import torch

    def amounts(most: float) -> Tensor:
        return ((2 * torch.rand(len(x), generator=random) - 1) * most).to(x.device)

    if plan.thickness:
        x = _thickened(x, amounts(plan.thickness))
    if plan.shift or plan.rotate or plan.scale:
        turns, sizes = torch.deg2rad(amounts(plan.rotate)), 1 + amounts(plan.scale)
        x = _moved(x, turns, sizes, amounts(plan.shift), amounts(plan.shift))
    if plan.mirror:
        x = mirrored(x, amounts(1) > 0)
    if plan.brightness:
        x = (x * (1 + amounts(plan.brightness))[:, None, None, None]).clamp_(0, 1)
    if plan.erase:
        x = erased(x, plan.erase, torch.rand(4, len(x), generator=random).to(x.device))
    return x


def mirrored(x: Tensor, which: Tensor) -> Tensor:
    """The images (N, C, H, W), mirrored left to right where ``which`` (N,) is true."""
    return x.flip(3).where(which[:, None, None, None], x)


def erased(x: Tensor, most: float, chance: Tensor) -> Tensor:
    """The images (N, C, H, W), each with one rectangle covered by its own mean colour.

    Args:
        most: the largest share of a side that is covered.
        chance: (4, N), uniform in 0..1: height, width, row and column.

    Source: Zhong et al. 2020, algorithm 1, with both sides chosen independently.
    """
    import torch

    def covered(size: int, length: Tensor, place: Tensor) -> Tensor:
        length = (length * most * size).round()
        first = (place * (size - length + 1)).floor()[:, None]
        at = torch.arange(size, device=x.device)
        return (at >= first) & (at < first + length[:, None])

    rows, columns = covered(x.shape[2], chance[0], chance[2]), covered(x.shape[3], chance[1], chance[3])
    return x.mean((2, 3), keepdim=True).where(rows[:, None, :, None] & columns[:, None, None, :], x)


def _thickened(x: Tensor, pixels: Tensor) -> Tensor:
    """The images (N, C, H, W) with bright strokes wider or thinner by ``pixels`` (N,), in −2..2."""
    import torch

    # The maximum of 3 × 3 pixels widens a stroke by 2 pixels, the minimum takes 2 away; blends are in between.
    blend = (pixels / 2)[:, None, None, None]
    return x + blend.abs() * (torch.where(blend > 0, _widened(x), -_widened(-x)) - x)


def _widened(x: Tensor) -> Tensor:
    """The maximum of every 3 × 3 neighbourhood of (N, C, H, W); for few channels ten times as fast as pooling."""
    import torch
    import torch.nn.functional as F

    rows = F.pad(x, (0, 0, 1, 1), mode="replicate")
    x = torch.maximum(x, torch.maximum(rows[:, :, :-2], rows[:, :, 2:]))
    columns = F.pad(x, (1, 1, 0, 0), mode="replicate")
    return torch.maximum(x, torch.maximum(columns[..., :-2], columns[..., 2:]))


def _moved(x: Tensor, turns: Tensor, sizes: Tensor, across: Tensor, down: Tensor) -> Tensor:
    """The images (N, C, H, W) rotated (radians), scaled (factors) and shifted (pixels), by (N,) each."""
    import torch
    import torch.nn.functional as F

    height, width = x.shape[2:]
    cosine, sine = turns.cos() / sizes, turns.sin() / sizes
    across, down = across * 2 / width, down * 2 / height  # grid coordinates go from −1 to 1
    where = torch.stack([cosine, -sine * height / width, across, sine * width / height, cosine, down], dim=1)
    grid = F.affine_grid(where.view(-1, 2, 3), list(x.shape), align_corners=False)
    return F.grid_sample(x, grid, padding_mode="border", align_corners=False)
