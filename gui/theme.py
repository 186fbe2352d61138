"""The look of the window: the palettes, the style sheet and following the system's light or dark setting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from string import Template
from typing import Literal

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from gui.icons import FOLDER

Choice = Literal["light", "dark", "contrast", "system"]

TYPE_SIZES = ("100", "125", "150", "175", "200")  # percent of the system's
BASE_PIXELS = 12  # the type size that the style sheet's lengths are drawn for
SMALLEST_PIXELS = 11  # the smallest type at that size
_LEAST_NUMBER = 9  # the smallest numbers in cells
_TURN = 1  # milliseconds: a timer of 0 would not wait for the event loop to come round
_UNSEEN = 50  # until what is hidden follows, after the rest was painted
_LARGEST_SYSTEM_PIXELS = 15  # above this the system means to magnify, and Qt scales the whole window for it
_SCHEMES: dict[Choice, Qt.ColorScheme] = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "contrast": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


@dataclass(frozen=True)
class Palette:
    """Every colour of the window, as ``#rrggbb``.

    Args:
        name: ``light`` or ``dark``: which icons and which colours of maps go with it.
        background: docks, bars and dialogs.
        canvas: behind the network.
        surface: fields, buttons and menus.
        raised: cards, and cells without a value.
        hover: a control under the pointer.
        pressed: a control while it is pressed.
        border: hairlines between regions and around controls.
        outline: what must be seen to be used: the box of a check box, a handle.
        text: what is read.
        muted: captions, headings and units.
        disabled: the text of what cannot be used now.
        accent: the one thing to do, what is on, and the focus ring.
        accent_hover: the accent under the pointer.
        accent_text: text on the accent.
        accent_soft: a gentle mark of what is current.
        link: the accent as text, also on ``accent_soft``.
        selection: behind selected text and rows.
        danger: what is wrong, as text and icons.
        danger_soft: behind a message about it.
        good: what went well.
        good_soft: behind a message about it.
        warning: what needs care.
        warning_soft: behind a message about it.
        tip: behind a tooltip.
        tip_text: text of a tooltip.
    """

    name: Literal["light", "dark"]
    background: str
    canvas: str
    surface: str
    raised: str
    hover: str
    pressed: str
    border: str
    outline: str
    text: str
    muted: str
    disabled: str
    accent: str
    accent_hover: str
    accent_text: str
    accent_soft: str
    link: str
    selection: str
    danger: str
    danger_soft: str
    good: str
    good_soft: str
    warning: str
    warning_soft: str
    tip: str
    tip_text: str


LIGHT = Palette(
    name="light",
    background="#ffffff",
    canvas="#f4f5f7",
    surface="#ffffff",
    raised="#fafbfc",
    hover="#f0f2f5",
    pressed="#e5e8ed",
    border="#dfe2e8",
    outline="#858e9f",
    text="#1d2430",
    muted="#626b7d",
    disabled="#a5acb9",
    accent="#2563eb",
    accent_hover="#1d55d4",
    accent_text="#ffffff",
    accent_soft="#e0eaff",
    link="#1d4ed8",
    selection="#cfdffe",
    danger="#c81e36",
    danger_soft="#fdecee",
    good="#0b7a57",
    good_soft="#e3f5ee",
    warning="#935d00",
    warning_soft="#fdf3dc",
    tip="#1d2430",
    tip_text="#f4f5f7",
)

DARK = Palette(
    name="dark",
    background="#1b1f27",
    canvas="#14171d",
    surface="#1f242d",
    raised="#20252e",
    hover="#272d38",
    pressed="#303744",
    border="#2c323d",
    outline="#717b8d",
    text="#e8ebf1",
    muted="#97a1b3",
    disabled="#5c6574",
    accent="#5b8cff",
    accent_hover="#7aa2ff",
    accent_text="#0b1020",
    accent_soft="#22305a",
    link="#8fb1ff",
    selection="#2c4382",
    danger="#ff7385",
    danger_soft="#3a1f28",
    good="#35c796",
    good_soft="#17332c",
    warning="#f0b429",
    warning_soft="#382d18",
    tip="#323a48",
    tip_text="#f2f4f8",
)

CONTRAST = Palette(
    name="dark",
    background="#12151b",
    canvas="#06080b",
    surface="#12151b",
    raised="#181c24",
    hover="#242a35",
    pressed="#323a48",
    border="#4a5364",
    outline="#a3aec0",
    text="#ffffff",
    muted="#c3ccda",
    disabled="#8892a3",
    accent="#7fb0ff",
    accent_hover="#a8caff",
    accent_text="#04070d",
    accent_soft="#17305f",
    link="#b3d0ff",
    selection="#27498c",
    danger="#ff9aa7",
    danger_soft="#43151e",
    good="#5be0b2",
    good_soft="#0c3a2e",
    warning="#ffc94d",
    warning_soft="#3f2f0c",
    tip="#323a48",
    tip_text="#ffffff",
)

_PALETTES: dict[Choice, Palette] = {"light": LIGHT, "dark": DARK, "contrast": CONTRAST}

# Colours are $names of the palette; lengths in dp grow with the type size; $icons/NAME-$name.svg is an icon in the
# theme's colour. Dynamic properties choose a look: on buttons chip, primary, soft, flat; on labels heading, title,
# muted, danger, good, warning, number; on frames card, banner="info|good|warning|danger"; on fields invalid; on spin
# boxes plain, without arrows (Qt gives the number no room when setButtonSymbols meets a style sheet).
_SHEET = Template("""
QMainWindow::separator { background: $border; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: $accent; }
QSplitter::handle { background: $border; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }

