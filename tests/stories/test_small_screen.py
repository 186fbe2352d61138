"""The first run on a small screen fits it, in every language, theme and common type size."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication, QToolBar, QToolButton
from pytestqt.qtbot import QtBot

import engine
from gui.files.preferences import Preferences
from gui.look.theme import Choice, apply
from gui.network.painter import NetworkPainter
from gui.presentation.lessons import open_lesson
from gui.text.translation import Translation, languages
from gui.window.docks import share_height
from gui.window.first_size import first_size
from gui.window.main_window import MainWindow

Settle = Callable[[MainWindow], None]

SMALL = QSize(1024 - 16, 768 - 40)  # with a window manager's frame round it
THEMES: tuple[Choice, ...] = ("light", "dark", "contrast")


@pytest.fixture(params=languages())
def translation(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[Translation]:
    translation = Translation(qapp)
    translation.choose(request.param)
    yield translation
    translation.choose("en")


@pytest.mark.parametrize("stored", [QByteArray(), QByteArray(b"of another screen")], ids=["first run", "refused"])
def test_a_window_without_a_place_takes_one_on_the_screen(window: MainWindow, stored: QByteArray) -> None:
    Preferences().set_layout("geometry", stored)
    window.resize(1800, 1200)
    window.window_layout.restore()
    assert window.size() == first_size(window.screen().availableSize(), window.minimumSizeHint())


@pytest.mark.usefixtures("translation")
def test_what_the_window_needs_fits_a_small_screen(
    make_window: Callable[[engine.Project], MainWindow], digits: engine.Project, settle: Settle
) -> None:
    window = make_window(digits)
    window.welcome.offer()
    for percent in ("100", "125"):
        for theme in THEMES:
            window.choices.choose_theme(theme)
            window.theme.finish()
            window.choices.choose_type_size(percent)
            window.theme.finish()
            window.resize(SMALL)
            settle(window)
            assert window.size() == SMALL, (percent, theme)


@pytest.mark.usefixtures("translation")
def test_the_tool_bar_loses_words_before_buttons(
    make_window: Callable[[engine.Project], MainWindow], digits: engine.Project, settle: Settle
) -> None:
    window = make_window(digits)
    bar = window.findChild(QToolBar, "tools")
    assert isinstance(bar, QToolBar)
    buttons = [bar.widgetForAction(action) for action in bar.actions()]
    tools = [each for each in buttons if isinstance(each, QToolButton)]
    for percent, size in (("100", SMALL), ("100", QSize(1500, 900)), ("125", SMALL), ("100", SMALL)):
        window.choices.choose_type_size(percent)
        window.theme.finish()
        window.resize(size)
        settle(window)
        assert all(bar.rect().contains(tool.geometry()) and tool.isVisible() for tool in tools), (percent, size)
        assert tools[-1].toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    window.resize(1500, 900)
    settle(window)
    named = [tool for tool in tools if tool.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextBesideIcon]
    assert len(named) == 5


def texts_of(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, QRectF]]:
    """What is written on the network, and where on the widget, told by the painter itself."""
    painted: list[tuple[str, QRectF]] = []
    draw = QPainter.drawText

    def noting(painter: QPainter, *args: object) -> object:
        rect, flags, text = args
        if isinstance(rect, QRectF) and isinstance(text, str):
            metrics = QFontMetricsF(painter.font())
            wide = QRectF(rect.topLeft(), QSizeF(metrics.horizontalAdvance(text), metrics.height()))
            if int(flags) & Qt.AlignmentFlag.AlignVCenter.value:  # type: ignore[call-overload]
                wide.moveTop(rect.center().y() - metrics.height() / 2)
            painted.append((text, painter.worldTransform().mapRect(wide)))
        return draw(painter, *args)

    with monkeypatch.context() as patch:
        patch.setattr(QPainter, "drawText", noting)
        image = QImage(window.view.size(), QImage.Format.Format_RGB32)
        with QPainter(image) as painter:
            NetworkPainter().paint(painter, window.view.state())
    return painted


@pytest.mark.usefixtures("translation")
def test_ten_layers_say_what_they_are_on_a_small_screen(
    make_window: Callable[[engine.Project], MainWindow],
    digits: engine.Project,
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What is painted above the maps, told by the painter itself."""
    window = make_window(digits)
    window.welcome.offer()
    window.resize(SMALL)
    settle(window)
    painted = texts_of(window, monkeypatch)
    maps = window.view.zoom.now.transform.mapRect(window.view.arrangement.columns[1].maps_area).top()
    heads = [(text, rect) for text, rect in painted if rect.bottom() <= maps]
    said = [text for text, _ in heads]
    assert [text for text in said if text.isdigit() or "×" in text] == [
        *("1×28×28", "8×28×28", "8×28×28", "8×14×14", "16×10×10", "16×10×10", "16×5×5", "400", "10", "10")
    ]
    assert said.count("ReLU") == 2
    assert len(said) >= 20
    for text, rect in heads:
        around = rect.adjusted(-7.9, 0, 7.9, 0)
        assert [other for other, place in heads if place.intersects(around)] == [text]
        assert 0 < rect.left() < rect.right() < window.view.width()


