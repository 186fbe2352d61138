"""Opens a data set in any of the supported formats."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from engine.training.data.cifar import find_cifar
from engine.training.data.idx_files import find_idx
from engine.training.data.image_folder import find_classes, find_parts
from engine.training.data.lines import lines_dataset
from engine.training.data.npz_file import find_npz
from engine.training.data.reading import Reading, folders_in, opened
from engine.training.data.shapes import shapes_dataset
from engine.training.datasets import Dataset, DataSplit
from engine.values.errors import FormatError
from engine.values.messages import message
from engine.values.progress import Watch

_TRAINING, _TEST = (20_000, 1), (4_000, 2)  # count and seed
_MOST_FOLDERS: Final = 1000  # maximum that are searched for a data set
_FORMATS: Final[tuple[Callable[[Path], Iterator[tuple[str, Reading]]], ...]] = (
    find_idx,
    find_cifar,
    find_npz,
    find_parts,
)


def open_dataset(path: str | os.PathLike[str], watch: Watch | None = None) -> DataSplit:
    """The data set in a file or folder, in a training and a test part; what was assumed is in its ``notes``.

    It reads a folder with idx files (MNIST, Fashion-MNIST, EMNIST, packed or not) or one of its image files; a folder
    with the batches of CIFAR-10 or CIFAR-100, binary or for Python; a folder with one folder of pictures for each
    class, perhaps within train and test; an .npz file of images and labels; a folder with one of these in it. Nothing
    in a file is run. Without a test part, a fifth of every class becomes it.

    Args:
        watch: receives the progress, and can abort the reading.

    Raises:
        FormatError: there is no such file or folder, it is damaged, too large or no data set, or there are several.
    """
    path, watch = Path(path), watch or Watch()
    if not os.path.isdir(path):
        with opened(path):  # raises the error of a file that cannot be read
            pass
    found = _found(path)
    if not found:
        # A folder of data sets may look like one of classes itself.
        folders = folders_in(path)[:_MOST_FOLDERS]
        found = [each for folder in folders for each in _found(folder) or find_classes(folder)]
        found = found or list(find_classes(path))
    if not found:
        raise FormatError(
            message("{name} is no data set that can be read here.", name=path.name or str(path)),
            message(
                "Choose a folder with the files of MNIST, Fashion-MNIST or CIFAR, one with a folder of pictures for "
                "each class, or an .npz file. What is packed must be unpacked first."
            ),
        )
    if len(found) > 1:
        raise FormatError(
            message(
                "{name} has several data sets: {names}.",
                name=path.name or str(path),
                names=", ".join(name for name, _ in found),
            ),
            message("Choose the folder or the file of one of them."),
        )
    return found[0][1](watch)


def _found(path: Path) -> list[tuple[str, Reading]]:
    """The data sets, as names and Readings, that the first format which recognises the file or folder finds there."""
    return next((found for find in _FORMATS if (found := list(find(path)))), [])


def _drawn(draw: Callable[[int, int], Dataset], name: str) -> Callable[[], DataSplit]:
    return lambda: DataSplit(draw(*_TRAINING), draw(*_TEST), name)


BUILT_IN_DATASETS: Final[Mapping[str, Callable[[], DataSplit]]] = {
    "shapes": _drawn(shapes_dataset, "Shapes"),
    "lines": _drawn(lines_dataset, "Lines"),
}
"""Functions that draw the data sets that need no file, by name."""
