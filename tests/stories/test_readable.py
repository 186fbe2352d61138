"""Everything can be found and named without seeing it, and read at twice the size."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontInfo, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDockWidget,
    QHeaderView,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.presentation.lessons import open_lesson
from gui.widgets.elided_choice import ElidedChoice
from gui.widgets.elided_label import ElidedLabel
from gui.window.main_window import MainWindow
from gui.window.type_growth import GrowingDocks

Settle = Callable[[MainWindow], None]

_PANELS = ("", "show_cell", "show_why", "show_melt", "open_filter", "show_backward")


def everything(found: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that a screen reader can reach."""
    if found is None or not found.isValid():
        return
    yield found
    for index in range(found.childCount()):
        yield from everything(found.child(index))


def test_whatever_takes_the_focus_has_a_name(window: MainWindow, settle: Settle) -> None:
    for command in _PANELS:
        if command:
            window.actions_[command].trigger()
            settle(window)
        nameless = [
            (each.role(), type(each.object()).__name__)
            for each in everything(QAccessible.queryAccessibleInterface(window))
            if each.object() is not None  # the cells of a tree belong to it
            and each.state().focusable
            and not each.state().invisible
            and not each.text(QAccessible.Text.Name).strip()
        ]
        assert not nameless, command


def test_whatever_can_be_used_says_what_it_does(window: MainWindow, settle: Settle) -> None:
    for command in _PANELS:
        if command:
            window.actions_[command].trigger()
            settle(window)
        silent = [
            (type(each).__name__, each.accessibleName())
            for each in window.findChildren(QWidget)
            if each.isVisible() and isinstance(each, QAbstractButton | QAbstractSpinBox | QLineEdit) and not _tip(each)
        ]
        assert not silent, command


def _tip(each: QWidget) -> str:
    """The tooltip of a control, or of what it is a part of."""
    parent = each.parentWidget()
    if isinstance(parent, QTabBar):  # its arrows are Qt's
        return "arrow"
    inner = isinstance(each, QLineEdit) and parent is not None
    return each.toolTip() or (parent.toolTip() if inner and parent is not None else "")


_PAGES = (
    "",
    *("show_cell", "show_why", "show_melt", "show_backward"),
    *("layer", "scenes", "open_filter", "lesson 1", "lesson 4"),
)
_TEXTS = (QLabel, QAbstractButton, QComboBox, QLineEdit, QTabBar, QHeaderView)


@pytest.fixture
def twice(window: MainWindow, settle: Settle) -> Iterator[Callable[[str, int, int], MainWindow]]:
    """Shows a page of a window of this size in type of twice the size."""

    def show(page: str, width: int, height: int) -> MainWindow:
        window.resize(width, height)
        window.choices.choose_type_size("200")
        window.theme.finish()
        if page.startswith("lesson"):
            window.lessons.take(int(page[-1]))
        elif page in window.docks:
            window.docks[page].raise_()
        elif page:
            window.actions_[page].trigger()
        settle(window)
        _lay_out()
        return window

    yield show
    window.choices.choose_type_size("100")
    window.theme.finish()


def test_text_of_twice_the_size_is_not_cut_off(twice: Callable[[str, int, int], MainWindow]) -> None:
    for page, (width, height) in itertools.product(_PAGES, ((1440, 900), (1920, 1080))):
        window = twice(page, width, height)
        assert (window.width(), window.height()) == (width, height)
        seen = [each for each in window.findChildren(QWidget) if each.isVisible() and not _is_behind(each)]
        assert not [
            (type(each).__name__, _words(each), width, page)
            for each in seen
            if isinstance(each, _TEXTS) and _words(each) and (_sticks_out(each) or _is_cut(each))
        ]


@pytest.mark.parametrize("waits", [False, True])
def test_docks_have_their_sizes_again_in_ordinary_type(window: MainWindow, qtbot: QtBot, waits: bool) -> None:
    growing = window.findChild(GrowingDocks)
    assert isinstance(growing, GrowingDocks)

    def sizes() -> dict[str, QSize]:
        return {name: dock.size() for name, dock in window.docks.items() if not _is_behind(dock)}

    before = sizes()
    for percent in ("200", "150", "100"):
        window.choices.choose_type_size(percent)
        window.theme.finish()
        _lay_out()
        if waits:
            qtbot.waitUntil(lambda: not growing._settling.isActive())
    assert sizes() == before


def _lay_out() -> None:
    """Lets layouts find their places, which takes them several turns of the event loop."""
    for _ in range(5):
        QApplication.processEvents()


def _is_behind(each: QWidget) -> bool:
    """Whether it is in a tab that is not in front: Qt keeps those beside the window."""
    around: QWidget | None = each
    while around is not None and not isinstance(around, QDockWidget | QTabBar):
        around = around.parentWidget()
    return around is not None and around.visibleRegion().isEmpty()


