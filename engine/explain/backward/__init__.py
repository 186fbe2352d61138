"""The arithmetic of gradients: from the loss back to a cell or a weight, in printed numbers that add up."""
