"""The panel that follows a number back to the pixels."""
