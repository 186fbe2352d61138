"""The way back from the loss to one weight, step by step, in place of the network."""
