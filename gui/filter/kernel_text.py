"""Kernels as text, for copying and pasting."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QCoreApplication

from gui.widgets.weight_text import Kernel, exact_text, parse_number, split_line

translate = QCoreApplication.translate


def kernel_text(kernel: Kernel) -> str:
    """A kernel (KH, KW) as tab-separated lines, as spreadsheets expect."""
    return "\n".join("\t".join(exact_text(weight) for weight in row) for row in kernel)


def parse_kernel(text: str, rows: int, columns: int) -> Kernel | str:
    """The kernel in a text, float32 (rows, columns), or a sentence for the user, why there is none."""
    found = [split_line(line) for line in text.splitlines() if line.strip()]
    if len(found) != rows or any(len(row) != columns for row in found):
        lengths = {len(row) for row in found}
        uneven = translate("KernelGrid", "rows of different lengths")
        size = f"{len(found)} × {lengths.pop()}" if len(lengths) == 1 else uneven
        words = translate("KernelGrid", "The clipboard must hold {rows} × {columns} numbers; it holds {found}.")
        return words.format(rows=rows, columns=columns, found=size if found else translate("KernelGrid", "no text"))
    kernel = np.zeros((rows, columns), np.float32)
    for row, column in np.ndindex(rows, columns):
        value = parse_number(found[row][column])
        if value is None:
            words = translate("KernelGrid", "“{text}” in row {row}, column {column} of the clipboard is not a number.")
            return words.format(text=found[row][column], row=row, column=column)
        kernel[row, column] = value
    return kernel
