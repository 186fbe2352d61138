"""Edits of the image, and of how it is fitted and scaled for the network."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy.typing as npt

from engine.images.fitting import Fit
from engine.project.edits.access import array_of
from engine.project.fitted_weights import reconciled
from engine.project.project import Project, is_showable
from engine.project.shapes import infer
from engine.values.array import Array
from engine.values.errors import EngineError
from engine.values.messages import Message, message
from engine.values.params import Pair


def set_image(
    project: Project, image: npt.ArrayLike | None, title: str = "", *, read: Sequence[Message] = ()
) -> Project:
    """The project with another image, of any size.

    Args:
        image: (C, H, W) or (H, W), usually in 0..1; None for a black picture.
        title: where the picture comes from, for people.
        read: sentences about the conversions of the picture by its reader, see :class:`engine.Picture`.

    Raises:
        EngineError: it is not an image, or its channels cannot be converted to those of the network.
    """
    if image is None:
        return _with_input(project, image=None, title=title, read=())
    values = array_of(image)
    if len(values.shape) == 2:
        values = Array(values.data[None])
    if len(values.shape) != 3 or not values.data.size:
        raise EngineError(
            message("An array of shape {shape} is not an image.", shape=values.shape),
            message("Give (channels, rows, columns)."),
        )
    return _with_input(project, image=values, title=title, read=tuple(read))


def set_fit(project: Project, fit: Fit) -> Project:
    """The project with another way to fit its image to the network's size."""
    return _with_input(project, fit=fit)


def set_invert(project: Project, invert: bool) -> Project:
    """The project with its image inverted (1 − x), or not."""
    return _with_input(project, invert=invert)


def set_scaling(project: Project, mean: Sequence[float], deviation: Sequence[float]) -> Project:
    """The project with another scaling of the image: the network reads (x − mean) / deviation.

    Args:
        mean, deviation: one number, or one per channel.

    Raises:
        EngineError: there are more or fewer numbers, or a deviation is not larger than 0.
    """
    return _with_input(project, mean=tuple(map(float, mean)), deviation=tuple(map(float, deviation)))


def set_input_channels(project: Project, channels: int) -> Project:
    """The project with another number of input channels, such as 1 (grey) or 3 (colour).

    Between 1 and 3 the filters of the first convolution are divided among the channels, or summed. An image that cannot
    be converted is dropped.
    """
    source = project.input
    changes: dict[str, Any] = {"channels": channels}
    if source.image is not None and not is_showable(source.image.shape, channels):
        changes |= {"image": None, "title": ""}
    for name in ("mean", "deviation"):
        values = getattr(source, name)
        changes[name] = values if len(values) in (1, channels) else values[:1]
    return _with_input(project, **changes)


def set_input_size(project: Project, size: Pair) -> Project:
    """The project with another input size (rows, columns). Raises: EngineError when a side is not in 1..4096."""
    if not all(1 <= side <= 4096 for side in size):
        raise EngineError(message("An image can be fitted to 1 … 4096 rows and columns."))
    return _with_input(project, size=(int(size[0]), int(size[1])))


def set_fixed_size(project: Project, fixed: bool) -> Project:
    """The project with all pictures fitted to its input size, or read in their own size where the network can.

    Args:
        fixed: whether they are all fitted.
    """
    return _with_input(project, fixed_size=fixed)


def _with_input(project: Project, **changes: Any) -> Project:
    after = replace(project, input=replace(project.input, **changes))
    return after if infer(after) is infer(project) else reconciled(project, after)
