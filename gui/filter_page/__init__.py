"""One filter in place of the network, input channel by input channel."""
