"""Sentences about a convolution written as a fully connected layer."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine import INPUT, Layer, LayerFacts, Project, Shape, Spec
from engine.explain.weight_matrix import Counts, Cut, Weight, WeightMatrix, repeats
from engine.values.array import Float32
from gui.matrix.log_bars import Bar
from gui.matrix.matrix_view import Entry
from gui.text.phrases import count_text, decimal_text, number_text, ratio_text, say_problem, shape_text

_BYTES = 4  # of a weight
_MOST_NAMED = 4  # weights that are listed by name


translate = QCoreApplication.translate


def cut_name(layer: str, cut: Cut) -> str:
    """The name of a cut of a layer's matrix."""
    texts = {
        "layer": translate("MatrixPanel", "{layer}, the whole layer"),
        "filter": translate("MatrixPanel", "{layer}, filter {number}"),
        "channel": translate("MatrixPanel", "{layer}, filter {number}, channel {channel}"),
        "patch": translate("MatrixPanel", "{layer}, filter {number}, the first {size} cells of channel {channel}"),
    }
    return texts[cut.reach].format(
        layer=layer, number=cut.filters[0], channel=cut.channels[0], size=shape_text(cut.inputs)
    )


def cells_text(name: str, maps: int, size: tuple[int, int], first: bool) -> str:
    """A number of cells: ``784 (28 × 28 cells of conv1[3])``.

    Args:
        name: of the layer or map.
        maps: number of maps.
        size: rows and columns of cells in each of them.
        first: whether the map has more cells.
    """
    if maps > 1:
        text = translate("MatrixPanel", "{count} ({maps} maps of {size} cells of {name})")
    elif first:
        text = translate("MatrixPanel", "{count} (the first {size} cells of {name})")
    else:
        text = translate("MatrixPanel", "{count} ({size} cells of {name})")
    return text.format(count=count_text(maps * size[0] * size[1]), maps=maps, size=shape_text(size), name=name)


def count_bars(found: Counts) -> tuple[Bar, Bar, Bar]:
    """The three parameter counts with their memory and their ratio to the fully connected layer."""
    dense, local, shared = (
        (number, bytes_text(_BYTES * number), fewer_text(found.dense / max(number, 1)))
        for number in (found.dense, found.local, found.shared)
    )
    return (
        Bar(translate("MatrixPanel", "fully connected"), dense[0], dense[1]),
        Bar(translate("MatrixPanel", "locally connected"), *local),
        Bar(translate("MatrixPanel", "shared: this convolution"), *shared, own=True),
    )


def fewer_text(ratio: float) -> str:
    """A ratio of counts as text."""
    if ratio < 1.05:
        return translate("MatrixPanel", "no fewer")
    return translate("MatrixPanel", "{number} times fewer").format(number=ratio_text(ratio))


