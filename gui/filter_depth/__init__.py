"""The filter depth: one map of a convolution taken apart, input channel by input channel."""
