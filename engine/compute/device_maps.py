"""Maps that stay on the device that computed them, such as a graphics card; the host gets what is read of them."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import numpy as np
from numpy.typing import NDArray

from engine.values.array import Float32
from engine.values.errors import EngineError, ResourceError
from engine.values.messages import message

if TYPE_CHECKING:
    from torch import Tensor

HOST = "cpu"  # the torch device whose memory numpy reads, too


def is_apart(device: str) -> bool:
    """Whether a torch device is treated as one with a memory of its own: every one but HOST."""
    return device != HOST


def upload(values: NDArray[Any], device: str) -> Tensor:
    """A writeable array on a device: the only way there."""
    import torch

    return torch.from_numpy(values).to(device)


def download(values: Tensor) -> NDArray[Any]:
    """A tensor in the memory of the host: the only way back, which waits until the tensor is computed."""
    array: NDArray[Any] = values.detach().cpu().numpy()
    return array


@contextmanager
def explained_failures(device: str, layer: str = "") -> Iterator[None]:
    """Turns what torch raises into sentences: lack of memory, and on another device than HOST all that it refuses.

    Args:
        layer: what is being computed; empty for pictures of the maps, and for analyses.

    Raises:
        ResourceError: there is not enough memory.
        EngineError: the device cannot do it.
    """
    try:
        yield
    except (MemoryError, RuntimeError, TypeError) as error:  # a TypeError: MPS has no float64
        if isinstance(error, MemoryError) or (isinstance(error, RuntimeError) and "memory" in str(error)):
            what = message("There is not enough memory to show the maps.")
            if layer:
                what = message("There is not enough memory for {layer}.", layer=layer)
            now = message("Use a smaller image or fewer filters.")
            if is_apart(device):
                now = message("Use a smaller image or fewer filters, or compute on the CPU.")
                _free(device)
            raise ResourceError(what, now) from error
        if not is_apart(device):
            raise
        what = message("The device {device} cannot do this.", device=device.upper())
        if layer:
            what = message("The device {device} cannot compute {layer}.", device=device.upper(), layer=layer)
        raise EngineError(what, message("Choose the CPU as the device to compute on.")) from error


def _free(device: str) -> None:
    """Returns memory that torch keeps for later to the device, where others may need it."""
    import torch

    module = getattr(torch, device.partition(":")[0], None)  # torch.cuda, torch.mps
    if module is not None and hasattr(module, "empty_cache"):
        module.empty_cache()


class DeviceMap:
    """One map (H, W), or vector (F,), on a device; of ``map[rows, columns]`` the cells alone are downloaded.

    Rows and columns are ints, slices, or index arrays that broadcast.

    Attributes:
        tensor: its values there.
    """

    def __init__(self, tensor: Tensor) -> None:
        self.tensor = tensor
        self._known: weakref.ref[Float32] | None = None

    @property
    def shape(self) -> tuple[int, ...]:
        return tuple(self.tensor.shape)

    @property
    def ndim(self) -> int:
        return self.tensor.ndim

    @property
    def size(self) -> int:
        return self.tensor.numel()

    @property
    def nbytes(self) -> int:
        return self.tensor.nbytes

    def __getitem__(self, place: tuple[Any, Any]) -> Any:
        if (known := self.known) is not None:
            return known[place]
        return download(self.tensor[_placed(*place, self.tensor)])[()]

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> NDArray[Any]:
        return np.array(self.downloaded(), dtype=dtype, copy=copy)

    @property
    def plane(self) -> Tensor:
        """The values as (H, W); a vector is one row."""
        return self.tensor if self.tensor.ndim == 2 else self.tensor[None]

    @property
    def known(self) -> Float32 | None:
        """The map in the memory of the host, if it was downloaded and somebody still has it."""
        return None if self._known is None else self._known()

    def downloaded(self) -> Float32:
        """The map in the memory of the host; the same array as long as somebody has it."""
        values = self.known
        if values is None:
            values = download(self.tensor)
            self._known = weakref.ref(values)
        return values


Map: TypeAlias = Float32 | DeviceMap


class DeviceMaps(Sequence[Float32]):
    """The maps of a layer, which are downloaded one by one as they are read; also a Block of all its cells.

    Of ``maps[channel, row, column]`` the cells alone are downloaded. Indices are those of
    :class:`engine.values.map_block.Planes`.

    Args:
        stored: C maps (H, W), or one vector (F,).
    """

    def __init__(self, stored: Sequence[DeviceMap]) -> None:
        self.stored = tuple(stored)
        self._read: dict[int, Float32] = {}  # so that what was read once is not downloaded again

    @property
    def shape(self) -> tuple[int, ...]:
        """(C, H, W), or (1, F) for a vector."""
        return (len(self.stored), *self.stored[0].shape)

    def __len__(self) -> int:
        return len(self.stored)

    def __getitem__(self, key: Any, /) -> Any:
        if isinstance(key, tuple):
            return self._cells(*key)
        if isinstance(key, slice):
            return tuple(self[channel] for channel in range(len(self))[key])
        channel = range(len(self))[key]
        if channel not in self._read:
            self._read[channel] = self.stored[channel].downloaded()
        return self._read[channel]

    def tensor(self, channels: Iterable[int] | None = None) -> Tensor:
        """All maps, or some of them, as one tensor (C, H, W); a view where their memory allows that."""
        if channels is None and self._whole is not None:
            return self._whole
        chosen = self.stored if channels is None else [self.stored[channel] for channel in channels]
        return stacked([each.tensor for each in chosen])

    @cached_property
    def _whole(self) -> Tensor | None:
        """All maps as one view (C, H, W); None if their memory does not allow that."""
        return _side_by_side([each.tensor for each in self.stored])

    def _cells(self, channels: Any, rows: Any, columns: Any) -> Any:
        if isinstance(channels, np.ndarray):
            return self._scattered(*np.broadcast_arrays(channels, rows, columns))
        if not isinstance(channels, slice):
            return self.stored[channels][rows, columns]
        places = _placed(rows, columns, self.stored[0].tensor)
        if self._whole is not None:
            return download(self._whole[(channels, *places)])
        import torch

        return download(torch.stack([each.tensor[places] for each in self.stored[channels]]))

    def _scattered(self, channels: NDArray[Any], rows: NDArray[Any], columns: NDArray[Any]) -> Float32:
        """The values of cells in several maps, in the shape of the index arrays."""
        import torch

        if self._whole is not None:
            at = upload(np.stack([channels, rows, columns]).astype(np.int64), str(self._whole.device))
            return download(self._whole[tuple(at)])
        order = np.argsort(channels % len(self), axis=None, kind="stable")
        own = (channels % len(self)).ravel()[order]
        places = _placed(rows.ravel()[order], columns.ravel()[order], self.stored[0].tensor)
        numbers, firsts = np.unique(own, return_index=True)
        edges = [*firsts.tolist(), own.size]
        parts = [
            self.stored[channel].tensor[tuple(each[first:end] for each in places)]
            for channel, first, end in zip(numbers.tolist(), edges, edges[1:], strict=False)
        ]
        found = np.empty(own.size, np.float32)
        if parts:
            found[order] = download(torch.cat(parts))
        return found.reshape(channels.shape)


def _placed(rows: Any, columns: Any, of: Tensor) -> tuple[Any, Any]:
    """Rows and columns as an index of a tensor, with arrays on its device."""

    def index(each: Any) -> Any:
        if isinstance(each, np.ndarray):
            return upload(np.array(each, np.int64), str(of.device))
        return each if isinstance(each, slice) else int(each)

    return index(rows), index(columns)


def arranged(maps: Sequence[Map]) -> Sequence[Float32]:
    """The maps of one layer: a tuple of arrays, or what downloads them from their device."""
    if isinstance(maps[0], DeviceMap):
        return DeviceMaps(cast(Sequence[DeviceMap], maps))
    return cast(tuple[Float32, ...], tuple(maps))


def separate(values: Float32 | Tensor) -> Sequence[Map]:
    """The maps of (C, H, W), or the one vector (F,), as views."""
    if isinstance(values, np.ndarray):
        return [values] if values.ndim == 1 else list(values)
    return [DeviceMap(each) for each in ([values] if values.ndim == 1 else values.unbind())]


def stacked(tensors: Sequence[Tensor]) -> Tensor:
    """C maps (H, W) as one tensor (C, H, W): a view if they are evenly spaced in one allocation, else a copy."""
    together = _side_by_side(tensors)
    if together is not None:
        return together
    import torch

    return torch.stack(list(tensors))


def _side_by_side(tensors: Sequence[Tensor]) -> Tensor | None:
    first, starts = tensors[0], [each.data_ptr() for each in tensors]
    if len(tensors) == 1:
        return first[None]
    step, memory = starts[1] - starts[0], first.untyped_storage().data_ptr()
    alike = all(
        start == starts[0] + number * step
        and each.stride() == first.stride()
        and each.untyped_storage().data_ptr() == memory
        for number, (each, start) in enumerate(zip(tensors, starts, strict=True))
    )
    if not alike or step <= 0:
        return None
    apart = step // first.element_size()
    return first.as_strided((len(tensors), *first.shape), (apart, *first.stride()), first.storage_offset())
