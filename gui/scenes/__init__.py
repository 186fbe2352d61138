"""The user's own scenes."""
