"""The lessons that come with ConvScope, with the script of the networks that one of them needs."""
