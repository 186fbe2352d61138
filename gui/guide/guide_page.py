"""A page of the user guide: Markdown, styled for the window's size and theme."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMargins, Qt, QUrl, Slot
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPainter,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QFrame, QTextBrowser

from gui.events.guard import guarded
from gui.guide.help import overview
from gui.look.palettes import Palette
from gui.look.theme import Theme
from gui.text.glossary import slug

_KEYS = "<!-- keys -->"  # placeholder for the table of all keys
_NAMED = re.compile(r"^#+ (.+)\n<!-- ([\w-]+) -->$", re.MULTILINE)  # a heading and its language-independent anchor
_NAME = re.compile(r"^<!-- [\w-]+ -->\n", re.MULTILINE)
_COLUMN = 780  # maximum text width in pixels, at the base type size
_MARGIN = 28
_LARGER = 2  # pixels by which running text is larger than the window's type


def markdown(path: Path) -> str:
    """The Markdown of a chapter, with the placeholder replaced by the table of all keys."""
    text = path.read_text(encoding="utf-8")
    text = text.replace(_KEYS, "\n".join(_key_tables())) if _KEYS in text else text
    return _NAME.sub("", text)


def names(path: Path) -> Mapping[str, str]:
    """The language-independent anchors of a translated file's headings, by the anchor of the translated heading."""
    return {slug(title): name for title, name in _NAMED.findall(path.read_text(encoding="utf-8"))}


def _key_tables() -> Iterator[str]:
    for title, rows in overview():
        yield f"\n## {title}\n\n| | |\n|---|---|"
        yield from (f"| **{_cell(what)}** | {_cell(does)} |" for what, does in rows)


def _cell(text: str) -> str:
    return re.sub(r"([\\`*_<>\[\]|+-])", r"\\\1", text)


