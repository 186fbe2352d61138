"""Predictions of values and sizes: what is hidden, checks of answers, and the usual mistakes behind wrong ones."""
