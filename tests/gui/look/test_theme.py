"""The window can be read in both themes, shows where the focus is, and follows the system."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent, QObject, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon, QImage, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDockWidget,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QMainWindow,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.look.colours import contrast, marks
from gui.look.curtain import Curtain
from gui.look.fonts import BASE_PIXELS, least_number, number_font
from gui.look.icons import FOLDER, icon
from gui.look.palettes import CONTRAST, DARK, LIGHT, Palette, qpalette
from gui.look.style import stylesheet
from gui.look.theme import Theme, apply
from resources.icons import make_icons

# Qt's offscreen screen says so of every window; it has no window manager to tell.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])

READ_ON = {
    "text": "background canvas surface raised hover pressed accent_soft selection danger_soft good_soft warning_soft",
    "muted": "background canvas surface raised hover",
    "link": "background canvas surface raised accent_soft",
    "danger": "background canvas surface raised danger_soft",
    "good": "background canvas surface raised good_soft",
    "warning": "background canvas surface raised warning_soft",
    "accent_text": "accent accent_hover",
    "tip_text": "tip",
}
SEEN_ON = {"accent": "background canvas surface raised", "outline": "background canvas surface raised"}


class Listener(QObject):
    """Remembers the palettes that a Theme announced."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.heard: list[Palette] = []
        theme.changed.connect(self.hear)

    @Slot(Palette)
    def hear(self, palette: Palette) -> None:
        self.heard.append(palette)


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, without our look again afterwards."""
    style, font = qapp.style().name(), qapp.font()
    yield qapp
    for theme in qapp.findChildren(Theme):
        shiboken6.delete(theme)
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setFont(font)
    qapp.setPalette(qapp.style().standardPalette())


@PALETTES
@pytest.mark.parametrize(
    ("ink", "paper"), [(ink, paper) for ink, papers in READ_ON.items() for paper in papers.split()]
)
def test_text_can_be_read(palette: Palette, ink: str, paper: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, paper)) >= 4.5


@PALETTES
@pytest.mark.parametrize(
    ("ink", "paper"), [(ink, paper) for ink, papers in SEEN_ON.items() for paper in papers.split()]
)
def test_outlines_and_the_focus_ring_can_be_seen(palette: Palette, ink: str, paper: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, paper)) >= 3


@PALETTES
def test_marks_can_be_seen_on_the_canvas(palette: Palette) -> None:
    drawn = marks(palette is DARK)
    for colour in (drawn.pin_red, drawn.pin_green, drawn.weight_positive, drawn.weight_negative):
        assert contrast(colour, palette.canvas) >= 3


@PALETTES
@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_the_style_sheet_is_complete(app: QApplication, palette: Palette, scale: float) -> None:
    sheet = stylesheet(palette, scale)
    assert "$" not in sheet
    assert not re.search(r"\ddp", sheet)
    for path in re.findall(r'url\("(.*?)"\)', sheet):
        assert Path(path).is_file()
    assert f"font-size: {round(11 * scale)}px" in sheet
    app.setStyleSheet(sheet)  # Qt warns about a sheet that it cannot read, and a warning fails the test
    assert app.styleSheet() == sheet


def test_icons_in_the_style_sheet_have_the_colours_of_the_palettes() -> None:
    expected = {"tick": "text", "tick-on-accent": "accent_text"}
    for name, (_, light, dark) in make_icons.IN_STYLE_SHEET.items():
        field = expected.get(name, "muted")
        assert (light, dark) == (getattr(LIGHT, field), getattr(DARK, field))


@PALETTES
def test_qt_gets_the_same_colours(app: QApplication, palette: Palette) -> None:
    colours = qpalette(palette)
    assert colours.color(QPalette.ColorRole.Window) == QColor(palette.background)
    assert colours.color(QPalette.ColorRole.WindowText) == QColor(palette.text)
    disabled = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert disabled == QColor(palette.disabled)


def test_choosing_a_theme_is_announced_once(app: QApplication) -> None:
    theme = apply(app, "light")
    listener = Listener(theme)
    assert apply(app, "dark") is theme
    assert apply(app, "dark") is theme
    assert listener.heard == [DARK]
    assert (theme.palette, theme.dark, theme.choice) == (DARK, True, "dark")
    assert app.palette().color(QPalette.ColorRole.Window) == QColor(DARK.background)
    theme.choose("light")
    assert listener.heard == [DARK, LIGHT]
    assert app.styleSheet() == stylesheet(LIGHT, QFontInfo(app.font()).pixelSize() / 12)


def test_the_system_is_followed_only_when_chosen(app: QApplication) -> None:
    theme = apply(app, "system")
    says = app.styleHints().colorSchemeChanged
    says.emit(Qt.ColorScheme.Dark)
    assert theme.dark
    says.emit(Qt.ColorScheme.Light)
    assert not theme.dark
    says.emit(Qt.ColorScheme.Unknown)
    assert not theme.dark
    theme.choose("dark")
    says.emit(Qt.ColorScheme.Light)
    assert theme.dark
    assert theme.choice == "dark"


def test_type_grows_with_the_scale(app: QApplication) -> None:
    theme = apply(app, "light")
    before = QFontInfo(app.font()).pixelSize()
    theme.choose("light", font_scale=2)
    assert QFontInfo(app.font()).pixelSize() == 2 * before
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert QFontInfo(app.font()).pixelSize() == 2 * before


def test_another_theme_leaves_the_type_as_large_as_it_is(app: QApplication) -> None:
    theme = apply(app, "light", font_scale=1.5)
    theme.choose("dark")
    assert theme.font_scale == 1.5


def test_numbers_in_cells_may_be_small_only_beside_ordinary_type() -> None:
    assert least_number(1.0) == 9
    for presented in (18 / 11, 2.0, 3.0):
        assert least_number(presented) == round(11 * presented)


def shown_with_a_hidden_part(qtbot: QtBot) -> tuple[QWidget, QPushButton, QPushButton]:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    seen, hidden = QPushButton("seen"), QPushButton("hidden")
    for button in (seen, hidden):
        layout.addWidget(button)
    window.show()
    hidden.hide()
    return window, seen, hidden


def text_of(button: QPushButton) -> QColor:
    return button.palette().color(QPalette.ColorRole.ButtonText)


def test_a_choice_is_taken_at_once_by_what_is_seen(app: QApplication, qtbot: QtBot) -> None:
    theme = apply(app, "light")
    window, seen, hidden = shown_with_a_hidden_part(qtbot)
    for choice, palette in (("dark", DARK), ("contrast", CONTRAST), ("light", LIGHT)):
        theme.choose(choice)
        assert text_of(seen) == QColor(palette.text)
        assert window.updatesEnabled(), "a window whose updates are held loses what the screen asks for meanwhile"
    assert hidden.isHidden()


def test_what_is_hidden_has_the_new_look_when_it_is_shown(app: QApplication, qtbot: QtBot) -> None:
    theme = apply(app, "light")
    window, _, hidden = shown_with_a_hidden_part(qtbot)
    theme.choose("dark")
    assert text_of(hidden) == QColor(LIGHT.text), "what nobody sees can wait"
    hidden.show()
    assert text_of(hidden) == QColor(DARK.text)
    assert window.isVisible()


def test_what_is_hidden_hears_nothing_of_looks_that_come_and_go(app: QApplication, qtbot: QtBot) -> None:
    """As with presenting: what it hides is as it was when it comes back, and costs nothing."""
    theme = apply(app, "light")
    window, _, hidden = shown_with_a_hidden_part(qtbot)
    polished = heard_of_style(window, hidden)
    for choice in ("contrast", "dark", "light"):
        theme.choose(choice)  # type: ignore[arg-type]
    hidden.show()
    assert polished.count(hidden) == 0
    assert text_of(hidden) == QColor(LIGHT.text)
    hidden.hide()
    theme.choose("dark")
    theme.choose("contrast")
    hidden.show()
    assert polished.count(hidden) == 1
    assert text_of(hidden) == QColor(CONTRAST.text)


def test_what_comes_back_within_something_hidden_has_the_new_look_too(app: QApplication, qtbot: QtBot) -> None:
    theme = apply(app, "light")
    window, _, _ = shown_with_a_hidden_part(qtbot)
    drawer, shelf = QWidget(), QWidget()
    QVBoxLayout(drawer)
    inner = QPushButton("inner", drawer)
    window.layout().addWidget(drawer)
    window.layout().addWidget(shelf)
    drawer.hide()
    theme.choose("dark")
    inner.setParent(shelf)  # as the cell pane, which moves from its dock to the middle of the window
    inner.show()
    assert text_of(inner) == QColor(DARK.text)
    drawer.show()
    assert drawer.property("outdatedLook") is None


def test_type_of_another_size_comes_to_what_is_behind_at_once(app: QApplication, qtbot: QtBot) -> None:
    """It decides about the room that a tab needs; what is scrolled or moved out of sight would move things later."""
    theme = apply(app, "light")
    area, content = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    area.resize(100, 100)
    content.resize(100, 1000)
    below = QPushButton("below", content)
    below.move(0, 900)
    area.setWidget(content)
    area.show()
    before = QFontInfo(below.font()).pixelSize()
    theme.choose("dark")
    assert text_of(below) == QColor(LIGHT.text)
    theme.choose("dark", font_scale=2)
    assert (text_of(below), QFontInfo(below.font()).pixelSize()) == (QColor(DARK.text), 2 * before)


def test_a_system_that_changes_its_mind_meanwhile_is_followed_once(app: QApplication) -> None:
    theme = apply(app, "dark", font_scale=1.5)
    listener = Listener(theme)
    theme.choose("system", font_scale=1)
    assert listener.heard == [theme.palette]
    assert theme.font_scale == 1


def heard_of_style(*widgets: QWidget) -> list[QObject]:
    """Widgets as they hear of another style, from now on."""
    heard: list[QObject] = []

    class Ear(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.StyleChange:
                heard.append(watched)
            return False

    ear = Ear(widgets[0])
    for widget in widgets:
        widget.installEventFilter(ear)
    return heard


def test_every_widget_hears_once_of_another_theme(app: QApplication, qtbot: QtBot) -> None:
    apply(app, "light")
    window, seen, hidden = shown_with_a_hidden_part(qtbot)
    heard = heard_of_style(window, seen, hidden)
    apply(app, "dark")
    assert sorted(map(id, heard)) == sorted(map(id, (window, seen)))
    hidden.show()
    assert sorted(map(id, heard)) == sorted(map(id, (window, seen, hidden)))
    assert text_of(hidden) == QColor(DARK.text)


def test_numbers_line_up(app: QApplication) -> None:
    font = number_font(14, bold=True)
    widths = {QFontMetricsF(font).horizontalAdvance(digit) for digit in "0123456789"}
    assert len(widths) == 1, "not every font with digits of one width says so itself"
    assert font.pixelSize() == 14
    assert font.bold()


def chip() -> QPushButton:
    button = QPushButton("grey")
    button.setProperty("chip", True)
    return button


def primary() -> QPushButton:
    button = QPushButton("Play")
    button.setProperty("primary", True)
    return button


FOCUSABLE: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("Open…"),
    "chip": chip,
    "primary": primary,
    "tool button": QToolButton,
    "check box": lambda: QCheckBox("Flip"),
    "radio button": lambda: QRadioButton("Map"),
    "field": QLineEdit,
    "number": QDoubleSpinBox,
    "choice": QComboBox,
    "slider": lambda: QSlider(Qt.Orientation.Horizontal),
    "list": QListWidget,
}


@PALETTES
@pytest.mark.parametrize("kind", FOCUSABLE)
def test_the_focus_is_visible(app: QApplication, qtbot: QtBot, palette: Palette, kind: str) -> None:
    apply(app, palette.name)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    control, other = FOCUSABLE[kind](), QPushButton("another")
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    layout.addWidget(control)
    layout.addWidget(other)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    ring = QColor(palette.text if kind == "primary" else palette.accent)
    other.setFocus()
    without = _count(control, ring)
    control.setFocus()
    assert control.hasFocus()
    assert _count(control, ring) - without >= 20


def _count(control: QWidget, colour: QColor) -> int:
    """How many of its pixels have the colour."""
    image = control.grab().toImage()
    pixels = itertools.product(range(image.width()), range(image.height()))
    return sum(image.pixel(x, y) == colour.rgb() for x, y in pixels)


def test_a_dock_title_does_not_change_the_type_inside(app: QApplication, qtbot: QtBot) -> None:
    apply(app, "light")
    window = QMainWindow()
    qtbot.addWidget(window)
    dock, content = QDockWidget("Input"), QWidget()
    label = QLabel("Size")
    QVBoxLayout(content).addWidget(label)
    dock.setWidget(content)
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, dock)
    window.show()
    assert dock.font().bold()
    assert not label.font().bold()
    assert label.font().pixelSize() == app.font().pixelSize()
    assert label.font().capitalization() == app.font().capitalization()


def test_list_rows_do_not_overlap(app: QApplication, qtbot: QtBot) -> None:
    apply(app, "light")
    window = QWidget()
    qtbot.addWidget(window)
    rows = QListWidget()
    rows.addItems(["one", "two"])
    QVBoxLayout(window).addWidget(rows)
    window.show()
    first, second = (rows.visualItemRect(rows.item(index)) for index in range(2))
    assert second.top() > first.bottom()


def test_icons_are_as_their_script_draws_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_icons, "FOLDER", tmp_path)
    make_icons.main()
    drawn = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert drawn == {path.name: path.read_bytes() for path in FOLDER.glob("*.svg")}


@pytest.mark.parametrize("name", [*make_icons.STROKES, "app"])
def test_an_icon_has_the_colour_asked_for_and_pales_when_disabled(qapp: QApplication, name: str) -> None:
    drawn = icon(name, "#d7263d")
    assert drawn is icon(name, "#d7263d")
    normal = _image(drawn, QIcon.Mode.Normal)
    disabled = _image(drawn, QIcon.Mode.Disabled)
    colours = {QColor(normal.pixel(x, y)).name() for x, y in itertools.product(range(40), repeat=2)}
    assert "#d7263d" in colours or name == "app"
    assert 0 < _ink(disabled) < 0.5 * _ink(normal)


@pytest.mark.parametrize("side", [16, 18, 20, 24, 36, 48])
@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_an_icon_is_as_large_as_the_type_wants_it(qapp: QApplication, side: int, ratio: float) -> None:
    assert icon("open", "#000000").pixmap(QSize(side, side), ratio).width() == round(side * ratio)


def test_an_unknown_icon_is_an_error(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no such icon", "#000000")


def _image(drawn: QIcon, mode: QIcon.Mode) -> QImage:
    pixmap = drawn.pixmap(QSize(20, 20), 2.0, mode)
    assert pixmap.size() == QSize(40, 40)
    return pixmap.toImage().convertToFormat(QImage.Format.Format_ARGB32)


def _ink(image: QImage) -> int:
    """The sum of the opacities of all pixels."""
    return sum(image.pixelColor(x, y).alpha() for x, y in itertools.product(range(40), repeat=2))


def test_a_choice_made_between_events_is_complete_before_the_next(app: QApplication, qtbot: QtBot) -> None:
    theme = apply(app, "light")
    window, seen, _ = shown_with_a_hidden_part(qtbot)
    listener = Listener(theme)
    theme.turn_to("dark")
    assert theme.choice == "dark"
    theme.turn_to("contrast", 1.5)
    assert listener.heard == [DARK]
    qtbot.waitUntil(lambda: listener.heard == [DARK, CONTRAST] and window.findChild(Curtain) is None)
    assert text_of(seen) == QColor(CONTRAST.text)
    assert QFontInfo(seen.font()).pixelSize() == round(BASE_PIXELS * theme.scale)
    theme.turn_to("dark", 1.0)
    theme.choose("light")
    assert listener.heard == [DARK, CONTRAST, DARK, LIGHT]
    assert text_of(seen) == QColor(LIGHT.text)
