"""The picture: loaded, drawn, and fitted to the network."""
