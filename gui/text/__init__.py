"""The program's texts in the user's language."""
