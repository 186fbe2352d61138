"""``python -m engine.training``: trains the network for handwritten digits."""

from engine.training.digits_network import main

main()
