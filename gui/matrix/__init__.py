"""A convolution as the weight matrix of a fully connected layer."""
