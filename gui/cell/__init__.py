"""The panel that shows how a value is made."""
