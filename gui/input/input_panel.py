"""The input panel: the picture, its fitting to the network, and other pictures to choose or draw."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
from PySide6.QtCore import QCoreApplication, Qt, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from engine import INPUT, Input, Project, needs_size, set_image
from engine.compute.result import Fitting
from engine.images.brightness import wants_inversion
from engine.project.project import many_channels
from engine.values.array import Float32
from engine.values.cell_set import Span
from gui.commands.foresight import Foresight
from gui.files import samples
from gui.files.opening import Opening
from gui.input.draw_pad import DrawPad
from gui.input.draw_tools import DrawTools
from gui.input.input_form import InputForm
from gui.input.network_facts import NetworkFacts
from gui.input.proportioned import Proportioned
from gui.input.sample_gallery import SampleGallery
from gui.input.scaling_strip import ScalingStrip
from gui.input.shown_picture import PixelMapping, reduced
from gui.input.taking_form import TakingForm
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.state.document import Document
from gui.state.old_maps import OldMaps
from gui.state.selection import Hover, Selection
from gui.state.session import Session
from gui.state.workers import Frame
from gui.text.phrases import number_text, say
from gui.widgets.action_row import ActionLookup
from gui.widgets.command_chip import CommandChip, make_switch
from gui.widgets.erase_guard import keep_erase_keys
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.pieces import caption, chip_icon, everything_button, heading

translate = QCoreApplication.translate

_DRAWING, _DRAWN_ON = "drawing", ", drawn on"  # in titles, which files keep; said in the user's language
_BLANK = (128, 128)  # rows and columns of a new drawing for a network that reads any size
_USED, _REGION = 0, 1  # slots of the outlines on the picture


class InputPanel(QWidget):
    """Shows the picture as it was opened, and describes and edits its fitting; it can be drawn on and replaced."""

    def __init__(
        self,
        document: Document,
        selection: Selection,
        session: Session,
        theme: Theme,
        opening: Opening,
        actions: ActionLookup,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._selection, self._session = document, selection, session
        self._theme, self._opening = theme, opening
        self._actions, self._brush, self._new = actions, actions["brush"], actions["draw"]
        self._input: Input | None = None  # the shown input
        self._needs_size = False
        self._step = 1  # pixels of the picture per shown pixel, along a side
        self._fitting: Fitting | None = None
        self._mapping: PixelMapping | None = None
        self._measures: object = ()
        self._marked: tuple[Span, Span, QColor] | None = None
        self.setAccessibleName(self.tr("Input"))
        self.setMinimumWidth(200)
        keep_erase_keys(self)
        self._build()
        self._recolour(theme.palette)
        self._follow(document.project)
        if session.frame is not None:
            self._take_frame(session.frame)
        document.changed.connect(self._follow)
        session.ready.connect(self._take_frame)
        selection.fields_changed.connect(self._keep_fields)
        theme.changed.connect(self._recolour)
        self._old = OldMaps(document, session, self)
        self._old.changed.connect(self._tell_old)

    @property
    def drawing(self) -> bool:
        """Whether the mouse draws on the picture."""
        return self.pad.drawing

    def set_drawing(self, drawing: bool) -> None:
        """Turns drawing on or off."""
        if drawing != self.pad.drawing:
            self.pad.drawing = drawing
            self._brush.setChecked(drawing)
            self.tools.setVisible(drawing)
            self._offer_drawing()

    def hold_brush(self, held: bool) -> None:
        """Turns drawing with the brush on and scrolls to the picture, or turns it off."""
        self.set_drawing(held)
        if held:
            self.tools.take_brush()
            self._scroll.ensureVisible(0, 0)

    @Slot()
    def new_drawing(self) -> None:
        """Replaces the picture by a black canvas, and turns drawing on."""
        input_ = self._document.project.input
        canvas = np.zeros((input_.channels, *(input_.size if self._is_fitted(input_) else _BLANK)), np.float32)
        self._document.edit(self.tr("New drawing"), lambda project: set_image(project, canvas, _DRAWING))
        self.hold_brush(True)

    def set_region(self, rows: Span | None, columns: Span | None, colour: QColor | str) -> None:
        """Outlines the pixels that a block of the network's input cells is computed from.

        Args:
            rows, columns: first and last, both inclusive; None removes the outline.
        """
        self._marked = None if rows is None or columns is None else (rows, columns, QColor(colour))
        self._place_region()

    # --- construction ------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._layout = QVBoxLayout(self._built_scrolling())
        self._layout.setContentsMargins(12, 6, 12, 12)
        self._layout.setSpacing(6)
        self._build_picture()
        self._build_buttons()
        self.form = InputForm(self._actions)
        self.form.edited.connect(self._document.edit)
        self._layout.addWidget(self.form)
        self.strip = ScalingStrip(self._document, self._selection, self._session, self._actions["try_scalings"])
        self._layout.addWidget(self.strip)
        self.foresight = Foresight(self._document)
        self.form.considered.connect(self.foresight.consider)
        self._layout.addWidget(self.foresight)
        self._layout.addWidget(self.done)  # below the controls, which must not move when it needs more lines
        self.gallery = SampleGallery(samples.pictures())
        self.gallery.chosen.connect(self._opening.open_sample)
        self.gallery.focused.connect(lambda tile: self._scroll.ensureWidgetVisible(tile, 0, 12))
        self.facts = NetworkFacts()
        self.assumptions = CommandChip(self._actions["assumptions"], self.tr("Assumptions…"))
        self.everything = everything_button()
        self.everything.clicked.connect(lambda: self._selection.set_fields(()))
        self._headings = heading(self.tr("Samples")), heading(self.tr("Network"))
        for each in (self._headings[0], self.gallery, self._headings[1], self.facts, self.assumptions, self.everything):
            self._layout.addWidget(each)
        self._layout.addStretch(1)

    def _built_scrolling(self) -> QWidget:
        """What scrolls, built before its content: Qt styles widgets anew whenever they get another parent."""
        content, self._scroll = QWidget(), QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each control in it has a tab stop
        self._scroll.setWidget(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        return content

    @Slot()
    def _keep_fields(self) -> None:
        """Shows only the fields of the scene beside the picture; all fields if it names none."""
        selection = self._selection
        fields: Mapping[str, tuple[QWidget, ...]] = {
            "draw": (self.draw, self.new),
            "pictures": (self.open, self.paste, self.camera, self._headings[0], self.gallery),
            "facts": (self.about, self.done, self._headings[1], self.facts),
        }
        for name, parts in fields.items():
            for part in parts:
                part.setVisible(selection.wants(name))
        self._buttons.setVisible(selection.wants("draw", "pictures"))
        self._offer_assumptions()
        self._offer_taking()
        self.form.setVisible(not selection.fields)
        self.strip.setVisible(not selection.fields)
        self.everything.setVisible(bool(selection.fields))

    def _offer_assumptions(self) -> None:
        self.assumptions.setVisible(bool(self._document.project.assumptions) and self._selection.wants("facts"))

    def _build_picture(self) -> None:
        self.pad = DrawPad()
        self.pad.stroke.connect(self._draw)
        self.pad.pixel_hovered.connect(self._point_at)
        self._frame = Proportioned(self.pad)
        self.about, self.done = caption(), caption()
        self.taking = TakingForm()
        self.taking.chosen.connect(self._opening.take)
        for each in (self._frame, self.about, self.taking):
            self._layout.addWidget(each)

    def _build_buttons(self) -> None:
        self.open = CommandChip(self._actions["open"], self.tr("Open…"), iconic=True)
        self.paste = CommandChip(self._actions["paste"], self.tr("Paste"), iconic=True)
        self.camera = CommandChip(self._actions["camera"], self.tr("Camera"), iconic=True)
        make_switch(self._brush)
        self._brush.toggled.connect(self.set_drawing)
        self.draw = CommandChip(self._brush, self.tr("Draw"), iconic=True)
        self._new.triggered.connect(self.new_drawing)
        self.new = CommandChip(self._new, self.tr("New"), iconic=True)
        self._buttons = QWidget()
        row = FlowLayout(self._buttons)
        for button in (self.open, self.camera, self.paste, self.draw, self.new):
            row.addWidget(button)
        self.tools = DrawTools(self.pad, self._actions)
        self.tools.cleared.connect(self._clear)
        self.tools.hide()
        self._layout.addWidget(self._buttons)
        self._layout.addWidget(self.tools)

    # --- following the document --------------------------------------------------------------------------------

    @Slot(object)
    def _follow(self, project: Project) -> None:
        input_, needed = project.input, needs_size(project)
        if input_ is not self._input or needed != self._needs_size:
            before, self._input, self._needs_size = self._input, input_, needed
            if before is None or _differ(before, input_):
                self._show_picture(input_)
            self._show_choices(input_)
        self.facts.follow(project)
        self._offer_assumptions()

    def _is_fitted(self, input_: Input) -> bool:
        return input_.fixed_size or self._needs_size

    def _show_picture(self, input_: Input) -> None:
        values = input_.image.data if input_.image is not None else np.zeros((1, *input_.size), np.float32)
        small, self._step = reduced(values)
        shown = small if len(small) in (1, 3) else small[:1]
        _, height, width = shown.shape
        self.pad.set_image(shown)
        self._frame.set_proportions(height, width)
        self.tools.follow(height, width, is_grey=len(shown) == 1)
        self.about.setText(_about(input_, values, small, is_whole=self._step == 1))
        self._offer_taking()
        self.gallery.mark(input_.title)

    def _offer_taking(self) -> None:
        """Shows the form for taking another part of the picture's file, if the file has one."""
        source = self._opening.source_of(self._input.image if self._input is not None else None)
        if source is None or self._selection.fields:
            self.taking.hide()
        else:
            self.taking.follow(source.taken, source.offer)

    def _show_choices(self, input_: Input) -> None:
        self.form.follow(input_, self._needs_size)
        self._offer_drawing()
        shape = None if input_.image is None else input_.image.shape
        measures = shape, input_.size, input_.fit, self._is_fitted(input_)
        if measures != self._measures:
            self._measures, self._mapping = measures, None  # the mapping of pixels to cells changes with the next Frame

    def _offer_drawing(self) -> None:
        possible = self._input is not None and self._input.channels in (1, 3)
        for action in (self._brush, self._new):
            action.setEnabled(possible)
        self.tools.offer(possible and self.pad.drawing)

    @Slot(object)
    def _take_frame(self, frame: Frame) -> None:
        fitting, project = frame.result.fitting, frame.request.project
        if fitting is self._fitting and self._mapping is not None:
            return
        if project.input is not self._input or needs_size(project) != self._needs_size:
            return  # this Frame is of an earlier picture; another one follows
        self._fitting = fitting
        self._mapping = PixelMapping(self._step, fitting.region, fitting.place)
        steps = [*map(say, (*project.input.read, *fitting.steps)), _hint(project.input)]
        self.done.setText("\n".join(filter(None, steps)) or self.tr("Used as it is"))
        self._place_used()
        self._place_region()

    @Slot()
    def _tell_old(self) -> None:
        """Says nothing of how the picture is read while that is computed for long, or not at all."""
        if INPUT in self._old.layers:
            self._fitting = None
            self.done.setText("")
        elif self._session.frame is not None:
            self._take_frame(self._session.frame)

    def _place_used(self) -> None:
        """Outlines the part of the picture that the network reads, unless it reads all of it."""
        image = self._input.image if self._input is not None else None
        block = None
        if image is not None and self._mapping is not None and self._mapping.region != (0, 0, *image.shape[1:]):
            top, left, bottom, right = self._mapping.place
            block = self._mapping.block((top, bottom - 1), (left, right - 1))
        self.pad.set_outline(block, QColor(self._theme.palette.accent), _USED)

    def _place_region(self) -> None:
        block, colour = None, QColor()
        if self._marked is not None and self._mapping is not None:
            rows, columns, colour = self._marked
            block = self._mapping.block(rows, columns)
        self.pad.set_outline(block, colour, _REGION)

    @Slot(Palette)
    def _recolour(self, palette: Palette) -> None:
        names = {self.open: "open", self.paste: "paste", self.camera: "webcam", self.draw: "draw", self.new: "add"}
        for button, name in names.items():
            button.setIcon(chip_icon(name, palette))
        self.tools.recolour(palette)
        self.facts.recolour(palette)
        self._place_used()

    # --- actions ------------------------------------------------------------------------------------------------

    @Slot(int, int)
    def _point_at(self, row: int, column: int) -> None:
        if self.pad.drawing:
            return  # saves repainting the network at every move of the brush
        cell = self._mapping.cell(row, column) if self._mapping is not None and row >= 0 else None
        self._selection.point_at(None if cell is None else Hover(INPUT, 0, *cell))

    @Slot(object, int)
    def _draw(self, image: Float32, gesture: int) -> None:
        title = self._drawn_title()
        self._document.edit(self.tr("Draw"), lambda project: set_image(project, image, title), ("draw", gesture))

    def _drawn_title(self) -> str:
        """The title of the picture after drawing on it."""
        input_ = self._document.project.input
        if input_.image is None or input_.title == _DRAWING:
            return _DRAWING
        title = input_.title
        if self._step > 1:
            height, width = self.pad.image.shape[1:] if self.pad.image is not None else (0, 0)
            title = self.tr("{title}, reduced to {width} × {height}").format(title=title, width=width, height=height)
        return title if title.endswith(_DRAWN_ON) else title + _DRAWN_ON

    @Slot()
    def _clear(self) -> None:
        if self.pad.image is not None:
            canvas = np.zeros_like(self.pad.image)
            self._document.edit(self.tr("Clear"), lambda project: set_image(project, canvas, _DRAWING))


