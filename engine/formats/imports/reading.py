"""The state of reading a graph of operations: its tensors so far, and the helpers that all operations share."""

from __future__ import annotations

from collections import Counter, defaultdict

import numpy as np

from engine.formats.imports.cell_view import View, whole
from engine.formats.imports.draft import PICTURE, Draft, Drafted, make
from engine.formats.imports.operation_graph import Constant, Operation, OperationGraph
from engine.formats.limits import check_cells
from engine.layers.spec import Shape, Spec
from engine.values.array import Float32
from engine.values.errors import EngineError
from engine.values.messages import message
from engine.values.numerals import sizes

KNOWN = message(
    "ConvScope reads convolution, pooling, normalisation, fully connected layers, activation functions, and the "
    "arithmetic that joins branches."
)
_OWN_WEIGHTS = frozenset({"groupnorm", "instancenorm2d", "layernorm", "scaleshift"})  # can absorb scale and shift
_OWN_BIAS = frozenset({"conv2d", "convtranspose2d", "linear"})


class Refusal:
    """A tensor that depends on an operation that no layer can represent.

    Args:
        operation: the first such operation.
        error: the reason.
        until: the last tensor before it that can be shown.
    """

    def __init__(self, operation: Operation, error: EngineError, until: View | None) -> None:
        self.operation, self.error, self.until = operation, error, until


class RandomTensor:
    """A tensor that is drawn at random."""


Tensor = View | Refusal | RandomTensor


