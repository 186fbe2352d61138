"""Basic values of the engine: arrays, self-describing fields, cells, numbers as text, messages, errors."""
