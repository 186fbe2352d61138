"""From the command line to a running program, and to its end."""
