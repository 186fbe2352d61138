"""The commands that copy and export the selected map as a picture."""

from __future__ import annotations

import io
from collections.abc import Generator
from typing import TYPE_CHECKING

from PIL import Image
from PySide6.QtCore import QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from gui.commands.actions import Actions
from gui.files.saving import Files
from gui.look.map_image import Drawn, Pixels
from gui.state.session import Session
from gui.state.workers import Job

if TYPE_CHECKING:
    from gui.map.map_panel import MapPanel

_COMMANDS = ("copy_map", "export_map")


class MapPictures(QObject):
    """Copies and exports the selected map in its current colours.

    Signals:
        copied(str): a map was copied; a short status message about it.

    Args:
        view: the network view, in which the copy shortcut copies the map.
    """

    copied = Signal(str)

    def __init__(self, view: QWidget, session: Session, files: Files, actions: Actions) -> None:
        super().__init__(view)
        self._session, self._files, self._actions = session, files, actions
        self._panel: MapPanel | None = None
        actions.bind({"copy_map": self.copy, "export_map": self.export})
        # In other widgets the same keys copy other things.
        actions["copy_map"].setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        view.addAction(actions["copy_map"])
        for key in _COMMANDS:
            actions[key].setEnabled(False)

    def take(self, panel: MapPanel) -> None:
        """Sets the map panel, which is created later than the commands."""
        self._panel = panel
        panel.view.addActions([self._actions[key] for key in _COMMANDS])
        panel.map_changed.connect(self._enable)
        self._enable()

    @Slot()
    def _enable(self) -> None:
        for key in _COMMANDS:
            self._actions[key].setEnabled(self._shown() is not None)

    def _shown(self) -> tuple[str, Drawn] | None:
        """Name and colouring of the map; None if it is not computed, or hidden."""
        drawn = self._panel.view.drawn if self._panel is not None and self._panel.shows_map else None
        return None if drawn is None or self._panel is None else (self._panel.heading.text(), drawn)

    @Slot()
    def copy(self) -> None:
        """Copies the map to the clipboard as a picture."""
        if (shown := self._shown()) is not None:
            name, drawn = shown
            message = self.tr("Copied the picture of {map}").format(map=name)

            def done(picture: tuple[Pixels, bytes]) -> None:
                QGuiApplication.clipboard().setMimeData(_mime(*picture))
                self.copied.emit(message)

            title = self.tr("Copying the picture of {map}").format(map=name)
            self._session.run(Job(title, lambda: _copied(drawn), done))

    @Slot()
    def export(self) -> None:
        """Asks the user for a file, and writes the map to it as PNG."""
        if (shown := self._shown()) is not None:
            name, drawn = shown
            self._files.export_picture(name, lambda: _png(drawn.pixels()))


def _copied(drawn: Drawn) -> Generator[float, None, tuple[Pixels, bytes]]:
    """The pixels of a map (H, W, 3) and their PNG; without Qt, since it runs in the job thread."""
    yield 0.0
    pixels = drawn.pixels()
    yield 0.5
    return pixels, _png(pixels)


def _png(pixels: Pixels) -> bytes:
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG", compress_level=1)
    return stream.getvalue()


def _mime(pixels: Pixels, png: bytes) -> QMimeData:
    """The clipboard data: a picture for this program, and PNG for others."""
    height, width, _ = pixels.shape
    mime = QMimeData()
    mime.setImageData(QImage(pixels.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy())
    mime.setData("image/png", png)
    return mime
