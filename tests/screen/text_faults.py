"""Finds text that cannot be read in a window: cut off, shortened, or with something over it.

Qt's own widgets are asked what room their words need. What our widgets paint themselves is written down while the
window paints: every text with the place where it came to lie, whatever pixmaps it went through.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any

from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QFontMetricsF,
    QPaintDevice,
    QPainter,
    QPainterPath,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionDockWidget,
    QTabBar,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from gui.network.painter import KeptPainter
from gui.network.view import NetworkView
from gui.widgets.elided_choice import ElidedChoice
from gui.widgets.elided_label import ElidedLabel
from gui.widgets.wrapped_label import WrappedLabel

_SLACK = 1.5  # pixels that nobody misses
_OVER = 2.0  # pixels by which two texts may reach into each other in both directions
_AIR = 0.18  # of a line's height above and below that most letters leave free
_POINT = re.compile(r"\d\.\d")
_FAR = 1e6  # pixels
_OPAQUE = 0.9  # from here on, what lies under a colour cannot be read

Text = tuple[Any, ...]


@dataclass(frozen=True)
class Fault:
    """A text that cannot be read as it is.

    Args:
        kind: ``cut``, ``elided``, ``over`` (another text lies over it), ``under`` (another widget does) or ``foreign``
            (a number is written as in another language).
        widget: the class of the widget that shows it, and its name.
        text: what it says.
        why: what is missing, or what lies over it.
    """

    kind: str
    widget: str
    text: str
    why: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.text!r} in {self.widget}: {self.why}"


@dataclass(frozen=True)
class _Ink:
    """A painted text: the rectangle that its letters fill, and the one that they may fill."""

    text: str
    rect: QRectF
    room: QRectF | None


@dataclass
class Recorder:
    """What our widgets painted since recording began, by widget, as last painted."""

    on_widgets: dict[QWidget, list[_Ink]] = field(default_factory=dict)
    on_pixmaps: dict[int, list[_Ink]] = field(default_factory=dict)
    shortened: dict[str, str] = field(default_factory=dict)  # what was made shorter, and what it was

    def note(self, painter: QPainter, args: Text) -> None:
        """Notes a text that is about to be painted."""
        ink = _ink(painter, args)
        device = painter.device()
        if ink is None:
            return
        if isinstance(device, QPixmap):
            self.on_pixmaps.setdefault(_key(device), []).append(ink)
        elif isinstance(device, QWidget):
            self.on_widgets.setdefault(device, []).append(ink)

    def note_pixmap(self, painter: QPainter, args: Text) -> None:
        """Notes the texts of a pixmap that is about to be painted."""
        pixmap = next((each for each in args if isinstance(each, QPixmap)), None)
        inks = self.on_pixmaps.get(_key(pixmap)) if pixmap is not None else None
        device = painter.device()
        if inks and isinstance(device, QWidget):
            at = painter.combinedTransform().map(_corner(args))
            moved = [_Ink(ink.text, ink.rect.translated(at), ink.room and ink.room.translated(at)) for ink in inks]
            self.on_widgets.setdefault(device, []).extend(moved)

    def _inks_of(self, device: QPaintDevice) -> list[_Ink] | None:
        if isinstance(device, QPixmap):
            return self.on_pixmaps.get(_key(device))
        return self.on_widgets.get(device) if isinstance(device, QWidget) else None

    def note_fill(self, painter: QPainter, args: Text) -> None:
        """Forgets the texts that an opaque area is about to be painted over."""
        device = painter.device()
        inks = self._inks_of(device)
        if not inks or not _is_opaque(args[-1]):
            return
        across = painter.combinedTransform()
        area = across.map(args[0]) if isinstance(args[0], QPainterPath) else across.mapRect(_room(args) or QRectF())
        inks[:] = [ink for ink in inks if not area.contains(ink.rect.center())]

    def note_copy(self, pixmap: QPixmap, copy: QPixmap) -> None:
        """A copy of a pixmap carries its texts."""
        inks = self.on_pixmaps.get(_key(pixmap))
        if inks:
            self.on_pixmaps[_key(copy)] = list(inks)


@contextmanager
def recording() -> Iterator[Recorder]:
    """Writes down all text that is painted from Python until the context is left."""
    recorder = Recorder()
    replaced: list[tuple[type, str, Any]] = []

    def replace(owner: type, name: str, made: Callable[[Any], Any]) -> None:
        replaced.append((owner, name, getattr(owner, name)))
        setattr(owner, name, made(getattr(owner, name)))

    def noting(note: Callable[[QPainter, Text], None]) -> Callable[[Any], Any]:
        def made(paint: Any) -> Any:
            def painting(painter: QPainter, *args: Any) -> Any:
                note(painter, args)
                return paint(painter, *args)

            return painting

        return made

    def copying(copy: Any) -> Any:
        def copied(pixmap: QPixmap, *args: Any) -> Any:
            made = copy(pixmap, *args)
            recorder.note_copy(pixmap, made)
            return made

        return copied

    def shortening(elided: Any) -> Any:
        def shorter(metrics: Any, text: str, *args: Any) -> str:
            made = str(elided(metrics, text, *args))
            if made != text:
                recorder.shortened[made] = text
            return made

        return shorter

    replace(QPainter, "drawText", noting(recorder.note))
    replace(QPainter, "drawPixmap", noting(recorder.note_pixmap))
    replace(QPainter, "fillRect", noting(recorder.note_fill))
    replace(QPainter, "fillPath", noting(recorder.note_fill))
    replace(QPixmap, "copy", copying)
    for metrics in (QFontMetrics, QFontMetricsF):
        replace(metrics, "elidedText", shortening)
    try:
        yield recorder
    finally:
        for owner, name, old in reversed(replaced):
            setattr(owner, name, old)


def faults(window: QWidget, recorder: Recorder) -> list[Fault]:
    """Every text of a window, and of what lies over it, that cannot be read as it is."""
    recorder.on_widgets.clear()
    for canvas in window.findChildren(NetworkView):
        canvas._painter = (
            KeptPainter()
        )  # a picture of which parts were painted anew would tell of what it showed before
    window.grab()
    shown = [each for each in (window, *window.findChildren(QWidget)) if _is_shown(each, window)]
    painted = {each: _unique(recorder.on_widgets.get(each, [])) for each in shown}
    inks = [(each, ink) for each, texts in painted.items() for ink in texts]
    found = [fault for each, ink in inks for fault in _faults_of(each, ink, recorder)]
    found += [fault for each in shown if not painted[each] for fault in _faults_of_widget(each)]
    found += _overlaps(window, shown, inks)
    if QCoreApplication.translate("language", "en") == "de":
        texts = [*((each, ink.text) for each, ink in inks), *((each, _words(each)) for each in shown)]
        found += [Fault("foreign", _name(each), text, "a decimal point") for each, text in texts if _POINT.search(text)]
    return sorted(set(found), key=str)


# --- what our widgets paint ------------------------------------------------------------------------------------


def _ink(painter: QPainter, args: Text) -> _Ink | None:
    """Where the letters of a text come to lie, in the coordinates of what is painted on."""
    text = next((each for each in args if isinstance(each, str)), "")
    if not text.strip():
        return None
    room = _room(args)
    if room is None:
        rect = QFontMetricsF(painter.font()).boundingRect(text).translated(_corner(args))
    else:
        flags = next((_int(each) for each in args[1:] if not isinstance(each, str | float)), 0)
        rect = QRectF(painter.boundingRect(room, flags, text))
        if flags & int(Qt.TextFlag.TextDontClip.value):
            room = None
    lines = max(round(rect.height() / QFontMetricsF(painter.font()).lineSpacing()), 1)
    air = _AIR * rect.height() / lines
    rect.adjust(0, air, 0, -air)
    if painter.hasClipping():
        clip = painter.clipBoundingRect()
        room = clip if room is None else room.intersected(clip)
    across: QTransform = painter.combinedTransform()
    return _Ink(text, across.mapRect(rect), None if room is None else across.mapRect(room))


def _room(args: Text) -> QRectF | None:
    if isinstance(args[0], QRectF | QRect):
        return QRectF(args[0])
    return QRectF(*args[:4]) if len(args) > 4 else None


def _is_opaque(filling: Any) -> bool:
    if isinstance(filling, QBrush):
        return filling.style() == Qt.BrushStyle.SolidPattern and filling.color().alphaF() > _OPAQUE
    return isinstance(filling, QColor) and filling.alphaF() > _OPAQUE


def _key(pixmap: QPixmap) -> int:
    """Names a pixmap's memory; what its cache key tells besides is how often it was painted on."""
    return pixmap.cacheKey() >> 32


