"""The window of the user guide: chapters, search, and context help."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QCursor,
    QKeyEvent,
    QKeySequence,
    QShortcut,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QTextEdit,
    QToolButton,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from gui.events.guard import guarded
from gui.guide.guide_page import GuidePage, markdown
from gui.look.icons import icon
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.text.glossary import DOCS, GLOSSARY, docs
from gui.text.phrases import QT_TRANSLATE_NOOP
from gui.widgets.pieces import caption, explain

FIRST = "guide/01-first-steps.md"

_OF_DOCKS: Mapping[str, str] = {  # the chapter about each dock
    "input": "guide/03-pictures.md",
    "filter": "guide/04-filters.md",
    "layer": "guide/05-layers.md",
    "map": "guide/10-colours.md",
    "history": "guide/02-window.md#the-history",
    "cell": "guide/06-depths.md#one-cell",
    "why": "guide/08-why.md",
    "melt": "guide/09-melt.md",
    "training": "guide/05-training.md",
    "learning": "guide/05-training.md#the-curve",
    "results": "guide/05-training.md#results",
    "data": "guide/05-training.md#the-data",
    "scenes": "guide/12-presenting.md#scenes-of-your-own",
}
_SIZE = QSize(1120, 780)
_IN_ENGLISH = QT_TRANSLATE_NOOP("GuideWindow", "This guide is in English, and so are the names of the menus in it.")
_MOST_MARKS = 400  # maximum number of highlighted hits


@dataclass(frozen=True)
class Chapter:
    """One chapter of the guide.

    Args:
        link: its path relative to the language's folder.
        path: of its file.
        title: the first line.
    """

    link: str
    path: Path
    title: str


def chapters() -> tuple[Chapter, ...]:
    """The chapters in the window's language, the glossary last; empty without the docs."""
    return _chapters(docs())


@cache
def _chapters(folder: Path) -> tuple[Chapter, ...]:
    glossary = folder / GLOSSARY.name
    files = [*sorted((folder / "guide").glob("*.md")), *([glossary] if glossary.is_file() else [])]
    return tuple(Chapter(file.relative_to(folder).as_posix(), file, _title(file)) for file in files)


def _title(file: Path) -> str:
    return file.read_text(encoding="utf-8").split("\n", 1)[0].lstrip("# ").strip()


def topic_of(window: QWidget, lesson: QWidget, page: str) -> str:
    """The link to the chapter about the widget whose tooltip is shown, else about the focused one.

    Args:
        lesson: the band of the current lesson.
        page: the link to the chapter about the page in the centre.
    """
    pointed = QApplication.widgetAt(QCursor.pos()) if QToolTip.isVisible() else None
    focus = QApplication.focusWidget()
    topic = _topic_at(pointed) or _topic_at(focus)
    if topic or focus is None or not window.isAncestorOf(focus):
        return topic or FIRST
    return "guide/11-lessons.md" if lesson.isAncestorOf(focus) else page


def _topic_at(widget: QWidget | None) -> str:
    while widget is not None:
        topic = widget.property("topic")
        if isinstance(widget, QDockWidget):
            topic = _OF_DOCKS.get(widget.objectName())
        if topic:
            return str(topic)
        widget = widget.parentWidget()
    return ""


def show_guide(window: QWidget, theme: Theme, topic: str = FIRST) -> GuideWindow:
    """Opens the guide's only window at a chapter."""
    guide = window.findChild(GuideWindow) or GuideWindow(window, theme)
    guide.open(topic)
    guide.show()
    guide.raise_()
    guide.activateWindow()
    guide.page.setFocus()
    return guide


