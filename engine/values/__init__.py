"""What everything else is made of: arrays, self-describing fields, cells, numbers as text, messages, errors."""
