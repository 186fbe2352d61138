"""Frozen states of the views of the cell page, and painters of them that need no widget."""
