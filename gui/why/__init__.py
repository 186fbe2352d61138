"""The why panel: traces a value back to the pixels."""