@guarded
class GuidePage(QTextBrowser):
    """Shows one chapter; a click on a picture shows it alone in full size.

    Attributes:
        shown: the chapter's URL; unlike ``source`` it is already set while the chapter is being loaded.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.shown = QUrl()
        self._pictures: list[QUrl] = []
        self._names: Mapping[str, str] = {}
        self._whole = False  # whether a single picture is shown in full size
        self._fitted = 0
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUndoRedoEnabled(False)
        self.sourceChanged.connect(self._arrange)
        self.anchorClicked.connect(self._follow)

    @property
    def column(self) -> int:
        """The width of text and pictures in pixels."""
        maximum = round(_COLUMN * self.fontMetrics().height() / 15)
        return max(min(maximum, self.viewport().width() - 2 * _MARGIN), 100)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Loads chapters with the table of keys, and pictures scaled to the column's width."""
        place = QUrl(name)
        path = Path(place.toLocalFile())
        if kind == QTextDocument.ResourceType.MarkdownResource.value:
            self._pictures.clear()
            self._whole = path.suffix == ".png"
            self._names = {} if self._whole else names(path)
            return f"![]({path.name})" if self._whole else markdown(path)
        if kind == QTextDocument.ResourceType.ImageResource.value:
            self._pictures.append(place)
            return self._picture(path)
        return super().loadResource(kind, name)

    def reload(self) -> None:
        """Shows the chapter again in the current colours and type."""
        at = self.verticalScrollBar().value()
        super().reload()
        self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_margins()
        if self.column != self._fitted:
            self._fit_pictures()

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        self.setSource(self.source().resolved(link), QTextDocument.ResourceType.MarkdownResource)

    def _picture(self, path: Path) -> QImage:
        image, ratio = QImage(str(path)), self.devicePixelRatioF()
        if image.isNull() or self._whole:
            return image
        width = round(min(self.column, image.width()) * ratio)
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        with QPainter(image) as painter:  # an edge, for light pictures on a light page
            painter.setPen(QColor(self._theme.palette.border))
            painter.drawRect(image.rect() - QMargins(0, 0, 1, 1))
        image.setDevicePixelRatio(ratio)
        return image

    def _set_margins(self) -> None:
        """Centres the text column."""
        root = self.document().rootFrame()
        frame = root.frameFormat()
        side = _MARGIN if self._whole else max((self.viewport().width() - self.column) // 2, _MARGIN)
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        frame.setTopMargin(_MARGIN)
        frame.setBottomMargin(2 * _MARGIN)
        root.setFrameFormat(frame)

    def _fit_pictures(self) -> None:
        self._fitted, document = self.column, self.document()
        for name in self._pictures:
            picture = self._picture(Path(name.toLocalFile()))
            document.addResource(QTextDocument.ResourceType.ImageResource.value, name, picture)
        document.markContentsDirty(0, document.characterCount())

    @Slot(QUrl)
    def _arrange(self, shown: QUrl) -> None:
        """Sets type, spacing and anchors of the chapter."""
        self.shown = shown
        document, palette = self.document(), self._theme.palette
        document.setDocumentMargin(0)
        font = QFont(self.font())
        font.setPixelSize(self.fontInfo().pixelSize() + _LARGER)
        document.setDefaultFont(font)
        whole = QTextCursor(document)
        whole.beginEditBlock()  # one layout for all changes
        block = document.begin()
        while block.isValid():
            _arrange_block(block, palette, font.pixelSize())
            if block.blockFormat().headingLevel():
                _name_heading(block, self._names)
            block = block.next()
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _arrange_table(frame, palette)
        whole.endEditBlock()
        self._set_margins()
        self._fit_pictures()
        if shown.hasFragment():
            self.scrollToAnchor(shown.fragment())


def _arrange_block(block: QTextBlock, palette: Palette, base: int) -> None:
    cursor = QTextCursor(block)
    cursor.mergeBlockFormat(_room_of(block, cursor, base))
    for position, length, kind in _pieces(block):
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(_type_of(block, kind, palette))


def _pieces(block: Any) -> list[tuple[int, int, QTextCharFormat]]:
    """The fragments of a block: position, length, and character format."""
    fragments = [each.fragment() for each in block]
    return [(each.position(), each.length(), each.charFormat()) for each in fragments]


def _room_of(block: QTextBlock, cursor: QTextCursor, base: int) -> QTextBlockFormat:
    """The block format: margins and line height."""
    room, level = QTextBlockFormat(), block.blockFormat().headingLevel()
    is_code = _is_code(block)
    is_picture = any(kind.isImageFormat() for _, _, kind in _pieces(block))
    in_table = cursor.currentTable() is not None
    room.setNonBreakableLines(False)  # code lines wrap, or a narrow window would need a scroll bar
    room.setTopMargin({1: 0, 2: 1.6 * base, 3: 1.1 * base}.get(level, 0))
    if not in_table and not (is_code and _is_code(block.next())):
        room.setBottomMargin((0.3 if block.textList() is not None else 0.6) * base)
    spacing = 100 if is_picture else 120 if in_table or is_code else 135
    room.setLineHeight(spacing, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return room


def _is_code(block: QTextBlock) -> bool:
    return block.blockFormat().hasProperty(QTextFormat.Property.BlockCodeFence)


def _type_of(block: QTextBlock, kind: QTextCharFormat, palette: Palette) -> QTextCharFormat:
    """The character format of a text fragment or picture."""
    change = QTextCharFormat()
    if block.blockFormat().headingLevel():
        change.setFontWeight(QFont.Weight.Bold)
    elif kind.isImageFormat():
        change.setAnchor(True)
        change.setAnchorHref(kind.toImageFormat().name())
    elif kind.isAnchor():
        change.setForeground(QColor(palette.link))
    if kind.fontFixedPitch():
        change.setBackground(QColor(palette.hover))
    return change


def _name_heading(block: QTextBlock, names: Mapping[str, str]) -> None:
    """Sets a heading's anchors: of its text, and the language-independent one."""
    own, anchor, cursor = slug(block.text()), QTextCharFormat(), QTextCursor(block)
    anchor.setAnchor(True)
    anchor.setAnchorNames([own, names.get(own, own)])
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.mergeCharFormat(anchor)


def _arrange_table(table: QTextTable, palette: Palette) -> None:
    look = table.format()
    look.setBorder(1)
    look.setBorderCollapse(True)
    look.setBorderBrush(QColor(palette.border))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setCellPadding(5)
    look.setCellSpacing(0)
    look.setBottomMargin(12)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    if table.columns() == 2:
        shares = (28, 72)
        look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, each) for each in shares])
    table.setFormat(look)
    if not any(table.cellAt(0, column).firstCursorPosition().block().text() for column in range(table.columns())):
        table.removeRows(0, 1)  # Markdown requires a header row
