"""What the status bar says of the memory."""

from __future__ import annotations

import re

import numpy as np
from pytestqt.qtbot import QtBot

import engine
from gui.state.document import Document
from gui.state.selection import Looks, Selection
from gui.state.session import MAP_MEMORY, Session
from gui.text.phrases import memory_text
from gui.window.status_bar import StatusBar


def test_it_says_what_the_maps_take(qtbot: QtBot) -> None:
    project = engine.chain((1, 8, 8), [engine.Conv2d(filters=4, padding=1), engine.ReLU()])
    document = Document(engine.set_image(project, np.zeros((1, 1024, 1024), np.float32)))
    selection = Selection(Looks("activations", "growth"), document)
    session = Session(document, selection)
    try:
        bar = StatusBar(selection, session)
        qtbot.addWidget(bar)
        most = memory_text(MAP_MEMORY)
        assert bar.memory.text().endswith(f"· maps 0 MB of {most}")
        with qtbot.waitSignal(session.idle, timeout=60_000):
            session.request()
        bar.show_memory()
        assert bar.memory.text().endswith(f"· maps 36 MB of {most}"), "nine maps of four megabytes"
        taken = re.match(r"([\d\u202f]+) MB", bar.memory.text())
        assert taken is not None
        assert int(taken[1].replace("\u202f", "")) > 36
        assert most in bar.memory.toolTip()
    finally:
        session.finish()
