"""One filter by input channels, as a page in place of the network."""
