"""Scenes that are pages of their own instead of the network."""
