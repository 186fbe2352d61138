"""Contents and order of the menus that consist of commands only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu, QWidgetAction

from gui.widgets.action_row import ActionLookup
from gui.widgets.pieces import heading

Groups = Sequence[Sequence[str]]

FILTERS: Groups = (("add_filter", "duplicate_filter", "remove_filter"), ("pin_red", "pin_green"))

INPUT_MENU: Groups = (
    ("paste", "draw"),
    ("picture_fit", "picture_colour", "picture_invert", "picture_scaling"),
    ("brush", "eraser", "thicker", "thinner", "clear"),
)
NETWORK_MENU: Groups = (
    ("duplicate_layer", "remove_layer", "rename_layer", "change_kind", "move_left", "move_right", "renew_weights"),
    ("rename_class", "class_names", "title"),
    ("cancel",),
)
FILTER_MENU: Groups = (
    ("presets",),
    ("kernel_turn", "kernel_mirror_columns", "kernel_mirror_rows", "kernel_negate"),
    ("kernel_sum", "kernel_mean", "kernel_norm"),
    ("kernel_zero", "kernel_random", "kernel_gaussian", "kernel_gabor", "kernel_line", "all_channels"),
    ("tool_drag", "tool_paint", "symmetry"),
    ("previous_filter", "next_filter", "previous_channel", "next_channel"),
    *FILTERS,
)
STEP_MENU: Groups = (
    ("walk_play", "walk_first", "walk_back", "walk_forward", "walk_last", "walk_loop", "faster", "slower"),
    ("next_layer", "previous_layer", "walk_stop"),
    ("show_maps", "open_filter", "show_map", "back_up"),
    ("show_cell", "show_why", "show_melt", "compare"),
    ("hide_values", "hide_cell", "ask_size"),
    ("copy_text", "copy_latex"),
)
LESSON_MENU: Groups = (
    ("next_scene", "previous_scene", "reset_scene", "leave_lesson"),
    ("add_scene", "export_pdf"),
)

# The context menu of each part of the canvas, see gui.network.pointer.Part
LAYER_MENU: Groups = (
    ("rename_layer", "change_kind", "duplicate_layer", "remove_layer", "move_left", "move_right", "renew_weights"),
    ("show_maps", "add_filter", "compare"),
    ("hide_values", "ask_size"),
)
MAP_MENU: Groups = (
    ("open_filter", "show_map", "show_maps", "show_cell", "show_why"),
    ("duplicate_filter", "remove_filter"),
    ("pin_red", "pin_green"),
    ("hide_cell",),
    ("copy_map", "export_map"),
    ("copy_text", "copy_latex"),
)
CLASS_MENU: Groups = (
    ("rename_class", "class_names"),
    ("show_cell", "show_why"),
    ("hide_cell",),
    ("copy_text", "copy_latex"),
)
CANVAS_MENU: Groups = (("fit", "zoom_in", "zoom_out"), ("class_names", "title"))
PICTURE_MENU: Groups = (("open", "paste", "draw"),)


def fill(menu: QMenu, actions: ActionLookup, groups: Groups, possible: bool = False) -> None:
    """Adds groups of commands to a menu, with separators between them.

    Args:
        possible: leaves out commands that are disabled.
    """
    for keys in groups:
        offered = [actions[key] for key in keys if actions[key].isEnabled() or not possible]
        if offered and menu.actions():
            menu.addSeparator()
        menu.addActions(offered)


def add_title(menu: QMenu, text: str) -> None:
    """Adds a section title, which cannot be chosen and is skipped by the arrow keys.

    QMenu.addSection shows no text when a style sheet draws the separators.
    """
    title = QWidgetAction(menu)
    title.setDefaultWidget(heading(text))
    title.setText(text)
    title.setSeparator(True)
    menu.addAction(title)
