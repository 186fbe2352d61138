"""Makes the pictures of the guide and of the README: the real window, in the states that the texts describe.

``python -m docs.make_pictures`` makes them again, in every language of the guide. Every picture contains the words that
the window showed; a test compares them with those that it shows now, so that no picture becomes outdated.
"""

from __future__ import annotations

import io
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_NUM_THREADS", "1")  # as in the tests: a training rounds in the same way

from PIL import Image
from PIL.PngImagePlugin import PngInfo
from PySide6.QtCore import (
    QBuffer,
    QCoreApplication,
    QElapsedTimer,
    QEventLoop,
    QIODevice,
    QPoint,
    QRect,
    QSettings,
    QSize,
    QTimer,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDockWidget,
    QLabel,
    QLineEdit,
    QMenuBar,
    QStatusBar,
    QTabBar,
    QWidget,
)

from engine import (
    DataSplit,
    Project,
    Scene,
    View,
    add_scene,
    open_project,
    read_image,
    set_image,
    set_params,
    shapes_dataset,
)
from engine.training.networks.shape_networks import network_for
from gui.app.program import Program
from gui.files.preferences import Preferences
from gui.files.samples import RESOURCES
from gui.look import theme
from gui.presentation.lessons import open_lesson
from gui.state.selection import Hover
from gui.text.glossary import DOCS, docs_in, language
from gui.text.translation import Translation, languages
from gui.widgets.picture_wall import PictureWall
from gui.window.main_window import MainWindow

_SIZE = QSize(1280, 800)
_README_SIZE = QSize(1440, 900)
_PATIENCE = 60_000  # milliseconds until a window must be ready
_TICK, _CALM = 20, 5  # milliseconds between two polls, and number of polls without work until it is ready
_COLOURS = 256  # of a picture: hardly a visible difference, at a third of the size
_REFINED = 2  # iterations of k-means over these colours
_WORDS = "Words"
_NUMBER = re.compile(r"−?\d[\d.,\s]*(e[-−]?\d+)?")  # depends on the machine

LANGUAGES: Mapping[str, Path] = {code: docs_in(code) for code in languages() if code == "en" or docs_in(code) != DOCS}

Preparation = Callable[[MainWindow], object]


@dataclass(frozen=True)
class Picture:
    """One picture of the guide.

    Args:
        file: its path below the folder of its language.
        prepare: brings the window, which shows the digits network, into the state of the picture.
        size: of the window.
    """

    file: str
    prepare: Preparation
    size: QSize = _SIZE

    def path(self, code: str) -> Path:
        """The path of the picture in a language."""
        return LANGUAGES[code] / self.file


# --- what is shown -----------------------------------------------------------------------------------------------


def _view(view: View, network: Callable[[], Project] | None = None) -> Preparation:
    """Shows a View of a network, by default of that for digits."""

    def prepare(window: MainWindow) -> None:
        if network is not None:
            window.document.open(network(), None)
        window.staging.show(view, window.selection.looks)

    return prepare


def _edges_of(picture: str, title: str) -> Project:
    network = open_project(RESOURCES / "networks" / "edge-filters.convscope")
    return set_image(network, read_image(RESOURCES / "images" / picture), QCoreApplication.translate("samples", title))


def _edges_of_photograph() -> Project:
    return _edges_of("landscape.png", "House by the lake")


def _edges_of_shapes() -> Project:
    return _edges_of("shapes.png", "Shapes")


def _too_large() -> Project:
    digits = open_project(RESOURCES / "networks" / "digits.convscope")
    return set_params(digits, "conv2", kernel=(21, 21), padding=(0, 0))


def _melted() -> Project:
    return open_lesson(1).scenes[5].project


def _learn(window: MainWindow) -> None:
    """A small training in its middle: the same whenever the picture is made."""
    learning = window.learning
    data = DataSplit(shapes_dataset(2000, 1), shapes_dataset(400, 2), "Shapes")
    learning.trainer.data.take(data)
    window.document.open(network_for(data.test, "Shapes"), None)
    window.actions_["train"].trigger()
    window.docks["filter"].raise_()  # the images ask for no answers before the end
    loop = QEventLoop()
    learning.trainer.rested.connect(loop.quit)
    loop.exec()
    learning.panel.wall.answered.connect(loop.quit)
    window.docks["training"].raise_()
    loop.exec()
    window.docks["learning"].raise_()


