"""The filter panel: edits the kernels of one filter."""