class Reading:
    """The tensors of a graph as far as it was read.

    Args:
        graph: the operations.
        shape: of the picture, (C, H, W) or (F,).
        picture: the input tensor as a view of it.
    """

    def __init__(self, graph: OperationGraph, shape: Shape, picture: View) -> None:
        self.opset = graph.opset
        self.batch = graph.shape[0] or 1 if len(graph.shape) in (2, 4) else 1
        self.draft = Draft(shape)
        self.constants: dict[str, Constant] = dict(graph.constants)
        self.tensors: dict[str, Tensor] = {graph.input: picture}
        self.producers: dict[str, Operation] = {
            output: operation for operation in graph.operations for output in operation.outputs
        }
        self._left = Counter(name for operation in graph.operations for name in operation.inputs)
        self._left.update(graph.outputs[:1])
        self._viewers: defaultdict[int, set[str]] = defaultdict(set)
        self._viewers[PICTURE].add(graph.input)

    def put(self, name: str, tensor: Tensor) -> None:
        """Registers a tensor."""
        self.tensors[name] = tensor
        if isinstance(tensor, View):
            self._viewers[tensor.layer].add(name)

    def rename(self, name: str, new: str) -> None:
        """Gives a tensor or a constant a second name."""
        if name in self.constants:
            self.constants[new] = self.constants[name]
        elif name in self.tensors:
            self.put(new, self.tensors[name])

    def done(self, operation: Operation) -> None:
        """Registers that an operation has read its inputs."""
        self._left.subtract(operation.inputs)

    # --- what an operation reads ------------------------------------------------------------------------------------

    def view(self, operation: Operation, at: int = 0) -> View:
        """Input number ``at``, which depends on the picture. Raises: EngineError if it does not."""
        name = operation.inputs[at] if at < len(operation.inputs) else ""
        tensor = self.tensors.get(name)
        if not isinstance(tensor, View):
            raise EngineError(message("it does not read what the layers before it compute."), KNOWN)
        return tensor

    def is_constant(self, operation: Operation, at: int) -> bool:
        """Whether input number ``at`` is there and does not depend on the picture."""
        return at < len(operation.inputs) and operation.inputs[at] in self.constants

    def constant(self, operation: Operation, at: int, attribute: str = "") -> Constant | None:
        """Input number ``at``, which must be constant, or the attribute that older operators have; None without both.

        Raises:
            EngineError: it depends on the picture.
        """
        if attribute in operation.attributes:
            return np.asarray(operation.attributes[attribute])
        if at >= len(operation.inputs) or not operation.inputs[at]:
            return None
        if operation.inputs[at] not in self.constants:
            raise EngineError(message("its weights depend on the input."), KNOWN)
        return self.constants[operation.inputs[at]]

    def numbers(self, operation: Operation, at: int) -> Float32:
        """The weights at input number ``at``. Raises: EngineError if they are missing, or not constant."""
        values = self.constant(operation, at)
        if values is None:
            raise EngineError(message("its weights are missing."))
        return np.asarray(values, np.float32)

    def ints(self, operation: Operation, at: int, attribute: str) -> list[int] | None:
        """The whole numbers of a constant input, or of the attribute of older operators. Raises: EngineError."""
        values = self.constant(operation, at, attribute)
        return None if values is None else [int(each) for each in np.ravel(values)]

    # --- layers -----------------------------------------------------------------------------------------------------

    def cell_by_cell(self, spec: Spec, view: View, **weights: Float32) -> View:
        """A layer after ``view`` whose output has the same order of cells. Raises: EngineError."""
        view = self.draft.settled(view)
        return self.draft.add(spec, [view], **weights).with_cells(view.cells)

    def maps(self, view: View) -> View:
        """See :meth:`Draft.maps`."""
        return self.draft.maps(view)

    def by_channel(self, view: View, values: Constant) -> Float32:
        """A constant as one number per channel or unit of the layer: (C,).

        Args:
            view: shows every cell of the layer.
            values: of a shape that broadcasts to that of the view.

        Raises:
            EngineError: it differs between cells of one map, or is larger than what the view shows.
        """
        count = view.origin[0]
        if values.size == 1 and values.ndim <= len(view.shape):
            return np.full(count, values.reshape(()), np.float32)
        try:
            spread = np.broadcast_to(np.asarray(values, np.float32), view.shape)
        except ValueError as error:
            raise EngineError(
                message("its numbers ({shape}) do not fit what it reads.", shape=sizes(values.shape)), KNOWN
            ) from error
        flat = np.empty(view.size, np.float32)
        flat[view.cells.ravel()] = spread.ravel()
        channels = flat.reshape(count, -1)
        if not (channels == channels[:, :1]).all():
            raise EngineError(message("it treats the places of a map differently."), KNOWN)
        return channels[:, 0].copy()

    def with_channels(self, view: View, *values: Constant | None) -> View:
        """``view``, settled, of a layer whose channels these constants fit: where they do not, a Reshape comes between.

        Raises:
            EngineError: they differ between cells of one map.
        """
        view = self.draft.settled(view)
        given = [each for each in values if each is not None]
        try:
            for each in given:
                self.by_channel(view, each)
        except EngineError:
            if len(view.shape) != 4:
                raise
            view = self.draft.maps(view)
            for each in given:
                self.by_channel(view, each)
        return view

    def affine(self, view: View, factor: Constant | None, shift: Constant | None) -> View:
        """``view · factor + shift``, as a scaling of the picture, in the weights of the layer before, or as a layer.

        Raises:
            EngineError: the numbers differ between cells of one map, or do not broadcast to the shape of the view.
        """
        view = self.with_channels(view, factor, shift)
        count = view.origin[0]
        scale = np.ones(count, np.float32) if factor is None else self.by_channel(view, factor)
        added = np.zeros(count, np.float32) if shift is None else self.by_channel(view, shift)
        if view.layer == PICTURE:
            before, offset = view.scaling or (np.ones(count, np.float32), np.zeros(count, np.float32))
            return View(PICTURE, view.origin, view.cells, (before * scale, offset * scale + added))
        if self.is_last_reader(view):
            layer = self.draft[view.layer]
            assert layer is not None
            is_single = shift is None or shift.size == 1
            if layer.spec.kind in _OWN_WEIGHTS and _can_absorb(layer, factor is not None):
                weights = {"weight": layer.weights["weight"] * scale, "bias": layer.weights["bias"] * scale + added}
                return self._again(view, layer.spec, weights)
            if layer.spec.kind in _OWN_BIAS and factor is None and not is_single:
                bias = layer.weights["bias"] + added if "bias" in layer.weights else added
                hyperparameters = {each.name: getattr(layer.spec, each.name) for each in layer.spec.params()}
                spec = make(layer.spec.kind, **hyperparameters | {"bias": True})
                return self._again(view, spec, {**layer.weights, "bias": bias})
        return self.cell_by_cell(make("scaleshift"), view, weight=scale, bias=added)

    def _again(self, view: View, spec: Spec, weights: dict[str, Float32]) -> View:
        """A copy of the layer of ``view`` with other weights; the original stays, and nothing reads it any more."""
        return self.draft.again(view.layer, spec, weights).with_cells(view.cells)

    def is_last_reader(self, view: View) -> bool:
        """Whether nothing but the present operation reads the layer of ``view``."""
        names = self._viewers[view.layer]
        return not self.draft.is_read(view.layer) and all(self._left[name] <= 0 for name in names)


def _can_absorb(layer: Drafted, is_scaled: bool) -> bool:
    """Whether a layer can absorb a scale or a shift: a norm that has its own is left as it is."""
    has_shift = bool(layer.weights["bias"].any())
    has_scale = bool((layer.weights["weight"] != 1).any())
    return layer.spec.kind == "scaleshift" or not (has_shift or (is_scaled and has_scale))


def picture_view(shape: Shape, is_channels_last: bool, has_batch: bool) -> View:
    """The input tensor of a file as a view of the picture, of ``shape``. Raises: FormatError if that is too large."""
    check_cells(shape)
    view = whole(PICTURE, shape)
    if is_channels_last:
        view = view.with_cells(view.cells.transpose(0, 2, 3, 1))
    return view if has_batch else view.with_cells(view.cells[0])
