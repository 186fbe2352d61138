"""Colours, type, icons and pictures: how anything looks."""
