"""The panel of the project's own scenes."""
