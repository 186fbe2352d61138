"""The views of a cell's computation, and their content for every layer kind."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject

from engine import INPUT, Field
from engine.compute.other_pooling import counterpart_value
from engine.explain.activation_rules import CLASSES, formulas
from engine.explain.explain import SHOWN, Explanation, Line, place, sum_of
from engine.explain.rounding import above_zero, added
from engine.layers.elementwise import Elementwise
from engine.layers.receptive_field import field_after
from engine.quiz.hiding import HIDDEN, Veil, is_concealed
from engine.values.messages import message
from engine.values.numerals import plain, printed
from gui.cell.bar_list import Bar, BarList, Room
from gui.cell.cell_scene import CellScene, held
from gui.cell.chain_view import ChainView
from gui.cell.curve_view import CurveView
from gui.cell.lines_view import Entry, LinesView
from gui.cell.number_grid import NumberGrid
from gui.cell.shades import Shades
from gui.cell.slide_ground import ground_of, plain_ground
from gui.cell.slide_view import Outline, SlideView
from gui.cell.tiles_view import TilesView
from gui.cell.view_row import ViewRow
from gui.cell.written_scene import landing
from gui.look.colours import marks
from gui.text.phrases import count_text, plural, say, shape_text
from gui.widgets.row_view import Operator, RowView, Stack

_DIGIT = re.compile(r"\d")
_WINDOWED = 7  # maximum rows and columns of a mean whose cells are shown individually
_FAINT = 50  # the scale of products reaches at least one part in so many of their map's


class CellViews(QObject):
    """One view of every type; each layer kind shows some of them side by side.

    Args:
        row: their parent widget.
        window_tip, tile_tip: make the tooltip of a place in the window, and of a cell of the small maps.
    """

    def __init__(
        self,
        row: ViewRow,
        window_tip: Callable[[tuple[int, int]], str],
        tile_tip: Callable[[tuple[int, int, int]], str],
    ) -> None:
        super().__init__(row)
        self._row = row
        self._arrangement: tuple[object, ...] = ()  # the last content, as far as it affects the needed width
        move = self.tr("Point at a cell to move the window there; click to leave it there. Arrow keys move it, too.")
        weigh = self.tr("Point at a cell to see every input that its weight is multiplied with.")
        self.input = SlideView(self.tr("Input map"), move)
        self.output = SlideView(self.tr("Output map"), move)
        self.companion = SlideView(self.tr("The other pinned map"), move)
        self.outputs = Stack(self.output, self.companion)
        self.patch = NumberGrid(self.tr("Input patch"), weigh, window_tip)
        type_in = self.tr("Click a weight and type another one.")
        self.kernel = NumberGrid(self.tr("Kernel"), f"{weigh}\n{type_in}", window_tip, keyed=True)
        self.products = NumberGrid(self.tr("Products"), weigh, window_tip)
        for grid, others in (
            (self.patch, (self.kernel, self.products)),
            (self.kernel, (self.patch, self.products)),
            (self.products, (self.patch, self.kernel)),
        ):
            grid.beside = others
        self.lines = LinesView(
            self.tr("Sum"),
            self.tr(
                "What is added up, and what it comes to.\n"
                "Click a channel to see its patch; the wheel and the arrow keys go through all of them."
            ),
            self.tr("{count} more"),
        )
        self.curve = CurveView(self.tr("Curve"), self.tr("The function of this layer, and where the cell is on it"))
        self.bars = BarList(
            self.tr("Largest numbers"), self.tr("Point at a bar to see where its number comes from; click to go there.")
        )
        self.tiles = TilesView(
            self.tr("Contributions on the maps"),
            self.tr("Every contribution where it comes from. Click a cell to go there."),
            tile_tip,
        )
        self.chain = ChainView(self.tr("Steps"), self.tr("What is done to the number, step by step"))
        self.times, self.equals = Operator("×"), Operator("=")
        self._kinds: dict[str, Callable[[CellScene], list[RowView]]] = {
            "input": self._show_input,
            "convolution": self._show_convolution,
            "weighted": self._show_weighted,
            "max": self._show_window,
            "mean": self._show_window,
            "function": self._show_function,
            "copy": self._show_copy,
            "normalise": self._show_normalise,
            "softmax": self._show_softmax,
        }

    @property
    def all(self) -> tuple[RowView, ...]:
        """All views."""
        return (
            self.input, self.patch, self.times, self.kernel, self.equals, self.products, self.curve, self.bars,
            self.tiles, self.chain, self.lines, self.outputs,
        )  # fmt: skip

    def show(self, scene: CellScene) -> list[RowView]:
        """Fills the views for a cell; returns them from left to right."""
        compared = scene.compares and scene.counterpart is not None
        digits = scene.explanation.digits if scene.explanation is not None else None
        arrangement = scene.layer, scene.kind, scene.made, compared, scene.sized, digits
        if arrangement != self._arrangement:
            self._arrangement = arrangement
            self._row.rearrange()
        return self._kinds[scene.kind](scene)

    def _show_convolution(self, scene: CellScene) -> list[RowView]:
        told, digits = scene.told, scene.told.digits
        terms = told.trace.terms
        index, channel = scene.group, scene.channel_read
        group = told.groups[index]
        self._show_source(scene, channel)
        made = scene.shades(scene.layer, scene.cell[0])
        finite = np.abs(terms.products[np.isfinite(terms.products)])
        size = max(float(finite.max(initial=0)), max(abs(made.low), abs(made.high)) / _FAINT)
        weights = np.abs(terms.weights[np.isfinite(terms.weights)])
        kernels = Shades.about_zero("weights", scene.dark, float(weights.max(initial=0)), scene.hatched)
        factor = scene.factors[index] if index < len(scene.factors) else 1.0
        self.patch.set_caption(self.tr("patch of {map}").format(map=say(group.label)))
        self.patch.set_numbers(
            group.shape,
            group.values,
            group.raw_values,
            scene.shades(told.source, channel),
            group.padding,
            longest=digits.longest_value,
        )
        self.kernel.set_caption(self.tr("kernel") + _gain(factor))
        self.kernel.writable = factor == 1
        self.kernel.set_numbers(group.shape, group.weights, group.raw_weights, kernels, longest=digits.longest_weight)
        summed, rounded = self.tr("sum {sum}"), self.tr("rounding {rest}")
        longest_foot = summed.format(sum=digits.longest_sum)
        if not digits.is_exact:
            longest_foot += "  " + rounded.format(rest=printed(-0.0999, digits.parts))
        rest = group.rest or (HIDDEN if scene.hidden else printed(0, digits.parts))
        self.products.set_caption(self.tr("products"))
        self.products.set_numbers(
            group.shape,
            group.products,
            group.raw_products,
            scene.about_zero(size),
            group.padding,
            foot=(summed.format(sum=group.total), "" if digits.is_exact else rounded.format(rest=rest)),
            longest=digits.longest_part,
            longest_foot=longest_foot,
        )
        for grid in (self.patch, self.kernel, self.products):
            grid.set_pointed(scene.weight)
        self._show_sum(scene, index, len(told.groups))
        views = [self.input, self.patch, self.times, self.kernel, self.equals, self.products, self.lines]
        return [*views, *self._show_output(scene)]

    def _show_sum(self, scene: CellScene, index: int, channels: int) -> None:
        entries, number = [], 0
        for line in _steady(scene.told):
            choice = None
            label = say(line.label)
            if line.kind == "channel":
                label += _gain(scene.factors[number]) if number < len(scene.factors) else ""
                choice = number if channels > 1 else None
                number += 1
            entries.append(_entry(scene.told, line, label, choice))
        self.lines.set_caption(
            self.tr("sum + bias") if any(e.kind == "bias" for e in scene.told.lines) else self.tr("sum")
        )
        self._set_entries(scene, entries, index)

    def _show_weighted(self, scene: CellScene) -> list[RowView]:
        lines = scene.told.lines
        terms = [(number, line) for number, line in enumerate(lines) if line.kind == "term"]
        bars = [
            Bar(
                say(line.label),
                _short(*scene.origin(line.cell or ())),
                line.value,
                line.number,
                " × ".join(line.factors),
                number,
            )
            for number, line in terms
        ]
        self.bars.set_caption(self.tr("largest contributions: value × weight"))
        up, down = [bar for bar in bars if bar.size >= 0], [bar for bar in bars if not bar.size >= 0]
        self.bars.set_bars((up, down), scene.ends(), self._bars_room(scene))
        entries = [_entry(scene.told, line) for line in _steady(scene.told) if line.kind != "term"]
        if len(entries) > 1 and terms:
            total = added([line.value for _, line in terms])
            one, many = self.tr("the 1 bar"), self.tr("the {count} bars")
            digits = scene.told.digits
            entries.insert(0, Entry("part", plural(len(terms), one, many), total, longest_value=digits.longest_sum))
        self.lines.set_caption(self.tr("sum"))
        self._set_entries(scene, entries)
        return [self.bars, *self._show_tiles(scene), self.lines]

    def _bars_room(self, scene: CellScene) -> Room:
        """What the bars of any unit of the layer need."""
        digits, (layer, cell) = scene.told.digits, scene.origin((math.prod(scene.given) - 1,))
        terms = math.prod(scene.given)
        rows = SHOWN if terms > 2 * SHOWN + 1 else terms
        words = widest(say(place(layer, cell))), widest(_short(layer, cell))
        detail = f"{digits.longest_value} × {digits.longest_weight}"
        return Room(Bar(*words, digits.longest_part, 0.0, detail, -1), rows)

    def _place_in_map(self, line: Line) -> str:
        """The place of a number in the map that is shown beside it; nothing for a line that has none."""
        if line.kind != "term" or line.cell is None or len(line.cell) == 1:
            return ""
        return self.tr("row {row}, column {column}").format(row=line.cell[1], column=line.cell[2])

    def _show_tiles(self, scene: CellScene) -> list[RowView]:
        """The contributions on the maps that were flattened, if any were."""
        layer, cell = scene.origin((0,))
        if len(cell) != 3:
            return []
        products = scene.told.trace.terms.products
        finite = np.abs(products[np.isfinite(products)])
        shape = scene.result.outputs[layer].shape
        self.tiles.set_caption(self.tr("laid back on {layer}").format(layer=layer))
        values = products.astype(np.float32).reshape(shape)
        self.tiles.set_maps(values, scene.about_zero(float(finite.max(initial=0))))
        return [self.tiles]

    def _show_window(self, scene: CellScene) -> list[RowView]:
        told = scene.told
        self._show_source(scene, scene.cell[0])
        self.lines.set_caption(self.tr("the largest wins") if told.rule == "max" else self.tr("the mean"))
        geometry = scene.spec.geometry
        count = math.prod(scene.given[1:] if geometry is None else geometry.kernel)
        last = self.tr("row {row}, column {column}").format(row=scene.given[1] - 1, column=scene.given[2] - 1)
        said = {"term": (widest(last),), "sum": (widest(say(sum_of(1))), widest(say(sum_of(count))))}
        entries = [
            _entry(told, line, self._place_in_map(line), labels=said.get(line.kind, ())) for line in _steady(told)
        ]
        self._set_entries(scene, [*entries, *self._other(scene)])
        views: list[RowView] = [self.input]
        if told.groups and max(scene.window.shape) <= _WINDOWED:
            group = scene.window
            winner = int(np.argmax(group.raw_weights)) if told.rule == "max" else None
            self.patch.set_caption(self.tr("window on {map}").format(map=say(group.label)))
            self.patch.set_numbers(
                group.shape,
                group.values,
                group.raw_values,
                scene.shades(told.source, scene.cell[0]),
                group.padding,
                marked=None if winner is None or scene.hidden else divmod(winner, group.shape[1]),
                longest=told.digits.longest_value,
            )
            self.patch.set_pointed(scene.weight)
            views.append(self.patch)
        return [*views, self.lines, *self._show_output(scene)]

    def _other(self, scene: CellScene) -> list[Entry]:
        """The result of the other kind of pooling for this window."""
        if not scene.compares or scene.hidden:
            return []
        value = counterpart_value(scene.project, scene.result, scene.layer, scene.cell)
        words = self.tr("the mean would be") if scene.told.rule == "max" else self.tr("the largest would be")
        if value is None:
            return []
        whole = value.is_integer() and not scene.told.decimals
        text = printed(value, 0 if whole else max(scene.told.decimals, 2))
        return [Entry("next", words, text, longest_value=f"{scene.told.digits.longest}.00")]

    def _show_function(self, scene: CellScene) -> list[RowView]:
        told, spec = scene.told, scene.spec
        assert isinstance(spec, Elementwise)
        x, y = told.trace.terms[0].value, told.trace.value
        read = scene.shades(told.source, scene.cell[0] if len(scene.cell) == 3 else 0)
        reach = max(abs(read.low), abs(read.high)) * 1.1 or 1.0
        self.curve.set_caption(f"{say(type(spec).title)} · {say(spec.summary)}")
        self.curve.set_curve(spec, spec.curve, reach)
        self.curve.set_point(x, y, told.lines[0].value, told.value, scene.sign_colour(told.value))
        self.lines.set_caption(self.tr("the curve at x"))
        said = tuple(map(say, formulas(spec, told.digits.longest_value)))
        entries = [
            _entry(told, line, "x" if line.kind == "term" else "", labels=said if line.kind == "step" else ())
            for line in told.lines
        ]
        self._set_entries(scene, entries)
        return [*self._show_given(scene), self.curve, self.lines, *self._show_output(scene)]

    def _show_copy(self, scene: CellScene) -> list[RowView]:
        told = scene.told
        lands = len(scene.made) != len(scene.given)
        self.lines.set_caption(self.tr("where it lands") if lands else self.tr("handed on"))
        entries = [_entry(told, line) for line in told.lines if line.kind in ("value", "note")]
        if lands:  # in words: a number, a place and the number again would read as a sum
            step = next(line for line in told.lines if line.kind == "step")
            words = f"{landing(scene)}: {say(step.label)} = {step.value}."
            entries.append(Entry("note", words))
        self._set_entries(scene, entries, noted=True)
        return [*self._show_given(scene), self.lines, *self._show_output(scene)]

    def _show_normalise(self, scene: CellScene) -> list[RowView]:
        steps: list[tuple[str, str]] = []
        for line in scene.told.lines:
            if line.kind == "rest":
                words, text = steps[-1]
                steps[-1] = f"{words}, {say(line.label)} {line.value}", text
            elif line.kind == "bias":
                steps.append((self.tr("+ {bias} (bias)").format(bias=line.value), ""))
            elif line.kind == "value":
                steps[-1] = steps[-1][0], line.value
            elif line.kind != "note":
                steps.append(("x" if line.kind == "term" else say(line.label), line.value))
        self.chain.set_caption(self.tr("step by step"))
        self.chain.set_steps(steps, scene.sign_colour(scene.told.value), scene.told.digits.longest)
        return [*self._show_given(scene), self.chain, *self._show_output(scene)]

    def _show_softmax(self, scene: CellScene) -> list[RowView]:
        lines = scene.told.lines
        own = next(number for number, line in enumerate(lines) if line.cell == scene.cell)
        largest = max((line for line in lines if line.kind == "term"), key=lambda line: line.number).factors[0]
        names = scene.project.classes
        named = len(scene.cell) == 1 and len(names) == scene.made[0]
        bars = [
            Bar(
                names[line.cell[0]] if named and line.cell else say(line.label),
                names[line.cell[0]] if named and line.cell else _short(*scene.origin(line.cell or ())),
                above_zero(line.value, line.number),
                line.number,
                self._exponential(scene, line.factors[0], largest),
                number,
            )
            for number, line in enumerate(lines)
            if line.kind == "term"
        ]
        self.bars.set_caption(self.tr("exponentials of the scores"))
        self.bars.set_bars([bars], scene.ends(), self._shares_room(scene, bars, named), own)
        self.lines.set_caption(self.tr("own share of the sum"))
        shown = [line for line in _steady(scene.told) if line.kind != "term"]
        digits = scene.told.digits
        said = {"÷": (f"{digits.longest_part} ÷ {digits.longest_sum}",)}
        entries = [
            _entry(
                scene.told,
                replace(line, value=above_zero(line.value, line.number)),
                labels=said.get("÷" if "÷" in line.label.text else "", ()),
            )
            for line in shown
        ]
        self._set_entries(scene, entries, noted=True)
        return [self.bars, self.lines, *self._show_output(scene)]

    def _shares_room(self, scene: CellScene, bars: Sequence[Bar], named: bool) -> Room:
        """What the exponentials of any cell of the map need."""
        digits, made = scene.told.digits, scene.made
        score = digits.longest_value
        detail = self._exponential(scene, score, f"−{score}" if made[0] > 1 else score)
        rows = made[0] if made[0] <= CLASSES + 2 else CLASSES + 1
        if named:
            name = max(scene.project.classes, key=len)
            return Room(Bar(name, name, digits.longest_part, 0.0, detail, -1), rows)
        layer, cell = scene.origin(tuple(size - 1 for size in made))
        label = message("exp of {place} less the largest", place=place(layer, cell))
        words = widest(say(label)), widest(_short(layer, cell))
        return Room(Bar(*words, digits.longest_part, 0.0, detail, -1), rows)

    def _exponential(self, scene: CellScene, score: str, largest: str) -> str:
        """The computation of an exponential: the largest score is subtracted from all scores first."""
        less = f"{score} − ({largest})" if largest.startswith("−") else f"{score} − {largest}"
        temperature = dict(scene.told.trace.parts)["temperature"]
        return f"exp({less})" if temperature == 1 else f"exp(({less}) ÷ {plain(temperature)})"

    def _show_input(self, scene: CellScene) -> list[RowView]:
        given = scene.project.input
        colours = [self.tr("red"), self.tr("green"), self.tr("blue")] if given.channels == 3 else [self.tr("value")]
        told: list[tuple[str, str, str]] = []
        for channel in range(given.channels):
            name = colours[channel] if channel < len(colours) else self.tr("channel {number}").format(number=channel)
            value = held(scene.result, INPUT, (channel, *scene.cell[1:]))
            longest = printed(-float(np.abs(scene.result.outputs[INPUT].maps[channel]).max()), 3)
            told.append((self.tr("{name}, as the network reads it").format(name=name), printed(value, 3), longest))
            mean, deviation = (each[channel % len(each)] for each in (given.mean, given.deviation))
            if (mean, deviation) != (0, 1):
                picture = printed(value * deviation + mean, 3)
                told.append((self.tr("{name}, in the picture").format(name=name), picture, longest))
        for layer in scene.project.layers:
            if layer.inputs[0] == INPUT and layer.id in scene.result.outputs:
                made = scene.result.outputs[layer.id].shape
                middle = (0, *(size // 2 for size in scene.made[1:]))
                here, most = (
                    count_text(field_after(layer.spec, Field.of(scene.made, cell), scene.made, made).count)
                    for cell in (scene.cell, middle)
                )
                told.append((self.tr("cells of {layer} that it is part of").format(layer=layer.id), here, most))
        self.lines.set_caption(self.tr("the picture at this place"))
        self.lines.set_entries([Entry("part", words, text, longest_value=longest) for words, text, longest in told])
        return [*self._show_output(scene), self.lines]

    # ---- shared by several kinds

    def _set_entries(
        self, scene: CellScene, entries: list[Entry], current: int | None = None, noted: bool = False
    ) -> None:
        after = [layer for layer in scene.project.layers if layer.inputs[0] == scene.layer]
        for layer in after:
            if layer.spec.rule == "function" and layer.id in scene.result.outputs:
                then = self.tr("then {layer} →").format(layer=say(type(layer.spec).title))
                value = printed(held(scene.result, layer.id, scene.cell), scene.told.decimals)
                value = HIDDEN if scene.conceals(layer.id, scene.cell) else value
                entries.append(Entry("next", then, value, longest_value=scene.told.digits.longest))
        self.lines.set_entries(entries, current, scene.sign_colour(scene.told.value), noted)

    def _show_given(self, scene: CellScene) -> list[RowView]:
        """Fills the view of the input map, if the layer reads maps."""
        if len(scene.given) != 3:
            return []
        self._show_source(scene, scene.channel_read)
        return [self.input]

    def _show_source(self, scene: CellScene, channel: int) -> None:
        """Fills the view of an input map, with the window at its position."""
        told = scene.told
        maps = len(scene.made) == 3
        ground = ground_of(scene.spec, scene.given, scene.made) if maps else plain_ground(*scene.given[1:])
        cell = told.trace.terms[0].cell or scene.cell
        row, column = scene.cell[1:] if maps else cell[1:]
        self.input.set_caption(self._map_caption(told.source, channel, scene.given))
        shown = scene.thumbnail(told.source, channel), scene.shades(told.source, channel)
        self.input.set_map(*shown, ground, (told.source, channel))
        self.input.set_veil(scene.veil(told.source, channel))
        outlines = [Outline(*ground.window(row, column), colour) for colour in self._window_colours(scene)]
        if scene.weight is not None:
            met = ground.met(*scene.weight)
            outlines.append(Outline(*met, marks(scene.dark).weight_positive, dashed=True, shaded=True))
        self.input.set_outlines(outlines)

    def _window_colours(self, scene: CellScene) -> list[str]:
        """Of the windows: two where two maps of the layer are pinned and walk along together."""
        pins = dict(scene.pins)
        own = pins.pop(scene.cell[0], None)
        if own is None:
            return [scene.accent]
        return [own, *pins.values()]

    def _show_output(self, scene: CellScene) -> list[RowView]:
        """Fills the views of the layer's map, with the cell, and of the other pinned map."""
        layer, shape = scene.layer, scene.made
        if scene.sized:
            self.output.set_unsized()
            self.output.set_caption(f"{layer}[{scene.cell[0]}] · {HIDDEN}")
            self.output.set_outlines([])
            self.output.set_reached(None)
            self.output.set_veil(Veil(whole=True))
            self.outputs.show_views([self.output])
            return [self.outputs]
        if len(shape) == 1:
            if scene.kind != "copy" or len(scene.given) != 3:
                return []  # the units of other vectors are best seen on the network
            ground = plain_ground(1, shape[0])
            self.output.set_map(scene.thumbnail(layer, 0), scene.shades(layer, 0), ground, (layer, 0), strip=True)
            one, many = self.tr("{layer} · 1 value"), self.tr("{layer} · {count} values")
            self.output.set_caption(plural(shape[0], one, many, layer=layer))
            self.output.set_outlines([Outline(np.array([0]), np.array([scene.cell[0]]), scene.accent)])
            self.output.set_reached(scene.reached(0))
            self.output.set_veil(scene.veil(layer, 0))
            self.outputs.show_views([self.output])
            return [self.outputs]
        own = scene.cell[0]
        others = [channel for channel in scene.pins if channel != own] if own in scene.pins else []
        views = [(self.output, own), *((self.companion, channel) for channel in others[:1])]
        for view, channel in views:
            ground = plain_ground(*shape[1:])
            frame = scene.pins.get(channel, "")
            shown = scene.thumbnail(layer, channel), scene.shades(layer, channel)
            view.set_map(*shown, ground, (layer, channel), frame=frame)
            view.set_caption(self._map_caption(layer, channel, shape))
            at = Outline(np.array([scene.cell[1]]), np.array([scene.cell[2]]), frame or scene.accent)
            view.set_outlines([*self._fed(scene), at])
            view.set_reached(scene.reached(channel))
            view.set_veil(scene.veil(layer, channel))
        compared = self._show_counterpart(scene)
        self.outputs.show_views([self.output, self.companion] if compared else [view for view, _ in views])
        return [self.outputs]

    def _show_counterpart(self, scene: CellScene) -> bool:
        """Fills the view of the other kind of pooling's map, if it is shown and known."""
        other = scene.counterpart
        if not scene.compares or scene.hidden or other is None:
            return False
        view, at = self.companion, scene.cell
        view.set_map(other.thumbnail.values, scene.shades(scene.layer, at[0]), plain_ground(*scene.made[1:]), None)
        view.set_caption(self.tr("mean instead") if scene.told.rule == "max" else self.tr("largest instead"))
        view.set_outlines([Outline(np.array([at[1]]), np.array([at[2]]), scene.accent)])
        view.set_reached(scene.reached(at[0]))
        view.set_veil(Veil())
        return True

    def _fed(self, scene: CellScene) -> list[Outline]:
        """What the input cell under the pointer is part of."""
        if scene.fed is None or scene.fed.is_everything:
            return []
        rows, columns = np.flatnonzero(scene.fed.rows), np.flatnonzero(scene.fed.columns)
        return [Outline(rows, columns, marks(scene.dark).influence, dashed=True, shaded=True)]

    def _map_caption(self, layer: str, channel: int, shape: Sequence[int]) -> str:
        return f"{layer}[{channel}] · {shape_text(shape[1:])}"


