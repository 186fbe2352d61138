"""Comparisons of trainings: why convolution, beat the network, overfitting."""
