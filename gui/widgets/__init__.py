"""Widgets that at least two rooms use; they know nothing of the Document."""
