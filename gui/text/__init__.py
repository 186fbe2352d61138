"""The program's words in the user's language."""
