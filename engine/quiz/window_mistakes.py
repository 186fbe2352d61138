"""The usual mistakes in weighted sums and windows: convolution, fully connected layers, pooling."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from engine.layers.spec import side
from engine.quiz.mistake import MOST_OTHERS, Mistake, Mistakes, Question, shown
from engine.values.messages import message

# --- convolution --------------------------------------------------------------------------------------------------


def of_conv(question: Question) -> Mistakes:
    """The mistakes with a convolution."""
    yield from _of_bias(question)
    yield from _of_kernel(question)
    yield from _of_channels(question)
    yield from _of_products(question)
    if not question.spec.geometry.is_transposed:
        yield from of_settings(question)
        yield from _of_edge(question)


def _of_bias(question: Question) -> Mistakes:
    total, bias = question.trace.total, question.trace.bias
    if bias == 0:
        return
    text = shown(bias)
    yield Mistake(
        "no_bias",
        total,
        message("That is the sum of the products: the bias, {bias}, is still to be added.", bias=text),
    )
    yield Mistake("bias_taken_away", total - bias, message("The bias, {bias}, is added, not taken away.", bias=text))
    if len(question.trace.shape) == 3 and (count := question.trace.shape[0]) > 1:
        words = message("The bias is added once, not once for each of the {count} input channels.", count=count)
        yield Mistake("bias_each_channel", total + count * bias, words)


def _of_kernel(question: Question) -> Mistakes:
    kernels = question.trace.terms.weights.reshape(question.trace.shape)
    turned = "flip_forgotten" if question.spec.geometry.flip else "flipped"
    views = [(turned, kernels[:, ::-1, ::-1]), ("mirrored", kernels[:, :, ::-1]), ("upside_down", kernels[:, ::-1])]
    if kernels.shape[1] == kernels.shape[2]:
        views.append(("transposed", kernels.swapaxes(1, 2)))
    for kind, kernel in views:
        value = float((question.values * kernel).sum()) + question.trace.bias
        yield Mistake(kind, value, _KERNEL_WORDS[kind])


_KERNEL_WORDS = {
    "flipped": message("That is with the kernel turned by 180°. This layer lays it on the way it is."),
    "flip_forgotten": message("This layer is a true convolution: its kernel is turned by 180° first."),
    "mirrored": message("That is with the kernel mirrored: its left columns lie on the right."),
    "upside_down": message("That is with the kernel upside down: its top rows lie below."),
    "transposed": message("That is with the rows of the kernel laid on as its columns."),
}


def _of_channels(question: Question) -> Mistakes:
    """Only one of the input channels."""
    products = question.trace.terms.products.reshape(question.trace.shape)
    first, count = question.spec.reads(question.cell[0], question.input.shape[0]).start, len(products)
    if count == 1:
        return
    for channel in range(count if count <= MOST_OTHERS else 1):
        words = message(
            "That is input channel {channel} alone: the sums of all {count} channels are added up.",
            channel=first + channel,
            count=count,
        )
        alone = float(products[channel].sum())
        yield Mistake("one_channel", alone + question.trace.bias, words)
        yield Mistake("one_channel_no_bias", alone, words)


def _of_products(question: Question) -> Mistakes:
    products, bias = question.trace.terms.products, question.trace.bias
    patch = float(question.values.sum())
    words = message("Those are the values under the window added up: each is multiplied with its weight first.")
    yield Mistake("no_weights", patch, words)
    yield Mistake("no_weights", patch + bias, words)
    if len(products) == 1:
        return
    words = message("That divides by the number of products: a weighted sum only adds them up.")
    yield Mistake("mean", question.trace.total / len(products) + bias, words)
    words = message("That is the largest product alone: all {count} are added up.", count=len(products))
    yield Mistake("one_product", float(products.max()), words)


def of_settings(question: Question) -> Mistakes:
    """The mistakes of ignoring a hyperparameter."""
    spec = question.spec
    names = [each for each in ("padding", "stride", "dilation") if hasattr(spec, each)]
    for name in names:
        plain = 0 if name == "padding" else 1
        value = question.with_spec(replace(spec, **{name: (plain, plain)}), question.cell)
        if getattr(spec, name) != (plain, plain) and value is not None:
            yield Mistake(f"no_{name}", value, message(_SETTING_WORDS[name], amount=side(getattr(spec, name))))


_SETTING_WORDS = {
    "padding": "That is without padding: the windows begin {amount} outside the input, at its top left corner.",
    "stride": "That is with the window moved one cell at a time: here its stride is {amount}.",
    "dilation": "That is with the weights side by side: here they lie {amount} cells apart.",
}


def _of_edge(question: Question) -> Mistakes:
    """A border treated in another way than the layer does."""
    spec, trace_, (channel, *place) = question.spec, question.trace, question.cell
    if not trace_.terms.padding.any():
        return
    if (
        spec.border != "zeros"
        and (value := question.with_spec(replace(spec, border="zeros"), question.cell)) is not None
    ):
        words = message("Outside the input are no zeros here: its border is “{border}”.", border=spec.border)
        yield Mistake("zeros_outside", value, words)
    free = replace(spec, padding=(0, 0), padding_end=(0, 0), stride=(1, 1))
    room = free.output_shape(question.input.shape)
    if not isinstance(room, tuple):
        return
    firsts = (at * s - p for at, s, p in zip(place, spec.stride, spec.padding, strict=True))
    pushed = [min(max(first, 0), count - 1) for first, count in zip(firsts, room[1:], strict=True)]
    if (value := question.with_spec(free, (channel, *pushed))) is not None:
        words = message("That is with the window pushed back into the input: here it hangs over the edge.")
        yield Mistake("pushed_inside", value, words)


def of_linear(question: Question) -> Mistakes:
    """The mistakes with a fully connected unit."""
    yield from _of_bias(question)
    yield from _of_products(question)


# --- pooling ------------------------------------------------------------------------------------------------------


def of_max(question: Question) -> Mistakes:
    """The mistakes with max pooling."""
    values = question.values.ravel()
    yield Mistake("mean_for_maximum", float(values.mean()), message("That is the mean: here the largest value stays."))
    yield Mistake("minimum", float(values.min()), message("That is the smallest value: here the largest one stays."))
    words = message("That is the sum: nothing is added up here, the largest value stays.")
    yield Mistake("sum_for_maximum", float(values.sum()), words)
    words = message("That is the value farthest from zero: but a negative value is smaller than any positive one.")
    yield Mistake("farthest_from_zero", float(values[np.argmax(np.abs(values))]), words)
    words = message("That is the first value in the window: here the largest one stays.")
    yield Mistake("first_value", float(values[0]), words)


def of_mean(question: Question) -> Mistakes:
    """The mistakes with average pooling."""
    values, divisor = question.values.ravel(), int(question.trace.total)
    total = float(values.sum())
    words = message("That is the sum: divide it by the number of cells in the window, {count}.", count=divisor)
    yield Mistake("not_divided", total, words)
    words = message("That is the largest value: here the mean is taken.")
    yield Mistake("maximum_for_mean", float(values.max()), words)
    yield Mistake("minimum", float(values.min()), message("That is the smallest value: here the mean is taken."))
    words = message("That is the middle one of the values in order: the mean is their sum over their number.")
    yield Mistake("median", float(np.median(values)), words)
    if len(values) != divisor:
        words = message("The cells of the padding count too: the sum is divided by {count}.", count=divisor)
        yield Mistake("padding_not_counted", total / len(values), words)
