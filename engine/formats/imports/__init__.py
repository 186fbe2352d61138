"""Networks of other programs, read into a Project."""
