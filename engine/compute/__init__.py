"""From a Project to its feature maps: the evaluation, its cache, and what is made of maps on the way."""
