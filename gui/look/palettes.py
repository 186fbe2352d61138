"""The palettes of the window: light, dark and high contrast."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QColor, QPalette


@dataclass(frozen=True)
class Palette:
    """All colours of the window, as ``#rrggbb``.

    Args:
        name: ``light`` or ``dark``: which icons and which colours of maps go with it.
        background: docks, bars and dialogs.
        canvas: background of the network.
        surface: fields, buttons and menus.
        raised: cards, and cells without a value.
        hover: a control under the pointer.
        pressed: a control while it is pressed.
        border: hairlines between regions and around controls.
        outline: controls that need contrast: check boxes, handles.
        text: normal text.
        muted: captions, headings and units.
        disabled: text of disabled controls.
        accent: the primary button, checked controls, and the focus ring.
        accent_hover: the accent under the pointer.
        accent_text: text on the accent.
        accent_soft: background of the current item.
        link: the accent as text, also on ``accent_soft``.
        selection: behind selected text and rows.
        danger: errors, as text and icons.
        danger_soft: background of error messages.
        good: success.
        good_soft: background of success messages.
        warning: warnings.
        warning_soft: background of warnings.
        tip: background of tooltips.
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


def qpalette(palette: Palette) -> QPalette:
    """The QPalette for parts that Qt paints without the style sheet: plain labels, dialogs, rich text."""
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
