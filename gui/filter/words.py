"""Sentences about the weights of a map, and the names of its channels."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from engine import INPUT, Layer, Project, infer
from engine.kernels.facts import facts
from engine.project.map_weights import MapWeights
from engine.values.array import Float32
from gui.filter.orientation import is_flipped
from gui.text.phrases import plural, say, say_problem, shape_text

translate = QCoreApplication.translate


def about(weights: MapWeights, selected: str) -> str:
    """The note about shown weights: why they are shown, and their arrangement.

    Args:
        selected: id of the selected layer, which need not be the layer with the weights.
    """
    name = weights.layer.id
    lines = []
    if selected != name:
        text = (
            translate("FilterPanel", "{selected} has no weights of its own: this is the filter of {layer} before it.")
            if weights.is_filter
            else translate("FilterPanel", "{selected} has no weights of its own: these are those of {layer} before it.")
        )
        lines.append(text.format(selected=selected, layer=name))
    if not weights.is_filter:
        size, shape = weights.size, shape_text(weights.shape)
        lines.append(
            plural(
                weights.count,
                translate("FilterPanel", "{weights}, laid back on the map of {size} that was flattened."),
                translate("FilterPanel", "{weights}, laid back on the {count} maps of {size} that were flattened."),
                weights=plural(size, translate("FilterPanel", "1 weight"), translate("FilterPanel", "{count} weights")),
                size=shape,
            )
            if weights.mapped
            else plural(
                size,
                translate("FilterPanel", "1 weight, for the only number that it reads."),
                translate("FilterPanel", "{count} weights, one for each number that it reads."),
            )
        )
    if is_flipped(weights):
        lines.append(translate("FilterPanel", "True convolution: shown as it is laid on the input, turned by 180°."))
    if "bias" not in weights.layer.weights:
        lines.append(translate("FilterPanel", "There is no bias: it is off in the layer."))
    return "\n".join(lines)


def reason_without_weights(project: Project, layer: Layer | None) -> str:
    """Why a layer has no weights to show; None is the input."""
    if layer is None:
        return translate(
            "FilterPanel", "The input has no weights. Select a map of a convolution to see and edit its filter."
        )
    if layer.spec.has_filters or layer.spec.is_dense:
        problem = infer(project)[layer.id].problem
        return translate("FilterPanel", "It has no weights yet. {problem}").format(
            problem=say_problem(problem) if problem else ""
        )
    if layer.spec.flattens:
        return translate(
            "FilterPanel", "It only lines cells up: there is nothing to edit. Select the layer before or after it."
        )
    text = translate(
        "FilterPanel", "{layer} has no weights, and no filter leads to it. Select a map of a convolution to edit one."
    )
    return text.format(layer=layer.id)


def channel_labels(weights: MapWeights, project: Project) -> tuple[Sequence[object], str]:
    """The labels of the kernels of a map, and a prefix for all of them."""
    labels: Sequence[object] = range(weights.count)
    prefix = translate("FilterPanel", "Channel ")
    spec = weights.layer.spec
    if weights.is_filter:
        channels = weights.layer.weights["weight"].shape[1] * getattr(spec, "groups", 1)
        runs = infer(project)[weights.layer.id].problem is None
        reads = spec.reads(weights.channel, channels) if runs else range(weights.count)  # groups may not divide filters
        labels = reads
        if weights.layer.inputs[0] == INPUT and channels in (1, 3):
            names = (
                [translate("FilterPanel", "grey")]
                if channels == 1
                else [
                    translate("FilterPanel", "red"),
                    translate("FilterPanel", "green"),
                    translate("FilterPanel", "blue"),
                ]
            )
            labels = [names[channel] for channel in reads]
    elif weights.mapped:
        prefix = translate("FilterPanel", "Map ")
    else:
        size = weights.shape[0] * weights.shape[1]
        prefix = translate("FilterPanel", "Page ")
        labels = [f"{weights.first(page)} … {weights.first(page) + size - 1}" for page in range(weights.count)]
    return labels, prefix


def effect(weights: MapWeights, kernel: Float32, project: Project) -> str:
    """Sentences about the effect of a kernel (KH, KW) of a map."""
    if weights.is_filter:
        return "\n".join(say(sentence) for sentence in facts(kernel).sentences)
    classes = project.classes
    last = [layer for layer in project.layers if layer.spec.is_dense][-1]
    if weights.layer is last and len(classes) == last.weights["weight"].shape[0]:
        text = translate("FilterPanel", "The score of “{name}”: every cell times its weight, added up, plus the bias.")
        return text.format(name=classes[weights.channel])
    return translate("FilterPanel", "Every cell times its weight, added up, plus the bias.")
