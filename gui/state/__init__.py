"""What the program knows: the Document, what is looked at, what was computed."""
