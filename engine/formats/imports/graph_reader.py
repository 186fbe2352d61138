"""Reads a graph of ONNX operations, from a file of any format, as layers of ConvScope."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from engine.formats.imports import arithmetic_operations, layout_operations, window_operations
from engine.formats.imports.cell_view import View
from engine.formats.imports.draft import Draft
from engine.formats.imports.folding import Folder
from engine.formats.imports.operation_graph import Operation, OperationGraph
from engine.formats.imports.parsed_network import ParsedNetwork, UnshownError
from engine.formats.imports.reading import KNOWN, RandomTensor, Reading, Refusal, Tensor, picture_view
from engine.formats.imports.recognition import Curves, local_response, normalised
from engine.layers.spec import Shape
from engine.values.errors import EngineError
from engine.values.messages import Message, message

Reader = Callable[[Reading, Operation], View | Sequence[View]]
_OPERATIONS: Mapping[str, Reader] = {
    **arithmetic_operations.OPERATIONS,
    **layout_operations.OPERATIONS,
    **window_operations.OPERATIONS,
}
_SIZES = (28, 32, 64, 96, 128, 224)  # tried in order if the file leaves the input size open
_COLOURS = (1, 3)  # numbers of channels by which their axis is recognised
_RANDOM = ("Random", "Bernoulli", "Multinomial", "StatelessRandom")
_QUANTISED = ("QuantizeLinear", "QLinear", "Integer", "DynamicQuantize", "DequantizeLinear")
_LOOPS = {"If", "Loop", "Scan", "LSTM", "GRU", "RNN"}


def read_graph(graph: OperationGraph) -> ParsedNetwork:
    """The network that a graph of operations describes.

    Raises:
        UnshownError: no layer can represent an operation.
        FormatError: the network is too large.
    """
    failure: UnshownError | None = None
    small: ParsedNetwork | None = None
    for shape, is_channels_last in _guesses(graph):
        try:
            network, is_small = _read(graph, shape, is_channels_last)
        except UnshownError as error:
            failure = error if failure is None or _reach(error) > _reach(failure) else failure
            continue
        if None not in graph.shape[1:]:
            return network
        network = replace(network, is_size_open=True)
        if not is_small and (small is None or shape[-1] == _SIZES[-1]):
            return network
        small = network
    if small is not None:
        return small
    assert failure is not None
    raise failure


def _reach(error: UnshownError) -> int:
    """The number of layers before the operation that failed; −1 without any."""
    return len(error.until.layers) if error.until else -1


def _guesses(graph: OperationGraph) -> Iterator[tuple[Shape, bool]]:
    """Yields the possible inputs, the likeliest first: shape (C, H, W) or (F,), and whether channels are last."""
    sides = graph.shape
    if len(sides) not in (1, 2, 3, 4):
        raise UnshownError(
            message("It reads arrays of {count} axes, where a picture has 3.", count=len(sides)),
            message("ConvScope shows networks that read one picture."),
        )
    if len(sides) in (1, 2):
        yield (sides[-1] or 1,), False
        return
    inner = sides[-3:]
    first, last = (inner[at] in _COLOURS for at in (0, 2))
    if len(sides) == 3 or (graph.is_channels_first and not last):
        orders = [False]
    else:
        orders = [last] if first != last and not graph.is_channels_first else [False, True]
    filters = (each.shape[1] for each in graph.constants.values() if each.ndim == 4)
    for is_last in orders:
        channels, rows, columns = (inner[2], inner[0], inner[1]) if is_last else inner
        depth = channels or next(filters, 1)
        for size in _SIZES if rows is None or columns is None else _SIZES[:1]:
            yield (depth, rows or size, columns or size), is_last


def _read(graph: OperationGraph, shape: Shape, is_channels_last: bool) -> tuple[ParsedNetwork, bool]:
    """The network for an input of ``shape``, and whether that is small for it. Raises: UnshownError."""
    reading = Reading(graph, shape, picture_view(shape, is_channels_last, len(graph.shape) in (2, 4)))
    curves, folder = Curves(), Folder(graph.opset)
    _run(reading, graph.operations, curves, folder)
    output = reading.tensors.get(graph.outputs[0]) if graph.outputs else None
    if isinstance(output, Refusal):
        raise _refused(reading.draft, output)
    if not isinstance(output, View):
        raise UnshownError(message("Its output does not depend on its input."))
    last = graph.operations[-1] if graph.operations else Operation("Identity", (graph.input,), graph.outputs)
    try:
        end = _in_order(reading.draft, output)
    except EngineError as error:
        raise _refused(reading.draft, Refusal(last, error, output)) from error
    if len(graph.outputs) > 1:
        reading.draft.notes.append(
            message("The file returns {count} results; ConvScope shows the first.", count=len(graph.outputs))
        )
    return reading.draft.network(end), reading.draft.is_small


def _in_order(draft: Draft, output: View) -> View:
    """The output of the network with its cells as (1, C, H, W) or (1, F), in their natural order."""
    if len(output.shape) == 4:
        for perm in ((0, 1, 2, 3), (0, 3, 1, 2)):
            if output.cells.transpose(perm).shape[1:] == output.origin:
                return draft.maps(output, perm)
        return draft.maps(output)
    vector = output.cells.reshape(1, -1)
    if len(output.origin) == 3:
        return draft.vector(draft.in_rows(output.with_cells(vector)))
    return draft.in_rows(output.with_cells(vector))


def _refused(draft: Draft, refusal: Refusal) -> UnshownError:
    until = None
    if refusal.until is not None:
        until = draft.network(refusal.until)
        until = until if until.layers else None
    return UnshownError(_about(refusal.operation, refusal.error.what), refusal.error.now, until)


def _about(operation: Operation, what: Message) -> Message:
    return message("{op} (“{node}”): {what}", op=operation.op, node=operation.name, what=what)


# --- operations -----------------------------------------------------------------------------------------------------


def _run(
    reading: Reading, operations: Sequence[Operation], curves: Curves, folder: Folder, is_counted: bool = True
) -> None:
    """Registers every output of operations.

    Args:
        is_counted: whether to count what they read; not within a branch, whose If was counted with all that it reads.
    """
    for operation in operations:
        if is_counted:
            reading.done(operation)
        branch = _taken(reading, operation)
        if branch is not None:
            reading.constants.update(branch.constants)
            reading.producers.update({output: each for each in branch.operations for output in each.outputs})
            _run(reading, branch.operations, curves, folder, is_counted=False)
            for name, inner in zip(operation.outputs, branch.outputs, strict=True):
                reading.rename(inner, name)
            continue
        results = _results(reading, operation, curves, folder)
        for name, tensor in zip(operation.outputs, results, strict=False):
            if name:
                reading.put(name, tensor)


def _taken(reading: Reading, operation: Operation) -> OperationGraph | None:
    """The branch that an If takes by a constant condition; None for any other operation."""
    condition = reading.constants.get(operation.inputs[0]) if operation.op == "If" else None
    if condition is None or condition.size != 1:
        return None
    branch = operation.attributes.get("then_branch" if condition.item() else "else_branch")
    return branch if isinstance(branch, OperationGraph) else None


def _results(reading: Reading, operation: Operation, curves: Curves, folder: Folder) -> Sequence[Tensor]:
    """The outputs of an operation; constant ones are added to the constants instead."""
    names = [name for name in operation.inputs if name]
    tensors = [reading.tensors[name] for name in names if name in reading.tensors]
    views = [tensor for tensor in tensors if isinstance(tensor, View)]
    known = curves.recognised(reading, operation) or local_response(reading, operation)
    try:
        if operation.op == "Shape" and views:
            _put_shape(reading, operation, views[0])
            return []
        if operation.op.rpartition(".")[2].startswith(_RANDOM):
            return [RandomTensor() for _ in operation.outputs]
        if not tensors:
            _fold(reading, operation, folder)
            return []
        if any(isinstance(tensor, RandomTensor) for tensor in tensors):
            return _without_randomness(reading, operation, views)
        if known is not None and not isinstance(reading.tensors.get(known.inputs[0]), Refusal):
            return _listed(_OPERATIONS[known.op](reading, known))
        refused = next((tensor for tensor in tensors if isinstance(tensor, Refusal)), None)
        if refused is not None:
            return [normalised(reading, operation, folder) or refused for _ in operation.outputs]
        return _listed(_reader(operation)(reading, operation))
    except EngineError as error:
        until = max(views, key=lambda view: view.layer, default=None)
        return [Refusal(operation, error, until) for _ in operation.outputs]


def _listed(result: View | Sequence[View]) -> Sequence[View]:
    return [result] if isinstance(result, View) else result


def _reader(operation: Operation) -> Reader:
    """The function that reads an operation. Raises: EngineError if there is none."""
    op = operation.op
    if op in _OPERATIONS:
        return _OPERATIONS[op]
    if any(part in op for part in _QUANTISED):
        raise EngineError(
            message("it computes with whole numbers: the network is quantised."),
            message("Export the network before it is quantised."),
        )
    if op in _LOOPS:
        raise EngineError(
            message("it decides or repeats while it runs."), message("Export a network without loops and conditions.")
        )
    raise EngineError(message("it is not a layer that ConvScope has."), KNOWN)


def _put_shape(reading: Reading, operation: Operation, view: View) -> None:
    import numpy as np

    get = operation.attributes.get
    reading.constants[operation.outputs[0]] = np.array(view.shape, np.int64)[get("start", 0) : get("end")]


def _fold(reading: Reading, operation: Operation, folder: Folder) -> None:
    inputs = [reading.constants.get(name) if name else None for name in operation.inputs]
    try:
        results = folder(operation, inputs)
    except EngineError:
        raise
    except Exception as error:  # the reference answers a wrong operation with almost any exception
        raise EngineError(message("it cannot be computed from its constants.")) from error
    reading.constants.update(zip(operation.outputs, results, strict=False))


def _without_randomness(reading: Reading, operation: Operation, views: Sequence[View]) -> Sequence[Tensor]:
    """The outputs of an operation that changes a picture at random, as in training: it is left out."""
    if not views:
        return [RandomTensor() for _ in operation.outputs]
    if len(views) > 1:
        raise EngineError(message("it depends on chance."), message("Export the network for use, not for training."))
    reading.draft.notes.append(
        message("The file changes pictures at random ({op}), as in training: that was left out.", op=operation.op)
    )
    return [views[0] for _ in operation.outputs]