def _corner(args: Text) -> QPointF:
    first = args[0]
    if isinstance(first, QPointF | QPoint):
        return QPointF(first)
    return QRectF(first).topLeft() if isinstance(first, QRectF | QRect) else QPointF(args[0], args[1])


def _int(flags: Any) -> int:
    return int(getattr(flags, "value", flags))


def _unique(inks: Iterable[_Ink]) -> list[_Ink]:
    """Shadows and second passes of the same text are one text."""
    found: dict[tuple[str, int, int], _Ink] = {}
    for ink in inks:
        found[ink.text, round(ink.rect.x() / 2), round(ink.rect.y() / 2)] = ink
    return list(found.values())


def _faults_of(widget: QWidget, ink: _Ink, recorder: Recorder) -> Iterator[Fault]:
    whole = recorder.shortened.get(ink.text)
    if whole is not None and not _says_all(widget, whole):
        yield Fault("elided", _name(widget), ink.text, f"of {whole!r}")
    if isinstance(widget, NetworkView) and widget.close_up is not None:
        return  # what sticks out is a drag away
    if ink.room is not None and not _holds(ink.room, ink.rect):
        yield Fault("cut", _name(widget), ink.text, _lacking(ink.room, ink.rect))
        return
    seen, why = _seen(widget)
    if not seen.intersects(ink.rect):
        return
    if not _holds(seen, ink.rect):
        yield Fault("cut", _name(widget), ink.text, f"{_lacking(seen, ink.rect)} by {why}")


