"""The style sheet of the window."""

from __future__ import annotations

import re
from dataclasses import asdict
from string import Template

from gui.look.icons import FOLDER
from gui.look.palettes import Palette

# Colours are $names of the palette; lengths in dp grow with the type size; $icons/NAME-$name.svg is an icon in the
# theme's colour. Dynamic properties choose a look: on buttons chip, primary, soft, flat, leftward; on labels heading,
# title, muted, danger, good, warning, number; on frames card, banner="info|good|warning|danger"; on fields invalid; on
# spin boxes plain, without arrows (Qt gives the number no room when setButtonSymbols meets a style sheet).
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
QMenu QLabel[heading="true"] { padding: 7dp 10dp 3dp 10dp; }
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
QPushButton[leftward="true"] { text-align: left; }
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
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QToolTip { background: $tip; color: $tip_text; border: 1px solid $tip; padding: 1dp 2dp; }
""")


def stylesheet(palette: Palette, font_scale: float = 1.0) -> str:
    """The application's style sheet; ``font_scale`` scales type, controls and spacing."""
    sheet = _SHEET.substitute(asdict(palette), icons=FOLDER.as_posix())
    return re.sub(r"\b(\d+)dp\b", lambda length: f"{round(int(length[1]) * font_scale)}px", sheet)
