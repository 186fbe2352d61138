"""The banner with messages, and the progress bar of long work."""
