"""Explanations of a cell: its arithmetic in printed numbers that add up, and the tree of its causes."""
