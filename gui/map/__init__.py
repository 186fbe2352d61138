"""One feature map, large."""
