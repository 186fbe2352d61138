"""From the command line to a window, or to a screenshot of it."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication

import engine
from engine import EngineError, Project, open_project, set_image
from engine.formats.imports.suffixes import SUFFIXES
from gui.app.endings import Endings
from gui.app.program import Program
from gui.app.recovery import Recovery
from gui.files.opening import assumptions, read_file, with_picture
from gui.files.preferences import Preferences
from gui.files.recovery_copies import usual_folder
from gui.files.samples import RESOURCES
from gui.guide.version import version
from gui.look import theme
from gui.look.icons import icon
from gui.presentation.lessons import open_lesson
from gui.state.workers import is_reading
from gui.text.translation import Translation, languages
from gui.window.first_size import within
from gui.window.main_window import MainWindow

_PATIENCE = 0.2  # seconds for reading threads to notice that they were abandoned
_LOADED = 20_000  # milliseconds until garbage is collected even if the window does not settle
_SCREENSHOT_LIMIT = 120_000  # milliseconds until a screenshot fails
_THEMES = ("light", "dark", "contrast", "system")
_NETWORKS = RESOURCES / "networks"
_SMALL = 64  # maximum rows and columns of a picture that is opened in the digits network


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the program; returns its exit status.

    Args:
        arguments: of the command line; None for those the process was started with.
    """
    options = _parser().parse_args(arguments)
    if options.version:
        print(f"ConvScope {version()}")
        return 0
    headless = sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    if headless and "QT_QPA_PLATFORM" not in os.environ:
        if not options.screenshot:
            print("convscope: there is no display here; --screenshot PNG works without one", file=sys.stderr)
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        lesson = open_lesson(options.lesson) if options.lesson is not None else None
    except EngineError as error:
        print(f"convscope: {error}", file=sys.stderr)
        return 2
    refused: EngineError | None = None
    file: str | None = options.file
    foreign: Path | None = None
    if file and _opens_in_window(Path(file)) and not options.screenshot and lesson is None:
        foreign, file = Path(file), None
    try:
        project, path, notes = _opened(file)
    except EngineError as error:
        print(f"convscope: {error}", file=sys.stderr)
        if options.screenshot:
            return 1
        (project, path, notes), refused = _opened(None), error  # there may be no terminal to print to
    app = _application()
    program = _begun(app, project, options)
    bugs = _catch_bugs(program)
    if not options.screenshot and lesson is None:
        program.appear()
    program.complete()
    window = program.window
    window.projects.begin_with(path, Path(file) if file and refused is None else None, notes)
    if refused is not None:
        window.messages.refuse(refused)
    if lesson is not None:
        window.player.start(lesson)
    if options.screenshot:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # nothing can be lost: Ctrl+C may kill the process
        return _screenshot(app, window, Path(options.screenshot), bugs)
    window.settled.connect(_collect_garbage, Qt.ConnectionType.SingleShotConnection)
    QTimer.singleShot(_LOADED, app, _collect_garbage)
    if foreign is not None:
        _open_in(window, foreign)
    return _run(app, program)


def _begun(app: QApplication, project: Project, options: argparse.Namespace) -> Program:
    """The program with what is seen of its window at first, in the size and with the look that it will have."""
    preferences = Preferences()
    size = int(preferences.choice("type", theme.TYPE_SIZES, "100")) / 100
    look = theme.apply(app, options.theme or preferences.choice("theme", _THEMES, "system"), size)  # type: ignore[arg-type]
    translation = Translation(app)
    translation.choose(preferences.choice("language", ("system", *languages()), "system"))
    program = Program(app, project, look, preferences, translation, in_parts=True)
    window = program.window
    if not options.screenshot:
        window.window_layout.restore()
        window.welcome.offer()
    if options.size:  # a screenshot needs no screen
        window.resize(options.size if options.screenshot else within(options.size, window.screen().availableSize()))
    return program


def _collect_garbage() -> None:
    """Lets Python collect garbage, which a start does without.

    A collection over all objects of torch takes a tenth of a second, in whichever thread it is triggered: those that
    exist now are left out for ever.
    """
    gc.freeze()
    gc.enable()


def _application() -> QApplication:
    """The process's one QApplication, with the program's name, version and icon."""
    app = QApplication.instance() or QApplication(["convscope"])
    assert isinstance(app, QApplication)
    app.setApplicationName("ConvScope")
    app.setWindowIcon(icon("app", "#000000"))
    return app


def _opens_in_window(path: Path) -> bool:
    """Whether reading takes seconds: a network of another program, or a folder with a data set."""
    from engine.formats.file_kind import file_kind

    return path.is_dir() or file_kind(path) == "network"


