"""Starts ConvScope."""

from __future__ import annotations

import sys

if sys.platform == "win32":
    import torch  # noqa: F401 - on Windows torch cannot be loaded after Qt

from gui.app.start import main

if __name__ == "__main__":
    sys.exit(main())
