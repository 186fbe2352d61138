"""The panel of one layer: its kind, its fields, its sizes."""
