"""``python -m engine.training``: trains a network."""

from engine.training.command_line import main
from engine.training.team import leave

main()
leave()
