"""The window, and all that a user sees.

PySide reads the source of every module that is imported after it, of torch's too, in search of a use of itself: only
such a module may switch on other names for Qt's methods (``from __feature__ import snake_case``), which none does here.
That took a seventh of a start, and kept 50 MB of source in memory.
"""

import sys
from contextlib import suppress
from typing import Any

with suppress(ImportError):  # what is missing is said where the window is imported
    import shiboken6  # noqa: F401 - loads what searches, before PySide6 begins to

_feature: Any = sys.modules.get("shibokensupport.feature")
if hasattr(_feature, "_mod_uses_pyside"):  # private to PySide: without it, it searches
    _feature._mod_uses_pyside = lambda module: False
