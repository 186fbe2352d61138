"""All maps of a layer beside one another, in place of the network."""