def _says_all(widget: QWidget, whole: str) -> bool:
    """Whether a widget that shortens on purpose has all of it as a tip."""
    if isinstance(widget, ElidedLabel):
        return whole in widget.toolTip().splitlines() and len(widget.text()) > 3
    return isinstance(widget, ElidedChoice)


# --- what Qt's widgets show ------------------------------------------------------------------------------------


def _faults_of_widget(widget: QWidget) -> Iterator[Fault]:
    words = _words(widget)
    if not words.strip():
        return
    why = _is_squeezed(widget)
    if why:
        yield Fault("cut", _name(widget), words, why)
    seen, around = _seen(widget)
    if not isinstance(widget, QAbstractScrollArea) and not _holds(seen, QRectF(widget.rect())):
        yield Fault("cut", _name(widget), words, f"{_lacking(seen, QRectF(widget.rect()))} by {around}")


def _words(widget: QWidget) -> str:
    match widget:
        case QLabel() | QAbstractButton():
            return widget.text()
        case QLineEdit():
            return widget.text() or widget.placeholderText()
        case QComboBox():
            return widget.currentText()
        case QTabBar():
            return " | ".join(widget.tabText(at) for at in range(widget.count()))
        case QHeaderView():
            return " | ".join(_sections(widget))
        case QGroupBox():
            return widget.title()
        case QAbstractItemView():
            return " | ".join(str(index.data() or "") for index in _rows(widget))
        case QDockWidget():
            return widget.windowTitle() if widget.titleBarWidget() is None else ""
    return ""


def _sections(header: QHeaderView) -> list[str]:
    model = header.model()
    return [str(model.headerData(at, header.orientation()) or "") for at in range(header.count())]


def _rows(view: QAbstractItemView) -> list[QModelIndex]:
    """The items of a list or tree that can be seen."""
    model, found, at = view.model(), [], view.indexAt(QPoint(2, 2))
    if model is None or view.visualRegionForSelection is None:
        return []
    while at.isValid():
        rect = view.visualRect(at)
        if rect.top() > view.viewport().height():
            break
        found += [at.siblingAtColumn(column) for column in range(model.columnCount(at.parent()))]
        at = view.indexAt(QPoint(rect.left() + 2, rect.bottom() + 2))
    return found


