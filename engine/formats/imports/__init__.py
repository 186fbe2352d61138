"""Imports networks of other programs."""
