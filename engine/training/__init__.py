"""Learning: data sets, and steps of gradient descent."""
