"""How large a network from a file may be: asked before any work is done for it."""

from __future__ import annotations

import math
from typing import Final

from engine.layers.spec import Shape
from engine.values.errors import FormatError
from engine.values.messages import message
from engine.values.numerals import sizes

MOST_LAYERS: Final = 2000
MOST_NAMES: Final = 100_000  # of weights, operations, or files in an archive
MOST_HEADER: Final = 16 * 2**20  # bytes that only say what there is, without the weights
MOST_MAP_CELLS: Final = 2**27  # of what a layer reads or makes: half a gigabyte
_LONGEST_NAME: Final = 1000  # characters

_SMALLER = message("Open a smaller network.")


def check_layers(count: int) -> None:
    """Raises: FormatError when so many layers in a row are too many."""
    if count > MOST_LAYERS:
        raise FormatError(message("It has more than {most} layers.", most=MOST_LAYERS), _SMALLER)


def check_names(count: int, longest: int = 0) -> None:
    """Raises: FormatError when a file names too many things, or one of them with too many characters."""
    if count > MOST_NAMES:
        raise FormatError(message("It lists more than {most} names.", most=MOST_NAMES), _SMALLER)
    if longest > _LONGEST_NAME:
        raise FormatError(message("It has a name of {count} characters.", count=longest), _SMALLER)


def check_header(size: int) -> None:
    """Raises: FormatError when the part of a file that says what is in it is too large."""
    if size > MOST_HEADER:
        raise FormatError(
            message("The list of what is in it is larger than {most} MB.", most=MOST_HEADER // 2**20), _SMALLER
        )


def check_cells(shape: Shape) -> None:
    """Raises: FormatError when memory cannot be expected to hold what the network reads or makes somewhere."""
    if math.prod(shape) > MOST_MAP_CELLS:
        raise FormatError(
            message("It works on {shape} values at once, which is too much.", shape=sizes(shape)),
            _SMALLER,
        )
