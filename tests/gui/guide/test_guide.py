"""The user guide's window: F1 leads to the right place of it, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt, QTranslator, QUrl
from PySide6.QtGui import QCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QToolTip, QWhatsThis, QWidget
from pytestqt.qtbot import QtBot

from docs.make_pictures import LANGUAGES
from engine.layers import LAYERS
from engine.lessons.view import Page
from gui.guide.guide import GuideWindow, chapters, show_guide
from gui.look import palettes, theme
from gui.look.colours import contrast
from gui.text.glossary import docs, meaning, topic
from gui.text.translation import Translation
from gui.widgets.spec_form import SpecForm
from gui.window.main_window import MainWindow
from tests.gui.guide.test_guide_texts import leads_somewhere, spoken  # noqa: F401 - a fixture
from tests.stories.conftest import common_window, digits, make_window, seen, window  # noqa: F401 - fixtures


def guide_of(window: MainWindow) -> GuideWindow:  # noqa: F811
    guide = window.findChild(GuideWindow)
    assert guide is not None
    return guide


def place(guide: GuideWindow) -> str:
    """What is shown: the file below ``docs/``, and the heading."""
    url = guide.page.shown
    path = Path(url.toLocalFile())
    assert leads_somewhere(path, url.fragment())
    return path.relative_to(docs()).as_posix() + (f"#{url.fragment()}" if url.hasFragment() else "")


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """What is built from now on speaks German."""
    translation = Translation(qapp)
    translation.choose("de")
    yield
    translation.choose("en")


# --- F1 ----------------------------------------------------------------------------------------------------------

OF_PANELS = {
    "input": "guide/03-pictures.md",
    "filter": "guide/04-filters.md",
    "layer": "guide/05-layers.md",
    "training": "guide/05-training.md",
    "learning": "guide/05-training.md#the-curve",
    "results": "guide/05-training.md#results",
    "data": "guide/05-training.md#the-data",
    "scenes": "guide/12-presenting.md#scenes-of-your-own",
    "map": "guide/10-colours.md",
    "history": "guide/02-window.md#the-history",
    "cell": "guide/06-depths.md#one-cell",
    "why": "guide/08-why.md",
    "melt": "guide/09-melt.md",
}
OF_PAGES: dict[Page, str] = {
    "network": "guide/06-depths.md#the-network",
    "maps": "guide/06-layer-maps.md",
    "filter": "guide/06-depths.md#one-filter",
    "cell": "guide/06-depths.md#one-cell",
    "backward": "guide/09-backward.md",
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


def test_f1_opens_the_chapter_of_a_panel(seen: MainWindow) -> None:  # noqa: F811
    for panel, chapter in OF_PANELS.items():
        dock = seen.docks[panel]
        dock.show()
        dock.raise_()
        QApplication.processEvents()
        assert opened_by_f1(seen, first_control(dock.widget())) == chapter, panel


def test_f1_opens_the_chapter_of_the_page(window: MainWindow) -> None:  # noqa: F811
    window.selection.select("conv1")
    for page, chapter in OF_PAGES.items():
        window.pages.show_page(replace(window.pages.setup, page=page))
        QApplication.processEvents()
        assert opened_by_f1(window, first_control(window.pages.currentWidget())) == chapter, page


def test_f1_in_a_lesson_explains_lessons(window: MainWindow) -> None:  # noqa: F811
    window.lessons.take(2)
    QApplication.processEvents()
    assert opened_by_f1(window, first_control(window.lessons.band)) == "guide/11-lessons.md"


def test_f1_in_a_field_explains_its_word(seen: MainWindow) -> None:  # noqa: F811
    seen.selection.select("conv1")
    seen.docks["layer"].raise_()
    QApplication.processEvents()
    assert opened_by_f1(seen, seen.layer_panel.form.editor("dilation")) == "glossary.md#dilation"


def test_f1_and_esc_as_keys(seen: MainWindow) -> None:  # noqa: F811
    seen.view.setFocus()
    QTest.keyClick(seen.view, Qt.Key.Key_F1)
    guide = guide_of(seen)
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


def test_f1_in_the_menu_of_kinds_explains_the_kind(seen: MainWindow) -> None:  # noqa: F811
    layer_count = len(seen.document.project.layers)
    menu = QMenu(seen)
    seen.layers.fill_kinds(menu, seen.layers.after_selected)
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(next(each for each in menu.actions() if each.text() == "Max pool"))
    QTest.keyClick(menu, Qt.Key.Key_F1)
    assert any(each.metaObject().className() == "QWhatsThat" for each in QApplication.topLevelWidgets())
    assert menu.activeAction() is None or menu.activeAction().whatsThis() == meaning("Max pool")
    assert len(seen.document.project.layers) == layer_count
    QWhatsThis.hideText()
    menu.deleteLater()


def test_every_hyperparameter_and_kind_is_in_the_glossary(
    spoken: str,  # noqa: F811
    window: MainWindow,  # noqa: F811
    qtbot: QtBot,
) -> None:
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
            assert leads_somewhere(docs() / file, fragment)


@pytest.mark.parametrize("link", [*OF_PANELS.values(), *OF_PAGES.values()])
def test_the_place_of_everything_is_there_in_every_language(link: str) -> None:
    file, _, fragment = link.partition("#")
    assert all(leads_somewhere(folder / file, fragment) for folder in LANGUAGES.values())


def test_f1_explains_a_word_in_german(german: None, window: MainWindow) -> None:  # noqa: F811
    window.selection.select("conv1")
    window.docks["layer"].raise_()
    QApplication.processEvents()
    stride = window.layer_panel.form.editor("stride")
    assert opened_by_f1(window, stride) == "glossary.md#stride"
    guide = show_guide(window, window.theme, "glossary.md#stride")
    shown_at = guide.page.verticalScrollBar().value()
    guide.open("glossary.md#schrittweite")
    assert guide.page.verticalScrollBar().value() == shown_at > 0
    assert "von einer Position zur nächsten" in meaning("Stride")


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


@pytest.mark.parametrize("look", [palettes.LIGHT, palettes.DARK, palettes.CONTRAST], ids=lambda look: look.name)
def test_it_can_be_read_in_every_theme(look: palettes.Palette) -> None:
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
        assert docs() == LANGUAGES["en"]
        assert "English" in show_guide(parent, guide._theme).language.text()
        assert not show_guide(parent, guide._theme).language.isHidden()
    finally:
        QApplication.removeTranslator(foreign)


def test_in_german_it_is_german(german: None, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    parent = QWidget()
    qtbot.addWidget(parent)
    guide = show_guide(parent, theme.apply(app, "light"), "guide/06-depths.md#one-cell")
    assert guide.language.isHidden()
    assert guide.list.currentItem().text() == "Vier Tiefen"
    assert guide.page.verticalScrollBar().value() > 0
    guide.search.setText("größe")
    assert guide.page.textCursor().selectedText().casefold() == "größe".casefold()
    for _ in range(12):
        guide.next_hit()
        assert guide.page.textCursor().selectedText().lower() == "größe"
    guide.search.clear()
    for chapter in chapters():
        guide.open(chapter.link)
        assert place(guide) == chapter.link
        assert guide.page.horizontalScrollBar().maximum() == 0
    guide.close()