def _is_squeezed(widget: QWidget) -> str:  # one branch for each kind of widget
    """What a widget's words lack to the room that it has; empty when they have it."""
    metrics, size = widget.fontMetrics(), widget.size()
    match widget:
        case QTabBar():
            return next((why for at in range(widget.count()) if (why := _tab_lacks(widget, at))), "")
        case QHeaderView():
            return _lacks(
                (metrics.horizontalAdvance(words), widget.sectionSize(at)) for at, words in enumerate(_sections(widget))
            )
        case QAbstractItemView():
            return next((why for index in _rows(widget) if (why := _item_lacks(widget, index))), "")
        case ElidedChoice():
            return "next to nothing is left" if len(widget.shown_text()) < min(6, len(widget.currentText())) else ""
        case QComboBox():
            return _lacks([(metrics.horizontalAdvance(widget.currentText()), _shown_width(widget))])
        case QLineEdit():
            room = widget.contentsRect().adjusted(2, 0, -2, 0)
            needed = metrics.horizontalAdvance(widget.text() or widget.placeholderText())
            return _lacks([(needed, room.width()), (metrics.height(), room.height() + 1)])
        case QDockWidget():
            return _lacks([(metrics.horizontalAdvance(widget.windowTitle()), _title_width(widget))])
        case QLabel() if widget.wordWrap():
            wide = widget.contentsRect().width() - 2 * widget.margin()
            longest = max(map(metrics.horizontalAdvance, re.split(r"[ \n\t]", widget.text())), default=0)
            plain = widget.textFormat() != Qt.TextFormat.RichText and "<" not in widget.text()
            return _lacks([(widget.heightForWidth(size.width()), size.height())] + [(longest, wide)] * plain)
        case QToolButton() if widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and not (
            widget.icon().isNull()
        ):
            return ""
    ignored = widget.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
    hint = widget.sizeHint() if ignored or isinstance(widget, QLabel) else widget.minimumSizeHint()
    return _lacks([(hint.width(), size.width()), (hint.height(), size.height())])


def _lacks(pairs: Iterable[tuple[float, float]]) -> str:
    return next((f"needs {needed:.0f}, has {has:.0f}" for needed, has in pairs if needed > has + _SLACK), "")


def _tab_lacks(bar: QTabBar, at: int) -> str:
    icon = 0 if bar.tabIcon(at).isNull() else bar.iconSize().width() + 4
    return _lacks([(bar.fontMetrics().horizontalAdvance(bar.tabText(at)) + icon, bar.tabRect(at).width())])


def _item_lacks(view: QAbstractItemView, index: QModelIndex) -> str:
    if not str(index.data() or "").strip() or view.textElideMode() == Qt.TextElideMode.ElideNone:
        return ""
    rect = view.visualRect(index)
    return _lacks([(view.sizeHintForIndex(index).width(), rect.width())])


def _title_width(dock: QDockWidget) -> int:
    option = QStyleOptionDockWidget()
    dock.initStyleOption(option)
    return dock.style().subElementRect(QStyle.SubElement.SE_DockWidgetTitleBarText, option, dock).width()


def _shown_width(combo: QComboBox) -> int:
    option, part = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField
    combo.initStyleOption(option)
    return combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo).width()


# --- what hides it ---------------------------------------------------------------------------------------------


def _is_shown(widget: QWidget, window: QWidget) -> bool:
    """Whether it belongs to what is to be seen now: not in a tab behind, not in a window of its own."""
    if not widget.isVisible() or widget.window() is not window:
        return False
    around: QWidget | None = widget
    while around is not None and around is not window:
        if isinstance(around, QDockWidget | QTabBar) and around.visibleRegion().isEmpty():
            return False
        if isinstance(around, QTextBrowser):
            return False  # it scrolls and wraps by itself
        around = around.parentWidget()
    return True


def _seen(widget: QWidget) -> tuple[QRectF, str]:
    """What of a widget those around it let be seen, and which of them lets the least; what scrolls shows all."""
    seen, by = QRectF(widget.rect()), _name(widget)
    inner, around = widget, widget.parentWidget()
    across, down = 0.0, 0.0  # how far it can be scrolled
    while around is not None and not inner.isWindow():
        outer = around.parentWidget()
        if isinstance(outer, QAbstractScrollArea) and outer.viewport() is around:
            off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
            across = _FAR if outer.horizontalScrollBarPolicy() != off else across
            down = _FAR if outer.verticalScrollBarPolicy() != off else down
        corner = QPointF(widget.mapTo(around, QPoint(0, 0)))
        room = QRectF(around.rect()).adjusted(-across, -down, across, down)
        less = seen.intersected(room.translated(-corner))
        if less != seen:
            seen, by = less, _name(around)
        inner, around = around, outer
    return seen, by