def _open_in(window: MainWindow, path: Path) -> None:
    """Opens a file or folder from the window, where reading can be cancelled."""
    window.opening.failed.connect(
        lambda error: print(f"convscope: {error}", file=sys.stderr), Qt.ConnectionType.SingleShotConnection
    )
    if path.is_dir():  # its panel comes to the front of a window that has its layout
        window.settled.connect(lambda: window.opening.open_path(path), Qt.ConnectionType.SingleShotConnection)
    else:
        window.opening.open_path(path)


def _run(app: QApplication, program: Program) -> int:
    """Runs the event loop until the window is closed or a signal ends it; unsaved work stays for recovery."""
    recovery, endings = Recovery(program, usual_folder()), Endings(app)
    endings.asked.connect(lambda: app.exit(0))  # also out of a dialog
    program.window.settled.connect(recovery.offer, Qt.ConnectionType.SingleShotConnection)
    program.window.show()
    status = app.exec()
    try:
        recovery.end()
    except (EngineError, OSError) as error:
        print(f"convscope: {error}", file=sys.stderr)
        status = 1
    endings.release()
    program.end()
    if is_reading(_PATIENCE):  # a cancelled read still blocks on a disk that does not answer: skip Python's teardown
        sys.stderr.flush()
        os._exit(status)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="convscope", description="A laboratory for convolutional neural networks.")
    parser.add_argument(
        "file",
        nargs="?",
        metavar="FILE",
        help=f"a picture, a project, a network ({', '.join(SUFFIXES)}) or a folder with a data set to open",
    )
    parser.add_argument("--lesson", type=int, metavar="N", help="begin with lesson N")
    parser.add_argument("--screenshot", metavar="PNG", help="write the window to a PNG file and leave")
    parser.add_argument("--size", type=_size, metavar="1440x900", help="size of the window")
    parser.add_argument("--theme", choices=_THEMES, help="colours of the window")
    parser.add_argument("--version", action="store_true", help="show the program's version and leave")
    return parser


def _size(text: str) -> QSize:
    try:
        width, height = (int(part) for part in text.lower().split("x"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a size such as 1440x900") from None
    if not (320 <= width <= 16384 and 240 <= height <= 16384):
        raise argparse.ArgumentTypeError("a size lies between 320x240 and 16384x16384")
    return QSize(width, height)


def _opened(file: str | None) -> tuple[Project, Path | None, str]:
    """The initial project, its path (None unless it is the user's own project file), and notes about assumptions."""
    digits = open_project(_NETWORKS / "digits.convscope")
    if file is None:
        return digits, None, ""
    path = Path(file)
    found = read_file(path, digits.input.channels)
    if isinstance(found, Project):
        return found, path.resolve(), ""
    if isinstance(found, engine.ImportReport):
        return with_picture(found.project, digits.input), None, assumptions(found)
    small = max(found.array.shape[1:]) <= _SMALL
    network = digits if small else open_project(_NETWORKS / "edge-filters.convscope")
    return set_image(network, found.array, path.name, read=found.steps), None, ""


def _catch_bugs(program: Program) -> list[str]:
    """Installs an exception hook that reports bugs in the window and on stderr; the program continues.

    Returns:
        The list to which the hook adds one line for each bug.
    """
    bugs: list[str] = []

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        if not issubclass(kind, KeyboardInterrupt):
            bugs.append(f"{kind.__name__}: {error}")
            program.window.messages.report_bug(error)

    sys.excepthook = hook
    return bugs


def _screenshot(app: QApplication, window: MainWindow, target: Path, outcome: list[str]) -> int:
    """Waits until all visible maps are painted, then saves a screenshot; returns the exit status."""

    def shoot() -> None:
        for _ in range(3):  # layouts settle, then what depends on their sizes
            app.processEvents()
        try:
            if not window.grab().save(str(target), "PNG"):
                outcome.append(f"{target} cannot be written")
        finally:
            app.quit()

    def give_up() -> None:
        outcome.append("the maps were not computed in time")
        app.quit()

    def failed(error: object) -> None:
        outcome.append(str(error))
        app.quit()

    window.settled.connect(lambda: QTimer.singleShot(0, shoot), Qt.ConnectionType.SingleShotConnection)
    window.session.failed.connect(failed)
    QTimer.singleShot(_SCREENSHOT_LIMIT, give_up)
    window.show()
    app.exec()
    window.session.finish()
    for line in outcome[:1]:
        print(f"convscope: {line}", file=sys.stderr)
    return 1 if outcome else 0
