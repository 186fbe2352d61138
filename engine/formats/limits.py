"""Limits on the size of a network from a foreign file, checked before any work is done for it."""

from __future__ import annotations

import math
from typing import Final

from engine.layers.spec import Shape
from engine.values.errors import FormatError
from engine.values.messages import message
from engine.values.numerals import sizes

MOST_LAYERS: Final = 2000
MOST_NAMES: Final = 100_000  # of weights, operations, or files in an archive
MOST_HEADER: Final = 16 * 2**20  # bytes of the description of a file, without the weights
MOST_MAP_CELLS: Final = 2**27  # of the input or output of a layer: 0.5 GB
_LONGEST_NAME: Final = 1000  # characters

_SMALLER = message("Open a smaller network.")


def check_layers(count: int) -> None:
    """Raises: FormatError if a network of ``count`` layers is too long."""
    if count > MOST_LAYERS:
        raise FormatError(message("It has more than {most} layers.", most=MOST_LAYERS), _SMALLER)


def check_names(count: int, longest: int = 0) -> None:
    """Raises: FormatError if a file has too many names, or one that is too long (in characters)."""
    if count > MOST_NAMES:
        raise FormatError(message("It lists more than {most} names.", most=MOST_NAMES), _SMALLER)
    if longest > _LONGEST_NAME:
        raise FormatError(message("It has a name of {count} characters.", count=longest), _SMALLER)


def check_header(size: int) -> None:
    """Raises: FormatError if the description in a file is too large (in bytes)."""
    if size > MOST_HEADER:
        raise FormatError(
            message("The list of what is in it is larger than {most} MB.", most=MOST_HEADER // 2**20), _SMALLER
        )


def check_cells(shape: Shape) -> None:
    """Raises: FormatError if an input or output of this shape has more than MOST_MAP_CELLS cells."""
    if math.prod(shape) > MOST_MAP_CELLS:
        raise FormatError(
            message("It works on {shape} values at once, which is too much.", shape=sizes(shape)),
            _SMALLER,
        )