def _overlaps(window: QWidget, shown: list[QWidget], inks: list[tuple[QWidget, _Ink]]) -> Iterator[Fault]:
    """Texts that lie over each other, and texts that another widget lies over."""
    placed = [(each, ink.text, _on_window(each, window, ink.rect)) for each, ink in inks]
    placed += [(each, _words(each), rect) for each in shown if (rect := _text_rect(each, window)) is not None]
    placed = [(each, text, rect) for each, text, rect in placed if not rect.isEmpty()]
    placed.sort(key=lambda one: one[2].top())
    for (one, text, rect), (other, above, over) in combinations(placed, 2):
        if _meet(rect, over) and not (one is not other and _is_around(one, other)):
            yield Fault("over", _name(one), text, f"{above!r} in {_name(other)}")
    leaves = [each for each in shown if _covers(each)]
    for each, text, rect in placed:
        for other in leaves:
            if other is not each and not _is_around(each, other) and _is_above(other, each):
                cover = _on_window(other, window, _seen(other)[0])
                if _meet(rect, cover):
                    yield Fault("under", _name(each), text, _name(other))


def _on_window(widget: QWidget, window: QWidget, rect: QRectF) -> QRectF:
    """The part of a rectangle of a widget that can be seen, on its window."""
    seen = QRectF(widget.visibleRegion().boundingRect())
    return rect.intersected(seen).translated(QPointF(widget.mapTo(window, QPoint(0, 0))))


def _text_rect(widget: QWidget, window: QWidget) -> QRectF | None:
    """Where the words of one of Qt's labels and buttons are on the window."""
    if (
        not isinstance(widget, QLabel | QAbstractButton)
        or isinstance(widget, ElidedLabel | WrappedLabel)
        or not _words(widget)
    ):
        return None
    room = widget.contentsRect()
    if isinstance(widget, QLabel):
        size = widget.sizeHint().boundedTo(room.size()) if not widget.wordWrap() else room.size()
        alignment = widget.alignment()
        room = QStyle.alignedRect(widget.layoutDirection(), alignment, size, room)
    air = _AIR * widget.fontMetrics().height()
    return _on_window(widget, window, QRectF(room).adjusted(0, air, 0, -air))


def _meet(one: QRectF, other: QRectF) -> bool:
    common = one.intersected(other)
    return common.width() > _OVER and common.height() > _OVER


def _is_around(one: QWidget, other: QWidget) -> bool:
    return one.isAncestorOf(other) or other.isAncestorOf(one)


def _covers(widget: QWidget) -> bool:
    """Whether a widget hides what lies under it."""
    if widget.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents):
        return False
    return type(widget) is not QWidget or widget.autoFillBackground()


def _is_above(one: QWidget, other: QWidget) -> bool:
    """Whether ``one`` is painted after ``other``."""
    ancestors = [other]
    while (parent := ancestors[-1].parentWidget()) is not None:
        ancestors.append(parent)
    branch, common = one, one.parentWidget()
    while common is not None and common not in ancestors:
        branch, common = common, common.parentWidget()
    if common is None:
        return False
    children = common.children()
    beside = ancestors[ancestors.index(common) - 1]
    return children.index(branch) > children.index(beside)


# --- words about it --------------------------------------------------------------------------------------------


def _holds(room: QRectF, rect: QRectF) -> bool:
    return room.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(rect)


def _lacking(room: QRectF, rect: QRectF) -> str:
    sides = {
        "left": room.left() - rect.left(),
        "right": rect.right() - room.right(),
        "top": room.top() - rect.top(),
        "bottom": rect.bottom() - room.bottom(),
    }
    return ", ".join(f"{side} {size:.0f}" for side, size in sides.items() if size > _SLACK)


def _name(widget: QWidget) -> str:
    """The class of a widget, and what it or the first widget around it is called."""
    around: QWidget | None = widget
    while around is not None and not around.accessibleName():
        around = around.parentWidget()
    return f"{type(widget).__name__} ({around.accessibleName() if around is not None else ''})"