def widest(text: str) -> str:
    """A text with the widest of digits for every digit: other numbers of as many digits are no wider."""
    return _DIGIT.sub("0", text)


def _short(layer: str, cell: Sequence[int]) -> str:
    """The layer and cell of a number, in few characters."""
    return f"{layer}[{cell[0]}]" + (f" ({cell[1]}, {cell[2]})" if len(cell) == 3 else "")


def _steady(told: Explanation) -> list[Line]:
    """The lines, with one for what rounding leaves also where it leaves nothing, if it may for another cell."""
    lines = list(told.lines)
    if (
        told.rule not in ("sum", "mean", "softmax")
        or told.digits.is_exact
        or any(line.kind == "rest" for line in lines)
    ):
        return lines
    before = [number for number, line in enumerate(lines) if line.kind in ("channel", "term", "sum", "bias")]
    at = 0 if told.rule == "mean" else before[-1] + 1
    nothing = HIDDEN if is_concealed(told) else printed(0, told.digits.parts)
    lines.insert(at, Line("rest", message("rounding"), nothing))
    return lines


def _entry(
    told: Explanation, line: Line, label: str = "", choice: int | None = None, labels: tuple[str, ...] = ()
) -> Entry:
    digits = told.digits
    kind = line.kind if line.kind in ("value", "note") else "part"
    part = max(digits.longest_part, digits.longest_sum, digits.longest, key=len)
    room = {"value": digits.longest, "note": ""}.get(line.kind, part)
    is_idle = line.kind == "rest" and not any(digit in line.value for digit in f"{HIDDEN}123456789")
    return Entry(kind, label or say(line.label), line.value, choice, labels, room, is_idle)


def _gain(factor: float) -> str:
    return "" if factor == 1 else f" × {plain(factor)}"
