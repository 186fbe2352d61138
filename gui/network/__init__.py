"""The network canvas: columns of live maps, drawn and hit-tested from one arrangement."""
