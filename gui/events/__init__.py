"""What Qt's events need in every room: bugs that reach the exception hook, work between events."""
