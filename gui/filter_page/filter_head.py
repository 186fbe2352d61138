"""The head of the filter page: name of the filter, sort order of the list, and the banner of the mixer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gui.filter_page import words
from gui.filter_page.slices import Slices
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.state.selection import Selection
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.page import BackButton
from gui.widgets.pieces import explain

translate = QCoreApplication.translate


class FilterHead(QWidget):
    """Title and buttons, below them a sentence about the filter or the banner of the mixer."""

    def __init__(self) -> None:
        super().__init__()
        self.back = BackButton()
        self.title, self.subtitle, self.note = ElidedLabel(), ElidedLabel(), ElidedLabel()
        self.title.setProperty("title", True)
        self.subtitle.setProperty("muted", True)
        self.second_line = QStackedWidget()
        self.second_line.addWidget(self.subtitle)
        self.second_line.addWidget(self._build_banner())
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addLayout(self._build_first_line())
        lines.addWidget(self.second_line)
        head = QHBoxLayout(self)
        head.setContentsMargins(8, 6, 12, 0)
        head.setSpacing(4)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(lines, 1)

    def _build_first_line(self) -> QHBoxLayout:
        self.by_channel, self.by_share = QToolButton(), QToolButton()
        group = QButtonGroup(self)
        by_channel, by_share = translate("FilterDepthView", "by channel"), translate("FilterDepthView", "by share")
        for button, text, tip in (
            (self.by_channel, by_channel, translate("FilterDepthView", "List the channels in their order (O)")),
            (self.by_share, by_share, translate("FilterDepthView", "List the channels that add most first (O)")),
        ):
            button.setText(text)
            button.setProperty("chip", True)
            button.setCheckable(True)
            explain(button, text, tip)
            group.addButton(button)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.title, 1)
        for button in (self.by_channel, self.by_share):
            line.addWidget(button)
        return line

    def _build_banner(self) -> QWidget:
        banner = QFrame()
        banner.setProperty("banner", "info")
        self.reset = QPushButton(translate("FilterDepthView", "Back to normal (0)"))
        self.keep = QPushButton(translate("FilterDepthView", "Keep in the weights"))
        self.reset.setToolTip(translate("FilterDepthView", "Look at the network as it is (0)"))
        self.keep.setToolTip(
            translate("FilterDepthView", "Multiply the weights by what they are looked at with; Undo takes it back")
        )
        line = QHBoxLayout(banner)
        line.setContentsMargins(8, 1, 4, 1)
        line.addWidget(self.note, 1)
        for button in (self.reset, self.keep):
            line.addWidget(button)
        return banner

    def show_filter(self, slices: Slices | None, selection: Selection) -> None:
        """Shows the name of a filter, or of the selected map if there is none."""
        layer, channel = selection.layer, selection.channel
        if slices is not None:
            layer, channel = slices.layer, slices.channel
        for button in (self.by_channel, self.by_share):
            button.setEnabled(slices is not None)
        self.title.set_words(words.title(layer, channel))
        self.subtitle.set_words(words.subtitle(slices) if slices is not None else "")

    def show_gains(self, text: str) -> None:
        """Shows the text in the banner of the mixer; an empty one hides the banner."""
        self.note.set_words(text)
        self.second_line.setCurrentIndex(int(bool(text)))

    def show_order(self, by_share: bool) -> None:
        """Checks the button of the sort order."""
        self.by_share.setChecked(by_share)
        self.by_channel.setChecked(not by_share)

    def recolour(self, palette: Palette) -> None:
        """Redraws the icon in the colours of a theme."""
        self.back.setIcon(icon("left", palette.text))
