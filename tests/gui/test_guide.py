"""The user guide: what it names is there, its pictures are those of the program, and F1 leads to the right place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTranslator, QUrl
from PySide6.QtGui import QAction, QCursor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWhatsThis, QWidget
from pytestqt.qtbot import QtBot

from docs.make_pictures import DOCS, PICTURES, Picture, recorded, shown, words
from engine.layers import LAYERS
from engine.scene import Page
from gui import theme
from gui.colours import contrast
from gui.commands import COMMANDS
from gui.glossary import meaning, slug, terms, topic
from gui.guide import GuideWindow, chapters, show_guide
from gui.guide_page import markdown
from gui.main_window import MainWindow
from gui.spec_form import SpecForm
from tests.stories.conftest import digits, make_window, window  # noqa: F401 - fixtures

FILES = sorted(DOCS.glob("**/*.md"))
MENU = re.compile(r"\*\*(\w[^*]* › [^*]+)\*\*(?: \(([^)]+)\))?")
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")


def anchors(path: Path) -> set[str]:
    """The headings of a file, as links name them."""
    return {slug(line.lstrip("# ")) for line in markdown(path).splitlines() if line.startswith("#")}


def leads_somewhere(path: Path, fragment: str) -> bool:
    return path.is_file() and (not fragment or fragment in anchors(path))


def guide_of(window: MainWindow) -> GuideWindow:  # noqa: F811
    guide = window.findChild(GuideWindow)
    assert guide is not None
    return guide


def place(guide: GuideWindow) -> str:
    """What is shown: the file below ``docs/``, and the heading."""
    url = guide.page.shown
    path = Path(url.toLocalFile())
    assert leads_somewhere(path, url.fragment())
    return path.relative_to(DOCS).as_posix() + (f"#{url.fragment()}" if url.hasFragment() else "")


# --- the texts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_links_and_anchors_lead_somewhere(path: Path) -> None:
    for _, target in LINK.findall(path.read_text(encoding="utf-8")):
        file, _, fragment = target.partition("#")
        assert leads_somewhere((path.parent / file).resolve() if file else path, fragment) or file.endswith(".png")


def test_pictures_are_those_that_the_script_makes() -> None:
    named = {
        (path.parent / target).resolve()
        for path in FILES
        for picture, target in LINK.findall(path.read_text(encoding="utf-8"))
        if picture
    }
    made = {picture.path for picture in PICTURES}
    assert named == made == {DOCS / "window.png", *DOCS.glob("pictures/*")}
    assert sum(path.stat().st_size for path in made) < 1_500_000


def menu_paths(actions: list[QAction], before: str = "") -> Iterator[tuple[str, QAction]]:
    """Every line of the menus, as the guide writes it."""
    for action in actions:
        path = before + action.text().replace("&", "").replace("  ", " ")
        yield path, action
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from menu_paths(menu.actions(), f"{path} › ")


def test_menu_texts_and_their_keys_are_those_of_the_program(window: MainWindow) -> None:  # noqa: F811
    menus = dict(menu_paths(window.menuBar().actions()))
    found = [each for path in FILES for each in MENU.findall(path.read_text(encoding="utf-8").replace("\n", " "))]
    assert len(found) > 60
    for text, keys in found:
        assert text in menus
        named = [QKeySequence(key) for key in re.findall(r"(?:\w+\+)*(?:F\d+|(?<=\+)\w+)$", keys)]
        assert not named or set(named) <= set(menus[text].shortcuts()), f"{text}: {keys}"


def test_the_table_of_keys_is_complete(window: MainWindow, qtbot: QtBot) -> None:  # noqa: F811
    guide = show_guide(window, window._theme, "guide/15-keys.md")
    text = guide.page.toPlainText()
    for command in COMMANDS.values():
        if command.keys:
            assert command.tip in text
            assert QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) in text


def test_the_glossary_says_one_or_two_sentences_of_each_word() -> None:
    assert 35 <= len(terms()) <= 50
    for text in terms().values():
        assert text.endswith((".", "1]."))
        assert len(text) < 260
        assert "](" not in text


# --- the pictures ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: Path(picture.file).stem)
def test_pictures_show_the_window_as_it_is(picture: Picture, qtbot: QtBot) -> None:
    with shown(picture) as it:
        now = words(it)
    assert now == recorded(picture), "python -m docs.make_pictures makes it anew"


# --- F1 ----------------------------------------------------------------------------------------------------------

OF_PANELS = {
    "input": "guide/03-pictures.md",
    "filter": "guide/04-filters.md",
    "layer": "guide/05-layers.md",
    "scenes": "guide/12-presenting.md#scenes-of-your-own",
    "map": "guide/10-colours.md",
    "history": "guide/02-window.md#the-history",
    "cell": "guide/06-depths.md#one-cell",
    "why": "guide/08-why.md",
    "melt": "guide/09-melt.md",
}
OF_PAGES: dict[Page, str] = {
    "network": "guide/06-depths.md#the-network",
    "filter": "guide/06-depths.md#one-filter",
    "cell": "guide/06-depths.md#one-cell",
    "calculator": "guide/11-lessons.md#the-calculator-of-weights",
}


def opened_by_f1(window: MainWindow, focus: QWidget) -> str:  # noqa: F811
    """Where the guide opens while a widget has the keyboard."""
    window.activateWindow()
    QApplication.processEvents()
    focus.setFocus()
    window.actions_["guide"].trigger()
    guide = guide_of(window)
    guide.close()
    return place(guide)


def is_about_a_word(widget: QWidget | None) -> bool:
    return widget is not None and bool(widget.property("topic") or is_about_a_word(widget.parentWidget()))


def first_control(content: QWidget) -> QWidget:
    """What in it can be reached with Tab, and is not about one word."""
    return next(
        each
        for each in (content, *content.findChildren(QWidget))
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
        if not is_about_a_word(each)
    )


@pytest.mark.parametrize("panel", OF_PANELS)
def test_f1_opens_the_chapter_of_a_panel(panel: str, window: MainWindow) -> None:  # noqa: F811
    dock = window.docks[panel]
    dock.show()
    dock.raise_()
    QApplication.processEvents()
    at = opened_by_f1(window, first_control(dock.widget()))
    assert at == OF_PANELS[panel]


@pytest.mark.parametrize("page", OF_PAGES)
def test_f1_opens_the_chapter_of_the_page(page: Page, window: MainWindow) -> None:  # noqa: F811
    window.selection.select("conv1")
    window.stepping.show_page(page, window.stepping.sides)
    QApplication.processEvents()
    assert opened_by_f1(window, first_control(window.pages.currentWidget())) == OF_PAGES[page]


def test_f1_in_a_lesson_explains_lessons(window: MainWindow) -> None:  # noqa: F811
    window.lessons.take(2)
    QApplication.processEvents()
    assert opened_by_f1(window, first_control(window.lessons.band)) == "guide/11-lessons.md"


def test_f1_in_a_field_explains_its_word(window: MainWindow) -> None:  # noqa: F811
    window.selection.select("conv1")
    window.docks["layer"].raise_()
    QApplication.processEvents()
    assert opened_by_f1(window, window.layer_panel.form.editor("dilation")) == "glossary.md#dilation"


def test_f1_and_esc_as_keys(window: MainWindow) -> None:  # noqa: F811
    window.view.setFocus()
    QTest.keyClick(window.view, Qt.Key.Key_F1)
    guide = guide_of(window)
    assert guide.isVisible()
    QTest.keyClick(guide.page, Qt.Key.Key_Escape)
    assert not guide.isVisible()


def test_f1_while_a_tooltip_is_shown_explains_its_word(window: MainWindow) -> None:  # noqa: F811
    window.selection.select("conv1")
    window.docks["layer"].raise_()
    QApplication.processEvents()
    label = next(each for each in window.layer_panel.form.findChildren(QLabel) if each.text() == "Padding")
    assert "F1: what this means" in label.toolTip()
    window.move(window.x() - label.mapToGlobal(QPoint(0, 0)).x() + 100, window.y())  # onto the small screen of a test
    here = label.mapToGlobal(QPoint(4, 4))
    QCursor.setPos(here)
    QToolTip.showText(here, label.toolTip(), label)
    QTest.keyClick(window.view, Qt.Key.Key_F1)
    assert place(guide_of(window)) == "glossary.md#padding"
    QToolTip.hideText()


def test_f1_in_the_menu_of_kinds_explains_the_kind(window: MainWindow) -> None:  # noqa: F811
    layer_count = len(window.document.project.layers)
    menu = QMenu(window)
    window.layers.fill_kinds(menu, window.layers.after_selected)
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(next(each for each in menu.actions() if each.text() == "Max pool"))
    QTest.keyClick(menu, Qt.Key.Key_F1)
    assert any(each.metaObject().className() == "QWhatsThat" for each in QApplication.topLevelWidgets())
    assert menu.activeAction() is None or menu.activeAction().whatsThis() == meaning("Max pool")
    assert len(window.document.project.layers) == layer_count
    QWhatsThis.hideText()
    menu.deleteLater()


def test_the_chapter_of_layers_names_every_kind() -> None:
    text = (DOCS / "guide" / "05-layers.md").read_text(encoding="utf-8")
    assert all(kind.title in text for kind in LAYERS.values())


def test_every_hyperparameter_and_kind_is_in_the_glossary(window: MainWindow, qtbot: QtBot) -> None:  # noqa: F811
    form = SpecForm()
    qtbot.addWidget(form)
    for kind in LAYERS.values():
        assert topic(kind.title)
        form.set_spec(kind())
        for param in kind.params():
            assert topic(param.label)
            editor = form.editor(param.name)
            linked = [editor, *editor.findChildren(QWidget)]
            assert topic(param.label) in {each.property("topic") for each in linked}
    for part in window.findChildren(QObject):
        link = part.property("topic")
        if link:
            file, _, fragment = str(link).partition("#")
            assert leads_somewhere(DOCS / file, fragment)


# --- the guide's own window --------------------------------------------------------------------------------------


@pytest.fixture
def guide(qtbot: QtBot) -> Iterator[GuideWindow]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    parent = QWidget()
    qtbot.addWidget(parent)
    guide = show_guide(parent, theme.apply(app, "light"))
    yield guide
    guide.close()


def listed(guide: GuideWindow) -> list[str]:
    items = [guide.list.item(row) for row in range(guide.list.count())]
    return [each.text() for each in items if not each.isHidden()]


def test_search_finds_padding(guide: GuideWindow) -> None:
    assert len(listed(guide)) == len(chapters())
    guide.search.setText("padding")
    assert "Layers (3)" in listed(guide)
    assert len(listed(guide)) < len(chapters())
    first = place(guide)
    assert guide.page.textCursor().selectedText().casefold() == "padding"
    for _ in range(12):
        guide.next_hit()
        assert guide.page.textCursor().selectedText().casefold() == "padding"
    assert first in {each.link for each in chapters()}
    guide.search.setText("no such words")
    assert not listed(guide)
    assert guide.found.isVisible()


def test_the_list_follows_links_and_the_way_back(guide: GuideWindow) -> None:
    for chapter in chapters():
        guide.open(chapter.link)
        assert place(guide) == chapter.link
        assert guide.list.currentItem().text() == chapter.title
        assert guide.page.horizontalScrollBar().maximum() == 0
    guide.open("glossary.md#padding")
    assert guide.page.verticalScrollBar().value() > 0
    guide.page.backward()
    guide.page.backward()
    assert guide.list.currentItem().text() == chapters()[-2].title


def test_a_click_on_a_picture_shows_it_alone(guide: GuideWindow) -> None:
    guide.open("guide/08-why.md")
    block = guide.page.document().findBlockByNumber(2)  # below the title and a heading
    guide.page.anchorClicked.emit(QUrl(block.begin().fragment().charFormat().anchorHref()))
    assert place(guide) == "pictures/why.png"
    guide.page.backward()
    assert place(guide) == "guide/08-why.md"


def test_it_fits_a_small_window(guide: GuideWindow) -> None:
    guide.resize(700, 500)
    for chapter in chapters():
        guide.open(chapter.link)
        QApplication.processEvents()
        assert guide.page.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK, theme.CONTRAST], ids=lambda look: look.name)
def test_it_can_be_read_in_every_theme(look: theme.Palette) -> None:
    for colour in (look.text, look.link):
        assert contrast(colour, look.surface) >= 4.5
    assert contrast(look.text, look.warning_soft) >= 4.5
    assert contrast(look.text, look.hover) >= 4.5


class _Foreign(QTranslator):
    def translate(self, context: str, text: str, _about: str | None = None, _n: int = -1) -> str:
        return f"«{text}»" if context == "GuideWindow" else ""


def test_in_another_language_it_says_that_it_is_in_english(guide: GuideWindow, qtbot: QtBot) -> None:
    assert guide.language.isHidden()
    foreign = _Foreign()
    QApplication.installTranslator(foreign)
    try:
        parent = QWidget()
        qtbot.addWidget(parent)
        assert "English" in show_guide(parent, guide._theme).language.text()
        assert not show_guide(parent, guide._theme).language.isHidden()
    finally:
        QApplication.removeTranslator(foreign)