QMenuBar { background: $background; border-bottom: 1px solid $border; padding: 0 6dp; spacing: 0; }
QMenuBar::item { background: transparent; padding: 7dp 9dp; border-radius: 5dp; }
QMenuBar::item:selected { background: $hover; }
QMenuBar::item:pressed { background: $accent_soft; color: $link; }
QMenu { background: $surface; border: 1px solid $border; padding: 4dp; }
QMenu::item { padding: 5dp 22dp 5dp 10dp; border-radius: 5dp; border: 1px solid transparent; }
QMenu::item:selected { background: $accent_soft; color: $link; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8dp; }
QMenu::indicator { width: 14dp; height: 14dp; left: 6dp; }
QMenu::indicator:checked { image: url("$icons/tick-$name.svg"); }
QMenu::right-arrow { image: url("$icons/arrow-right-$name.svg"); width: 12dp; height: 12dp; right: 6dp; }
QMenu::separator { height: 1px; background: $border; margin: 4dp 6dp; }

QToolBar { background: $background; border: none; border-bottom: 1px solid $border; padding: 3dp 8dp; spacing: 2dp; }
QToolBar::separator { background: $border; width: 1px; margin: 5dp 9dp; }
QToolBar QToolButton { padding: 5dp 9dp; min-height: 18dp; }
QToolBar { qproperty-iconSize: 18dp 18dp; }
QToolButton, QPushButton, QTabBar { icon-size: 16dp; }
QToolBar QToolBarExtension { padding: 0; min-width: 12dp; qproperty-icon: url("$icons/arrow-right-$name.svg"); }
QStatusBar { background: $background; border-top: 1px solid $border; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { padding: 3dp 6dp; color: $muted; }

QDockWidget {
    font-size: 11dp; font-weight: bold; text-transform: uppercase; letter-spacing: 0.6px; color: $muted;
    icon-size: 16dp;
    titlebar-close-icon: url("$icons/title-close-$name.svg");
    titlebar-normal-icon: url("$icons/title-detach-$name.svg");
}
QDockWidget > QWidget { font-size: 12dp; font-weight: normal; text-transform: none; letter-spacing: 0; }
QDockWidget::title { background: $background; padding: 11dp 8dp 5dp 8dp; text-align: left; }
QDockWidget::close-button, QDockWidget::float-button {
    subcontrol-origin: padding; subcontrol-position: right center; width: 20dp; height: 20dp; right: 6dp; top: 3dp;
}
QDockWidget::float-button { right: 28dp; }
QDockWidget > QAbstractButton { border: none; border-radius: 4dp; padding: 2dp; }
QGraphicsView { background: $canvas; border: none; }
QScrollArea, QStackedWidget { border: none; }

QLabel[heading="true"] {
    font-size: 11dp; font-weight: bold; text-transform: uppercase; letter-spacing: 0.6px; color: $muted;
    padding: 7dp 0 1dp 0; qproperty-indent: 0;
}
QLabel[title="true"] { font-size: 13dp; font-weight: bold; }
QLabel[headline="true"] { font-size: 17dp; font-weight: bold; }
QLabel[muted="true"] { font-size: 11dp; color: $muted; }
QLabel[danger="true"] { color: $danger; }
QLabel[good="true"] { color: $good; }
QLabel[warning="true"] { color: $warning; }
QLabel[number="true"] { font-family: "DejaVu Sans Mono", "SF Mono", "Menlo", "Cascadia Mono", "Consolas", "monospace"; }
QFrame[card="true"] { background: $raised; border: 1px solid $border; border-radius: 7dp; }
QFrame[banner="info"] { background: $accent_soft; border: none; border-bottom: 1px solid $border; }
QFrame[banner="good"] { background: $good_soft; border: none; border-bottom: 1px solid $border; }
QFrame[banner="warning"] { background: $warning_soft; border: none; border-bottom: 1px solid $border; }
QFrame[banner="danger"] { background: $danger_soft; border: none; border-bottom: 1px solid $border; }

QToolButton { border: 1px solid transparent; border-radius: 6dp; padding: 3dp 5dp; color: $text; }
QPushButton {
    border: 1px solid $border; border-radius: 6dp; padding: 3dp 12dp; min-height: 18dp;
    background: $surface; color: $text;
}
QToolButton:hover, QPushButton:hover { background: $hover; }
QToolButton:pressed, QPushButton:pressed, QToolButton:open { background: $pressed; }
QToolButton:checked, QPushButton:checked { background: $accent_soft; color: $link; }
QToolButton:disabled, QPushButton:disabled { color: $disabled; }
QToolButton:focus, QPushButton:focus { border: 2px solid $accent; }
QToolButton:focus { padding: 2dp 4dp; }
QToolBar QToolButton:focus { padding: 4dp 8dp; }
QPushButton:focus { padding: 2dp 11dp; }
QToolBar QToolButton[toolButtonStyle="2"] { padding-right: 3dp; }
QToolBar QToolButton[toolButtonStyle="2"]:focus { padding-right: 2dp; }
*[popupMode="2"], QToolBar QToolButton[popupMode="2"] { padding-right: 16dp; }
*[popupMode="2"]:focus, QToolBar QToolButton[popupMode="2"]:focus { padding-right: 15dp; }
*[popupMode="1"], QToolBar QToolButton[popupMode="1"] { padding-right: 18dp; }
*[popupMode="1"]:focus, QToolBar QToolButton[popupMode="1"]:focus { padding-right: 17dp; }
QToolButton::menu-indicator, QPushButton::menu-indicator {
    image: url("$icons/arrow-down-$name.svg"); width: 12dp; height: 12dp;
    subcontrol-origin: border; subcontrol-position: right center; right: 6dp;
}
QToolButton::menu-button { border: none; width: 20dp; }
QToolButton::menu-arrow { image: url("$icons/arrow-down-$name.svg"); width: 12dp; height: 12dp; }

*[primary="true"] { background: $accent; border: 1px solid $accent; color: $accent_text; }
*[primary="true"]:hover, *[primary="true"]:pressed { background: $accent_hover; border-color: $accent_hover; }
*[primary="true"]:focus { border-color: $text; }
*[primary="true"]:disabled { background: $pressed; border-color: $pressed; color: $disabled; }
*[soft="true"] { background: $accent_soft; border-color: $accent_soft; color: $link; }
*[soft="true"]:hover, *[soft="true"]:pressed { background: $selection; border-color: $selection; }
*[soft="true"]:focus { border-color: $accent; }
*[flat="true"] { border-color: transparent; background: transparent; }
*[flat="true"]:hover { background: $hover; }
*[flat="true"]:focus { border-color: $accent; }
QToolButton[chip="true"], QPushButton[chip="true"] {
    border: 1px solid $border; border-radius: 11dp; padding: 2dp 9dp; min-height: 18dp; background: $surface;
}
QToolButton[chip="true"] { min-height: 16dp; }
QToolButton[chip="true"][toolButtonStyle="2"] { padding-right: 3dp; }
QToolButton[chip="true"]:hover, QPushButton[chip="true"]:hover { background: $hover; }
QToolButton[chip="true"]:pressed, QPushButton[chip="true"]:pressed { background: $pressed; }
QToolButton[chip="true"]:checked, QPushButton[chip="true"]:checked {
    background: $accent; border-color: $accent; color: $accent_text;
}
QToolButton[chip="true"]:focus, QPushButton[chip="true"]:focus { border: 2px solid $accent; padding: 1dp 8dp; }
QToolButton[chip="true"]:checked:focus, QPushButton[chip="true"]:checked:focus { border-color: $text; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit {
    background: $surface; color: $text; border: 1px solid $border; border-radius: 6dp; padding: 2dp 7dp;
    selection-background-color: $selection; selection-color: $text;
}
QLineEdit, QComboBox { min-height: 18dp; }
QAbstractSpinBox { min-height: 20dp; padding: 0 7dp; qproperty-alignment: "AlignRight | AlignVCenter"; }
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $outline; }
QLineEdit:focus, QComboBox:focus, QComboBox:on, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid $accent; padding: 1dp 6dp;
}
QAbstractSpinBox:focus { border: 2px solid $accent; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $disabled; background: $background; }
*[invalid="true"], *[invalid="true"]:focus { border-color: $danger; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox::drop-down { border: none; width: 20dp; subcontrol-origin: border; }
QComboBox::down-arrow { image: url("$icons/arrow-down-$name.svg"); width: 12dp; height: 12dp; }
QComboBox { combobox-popup: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 16dp; subcontrol-origin: border; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 2px 3px 0 0; border-top-right-radius: 4dp; }
QAbstractSpinBox::down-button {
    subcontrol-position: bottom right; margin: 0 3px 2px 0; border-bottom-right-radius: 4dp;
}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $pressed; }
QAbstractSpinBox::up-arrow { image: url("$icons/arrow-up-$name.svg"); width: 9dp; height: 9dp; }
QAbstractSpinBox::down-arrow { image: url("$icons/arrow-down-$name.svg"); width: 9dp; height: 9dp; }
QAbstractSpinBox[plain="true"]::up-button, QAbstractSpinBox[plain="true"]::down-button {
    width: 4dp; background: transparent;
}
QAbstractSpinBox[plain="true"]::up-arrow, QAbstractSpinBox[plain="true"]::down-arrow { image: none; }

