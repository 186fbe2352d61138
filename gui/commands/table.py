"""Every command of the program: its texts, keys and icon, and the menus that contain it."""

from __future__ import annotations

from collections.abc import Mapping

from gui.commands.command import Command
from gui.commands.document_table import DOCUMENT
from gui.commands.network_table import NETWORK
from gui.commands.step_table import STEP
from gui.commands.training_table import TRAINING

COMMANDS: Mapping[str, Command] = {**DOCUMENT, **NETWORK, **STEP, **TRAINING}
