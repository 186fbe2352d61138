"""Menus that are made of commands alone: which stand in them, in which order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QMenu

from gui.widgets.action_row import ActionLookup

Groups = Sequence[Sequence[str]]

FILTERS: Groups = (("add_filter", "duplicate_filter", "remove_filter"), ("pin_red", "pin_green"))

INPUT_MENU: Groups = (
    ("paste", "draw"),
    ("picture_fit", "picture_colour", "picture_invert", "picture_scaling"),
    ("brush", "eraser", "thicker", "thinner", "clear"),
)
NETWORK_MENU: Groups = (
    ("duplicate_layer", "remove_layer", "rename_layer", "change_kind", "move_left", "move_right", "renew_weights"),
    ("cancel",),
)
FILTER_MENU: Groups = (
    ("presets",),
    ("kernel_turn", "kernel_mirror_columns", "kernel_mirror_rows", "kernel_negate"),
    ("kernel_sum", "kernel_mean", "kernel_norm"),
    ("kernel_random", "kernel_gaussian", "kernel_gabor", "kernel_line", "all_channels"),
    ("tool_drag", "tool_paint", "symmetry"),
    ("previous_filter", "next_filter", "previous_channel", "next_channel"),
    *FILTERS,
)
STEP_MENU: Groups = (
    ("walk_play", "walk_first", "walk_back", "walk_forward", "walk_last", "walk_loop", "faster", "slower"),
    ("next_layer", "previous_layer", "walk_stop"),
    ("open_filter", "back_up"),
    ("show_cell", "show_why", "show_melt", "compare"),
    ("hide_values", "hide_cell", "ask_size"),
    ("copy_text", "copy_latex"),
)
LESSON_MENU: Groups = (
    ("next_scene", "previous_scene", "reset_scene", "leave_lesson"),
    ("add_scene", "export_pdf"),
)
LAYER_MENU: Groups = (
    ("rename_layer", "change_kind", "duplicate_layer", "remove_layer", "move_left", "move_right", "renew_weights"),
    *FILTERS,
)


def fill(menu: QMenu, actions: ActionLookup, groups: Groups) -> None:
    """Adds groups of commands to a menu, each set apart from what is before it."""
    for keys in groups:
        if menu.actions():
            menu.addSeparator()
        menu.addActions([actions[key] for key in keys])
