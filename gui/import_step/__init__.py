"""Weights alone, before they become a project: what they can be, and what each choice leads to."""
