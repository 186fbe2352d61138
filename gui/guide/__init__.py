"""The user guide, and the list of all keys."""
