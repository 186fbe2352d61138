"""The list of all keys and gestures, and the About dialog."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from gui.commands.clicker import WORDS
from gui.commands.table import COMMANDS
from gui.guide.version import version
from gui.text.phrases import QT_TRANSLATE_NOOP

_GESTURES = (
    (
        QT_TRANSLATE_NOOP("help", "The network"),
        (
            (
                QT_TRANSLATE_NOOP("help", "Click"),
                QT_TRANSLATE_NOOP("help", "select a map and choose its cell, or a layer"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Move"),
                QT_TRANSLATE_NOOP("help", "see what the cell under the cursor is made from, and what it influences"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Double-click a map"),
                QT_TRANSLATE_NOOP("help", "take the map of a convolution apart, or show any other map large"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Enter"),
                QT_TRANSLATE_NOOP(
                    "help", "take the map of a convolution apart, or show its arithmetic; Esc comes back"
                ),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Space"),
                QT_TRANSLATE_NOOP("help", "slide the window over the input, or hold it"),
            ),
            (QT_TRANSLATE_NOOP("help", "Wheel"), QT_TRANSLATE_NOOP("help", "zoom; with Shift move sideways")),
            (
                QT_TRANSLATE_NOOP("help", "Drag"),
                QT_TRANSLATE_NOOP("help", "move the network; on a layer's head move the layer"),
            ),
            (QT_TRANSLATE_NOOP("help", "Double-click a head"), QT_TRANSLATE_NOOP("help", "rename the layer")),
            (
                QT_TRANSLATE_NOOP("help", "Double-click a class"),
                QT_TRANSLATE_NOOP("help", "rename the class; on its bar show the layer large"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Right-click"),
                QT_TRANSLATE_NOOP("help", "all that can be done with a map, a layer, a class or the network"),
            ),
            (QT_TRANSLATE_NOOP("help", "Plus between two heads"), QT_TRANSLATE_NOOP("help", "add a layer there")),
            (
                QT_TRANSLATE_NOOP("help", "Arrow keys"),
                QT_TRANSLATE_NOOP("help", "go from map to map and layer to layer; with Shift from cell to cell"),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("help", "All maps of a layer"),
        (
            (QT_TRANSLATE_NOOP("help", "Arrow keys"), QT_TRANSLATE_NOOP("help", "go from map to map")),
            (
                QT_TRANSLATE_NOOP("help", "Wheel, +, −, 0"),
                QT_TRANSLATE_NOOP("help", "zoom all maps at once, and show them whole again; with Shift scroll"),
            ),
            (QT_TRANSLATE_NOOP("help", "Drag"), QT_TRANSLATE_NOOP("help", "move all maps at once")),
            (
                QT_TRANSLATE_NOOP("help", "Enter, double-click"),
                QT_TRANSLATE_NOOP("help", "take the map of a convolution apart, or show any other map large"),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("help", "A kernel"),
        (
            (
                QT_TRANSLATE_NOOP("help", "Drag up or down"),
                QT_TRANSLATE_NOOP("help", "change a weight; Shift faster, Ctrl finer"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Paint"),
                QT_TRANSLATE_NOOP("help", "give all cells the brush's value; right button 0"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Wheel"),
                QT_TRANSLATE_NOOP("help", "after a click, change a weight by 0.1; Shift by 1, Ctrl by 0.01"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Click and type"),
                QT_TRANSLATE_NOOP("help", "a number or a fraction such as 1/9, then Enter"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Arrow keys, +, −, Delete"),
                QT_TRANSLATE_NOOP("help", "choose a cell, change it, set it to 0"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Ctrl+C, Ctrl+V"),
                QT_TRANSLATE_NOOP("help", "copy and paste the kernel, also from a spreadsheet"),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("help", "The picture"),
        (
            (
                QT_TRANSLATE_NOOP("help", "Drop a file"),
                QT_TRANSLATE_NOOP("help", "open a picture or a project anywhere in the window"),
            ),
            (
                QT_TRANSLATE_NOOP("help", "Draw"),
                QT_TRANSLATE_NOOP("help", "every stroke is computed; the right button erases"),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("help", "Everywhere"),
        (
            (
                QT_TRANSLATE_NOOP("help", "Ctrl+Z, Ctrl+Shift+Z"),
                QT_TRANSLATE_NOOP("help", "take the last change back, make it again"),
            ),
        ),
    ),
)


def _text(source: str) -> str:
    return QCoreApplication.translate("help", source)


def overview() -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """All keys and gestures: section titles, each with pairs (key, effect)."""
    for title, gestures in _GESTURES:
        yield _text(title), [(_text(what), _text(does)) for what, does in gestures]
    keys = [(_native(each.keys[0]), _tip(each.tip)) for each in COMMANDS.values() if each.keys]
    yield _text(QT_TRANSLATE_NOOP("help", "Keys")), keys
    presenting = [(_presenting(what), _presenting(does)) for what, does in WORDS]
    yield _text(QT_TRANSLATE_NOOP("help", "While presenting")), presenting


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def _tip(text: str) -> str:
    return QCoreApplication.translate("actions", text)


def _presenting(text: str) -> str:
    return QCoreApplication.translate("Presenter", text)


def show_keys(parent: QWidget) -> None:
    """Opens the list of keys and gestures."""
    rows = []
    for title, entries in overview():
        rows.append(f"<h3>{escape(title)}</h3><table cellpadding='3'>")
        rows += [f"<tr><td><b>{escape(what)}</b></td><td>{escape(does)}</td></tr>" for what, does in entries]
        rows.append("</table>")
    dialog = QDialog(parent)
    dialog.setWindowTitle(_text(QT_TRANSLATE_NOOP("help", "Keyboard and mouse")))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    browser = QTextBrowser()
    browser.setAccessibleName(dialog.windowTitle())
    browser.setHtml("".join(rows))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(browser)
    column.addWidget(buttons)
    dialog.resize(560, 620)
    dialog.show()


def show_about(parent: QWidget) -> None:
    """Opens the About dialog."""
    QMessageBox.about(
        parent,
        _text(QT_TRANSLATE_NOOP("help", "About ConvScope")),
        _text(
            QT_TRANSLATE_NOOP(
                "help",
                "ConvScope {version}: a laboratory for convolutional neural networks. "
                "Free software under the MIT licence. It works offline, and sends nothing anywhere.",
            )
        ).format(version=version()),
    )
