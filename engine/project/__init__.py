"""The Project as a value, its edits, and what follows from it without computing."""