def _draw(window: MainWindow) -> None:
    window.staging.show(View(layer="softmax", channel=5, panels=("input",)), window.selection.looks)
    window.input_panel.set_drawing(True)


def _hatch(window: MainWindow) -> None:
    view = View(layer="conv1", channel=1, place=(0.4, 0.6), scale="layer", panels=("map",))
    _view(view, _edges_of_shapes)(window)
    window.selection.set_looks(hatching=True)


def _take_lesson(window: MainWindow) -> None:
    window.lessons.take(4)
    window.player.go(2)


def _predict(window: MainWindow) -> None:
    window.lessons.take(2)
    window.player.go(3)
    settle(window)
    pages = window.pages
    below = pages.mapToGlobal(pages.rect().center() + QPoint(0, 40))  # so that the arithmetic stays visible
    window.prediction.ask(Hover("conv1", 0, 1, 1), QRect(below, QSize(1, 1)))
    window.prediction.field.edit.setText("5")
    window.prediction.field.check.click()


def _present(window: MainWindow) -> None:
    window.lessons.take(2)
    window.player.go(1)
    window.presenter.start()
    window.showNormal()  # full screen is small on the offscreen platform
    window.resize(_SIZE)


_SCENES: Mapping[str, tuple[tuple[str, str], ...]] = {  # titles and words of a user's own scenes
    "en": (
        ("What the first filters see", "Upright strokes answer, level ones do not."),
        ("One filter, taken apart", ""),
        ("Why is it a 5?", ""),
    ),
    "de": (
        ("Was die ersten Filter sehen", "Senkrechte Striche antworten, waagerechte nicht."),
        ("Ein Filter, zerlegt", ""),
        ("Warum ist es eine 5?", ""),
    ),
}


def _keep_scenes(window: MainWindow) -> None:
    shown = View(layer="conv1", channel=3, panels=("filter", "map", "cell"))
    views = (
        View(layer="conv1", channel=3),
        View(page="filter", layer="conv2", channel=1),
        View(layer="softmax", channel=5, panels=("why",)),
    )
    window.staging.show(shown, window.selection.looks)
    for at, ((title, words), view) in enumerate(zip(_SCENES.get(language(), _SCENES["en"]), views, strict=True)):
        scene = Scene(title, window.document.project, view, words)
        window.document.edit("", lambda project, scene=scene, at=at: add_scene(project, scene, at))
    window.staging.show(View(layer="conv1", channel=3, panels=("scenes",)), window.selection.looks)
    window.scenes_panel.list.choose(0)


PICTURES = (
    Picture("window.png", lambda _window: None, _README_SIZE),
    Picture("pictures/first-steps.png", lambda window: window.welcome.offer()),
    Picture("pictures/drawing.png", _draw),
    Picture(
        "pictures/filter.png", _view(View(layer="conv1", channel=4, panels=("filter", "map")), _edges_of_photograph)
    ),
    Picture("pictures/layer.png", _view(View(layer="conv2", channel=1, panels=("layer", "map")))),
    Picture("pictures/training.png", _learn),
    Picture("pictures/problem.png", _view(View(layer="conv2", panels=("layer",)), _too_large)),
    Picture(
        "pictures/layer-maps.png",
        _view(View(page="maps", layer="conv2", channel=1, sorting="activity", red=("conv2", 5))),
    ),
    Picture(
        "pictures/backward.png",
        _view(View(page="backward", layer="conv2", channel=4, place=(0.15, 0.85), true_class=3, backward_step=6)),
    ),
    Picture("pictures/filter-depth.png", _view(View(page="filter", layer="conv2", channel=1))),
    Picture("pictures/cell.png", _view(View(layer="conv1", channel=3, place=(0.4, 0.5), panels=("cell",)))),
    Picture(
        "pictures/walk.png",
        _view(
            View(layer="conv1", channel=1, position=30000, red=("conv1", 1), green=("conv1", 2), panels=("filter",)),
            _edges_of_shapes,
        ),
    ),
    Picture("pictures/why.png", _view(View(layer="softmax", channel=5, panels=("why",)))),
    Picture("pictures/melt.png", _view(View(layer="conv1", panels=("filter", "melt")), _melted)),
    Picture("pictures/colours.png", _hatch),
    Picture("pictures/lesson.png", _take_lesson),
    Picture("pictures/prediction.png", _predict),
    Picture("pictures/presenting.png", _present),
    Picture("pictures/scenes.png", _keep_scenes),
)


