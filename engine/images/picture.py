"""A picture read from a file, and the other ways to read that file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from engine.values.array import Float32
from engine.values.messages import Message, message

ON_WHITE: Final = message("Transparent parts put on white")
AXES: Final[Mapping[str, tuple[Message, Message]]] = {  # meaning of axes: as a choice, and as a step
    "HW": (message("Rows × columns"), message("{shape} read as rows × columns")),
    "CHW": (message("Channels × rows × columns"), message("{shape} read as channels × rows × columns")),
    "HWC": (message("Rows × columns × channels"), message("{shape} read as rows × columns × channels")),
    "NHW": (message("Pictures × rows × columns"), message("{shape} read as pictures × rows × columns")),
    "NCHW": (
        message("Pictures × channels × rows × columns"),
        message("{shape} read as pictures × channels × rows × columns"),
    ),
    "NHWC": (
        message("Pictures × rows × columns × channels"),
        message("{shape} read as pictures × rows × columns × channels"),
    ),
    "V": (message("One row"), message("{shape} values read as one row")),
    "S": (message("A square"), message("{shape} values read row by row as a square")),
    "NS": (message("Pictures, each a square"), message("{shape} read as pictures, each a square row by row")),
    "frame": (message("One frame"), message("Frame {place} of {count}")),
    "stack": (message("Frames as channels"), message("{count} frames read as channels")),
}
LEVELS: Final[Mapping[str, tuple[Message, Message]]] = {  # meaning of values, likewise
    "same": (message("As they are"), message("Values {low} … {high} taken as they are")),
    "bytes": (message("0 … 255"), message("Scaled from 0 … {white} to 0 … 1")),
    "words": (message("0 … 65535"), message("Scaled from 0 … {white} to 0 … 1")),
    "spread": (message("Lowest … highest"), message("Stretched from {low} … {high} to 0 … 1")),
}


@dataclass(frozen=True)
class Taking:
    """Which picture of a file is read, and how; an empty field leaves the choice to the reader.

    Args:
        array: the name of an array in an .npz file.
        axes: the meaning of its axes, a key of AXES.
        index: of the picture among several, from 0.
        levels: the meaning of its values, a key of LEVELS.
    """

    array: str = ""
    axes: str = ""
    index: int = 0
    levels: str = ""


@dataclass(frozen=True)
class Offer:
    """The ways to read a file: values for the fields of :class:`Taking`, and the number of pictures."""

    arrays: tuple[str, ...] = ()
    axes: tuple[str, ...] = ()
    count: int = 1
    levels: tuple[str, ...] = ()

    @property
    def is_choice(self) -> bool:
        """Whether there is more than one way to read the file."""
        return max(len(self.arrays), len(self.axes), self.count, len(self.levels)) > 1


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture from a file.

    Args:
        array: (C, H, W) float32; in 0..1, or the values of an array as they are.
        steps: sentences about what was selected and converted, in order.
        taken: how the file was read.
        offer: all ways to read it.
    """

    array: Float32
    steps: tuple[Message, ...] = ()
    taken: Taking = Taking()
    offer: Offer = Offer()


def fits(own: int, channels: int | None) -> bool:
    """Whether a picture of ``own`` channels can be fitted to a network that reads ``channels``; None reads any."""
    return channels is None or own == channels or {own, channels} == {1, 3}
