"""What PySide does with every module that is imported after it is left out."""

from __future__ import annotations

import linecache
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(
    not hasattr(sys.modules.get("shibokensupport.feature"), "_mod_uses_pyside"), reason="this PySide does not search"
)
def test_no_module_is_read_in_search_of_qt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "neither_qt_nor_torch.py"
    source.write_text("answer = 42\n")
    monkeypatch.syspath_prepend(tmp_path)
    names: dict[str, object] = {}
    exec("from neither_qt_nor_torch import answer", names)
    assert names["answer"] == 42
    assert str(source) not in linecache.cache
