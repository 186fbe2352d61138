"""Data sets: read from files and folders, drawn by the program itself, or collected by the user."""
