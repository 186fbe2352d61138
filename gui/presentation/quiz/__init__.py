"""Predict and reveal: hidden values and sizes that the user is asked for."""
