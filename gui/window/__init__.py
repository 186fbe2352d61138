"""The main window: where everything stands in it."""
