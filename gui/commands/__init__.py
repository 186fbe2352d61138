"""Every command of the program: its texts, its keys and its implementation."""