QCheckBox, QRadioButton { spacing: 7dp; padding: 2dp; border: 1px solid transparent; border-radius: 5dp; }
QCheckBox:disabled, QRadioButton:disabled { color: $disabled; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator, QAbstractItemView::indicator {
    width: 14dp; height: 14dp; border: 1px solid $outline; border-radius: 4dp; background: $surface;
}
QRadioButton::indicator { border-radius: 7dp; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked {
    background: $accent; border-color: $accent; image: url("$icons/tick-on-accent-$name.svg");
}
QRadioButton::indicator:checked { border: 4dp solid $accent; width: 8dp; height: 8dp; background: $accent_text; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $border; background: $background; }
QCheckBox::indicator:checked:disabled { background: $disabled; border-color: $disabled; }

QSlider { min-height: 20dp; border: 1px solid transparent; border-radius: 6dp; padding: 0 2dp; }
QSlider:focus { border-color: $accent; }
QSlider:vertical { min-height: 0; min-width: 20dp; }
QSlider::groove:horizontal { height: 4dp; border-radius: 2dp; background: $pressed; }
QSlider::groove:vertical { width: 4dp; border-radius: 2dp; background: $pressed; }
QSlider::sub-page:horizontal, QSlider::add-page:vertical { border-radius: 2dp; background: $accent; }
QSlider::handle { background: $surface; border: 2px solid $accent; border-radius: 6dp; width: 9dp; height: 9dp; }
QSlider::handle:horizontal { margin: -4dp 0; }
QSlider::handle:vertical { margin: 0 -4dp; }
QSlider::handle:hover { background: $accent_soft; }
QSlider::handle:disabled { border-color: $disabled; }
QSlider::sub-page:horizontal:disabled, QSlider::add-page:vertical:disabled { background: $disabled; }
QProgressBar {
    background: $pressed; border: none; border-radius: 2dp; max-height: 4dp; min-height: 4dp; color: transparent;
}
QProgressBar::chunk { background: $accent; border-radius: 2dp; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10dp; }
QScrollBar:horizontal { height: 10dp; }
QScrollBar::handle { background: $disabled; border-radius: 3dp; margin: 2dp; }
QScrollBar::handle:vertical { min-height: 28dp; }
QScrollBar::handle:horizontal { min-width: 28dp; }
QScrollBar::handle:hover { background: $outline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QListView, QTreeView, QTableView {
    background: $surface; border: 1px solid $border; border-radius: 7dp; padding: 3dp; outline: none;
    alternate-background-color: $raised; gridline-color: $border;
}
QListView { qproperty-resizeMode: Adjust; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid $accent; padding: 2dp; }
QListView::item, QTreeView::item { padding: 4dp 6dp; border-radius: 5dp; border: 1px solid transparent; color: $text; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected {
    background: $accent_soft; color: $link;
}
QListView::item:focus, QTreeView::item:focus { border-color: $accent; }
QComboBox QAbstractItemView, QComboBox QAbstractItemView:focus {
    border: 1px solid $border; border-radius: 0; padding: 3dp;
}
QTreeView::item { border-width: 1px 0; border-radius: 0; }
QTreeView::branch:selected { background: $accent_soft; }
QTreeView::branch:has-children:closed { image: url("$icons/arrow-right-$name.svg"); }
QTreeView::branch:has-children:open { image: url("$icons/arrow-down-$name.svg"); }
QHeaderView { background: $surface; }
QHeaderView::section {
    background: $surface; color: $muted; border: none; border-bottom: 1px solid $border; padding: 4dp 6dp;
}

QTabWidget::pane { border: none; border-top: 1px solid $border; }
QTabBar { qproperty-drawBase: 0; background: transparent; }
QTabBar::tab {
    background: transparent; color: $muted; padding: 5dp 10dp; border: none; border-bottom: 2px solid transparent;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $link; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { background: $accent_soft; }
QTabBar::scroller { width: 24dp; }
QTabBar QToolButton::left-arrow { image: url("$icons/arrow-left-$name.svg"); }
QTabBar QToolButton::right-arrow { image: url("$icons/arrow-right-$name.svg"); }
QGroupBox { border: 1px solid $border; border-radius: 7dp; margin-top: 16dp; padding: 8dp; }
QGroupBox::title { subcontrol-origin: margin; left: 2dp; color: $muted; }
QToolTip { background: $tip; color: $tip_text; border: 1px solid $tip; padding: 1dp 2dp; }
""")


def stylesheet(palette: Palette, font_scale: float = 1.0) -> str:
    """The style sheet of the whole window; ``font_scale`` grows type, controls and the room around them."""
    sheet = _SHEET.substitute(asdict(palette), icons=FOLDER.as_posix())
    return re.sub(r"\b(\d+)dp\b", lambda length: f"{round(int(length[1]) * font_scale)}px", sheet)


def qpalette(palette: Palette) -> QPalette:
    """The same colours for what Qt paints without a style sheet, such as plain labels, dialogs and rich text."""
    roles = {
        QPalette.ColorRole.Window: palette.background,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.Base: palette.surface,
        QPalette.ColorRole.AlternateBase: palette.raised,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.Button: palette.surface,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.BrightText: palette.danger,
        QPalette.ColorRole.PlaceholderText: palette.muted,
        QPalette.ColorRole.ToolTipBase: palette.tip,
        QPalette.ColorRole.ToolTipText: palette.tip_text,
        QPalette.ColorRole.Highlight: palette.selection,
        QPalette.ColorRole.HighlightedText: palette.text,
        QPalette.ColorRole.Accent: palette.accent,
        QPalette.ColorRole.Link: palette.link,
        QPalette.ColorRole.LinkVisited: palette.link,
        QPalette.ColorRole.Light: palette.raised,
        QPalette.ColorRole.Midlight: palette.hover,
        QPalette.ColorRole.Mid: palette.border,
        QPalette.ColorRole.Dark: palette.outline,
        QPalette.ColorRole.Shadow: palette.border,
    }
    result = QPalette()
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(palette.disabled))
    return result


def number_font(pixels: int = BASE_PIXELS, bold: bool = False) -> QFont:
    """The type for numbers: every digit as wide as the others, so that columns line up and nothing jumps."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setStyleHint(QFont.StyleHint.Monospace)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


def least_number(scale: float) -> int:
    """The smallest type, in pixels, for numbers that are written into cells.

    Beside ordinary type they may be smaller than all words; beside type for the last row they may not.
    """
    return round(min(_LEAST_NUMBER + 8 * max(scale - 1, 0), SMALLEST_PIXELS) * scale)


class Theme(QObject):
    """The look that the application has now.

    Signals:
        changed(Palette): other colours or another type size; repaint what is painted by hand.
    """

    changed = Signal(Palette)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = "system"
        self._palette = LIGHT
        self._font_scale = 0.0  # nothing is shown yet
        self._patient = False
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return self._palette

    @property
    def dark(self) -> bool:
        """Whether the colours in use are light on dark."""
        return self._palette.name == "dark"

    @property
    def choice(self) -> Choice:
        """What the user chose, which may be to follow the system."""
        return self._choice

    @property
    def font_scale(self) -> float:
        """How much larger type is than the system's."""
        return self._font_scale

    @property
    def scale(self) -> float:
        """How much larger type is than what the style sheet is drawn for."""
        return self._font_scale * self.system_scale

    @property
    def system_scale(self) -> float:
        """How much larger the system's own type is than what the style sheet is drawn for."""
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        pixels = min(max(QFontInfo(font).pixelSize(), BASE_PIXELS), _LARGEST_SYSTEM_PIXELS)
        return pixels / BASE_PIXELS

    def choose(self, choice: Choice, font_scale: float | None = None) -> None:
        """Light, dark, high contrast or whatever the system says, now and whenever it changes its mind.

        Windows that are shown keep the old look until the event loop comes round.

        Args:
            font_scale: how much larger type is than the system's; None leaves it as it is.
        """
        with self._held():
            self.take(choice, self._font_scale if font_scale is None else font_scale)

    def take(self, choice: Choice, font_scale: float = 1.0) -> None:
        """The same at once: what is grabbed then has the new look."""
        self._choice = choice
        hints = self._app.styleHints()
        hints.setColorScheme(_SCHEMES[choice])  # title bars and the system's own dialogs follow too
        of_system = DARK if hints.colorScheme() == Qt.ColorScheme.Dark else LIGHT
        self._show(_PALETTES.get(choice, of_system), font_scale)

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            with self._held():
                self._show(DARK if scheme == Qt.ColorScheme.Dark else LIGHT, self._font_scale)

    @contextmanager
    def _held(self) -> Iterator[None]:
        """Leaves painting, and what nobody sees, to later turns of the event loop: together they would be felt."""
        held = [window for window in self._app.topLevelWidgets() if window.isVisible() and window.updatesEnabled()]
        for window in held:
            window.setUpdatesEnabled(False)
        self._patient = True
        try:
            yield
        finally:
            self._patient = False
            for window in held:
                QTimer.singleShot(_TURN, window, partial(window.setUpdatesEnabled, True))

    def _show(self, palette: Palette, font_scale: float) -> None:
        if (palette, font_scale) == (self._palette, self._font_scale):
            return  # polishing every widget again would be seen as a stutter
        resized = font_scale != self._font_scale
        self._palette, self._font_scale = palette, font_scale
        scale = self.scale
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        font.setPixelSize(round(BASE_PIXELS * scale))
        self._app.setFont(font)
        self._app.setPalette(qpalette(palette))
        self._polish(stylesheet(palette, scale), resized)
        self.changed.emit(palette)
        # Layouts find their places before anything is painted, or much would be painted twice.
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)

    def _polish(self, sheet: str, resized: bool) -> None:
        """Gives all widgets another style sheet; ``resized``: of another type size.

        When one sheet follows another, Qt polishes every widget whose rules it remembers, and all below it each time:
        a widget once for each of its parents. So it is made to forget them, and each widget is polished here.
        """
        follows = bool(self._app.styleSheet())
        self._app.style().unpolish(self._app)
        self._app.setStyleSheet(sheet)
        if not follows:
            return  # then Qt itself does it, once
        roots = [window for window in self._app.topLevelWidgets() if window.parentWidget() is None]
        widgets = [each for root in roots for each in (root, *root.findChildren(QWidget))]
        if resized:
            _polish(widgets)  # a frame hears of its new width only after it has laid out what it frames
        elif self._patient:
            QTimer.singleShot(_UNSEEN, self, partial(_polish, [each for each in widgets if not each.isVisible()]))
            widgets = [each for each in widgets if each.isVisible()]
        _polish(widgets)


def _polish(widgets: Iterable[QWidget]) -> None:
    """Gives widgets the look of the style sheet, parents before children, since type is inherited."""
    event = QEvent(QEvent.Type.StyleChange)
    for widget in widgets:
        if not isValid(widget):
            continue
        if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            widget.style().polish(widget)
        QApplication.sendEvent(widget, event)


def apply(app: QApplication, choice: Choice, font_scale: float = 1.0) -> Theme:
    """Give the application the look; its one Theme says what that is and when it changes."""
    theme = app.findChild(Theme) or Theme(app)
    theme.take(choice, font_scale)
    return theme
