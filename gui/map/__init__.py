"""The map panel: one feature map, large."""
