"""The views of a sum or product of branches: one cell of each, and the result."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.cell.contents.cell_scene import CellScene
from gui.cell.contents.contents import Contents
from gui.cell.contents.entries import entry_of, lines_of, lines_with_rounding
from gui.cell.contents.maps import branch_maps, output_maps
from gui.text.phrases import say

translate = QCoreApplication.translate


def meeting(scene: CellScene) -> Contents:
    """The maps of the branches, the sum or product of one number of each, output."""
    explained = scene.explained
    several = len(explained.sources) > 2
    added, multiplied = translate("CellViews", "branches, added up"), translate("CellViews", "branches, multiplied")
    entries, number = [], 0
    for line in lines_with_rounding(explained):
        choice = None
        if line.kind == "term":
            choice = number if several else None
            number += 1
        entries.append(entry_of(explained, line, say(line.label), choice))
    lines = lines_of(
        scene,
        added if explained.rule == "add" else multiplied,
        entries,
        scene.branches[0] if several else None,
        noted=True,
    )
    return Contents(branches=branch_maps(scene), lines=lines, outputs=output_maps(scene))
