"""Starts ConvScope."""

from __future__ import annotations

import gc
import sys

gc.disable()  # until all is loaded: its passes over what imports make take a tenth of a start

if sys.platform == "win32":
    import torch  # noqa: F401 - on Windows torch cannot be loaded after Qt

try:
    from gui.app.start import main
except ImportError as error:  # without Qt no window can show the error
    if (error.name or "").partition(".")[0] in ("engine", "gui"):
        raise
    sys.exit(f"ConvScope cannot start: {error}. Its README says what to install: python -m pip install -e .")

if __name__ == "__main__":
    sys.exit(main())