@pytest.mark.parametrize("units", [3, 10, 32])
def test_classes_and_their_numbers_never_touch(
    make_window: Callable[[engine.Project], MainWindow],
    settle: Settle,
    monkeypatch: pytest.MonkeyPatch,
    units: int,
) -> None:
    names = [f"a class with a long name {unit}" if unit % 2 else str(unit) for unit in range(units)]
    layers = [engine.Conv2d(filters=4), engine.Flatten(), engine.Linear(units=units), engine.Softmax()]
    window = make_window(engine.chain((1, 12, 12), layers, classes=names))
    for percent, size in itertools.product(("100", "150"), ((1008, 728), (1440, 900), (1900, 1000))):
        window.choices.choose_type_size(percent)
        window.theme.finish()
        window.resize(*size)
        settle(window)
        painted = texts_of(window, monkeypatch)
        for column in window.view.arrangement.columns[-2:]:
            area = window.view.zoom.now.transform.mapRect(column.maps_area.adjusted(0, -6, 0, 6))
            if area.left() >= window.view.width():
                continue  # it is not in sight
            texts = [rect for _, rect in painted if area.adjusted(-1, 0, 1, 0).contains(rect.center())]
            assert len(texts) >= 3
            for text in texts:
                assert area.left() - 0.1 <= text.left() < text.right() <= area.right() + 0.1
                inner = text.adjusted(0, 0.6, 0, -0.6)
                assert sum(other.intersects(inner) for other in texts) == 1
    window.choices.choose_type_size("100")
    window.theme.finish()


def test_the_map_leaves_the_filter_its_room_however_early_it_comes(
    window: MainWindow, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second window has its map at once: its docks may still have the heights in which they were built."""
    second = MainWindow(window.document.project, apply(qapp, "light"), Preferences())
    monkeypatch.setattr(second.window_layout, "make_room_for_map", lambda: None)
    second.resize(SMALL)
    share_height(second, second.docks)
    with qtbot.waitSignal(second.settled, timeout=60_000):
        second.show()
    upper, lower = second.docks["filter"].height(), second.docks["map"].height()
    second.close()
    second.deleteLater()
    assert upper > 0.3 * (upper + lower), (upper, lower)


def test_after_a_lesson_that_began_before_the_map_came_the_map_has_its_usual_room(
    window: MainWindow, qapp: QApplication, qtbot: QtBot
) -> None:
    second = MainWindow(window.document.project, apply(qapp, "light"), Preferences())
    second.resize(window.size())
    second.player.start(open_lesson(2))
    try:
        with qtbot.waitSignal(second.settled, timeout=60_000):
            second.show()
        second.player.leave()
        usual = window.docks["map"].height()
        qtbot.waitUntil(lambda: second.docks["map"].isVisible() and second.docks["map"].height() == usual)
    finally:
        second.close()
        second.deleteLater()


@pytest.mark.usefixtures("make_window")  # settings of its own
@pytest.mark.parametrize(("built", "now"), [("200", "100"), ("100", "200")])
def test_the_layout_is_reset_to_the_present_type(
    digits: engine.Project, qapp: QApplication, qtbot: QtBot, settle: Settle, built: str, now: str
) -> None:
    sizes = list[list[int]]()
    for percent in (built, now):
        window = MainWindow(digits, apply(qapp, "light", int(percent) / 100), Preferences())
        window.resize(1440, 900)
        with qtbot.waitSignal(window.settled, timeout=60_000):
            window.show()
        if percent != now:
            window.choices.choose_type_size(now)
            window.theme.finish()
        settle(window)
        window.window_layout.reset()
        settle(window)
        docks = window.docks
        sizes.append([docks["input"].width(), docks["filter"].width(), docks["cell"].height()])
        window.close()
        window.deleteLater()
    apply(qapp, "light", 1.0)
    assert sizes[0] == pytest.approx(sizes[1], rel=0.25)