@guarded
class GuideWindow(QWidget):
    """The guide's window: chapters and search on the left, the page on the right."""

    def __init__(self, window: QWidget, theme: Theme) -> None:
        super().__init__(window, Qt.WindowType.Window)
        self._theme, self._docs, self._chapters = theme, docs(), chapters()
        self.setWindowTitle(self.tr("User guide — ConvScope"))
        self.setAccessibleName(self.tr("User guide"))
        self.page, self.list, self.search = GuidePage(theme), QListWidget(), QLineEdit()
        self.found = QLabel()
        self._build()
        self._plain: dict[str, str] = {}  # plain text of each chapter, for searching
        self._fill()
        self.page.sourceChanged.connect(self._show_place)
        self.list.currentRowChanged.connect(self._choose)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self.next_hit)
        theme.changed.connect(self._recolour)
        self._recolour(theme.palette)
        self.resize(_SIZE)

    def _build(self) -> None:
        explain(self.page, self.tr("Page"), self.tr("Alt+Left goes back to the page before"))
        explain(self.list, self.tr("Chapters"), self.tr("Choose a chapter"))
        explain(self.search, self.tr("Search"), self.tr("Words to look for (Ctrl+F); Enter goes to the next place"))
        self.page.setToolTip("")  # a tooltip would cover the text
        self.search.setPlaceholderText(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.found.setProperty("muted", True)
        self.found.setWordWrap(True)
        self.found.hide()
        self.back, self.forward = QToolButton(), QToolButton()
        explain(self.back, self.tr("Back"), self.tr("The page before (Alt+Left)"))
        explain(self.forward, self.tr("Forward"), self.tr("The page after (Alt+Right)"))
        for button, slot, available, keys in (
            (self.back, self.page.backward, self.page.backwardAvailable, "Alt+Left"),
            (self.forward, self.page.forward, self.page.forwardAvailable, "Alt+Right"),
        ):
            button.setEnabled(False)
            button.clicked.connect(slot)
            available.connect(button.setEnabled)
            QShortcut(QKeySequence(keys), self, slot)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self.search.setFocus)
        top = QHBoxLayout()
        top.addWidget(self.back)
        top.addWidget(self.forward)
        top.addWidget(self.search, 1)
        side = QVBoxLayout()
        side.setContentsMargins(12, 12, 12, 12)
        side.addLayout(top)
        side.addWidget(self.found)
        side.addWidget(self.list, 1)
        note = self.tr(_IN_ENGLISH)
        self.language = caption(note)
        self.language.setContentsMargins(12, 8, 12, 8)
        self.language.setVisible(note != _IN_ENGLISH and self._docs == DOCS)
        sheet = QVBoxLayout()
        sheet.setSpacing(0)
        sheet.addWidget(self.language)
        sheet.addWidget(self.page, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(side)
        row.addLayout(sheet, 1)
        for first, second in ((self.search, self.list), (self.list, self.page)):
            QWidget.setTabOrder(first, second)

    def open(self, link: str) -> None:
        """Shows the chapter of a link, which may end in ``#`` and a heading's anchor."""
        path, _, heading = link.partition("#")
        url = QUrl.fromLocalFile(str(self._docs / path))
        if heading:
            url.setFragment(heading)
        if not self._chapters:
            self.page.setPlainText(self.tr("The guide lies in the folder docs of ConvScope, which is not here."))
            return
        self.page.setSource(url, QTextDocument.ResourceType.MarkdownResource)

    # --- chapters --------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        """Lists the chapters; during a search only those that contain its words."""
        words, shown = self.search.text().strip(), self._shown()
        with QSignalBlocker(self.list):
            self.list.clear()
            for chapter in self._chapters:
                count = self._count(chapter, words) if words else 0
                title = self.tr("{chapter} ({count})").format(chapter=chapter.title, count=count)
                self.list.addItem(title if words else chapter.title)
                item = self.list.item(self.list.count() - 1)
                item.setData(Qt.ItemDataRole.UserRole, chapter.link)
                item.setHidden(bool(words) and not count)
        metrics = self.list.fontMetrics()
        title_width = max((metrics.horizontalAdvance(each.title + " (000)") for each in self._chapters), default=0)
        self.list.setFixedWidth(title_width + 40)
        self._mark_chapter(shown)

    def _shown(self) -> str:
        """The link of the shown chapter."""
        path = Path(self.page.shown.toLocalFile())
        return path.relative_to(self._docs).as_posix() if path.is_relative_to(self._docs) else ""

    def _links(self) -> list[str]:
        """The links of the listed chapters."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return [str(each.data(Qt.ItemDataRole.UserRole)) for each in items if not each.isHidden()]

    def _mark_chapter(self, link: str) -> None:
        row = next((at for at, each in enumerate(self._chapters) if each.link == link), -1)
        if row >= 0:
            with QSignalBlocker(self.list):
                self.list.setCurrentRow(row)

    @Slot(int)
    def _choose(self, row: int) -> None:
        if row >= 0 and self._chapters[row].link != self._shown():
            self.open(self._chapters[row].link)

    @Slot()
    def _show_place(self) -> None:
        self._mark_chapter(self._shown())
        self._mark_hits()

    # --- searching -------------------------------------------------------------------------------------------------

    def _count(self, chapter: Chapter, words: str) -> int:
        if chapter.link not in self._plain:
            document = QTextDocument()
            document.setMarkdown(markdown(chapter.path))
            self._plain[chapter.link] = document.toPlainText().lower()  # as Qt finds words: “ß” is not “ss”
        return self._plain[chapter.link].count(words.lower())

    @Slot()
    def _search(self) -> None:
        words = self.search.text().strip()
        self._fill()
        links = self._links()
        self.found.setVisible(bool(words) and not links)
        self.found.setText(self.tr("Nothing found. Try another word, or part of one."))
        if words and links and self._shown() not in links:
            self.open(links[0])
        self._mark_hits()
        if words and links:
            self._go_to_hit(0)

    @Slot()
    def next_hit(self) -> None:
        """Goes to the next hit, possibly in the next chapter."""
        words, links = self.search.text().strip(), self._links()
        if not words or not links:
            return
        if not self.page.find(words):
            at = links.index(self._shown()) + 1 if self._shown() in links else 0
            self.open(links[at % len(links)])
            self._go_to_hit(0)

    def _go_to_hit(self, position: int) -> None:
        cursor = self.page.textCursor()
        cursor.setPosition(position)
        self.page.setTextCursor(cursor)
        self.page.find(self.search.text().strip())

    def _mark_hits(self) -> None:
        """Highlights all hits on the page."""
        words, document = self.search.text().strip(), self.page.document()
        marks: list[QTextEdit.ExtraSelection] = []
        cursor = document.find(words) if words else QTextCursor()
        while not cursor.isNull() and len(marks) < _MOST_MARKS:
            mark: Any = QTextEdit.ExtraSelection()
            mark.cursor = cursor
            mark.format.setBackground(QColor(self._theme.palette.warning_soft))
            mark.format.setForeground(QColor(self._theme.palette.text))
            marks.append(mark)
            cursor = document.find(words, cursor)
        self.page.setExtraSelections(marks)

    # --- the window itself -----------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    @Slot(Palette)
    def _recolour(self, palette: Palette) -> None:
        self.back.setIcon(icon("left", palette.text))
        self.forward.setIcon(icon("right", palette.text))
        if not self.page.source().isEmpty():
            QTimer.singleShot(0, self, self._repaint)  # after the new font has been set

    def _repaint(self) -> None:
        self.page.reload()
        self._fill()
        self._mark_hits()
