"""Every command of the program, its words, its key and what it does."""
