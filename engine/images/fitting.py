"""Fits a picture of any size and number of channels to the input of a network, and reports the steps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import Message, message

Fit = Literal["crop", "pad", "stretch"]
FITS: Final[Mapping[Fit, Message]] = {
    "crop": message("Crop to the middle"),
    "pad": message("Pad with black"),
    "stretch": message("Stretch"),
}
Size = tuple[int, int]  # (rows, columns)
Pictures = NDArray[np.uint8 | np.float32]  # (N, C, H, W): 0..255, or 0..1
Box = tuple[int, int, int, int]  # (top, left, bottom, right) in pixels, bottom and right exclusive

_LUMINANCE: Final = (0.299, 0.587, 0.114)  # weights of red, green and blue, as in ITU-R BT.601


@dataclass(frozen=True, eq=False)
class Fitted:
    """A picture fitted to the input of a network.

    Args:
        array: the fitted picture, (C, H, W) float32.
        steps: sentences about every conversion, in order.
        region: the box of the original that is used, in its pixels.
        place: the box of that region in ``array``; the rest is padding.
    """

    array: Float32
    steps: tuple[Message, ...]
    region: Box
    place: Box


def fit_image(image: Float32, channels: int, size: Size | None, fit: Fit, invert: bool) -> Fitted:
    """The picture converted to ``channels`` and ``size``, with a sentence about every step.

    Args:
        image: (C, H, W), any values; returned as the same object if there is nothing to do.
        channels: number of channels that the network reads.
        size: (rows, columns); None keeps those of the picture.
        fit: how a picture with other proportions than ``size`` is fitted.
        invert: whether to invert (1 − value); padding stays black.

    Raises:
        EngineError: the picture cannot be converted to that number of channels.
    """
    own_channels = image.shape[0]
    _check_channels(own_channels, channels)
    steps: list[Message] = []
    array = image
    if own_channels == 3 and channels == 1:
        array = to_grey(array, steps)

    own: Size = (image.shape[1], image.shape[2])
    target = size or own
    region = _middle(own, target) if fit == "crop" else (0, 0, *own)
    if region != (0, 0, *own):
        top, left, bottom, right = region
        array = array[:, top:bottom, left:right]
        new = _size_text(array.shape[1:])
        steps.append(message("Cropped to the middle {new} of {old}", new=new, old=_size_text(own)))

    array = _resized(array, _inside(own, target) if fit == "pad" else target, steps)
    if invert:
        array = np.float32(1) - array
        steps.append(message("Inverted (1 − value)"))

    place = _centred((array.shape[1], array.shape[2]), target)
    if place != (0, 0, *target):
        top, left, bottom, right = place
        array = np.pad(array, ((0, 0), (top, target[0] - bottom), (left, target[1] - right)))
        steps.append(message("Padded with black to {new}", new=_size_text(target)))

    if own_channels == 1 and channels == 3:  # last, so that the steps before work on one channel
        array = np.repeat(array, 3, axis=0)
        steps.append(message("Repeated the grey channel as red, green and blue"))
    return Fitted(array if array is image else np.ascontiguousarray(array), tuple(steps), region, place)


def to_grey(image: Float32, steps: list[Message]) -> Float32:
    """The luminance (1, H, W) of a colour picture (3, H, W); appends a sentence to ``steps``."""
    red, green, blue = _LUMINANCE
    steps.append(message("Turned to grey ({red} R + {green} G + {blue} B)", red=red, green=green, blue=blue))
    return np.tensordot(np.array(_LUMINANCE, np.float32), image, axes=1)[np.newaxis]


def fit_images(images: Pictures, channels: int, size: Size | None, fit: Fit, invert: bool) -> Pictures:
    """The pictures (N, channels, rows, columns) fitted like :func:`fit_image`, as one batch.

    Args:
        images: (N, C, H, W), uint8 in 0..255 or float32 in 0..1; uint8 stays uint8 where no pixels or channels are
            mixed, and nothing is copied if there is nothing to do.

    Raises:
        EngineError: the pictures cannot be converted to that number of channels.
    """
    own_channels, own = images.shape[1], (images.shape[2], images.shape[3])
    _check_channels(own_channels, channels)
    if own_channels == 3 and channels == 1:
        images = np.tensordot(_as_float(images), np.array(_LUMINANCE, np.float32), axes=(1, 0))[:, np.newaxis]
    target = size or own
    if fit == "crop":
        top, left, bottom, right = _middle(own, target)
        images = images[:, :, top:bottom, left:right]
    inner = _inside(own, target) if fit == "pad" else target
    for axis, length in zip((2, 3), inner, strict=True):
        if length != images.shape[axis]:
            weights = _resampling(images.shape[axis], length)
            images = np.moveaxis(np.tensordot(_as_float(images), weights, axes=(axis, 1)), -1, axis)
    if invert:
        images = np.subtract(255 if images.dtype == np.uint8 else 1, images, dtype=images.dtype)
    if inner != target:
        top, left, bottom, right = _centred(inner, target)
        images = np.pad(images, ((0, 0), (0, 0), (top, target[0] - bottom), (left, target[1] - right)))
    return np.repeat(images, 3, axis=1) if own_channels == 1 and channels == 3 else images


def _check_channels(own: int, channels: int) -> None:
    if channels != own and {channels, own} != {1, 3}:
        raise EngineError(
            message(
                "Channels of the picture: {given}. Channels that are needed: {wanted}.", given=own, wanted=channels
            ),
            message("Give the network 1 input channel for grey or 3 for colour."),
        )


def _as_float(images: Pictures) -> Float32:
    """The pictures (N, C, H, W) in 0..1."""
    return np.divide(images, np.float32(255 if images.dtype == np.uint8 else 1), dtype=np.float32)


def _resampling(old: int, new: int) -> Float32:
    """The matrix (new, old) that averages or interpolates the pixels along one axis."""
    how = Image.Resampling.BOX if new < old else Image.Resampling.BILINEAR
    weights: Float32 = _resampled(np.eye(old, dtype=np.float32)[np.newaxis], (new, old), how)[0]
    return weights


def _middle(own: Size, target: Size) -> Box:
    """The largest centred box in ``own`` with the proportions of ``target``, to the nearest pixel."""
    (height, width), (rows, columns) = own, target
    if width * rows > height * columns:
        width = max(1, round(height * columns / rows))
    else:
        height = max(1, round(width * rows / columns))
    return _centred((height, width), own)


def _inside(own: Size, target: Size) -> Size:
    """The largest size with the proportions of ``own`` that fits into ``target``."""
    scale = min(target[0] / own[0], target[1] / own[1])
    return max(1, round(own[0] * scale)), max(1, round(own[1] * scale))


def _centred(part: Size, whole: Size) -> Box:
    top, left = (whole[0] - part[0]) // 2, (whole[1] - part[1]) // 2
    return top, left, top + part[0], left + part[1]


def _resized(array: Float32, size: Size, steps: list[Message]) -> Float32:
    """The array (C, H, W) resized: sides that shrink are averaged, sides that grow are interpolated."""
    rows, columns = array.shape[1:]
    reduced = min(rows, size[0]), min(columns, size[1])
    if reduced != (rows, columns):
        array = _resampled(array, reduced, Image.Resampling.BOX)
        steps.append(
            message(
                "Reduced from {old} to {new} (each new pixel averages the ones it covers)",
                old=_size_text((rows, columns)),
                new=_size_text(reduced),
            )
        )
    if size != reduced:
        array = _resampled(array, size, Image.Resampling.BILINEAR)
        steps.append(
            message(
                "Enlarged from {old} to {new} (each new pixel blends its neighbours)",
                old=_size_text(reduced),
                new=_size_text(size),
            )
        )
    return array


def _resampled(array: Float32, size: Size, how: Image.Resampling) -> Float32:
    rows, columns = size
    return np.stack([np.asarray(Image.fromarray(channel).resize((columns, rows), how)) for channel in array])


def _size_text(size: tuple[int, ...]) -> str:
    """A size as text, columns × rows as usual for pictures."""
    return f"{size[1]} × {size[0]}"
