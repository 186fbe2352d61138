"""Reading pictures, and making them fit the network."""