# --- the window --------------------------------------------------------------------------------------------------


@contextmanager
def shown(picture: Picture, code: str) -> Iterator[MainWindow]:
    """The window in the state of a picture, in a language and the light theme, until the context is left."""
    with tempfile.TemporaryDirectory() as settings:  # without the user's settings, and those of earlier pictures
        for kind in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
            QSettings.setPath(kind, QSettings.Scope.UserScope, settings)
        yield from _shown(picture, code)


def _shown(picture: Picture, code: str) -> Iterator[MainWindow]:
    app = QApplication.instance() or QApplication(["convscope"])
    assert isinstance(app, QApplication)
    translation = Translation(app)
    translation.choose(code)
    digits = open_project(RESOURCES / "networks" / "digits.convscope")
    program = Program(app, digits, theme.apply(app, "light"), Preferences(), translation)
    window = program.window
    window.resize(picture.size)
    window.show()
    window.activateWindow()
    try:
        settle(window)
        picture.prepare(window)
        settle(window)
        yield window
    finally:
        window.presenter.stop()
        window.player.leave()
        window.document.give_up_changes()
        window.close()
        window.deleteLater()
        program.deleteLater()
        app.processEvents()
        translation.choose("en")


def settle(window: MainWindow) -> None:
    """Runs the event loop until everything is computed, arranged and painted."""
    session, clock = window.session, QElapsedTimer()
    clock.start()
    calm = 0
    while calm < _CALM and not clock.hasExpired(_PATIENCE):
        loop = QEventLoop()  # QTest.qWait would keep the compute thread from running
        QTimer.singleShot(_TICK, loop.quit)
        loop.exec()
        busy = session.frame is None or session.busy or session.working or window.lessons.morph.isVisible()
        busy = busy or window.work.bar.isVisible()  # on a slow machine it stays a while
        calm = 0 if busy else calm + 1  # layouts, too, need a few turns of the event loop


def words(window: MainWindow) -> list[str]:
    """The texts that the window shows, sorted, without numbers, which depend on the machine."""
    found = {f"layer {layer.id}" for layer in window.document.project.layers}
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not _is_in_status(widget):
            found.update(_texts(widget))
    return sorted({_NUMBER.sub("#", " ".join(text.split())) for text in found if text.strip()})


def _is_in_status(widget: QWidget | None) -> bool:
    while widget is not None and not isinstance(widget, QStatusBar):
        widget = widget.parentWidget()
    return widget is not None


def _texts(widget: QWidget) -> list[str]:
    if isinstance(widget, PictureWall):
        return []  # what a network says of a picture is decided by rounding, which depends on the machine, too
    texts = [widget.accessibleDescription()]
    match widget:
        case QLabel() | QAbstractButton():
            texts.append(widget.text())
        case QLineEdit():
            texts += [widget.text(), widget.placeholderText()]
        case QComboBox():
            texts.append(widget.currentText())
        case QTabBar():
            texts += [widget.tabText(at) for at in range(widget.count())]
        case QMenuBar():
            texts += [action.text() for action in widget.actions()]
        case QDockWidget():
            texts.append(widget.windowTitle())
    return texts


# --- the files ---------------------------------------------------------------------------------------------------


def recorded(picture: Picture, code: str) -> list[str]:
    """The words that the window showed when the picture was made."""
    with Image.open(picture.path(code)) as image:
        return str(image.info.get(_WORDS, "")).splitlines()


def make(picture: Picture, code: str) -> None:
    """Writes a picture in a language, with the words of the window in it."""
    path = picture.path(code)
    with shown(picture, code) as window:
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        window.grab().save(buffer, "PNG")
        facts = PngInfo()
        facts.add_itxt(_WORDS, "\n".join(words(window)))
    image = Image.open(io.BytesIO(buffer.data().data())).convert("RGB")
    # The usual median cut would spend all colours on large areas, and change those of small legends.
    image = image.quantize(_COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=_REFINED, dither=Image.Dither.NONE)
    path.parent.mkdir(exist_ok=True)
    image.save(path, optimize=True, pnginfo=facts)
    print(f"{path.relative_to(DOCS)}: {path.stat().st_size // 1024} KB")


def main() -> int:
    """Makes all pictures; returns the exit status."""
    for code in LANGUAGES:
        for picture in PICTURES:
            make(picture, code)
    return 0


if __name__ == "__main__":
    sys.exit(main())
