"""Training: data sets, and gradient descent step by step."""
