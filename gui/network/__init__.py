"""The network canvas: columns of live feature maps, painted and hit-tested from one arrangement."""
