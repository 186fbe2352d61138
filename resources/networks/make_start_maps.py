"""Stores the maps of the network that the program starts with: ``python -m resources.networks.make_start_maps``."""

from __future__ import annotations

from pathlib import Path

import engine
from engine.compute.stored_maps import store

_HERE = Path(__file__).parent


if __name__ == "__main__":
    digits = engine.open_project(_HERE / "digits.convscope")
    store(digits, engine.evaluate(digits), _HERE / "digits-maps.npz")
