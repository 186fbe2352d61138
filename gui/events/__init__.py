"""Tools for Qt's events: exceptions that reach the exception hook, work between events, undo keys."""