def bytes_text(count: int) -> str:
    """An amount of memory: ``1.9 GB``."""
    for size, unit in ((10**12, "TB"), (10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if count >= size:
            number = decimal_text(count / size, 1 if count < 99.95 * size else 0)
            return f"{number} {unit}"
    return translate("MatrixPanel", "{count} bytes").format(count=count)


def entry_text(
    entry: Entry,
    matrix: WeightMatrix,
    weights: Float32,
    spec: Spec,
    shapes: tuple[Shape, Shape],
    names: tuple[str, str],
) -> str:
    """Sentences about the output cell, input cell and weight of an entry of the matrix.

    Args:
        weights: (O, C / groups, KH, KW).
        shapes, names: of the convolution's input and output.
    """
    cells = matrix.input_cell(entry.column), matrix.output_cell(entry.row)
    source, target = (
        translate("MatrixPanel", "{name}[{channel}] row {row}, column {column}").format(
            name=name, channel=cell[0], row=cell[1], column=cell[2]
        )
        for name, cell in zip(names, cells, strict=True)
    )
    if entry.place is None:
        text = translate("MatrixPanel", "{target} does not read {source}: 0, whatever the weights are.")
        return text.format(target=target, source=source)
    indices = matrix.weights_at(entry.place)
    value = number_text(float(matrix.values(weights)[entry.place]))
    text = translate("MatrixPanel", "{target} takes {value} × {source}.")
    lines = [text.format(target=target, value=value, source=source)]
    if len(indices) > 1:
        text = translate("MatrixPanel", "At the border {count} weights meet here: {sum}.")
        lines.append(text.format(count=len(indices), sum=_sum_text(indices, weights)))
    return "\n".join([*lines, weight_text(indices[0], matrix, spec, shapes)])


def _sum_text(indices: Sequence[Weight], weights: Float32) -> str:
    """The sum of some weights, each with its row and column in the kernel."""
    texts = [
        translate("MatrixPanel", "{value} at ({row}, {column})").format(
            value=number_text(float(weights[weight])), row=weight[2], column=weight[3]
        )
        for weight in indices[:_MOST_NAMED]
    ]
    return " + ".join(texts + (["…"] if len(indices) > _MOST_NAMED else []))


def weight_text(weight: Weight, matrix: WeightMatrix, spec: Spec, shapes: tuple[Shape, Shape]) -> str:
    """A sentence about the position of a weight in its kernel, and the number of its copies in the matrix."""
    shown, everywhere = len(matrix.copies(weight)), repeats(spec, *shapes, *weight[2:])
    if shown < everywhere:
        text = translate(
            "MatrixPanel",
            "The weight at row {row}, column {column} of the kernel for channel {channel} stands in {count} places, "
            "{shown} of them in this part.",
        )
    elif everywhere == 1:
        text = translate(
            "MatrixPanel",
            "The weight at row {row}, column {column} of the kernel for channel {channel} stands in 1 place.",
        )
    else:
        text = translate(
            "MatrixPanel",
            "The weight at row {row}, column {column} of the kernel for channel {channel} stands in {count} places.",
        )
    channel = spec.reads(weight[0], shapes[0][0])[weight[1]]
    numbers = {"count": count_text(everywhere), "shown": count_text(shown)}
    return text.format(row=weight[2], column=weight[3], channel=channel, **numbers)


def explanation(layer: Layer | None) -> str:
    """Sentences about the matrix of a layer, and about what its parameter counts include."""
    text = translate(
        "MatrixPanel",
        "The same numbers, written as a fully connected layer: every row is one output cell; "
        "the kernel repeats along the diagonal; everything else is zero.",
    )
    if layer is None:
        return text
    counted = (
        translate(
            "MatrixPanel", "All three counts include the biases: one for each output cell; shared, one for each filter."
        )
        if "bias" in layer.weights
        else translate("MatrixPanel", "There are no biases to count.")
    )
    return f"{text} {counted}"


def reason_for_blank(
    layer: Layer | None, facts: LayerFacts | None, is_hidden: bool, target: str | None, selected: str
) -> str:
    """The reason why no matrix is shown, and what to do.

    Args:
        layer: the layer that computes the selected map; None for the input.
        facts: of that layer if it has filters.
        is_hidden: whether a size is hidden that the matrix would show.
        target: the first convolution that can run.
        selected: id of the selected layer.
    """
    if is_hidden:
        return translate("MatrixPanel", "A size is hidden that the matrix would give away: predict it first.")
    if facts is not None and facts.problem is not None:
        return say_problem(facts.problem)
    if target is None:
        return translate(
            "MatrixPanel", "No convolution can run in this network. Add one to see it as a fully connected layer."
        )
    if layer is not None and layer.spec.is_dense:
        text = translate(
            "MatrixPanel",
            "{layer} is fully connected already: every unit has a weight of its own for every number that it "
            "reads. Select a map of a convolution to see what sharing weights saves.",
        )
        return text.format(layer=layer.id)
    text = translate(
        "MatrixPanel",
        "{layer} is not made by one convolution. Select a map of a convolution to see it as a fully connected layer.",
    )
    return text.format(layer=selected)


def captions(layer: Layer, cut: Cut, project: Project) -> tuple[tuple[str, str], tuple[str, str]]:
    """The captions of the columns and of the rows, each in full and abbreviated."""
    source = layer.inputs[0]
    is_image = source == INPUT and project.input.channels in (1, len(cut.channels))
    name = translate("MatrixPanel", "the image") if is_image else _maps_name(source, cut.channels)
    across, down = translate("MatrixPanel", "inputs: {cells}"), translate("MatrixPanel", "outputs: {cells}")
    return (
        _caption(across, name, cut.channels, cut.inputs, cut),
        _caption(down, _maps_name(layer.id, cut.filters), cut.filters, cut.outputs, cut),
    )


def _maps_name(layer: str, maps: range) -> str:
    return layer if len(maps) > 1 else f"{layer}[{maps[0]}]"


def _caption(text: str, name: str, maps: range, size: tuple[int, int], cut: Cut) -> tuple[str, str]:
    full = cells_text(name, len(maps), size, cut.reach == "patch")
    short = f"{count_text(len(maps) * size[0] * size[1])} ({shape_text((len(maps), *size)[len(maps) == 1 :])})"
    return text.format(cells=full), text.format(cells=short)
