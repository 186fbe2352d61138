"""The cell panel: the computation of one value."""
