"""The Project as a value, its edits, and what can be inferred from it without evaluating it."""
