"""The filter panel: the kernels of one filter, to edit."""