def _words(each: QWidget) -> str:
    if isinstance(each, QTabBar):
        return " ".join(each.tabText(at) for at in range(each.count()))
    if isinstance(each, QHeaderView):
        return " ".join(_sections(each))
    text = each.currentText() if isinstance(each, QComboBox) else each.text()  # type: ignore[attr-defined]
    return str(text)


def _sections(header: QHeaderView) -> list[str]:
    return [str(header.model().headerData(at, header.orientation()) or "") for at in range(header.count())]


def _sticks_out(each: QWidget) -> bool:
    """Whether what is around it hides its sides, and cannot be scrolled to show them."""
    around = each.parentWidget()
    while around is not None:
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if isinstance(around, QScrollArea) and around.horizontalScrollBarPolicy() != off:
            return False
        left = each.mapTo(around, QPoint(0, 0)).x()
        if left < -1 or left + each.width() > around.width() + 1:
            return True
        around = None if around.isWindow() else around.parentWidget()
    return False


def _is_cut(each: QWidget) -> bool:
    """Whether its words need more room than they have; what is shortened on purpose has all of them as a tip."""
    metrics, size = each.fontMetrics(), each.size()
    if isinstance(each, QTabBar):
        tabs = range(each.count())
        return any(metrics.horizontalAdvance(each.tabText(at)) >= each.tabRect(at).width() for at in tabs)
    if isinstance(each, QHeaderView):
        widths = map(metrics.horizontalAdvance, _sections(each))
        return metrics.height() > size.height() or any(width >= each.sectionSize(at) for at, width in enumerate(widths))
    if isinstance(each, ElidedChoice):
        return metrics.height() > size.height() or len(each.shown_text()) < min(6, len(each.currentText()))
    if isinstance(each, QComboBox):
        return each.minimumSizeHint().height() > size.height() + 1 or _shown_width(each) < metrics.horizontalAdvance(
            each.currentText()
        )
    if isinstance(each, QLineEdit):
        room = each.contentsRect()
        return metrics.height() > room.height() + 1 or metrics.horizontalAdvance(each.text()) > room.width()
    if isinstance(each, ElidedLabel):
        whole = metrics.horizontalAdvance(each.text()) <= size.width() or each.toolTip() == each.text()
        return metrics.height() > size.height() + 1 or not whole
    if isinstance(each, QLabel) and each.wordWrap():
        return each.heightForWidth(size.width()) > size.height() + 1
    if isinstance(each, QToolButton) and each.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
        return each.iconSize().width() > size.width() or each.iconSize().height() > size.height()
    squeezed = each.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored
    needed = each.sizeHint() if squeezed else each.minimumSizeHint()
    return needed.width() > size.width() + 1 or needed.height() > size.height() + 1


def _shown_width(combo: QComboBox) -> int:
    option, part = QStyleOptionComboBox(), QStyle.SubControl.SC_ComboBoxEditField
    combo.initStyleOption(option)
    return combo.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, combo).width()


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> dict[str, float]:
    """The smallest size, in pixels, in which every text was painted by our own widgets."""
    sizes: dict[str, float] = {}
    draw = QPainter.drawText

    def noting(painter: QPainter, *args: object) -> object:
        text = next((each for each in args if isinstance(each, str) and each.strip()), None)
        if text is not None:
            across = painter.worldTransform()
            scale = math.hypot(across.m11(), across.m12())
            sizes[text] = min(sizes.get(text, math.inf), QFontInfo(painter.font()).pixelSize() * scale)
        return draw(painter, *args)

    monkeypatch.setattr(QPainter, "drawText", noting)
    return sizes


def test_nothing_is_smaller_than_18_pixels_while_presenting(
    window: MainWindow, settle: Settle, painted: dict[str, float]
) -> None:
    window.lessons.take(2)
    window.presenter.start()
    window.showNormal()
    window.resize(1920, 1080)
    small: dict[tuple[int, int, str], float] = {}
    for lesson, scene in (
        (2, 1), (2, 6), (3, 2), (4, 3), (5, 8), (6, 5), (7, 2), (7, 3), (7, 4), (7, 5), (7, 6), (8, 7),
    ):  # fmt: skip
        window.player.start(open_lesson(lesson), scene)
        settle(window)
        _lay_out()
        painted.clear()
        window.grab()
        assert painted
        plain = {
            _words(each): float(QFontInfo(each.font()).pixelSize())
            for each in window.findChildren(QWidget)
            if not each.visibleRegion().isEmpty() and isinstance(each, _TEXTS) and _words(each)
        }
        small |= {(lesson, scene, text): size for text, size in (plain | painted).items() if size < 17.9}
    window.presenter.stop()
    assert not small
