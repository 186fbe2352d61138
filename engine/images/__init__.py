"""Reads pictures, and fits them to the input of a network."""
