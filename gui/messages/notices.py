"""The banner for messages, and the work bar; neither blocks the user."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from gui.events.guard import guarded
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.flow_layout import FlowLayout

_LINGERING = 700  # milliseconds that the bar stays after work ended: more work often follows at once
_READABLE = 40  # letters in a line of text
_ICONS = {"info": "info", "good": "check", "warning": "warning", "danger": "warning"}


@guarded
class Banner(QFrame):
    """One message above the network, with its buttons.

    Signals:
        shown: a message is shown.
        gone: the message was hidden.
        dismissed: the user closed the message without using its buttons.
    """

    shown = Signal()
    gone = Signal()
    dismissed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.kind = "info"
        self._picture: QPixmap | None = None
        self._sign, self._text = QLabel(), QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)  # names of files and layers are not markup
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._text.setAccessibleName(self.tr("Message"))
        self._buttons: list[QPushButton] = []
        self._close = QToolButton()
        self._close.setAccessibleName(self.tr("Close message"))
        self._close.setToolTip(self.tr("Close this message (Esc)"))
        self._close.setProperty("flat", True)
        self._close.clicked.connect(self.dismiss)
        self._offers = QWidget()
        self._wrapped = FlowLayout(self._offers)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.addWidget(self._text, 1)
        self._middle.addWidget(self._offers, 0, Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self._sign)
        row.addLayout(self._middle, 1)
        row.addWidget(self._close)
        theme.changed.connect(self._paint_icons)
        self.hide()

    @property
    def text(self) -> str:
        """The message shown; empty if there is none."""
        return self._text.text() if not self.isHidden() else ""

    def show_message(self, kind: str, text: str, *offers: tuple[str, Callable[[], object]]) -> None:
        """Shows a message of a kind (``info``, ``good``, ``warning``, ``danger``) with its buttons."""
        self.kind = kind
        for button in self._buttons:
            self._wrapped.removeWidget(button)
            button.deleteLater()
        self._buttons = [self._offer(label, action) for label, action in offers]
        self._picture = None
        self._text.setText(text)
        self.setProperty("banner", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._paint_icons(self._theme.palette)
        self._place_offers()
        self.show()
        self.shown.emit()

    @Slot()
    def dismiss(self) -> None:
        """Closes the message on behalf of the user."""
        self.dismissed.emit()
        self.hide()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():  # not because the window was hidden
            self.gone.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_offers()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._place_offers()

    def _place_offers(self) -> None:
        """Places the buttons beside the text; below it if they would leave it too narrow to read."""
        buttons = sum(each.sizeHint().width() + self._wrapped.spacing() for each in self._buttons)
        letters = self._text.fontMetrics()
        needed = min(letters.horizontalAdvance(self._text.text()), _READABLE * letters.averageCharWidth())
        others = self._sign.sizeHint().width() + self._close.sizeHint().width() + 5 * self._middle.spacing()
        is_beside = self.width() - others - buttons >= needed
        self._offers.setVisible(bool(self._buttons))
        self._offers.setMinimumWidth(buttons if is_beside else 0)
        directions = QBoxLayout.Direction
        self._middle.setDirection(directions.LeftToRight if is_beside else directions.TopToBottom)

    def show_picture(self, picture: QPixmap) -> None:
        """Shows a picture in place of the icon."""
        self._picture = picture
        self._sign.setPixmap(picture)

    def _offer(self, label: str, action: Callable[[], object]) -> QPushButton:
        button = QPushButton(label)
        button.setToolTip(label)

        def act() -> None:
            self.hide()
            action()

        button.clicked.connect(act)
        self._wrapped.addWidget(button)
        return button

    @Slot(Palette)
    def _paint_icons(self, palette: Palette) -> None:
        colour = getattr(palette, self.kind, palette.link)
        self._sign.setPixmap(self._picture or icon(_ICONS[self.kind], colour).pixmap(18, 18))
        self._close.setIcon(icon("close", palette.muted))


class WorkBar(QFrame):
    """A progress bar with the title of the work and Cancel.

    Args:
        cancel: called when Cancel is clicked.
    """

    def __init__(self, cancel: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("banner", "info")
        self._text, self._bar = ElidedLabel(), QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(60)
        self._bar.setMaximumWidth(180)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Give up this work; what is shown stays as it is"))
        self._cancel.clicked.connect(cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 8, 4)
        row.addWidget(self._text, 3)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)
        self._lingering = QTimer(self, singleShot=True, interval=_LINGERING)
        self._lingering.timeout.connect(self.hide)
        self.hide()

    def show_work(self, text: str, share: float) -> None:
        """Shows the share done, 0 to 1; 0 shows an indeterminate bar, since not all work reports a share."""
        self._lingering.stop()
        self._cancel.setEnabled(True)
        self._text.set_words(text)
        self._bar.setRange(0, 1000 if share else 0)
        self._bar.setValue(int(1000 * share))
        self.show()

    def end(self) -> None:
        """Hides the bar after a delay, so that consecutive work does not move the network up and down."""
        if not self.isHidden() and not self._lingering.isActive():
            self._cancel.setEnabled(False)
            self._bar.setValue(self._bar.maximum())
            self._lingering.start()
