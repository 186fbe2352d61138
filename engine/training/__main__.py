"""``python -m engine.training``: trains the networks for handwritten digits."""

from engine.training.command_line import main

main()
