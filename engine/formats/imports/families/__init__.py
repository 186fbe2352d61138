"""Families of networks that weights alone can belong to: one file per family, and what they share."""
