"""Explanations of a cell: its arithmetic in printed numbers that add up, and its causes back to the pixels."""