def _differ(before: Input, now: Input) -> bool:
    """Whether picture or title differ, or the size of the black picture that stands for none."""
    same_canvas = now.image is not None or (before.size, before.channels) == (now.size, now.channels)
    return before.image is not now.image or before.title != now.title or not same_canvas


def _about(input_: Input, values: Float32, small: Float32, is_whole: bool) -> str:
    """The caption: name, size and value range of the picture, and which channels or values are not visible.

    Args:
        values, small: its pixels and those of a reduced copy, (C, H, W) and (C, h, w).
        is_whole: whether the copy is not smaller.
    """
    channels, (height, width) = input_.channels if input_.image is None else len(values), values.shape[1:]
    names = {1: translate("InputPanel", "grey"), 3: translate("InputPanel", "RGB")}
    kind = names.get(channels) or translate("InputPanel", "{n} channels").format(n=channels)
    title = translate("InputPanel", "black, until you choose a picture")
    if input_.image is not None:
        title = _spoken(input_.title) or translate("InputPanel", "picture")
    # Computing the range of a large picture would cause a delay; that of the reduced copy is close to it.
    words = (
        translate("InputPanel", "range {low} … {high}")
        if is_whole
        else translate("InputPanel", "range about {low} … {high}")
    )
    low, high = float(small.min()), float(small.max())
    lines = [
        f"{_breakable(title)} · {width} × {height} · {kind}",
        words.format(low=number_text(low), high=number_text(high)),
    ]
    if low < 0 or high > 1:
        lines.append(translate("InputPanel", "Below 0 looks black here, and above 1 white."))
    if channels not in (1, 3) and input_.image is not None:
        lines.append(translate("InputPanel", "Shown here: channel 1 of {n}").format(n=channels))
    return "\n".join(lines)


def _spoken(title: str) -> str:
    """A title in the user's language, as far as the program made it."""
    if title == _DRAWING:
        return translate("InputPanel", "drawing")
    name = title.removesuffix(_DRAWN_ON)
    return name if name == title else name + translate("InputPanel", ", drawn on")


def _hint(input_: Input) -> str:
    """A hint about pictures of many channels, or about a picture that probably needs inversion; else empty."""
    image = input_.image
    if image is None and input_.channels not in (1, 3):
        return say(many_channels(input_.channels))
    if image is None or not wants_inversion(image.data, input_.channels, input_.mean, input_.invert):
        return ""
    return translate(
        "InputPanel", "This is dark on light. By its scaling the network was trained with light on dark: try Invert."
    )


def _breakable(name: str) -> str:
    """The name with invisible break opportunities after signs and within long words."""
    return re.sub(r"([-_./\\]|[^\W_]{16})", "\\1\u200b", name)
