"""The arithmetic of a cell written out for an audience: the filter on the input, and the sum in one line."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication

from engine import INPUT
from engine.explain.activation_rules import curve_of
from engine.explain.explanation import Group
from engine.explain.rounding import exactly, needed
from engine.layers.elementwise import Elementwise
from engine.quiz.hiding import HIDDEN, HiddenCells
from engine.values.numerals import plain, printed
from gui.cell.contents.cell_scene import CellScene
from gui.cell.painting.shades import Rgb, Shades
from gui.cell.painting.slide_ground import Ground, ground_of, plain_ground
from gui.cell.painting.written import Block, BlockPart, Piece, Square, Written
from gui.look import colours
from gui.text.phrases import count_text, plural, say, shape_text

translate = QCoreApplication.translate

_MOST_SIDE = 12  # maximum rows and columns, padding included, that an audience can read
_MOST_KERNEL = 5
_TINT = 0.3  # the share of the window's colour in the cells that it covers
_MOST_BRANCHES = 3
_BESIDE = 3  # number of units of a vector shown on either side of the explained one
_DOT = "·"
_NOTHING = "0"


def written(scene: CellScene) -> Written | None:
    """A cell written out; None if its maps or kernel are too large, or if its rule has no written form."""
    make = _KINDS.get(scene.kind)
    if make is None or not _is_small(scene):
        return None
    return make(scene)


def shortest(text: str) -> str:
    """The same printed number without trailing zeros."""
    return text.rstrip("0").rstrip(".") if "." in text else text


def _is_small(scene: CellScene) -> bool:
    shapes = [scene.input_shape, *([scene.output_shape] if len(scene.output_shape) == 3 else [])]
    if any(len(shape) != 3 or max(shape[1:]) > _MOST_SIDE for shape in shapes):
        return False
    return (
        len(scene.output_shape) == 1
        or len(scene.explained.sources) > 1
        or max(ground_of(scene.spec, scene.input_shape, scene.output_shape).whole) <= _MOST_SIDE
    )


# --- by kind ---------------------------------------------------------------------------------------------------


def _convolution(scene: CellScene) -> Written | None:
    explained, geometry = scene.explained, scene.spec.geometry
    if geometry is None or geometry.is_transposed:
        return None
    if (
        len(explained.groups) != 1
        or max(explained.groups[0].shape) > _MOST_KERNEL
        or any(f != 1 for f in scene.factors)
    ):
        return None
    group = explained.groups[0]
    weights = [f"×{shortest(weight)}" for weight in group.weights]
    return Written(
        (_input(scene, group.values, weights), _filter(scene, group), _output(scene, _feature_map())),
        ("∗", "="),
        (_sum(scene, group),),
    )


def _pooling(scene: CellScene) -> Written | None:
    explained = scene.explained
    if not explained.groups or max(explained.groups[0].shape) > _MOST_KERNEL:
        return None
    largest, mean = translate("WrittenView", "the largest"), translate("WrittenView", "the mean")
    group, is_max = explained.groups[0], explained.rule == "max"
    blocks = [_input(scene, group.values), _output(scene, largest if is_max else mean)]
    signs, lines = ["max" if is_max else translate("WrittenView", "mean")], [_pooled(scene, group)]
    other = scene.counterpart if scene.compares and not scene.hidden else None
    if other is not None:
        shown = other.thumbnail.values, scene.shades(scene.layer, scene.cell[0])
        caption = _caption(mean if is_max else largest, scene.output_shape)
        blocks.append(_map_block(scene, "other", caption, *shown, HiddenCells(), scene.reached(scene.cell[0])))
        signs.append("")
        trace = other.spec.trace(scene.result.outputs[explained.source].block, {}, scene.cell)
        value = shortest(printed(trace.value, needed([trace.value])))
        if is_max:
            lines.append(_mean_line(scene, group, value, plain(trace.total)))
        else:
            lines.append(_max_line(scene, group, value))
    return Written(tuple(blocks), tuple(signs), tuple(lines))


def _function(scene: CellScene) -> Written | None:
    if len(scene.output_shape) != 3:
        return None
    name = say(type(scene.spec).title)
    blocks = (
        _input(scene, caption=translate("WrittenView", "before")),
        _output(scene, translate("WrittenView", "after {layer}").format(layer=name)),
    )
    return Written(
        blocks,
        (say(scene.spec.summary),),
        (_curve_line(scene, curve_of(scene.project[scene.layer], scene.cell), name),),
    )


def _copy(scene: CellScene) -> Written | None:
    if len(scene.output_shape) != 1:
        return None
    count, at = scene.output_shape[0], scene.cell[0]
    first = max(min(at - _BESIDE, count - 2 * _BESIDE - 1), 0)
    places = range(first, min(first + 2 * _BESIDE + 1, count))
    values = scene.result.outputs[scene.layer].maps[0]
    shades, hidden_cells, reached = scene.shades(scene.layer, 0), scene.hidden_cells(scene.layer, 0), scene.reached(0)
    decimals = needed(values[first : places.stop])
    squares = []
    for place in places:
        square = _square(float(values[place]), shades, decimals, scene.accent if place == at else "")
        square = _covered(square, hidden_cells.hides((0, place)), reached is not None and place >= reached)
        squares.append(replace(square, weight=count_text(place)))
    one, many = (
        translate("WrittenView", "one line of 1 number"),
        translate("WrittenView", "one line of {count} numbers"),
    )
    caption = plural(count, one, many)
    line = Block("output", caption, len(squares), tuple(squares), (0, first), (scene.layer, 0))
    name = translate("WrittenView", "map {channel}").format(channel=scene.channel_read)
    return Written((_input(scene, caption=name), line), ("→",), ((Piece(flattening_text(scene)),),))


def flattening_text(scene: CellScene) -> str:
    """The position of a flattened number in the output, as a sentence."""
    channel, row, column = scene.explained.trace.terms[0].cell or (0, 0, 0)
    text = translate("WrittenView", "Row {row}, column {column} of map {channel} goes to place {place}")
    return text.format(row=row, column=column, channel=channel, place=scene.cell[0])


def _meeting(scene: CellScene) -> Written | None:
    """The maps of all branches, and the sum or product of the numbers at one place."""
    explained, is_sum = scene.explained, scene.explained.rule == "add"
    shapes = [scene.result.outputs[source].shape for source in explained.sources]
    if len(shapes) > _MOST_BRANCHES or any(max(shape[1:]) > _MOST_SIDE for shape in shapes):
        return None
    blocks = [_branch(scene, number) for number in range(len(shapes))]
    sign = "+" if is_sum else "·"
    name = translate("WrittenView", "sum") if is_sum else translate("WrittenView", "product")
    signs = [*(sign for _ in shapes[1:]), "="]
    return Written((*blocks, _output(scene, name)), tuple(signs), (_joined(scene, sign),))


_KINDS: dict[str, Callable[[CellScene], Written | None]] = {
    "add": _meeting,
    "product": _meeting,
    "convolution": _convolution,
    "max": _pooling,
    "mean": _pooling,
    "function": _function,
    "copy": _copy,
}


# --- blocks ----------------------------------------------------------------------------------------------------


def _feature_map() -> str:
    return translate("WrittenView", "feature map")


def _caption(name: str, shape: Sequence[int], padded: bool = False) -> str:
    text = translate("WrittenView", "{name} · {size}, with padding") if padded else "{name} · {size}"
    return text.format(name=name, size=shape_text(shape[-2:]))


def _source_name(scene: CellScene) -> str:
    source, channels = scene.explained.source, scene.input_shape[0]
    if source == INPUT and channels == 1:
        return translate("WrittenView", "picture")
    if channels == 1:
        return translate("WrittenView", "map of {layer}").format(layer=source)
    return translate("WrittenView", "map {channel} of {layer}").format(channel=scene.channel_read, layer=source)


def _input(scene: CellScene, texts: Sequence[str] = (), weights: Sequence[str] = (), caption: str = "") -> Block:
    """The input with its padding, and the window on it.

    Args:
        texts: the numbers under the window as they are printed.
        weights: the texts in the corners of these cells.
        caption: the name of the block; empty for that of the map.
    """
    source, channel = scene.explained.source, scene.channel_read
    ground = (
        ground_of(scene.spec, scene.input_shape, scene.output_shape)
        if len(scene.output_shape) == 3
        else plain_ground(*scene.input_shape[1:])
    )
    place = scene.cell[1:] if len(scene.output_shape) == 3 else (scene.explained.trace.terms[0].cell or (0, 0, 0))[1:]
    window = _window(ground, *place)
    shades, hidden_cells = scene.shades(source, channel), scene.hidden_cells(source, channel)
    values = ground.padded(scene.thumbnail(source, channel))
    decimals, colour = needed(values), scene.pins.get(scene.cell[0], scene.accent)
    squares = []
    for at in np.ndindex(*ground.whole):
        spot = at[0] - ground.before[0], at[1] - ground.before[1]
        outside = any(not 0 <= here < size for here, size in zip(spot, ground.size, strict=True))
        number = window.get(spot)
        text = shortest(texts[number]) if number is not None and number < len(texts) else ""
        square = _square(float(values[at]), shades, decimals, colour if number is not None else "", text)
        square = _covered(square, not outside and hidden_cells.hides(spot), False)
        on = weights[number] if number is not None and weights else ""
        if outside and not ground.border:  # the padding has no value
            square = Square("", frame=square.frame)
        unread = any(never[here] for never, here in zip(ground.skipped, at, strict=True))
        squares.append(replace(square, weight=on, dotted=outside, unread=bool(unread)))
    name = _caption(caption or _source_name(scene), scene.input_shape, ground.is_padded)
    first = -ground.before[0], -ground.before[1]
    longest = max((_NOTHING, *_texts(scene.thumbnail(source, channel), decimals), *_input_texts(scene)), key=len)
    return Block("input", name, ground.whole[1], tuple(squares), first, (source, channel), longest)


def _window(ground: Ground, row: int, column: int) -> dict[tuple[int, int], int]:
    """The cells that the window covers, numbered in reading order."""
    rows, columns = ground.window(row, column)
    places = [(int(down), int(across)) for down in rows for across in columns]
    return {place: number for number, place in enumerate(places)}


def _filter(scene: CellScene, group: Group) -> Block:
    size = float(np.abs(group.raw_weights[np.isfinite(group.raw_weights)]).max(initial=0))
    shades = Shades.about_zero("weights", scene.dark, size, scene.hatched)
    fills = [_hex(ink) for ink in shades.of(group.raw_weights)]
    texts = [shortest(weight) for weight in group.weights]
    squares = tuple(Square(text, fill, text == _NOTHING) for text, fill in zip(texts, fills, strict=True))
    name = translate("WrittenView", "filter")
    return Block("filter", _caption(name, group.shape), group.shape[1], squares)


def _branch(scene: CellScene, number: int) -> Block:
    """The map of one branch with the cell that is read."""
    source, cell = scene.explained.sources[number], scene.explained.trace.terms[number].cell or scene.cell
    name = translate("WrittenView", "map {channel} of {layer}").format(channel=cell[0], layer=source)
    caption = _caption(name, scene.result.outputs[source].shape)
    place = source, cell[0]
    block = _map_block(
        scene,
        "input",
        caption,
        scene.thumbnail(*place),
        scene.shades(*place),
        scene.hidden_cells(*place),
        None,
        cell[1:],
    )
    return replace(block, place=place)


def _output(scene: CellScene, name: str) -> Block:
    """The output map, as far as playback has computed it."""
    layer, channel = scene.layer, scene.cell[0]
    if scene.is_size_hidden:
        return Block("output", f"{name} · {HIDDEN}", 0, ())
    shown = scene.thumbnail(layer, channel), scene.shades(layer, channel)
    hidden_cells, reached = scene.hidden_cells(layer, channel), scene.reached(channel)
    return _map_block(scene, "output", _caption(name, scene.output_shape), *shown, hidden_cells, reached)


def _map_block(
    scene: CellScene,
    part: BlockPart,
    caption: str,
    values: NDArray[np.float32],
    shades: Shades,
    hidden_cells: HiddenCells,
    reached: int | None,
    at: tuple[int, ...] = (),
) -> Block:
    """A whole map with one framed cell: the one at ``at``, or that of the output."""
    decimals, at = needed(values), at or scene.cell[1:]
    frame = scene.pins.get(scene.cell[0], scene.accent)
    squares = []
    for number, place in enumerate(np.ndindex(*values.shape)):
        own = place == at
        square = _square(float(values[place]), shades, decimals, frame if own else "", tinted=False)
        squares.append(_covered(square, hidden_cells.hides(place), reached is not None and number >= reached))
    place_of = (scene.layer, scene.cell[0]) if part == "output" else None
    return Block(
        part, caption, values.shape[1], tuple(squares), place=place_of, longest=max(_texts(values, decimals), key=len)
    )


def _square(
    value: float, shades: Shades, decimals: int, frame: str = "", text: str = "", tinted: bool = True
) -> Square:
    """A number on its colour, mixed with that of the frame."""
    ink = shades.of([value])[0]
    fill = _hex(_mixed(ink, colours.rgb(frame), _TINT) if frame and tinted else ink)
    text = text or ("NaN" if math.isnan(value) else shortest(printed(value, decimals)))
    return Square(text, fill, text == _NOTHING, frame=frame)


def _covered(square: Square, hidden: bool, not_reached: bool) -> Square:
    """The same square, hidden or not computed yet."""
    if not_reached:
        return Square(_DOT, faint=True)
    return Square(HIDDEN, frame=square.frame) if hidden else square


def _mixed(ink: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (round(a + share * (b - a)) for a, b in zip(ink, other, strict=True))
    return red, green, blue


def _hex(ink: Rgb) -> str:
    return "#{:02x}{:02x}{:02x}".format(*ink)


# --- lines -----------------------------------------------------------------------------------------------------


def _texts(values: NDArray[np.float32], decimals: int) -> list[str]:
    """All printed numbers of a map."""
    return [shortest(printed(value, decimals)) for value in values.ravel().tolist()]


def _input_texts(scene: CellScene) -> list[str]:
    """All printed numbers of the input map, and that of its padding."""
    return [
        _NOTHING,
        *_texts(scene.thumbnail(scene.explained.source, scene.channel_read), scene.explained.digits.values),
    ]


def _sum(scene: CellScene, group: Group) -> tuple[Piece, ...]:
    """All products of value and weight in one line, and their sum.

    While the sum is hidden, no product has a colour: which of them are zero is part of the answer.
    """
    pieces: list[Piece] = []
    total: Fraction | None = Fraction(0)
    longest = max(_input_texts(scene), key=len), max(map(_bracketed, _input_texts(scene)), key=len)
    for number, (value, weight) in enumerate(zip(group.values, group.weights, strict=True)):
        value, weight = shortest(value), shortest(weight)
        text = f"{_bracketed(value) if number else value}·{_bracketed(weight)}"
        if number:
            pieces.append(Piece("+", "sign"))
        term = Piece(text) if scene.hidden else _term(scene, text, float(group.raw_products[number]))
        pieces.append(replace(term, longest=f"{longest[bool(number)]}·{_bracketed(weight)}"))
        total = _plus(total, value, weight)
    bias = next((line for line in scene.explained.lines if line.kind == "bias"), None)
    if bias is not None and bias.number:
        text = shortest(bias.value)
        words = translate("WrittenView", "bias {number}").format(number=_bracketed(text))
        pieces += [Piece("+", "sign"), Piece(words)]
        total = _plus(total, text, "1")
    return (*pieces, *_result(scene, scene.explained.value, total))


def _joined(scene: CellScene, sign: str) -> tuple[Piece, ...]:
    """The numbers of all branches in one line, and their sum or product."""
    pieces: list[Piece] = []
    exact: Fraction | None = Fraction(sign != "+")
    for number, line in enumerate(line for line in scene.explained.lines if line.kind == "term"):
        cell, text = line.cell or scene.cell, shortest(line.value)
        values = _texts(scene.thumbnail(scene.explained.sources[line.source], cell[0]), scene.explained.digits.values)
        if number:
            pieces.append(Piece(sign, "sign"))
        shown, longest = (
            (text, max(values, key=len)) if not number else (_bracketed(text), max(map(_bracketed, values), key=len))
        )
        pieces.append(Piece(shown, "term", scene.sign_colour(text), longest=longest))
        own = exactly(text)
        if exact is not None:
            exact = None if own is None else exact + own if sign == "+" else exact * own
    return (*pieces, *_result(scene, scene.explained.value, exact))


def _term(scene: CellScene, text: str, product: float) -> Piece:
    if product == 0:
        return Piece(text, "zero")
    return Piece(text, "term", scene.ends()[1 if product > 0 else 0] if math.isfinite(product) else "")


def _plus(total: Fraction | None, value: str, weight: str) -> Fraction | None:
    """A sum with one more product; None if any of it is not finite."""
    factors = exactly(value), exactly(weight)
    if total is None or factors[0] is None or factors[1] is None:
        return None
    return total + factors[0] * factors[1]


def _result(scene: CellScene, value: str, exact: Fraction | None) -> tuple[Piece, Piece]:
    """An equals sign and the result of a line; the sign is ≈ if the printed result is not exact."""
    text = shortest(value)
    equal = scene.hidden or exact is None or exact == exactly(text)
    values = _texts(scene.thumbnail(scene.layer, scene.cell[0]), scene.explained.digits.value)
    longest = max(values, key=len)
    return Piece("=" if equal else "≈", "sign"), Piece(text, "result", scene.sign_colour(text), longest=longest)


def _pooled(scene: CellScene, group: Group) -> tuple[Piece, ...]:
    if scene.explained.rule == "max":
        return _max_line(scene, group, scene.explained.value)
    divisor = next(line.value for line in scene.explained.lines if line.kind == "step")
    return _mean_line(scene, group, scene.explained.value, divisor)


def _max_line(scene: CellScene, group: Group, value: str) -> tuple[Piece, ...]:
    """All numbers in the window, the largest of them in its colour unless it is hidden."""
    winner = int(np.argmax(np.nan_to_num(group.raw_values, nan=np.inf)))
    pieces, longest = [Piece("max(")], max(_input_texts(scene), key=len)
    for number, text in enumerate(map(shortest, group.values)):
        comma = "," if number < len(group.values) - 1 else ""
        if scene.hidden:
            pieces.append(Piece(text + comma, close=not number, longest=longest + comma))
        elif number == winner:
            own = Piece(text, "term", scene.sign_colour(text), not number, longest)
            pieces += [own, Piece(comma, "zero", close=True)]
        else:
            pieces.append(Piece(text + comma, "zero", close=not number, longest=longest + comma))
    return (*pieces, Piece(")", close=True), *_result(scene, value, None))


def _mean_line(scene: CellScene, group: Group, value: str, divisor: str) -> tuple[Piece, ...]:
    pieces, total = [Piece("(")], Fraction(0)
    longest = max(_input_texts(scene), key=len), max(map(_bracketed, _input_texts(scene)), key=len)
    known = True
    for number, text in enumerate(map(shortest, group.values)):
        if number:
            pieces.append(Piece("+", "sign"))
        pieces.append(Piece(_bracketed(text) if number else text, close=not number, longest=longest[bool(number)]))
        part = exactly(text)
        known = known and part is not None
        total += part or 0
    exact = total / Fraction(divisor) if known else None
    return (*pieces, Piece(")", close=True), Piece("/", "sign"), Piece(divisor), *_result(scene, value, exact))


def _curve_line(scene: CellScene, spec: Elementwise, name: str) -> tuple[Piece, ...]:
    """The function applied to the number."""
    explained = scene.explained
    text_of_x, x = shortest(explained.lines[0].value), explained.lines[0].number
    stays = spec.is_identity_at(x)
    others = scene.thumbnail(explained.source, scene.channel_read).ravel().tolist()
    if stays and not scene.hidden:
        text = translate("WrittenView", "{number} is positive and stays").format(number=text_of_x)
        return Piece(text), Piece(shortest(explained.value), "result", scene.sign_colour(explained.value))
    words = f"{name}({text_of_x})" if stays else say(spec.formula(x, text_of_x))
    all_words = [say(spec.formula(each, shortest(printed(each, explained.digits.values)))) for each in others]
    return (Piece(words, longest=max(all_words, key=len)), *_result(scene, explained.value, None))


def _bracketed(text: str) -> str:
    return f"({text})" if text.startswith("−") else text
