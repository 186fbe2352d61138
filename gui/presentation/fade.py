"""From one scene to the next: what was shown fades away over what is shown now."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QVariantAnimation, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from gui.guard import guarded

_TIME = 220  # milliseconds


@guarded
class Fade(QWidget):
    """The old picture over a widget, for a moment; any key or click ends it, and reaches what is below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture = QPixmap()
        self._animation = QVariantAnimation(self, startValue=1.0, endValue=0.0, duration=_TIME)
        self._animation.valueChanged.connect(self.update)
        self._animation.finished.connect(self.end)
        self.hide()

    def begin(self, shown: QWidget | None) -> None:
        """Fades from what is shown now; not at all where the system asks for no motion."""
        self.end()
        duration = self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        if shown is None or not shown.isVisible() or duration <= 0:
            return
        self._picture = shown.grab()
        self.setGeometry(shown.geometry())
        self.show()
        self.raise_()
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        self._animation.start()

    @Slot()
    def end(self) -> None:
        """Shows what is there now."""
        if self.isHidden():
            return
        app = QApplication.instance()
        assert app is not None
        app.removeEventFilter(self)
        self._animation.stop()
        self.hide()
        self._picture = QPixmap()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress):
            self.end()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(self._animation.currentValue())
        painter.drawPixmap(0, 0, self._picture)
