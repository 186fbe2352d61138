"""From a Project to its feature maps: evaluation, cache, devices, thumbnails, and analyses of the results."""
