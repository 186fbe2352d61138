"""A map as a picture, beside the one that it is made from."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

import engine
from engine.kernels.library import KERNELS
from engine.lessons.view import View
from gui.files.samples import RESOURCES
from gui.presentation.pages.picture_page import PicturePage
from gui.window.main_window import MainWindow
from tests.stories.conftest import MakeWindow, make_window, settle  # noqa: F401

Settle = Callable[[MainWindow], None]
SHOWN = View(page="picture", layer="conv1")


@pytest.fixture
def window(make_window: MakeWindow) -> MainWindow:  # noqa: F811
    spec = engine.Conv2d(filters=1, kernel=3, padding=1, border="replicate", bias=False)
    project = engine.set_image(engine.chain((1, 8, 8), [spec]), engine.read_image(RESOURCES / "images/landscape.png"))
    return make_window(engine.set_kernel(project, "conv1", 0, 0, KERNELS["sharpen"].weights))


@pytest.fixture
def page(window: MainWindow, settle: Settle) -> PicturePage:  # noqa: F811
    window.staging.show(SHOWN, window.selection.looks)
    settle(window)
    page = window.pages.page("picture").widget
    assert isinstance(page, PicturePage)
    assert page.isVisible()
    return page


def grey(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return pixels[:, : image.width()].astype(np.float32) / 255


def test_both_pictures_are_what_the_network_reads_and_makes(page: PicturePage, window: MainWindow) -> None:
    frame = window.session.frame
    assert frame is not None
    read, made = frame.result["input"][0], frame.result["conv1"][0]
    assert np.abs(grey(page.view.before) - read).max() <= 0.5 / 255 + 1e-6
    assert np.abs(grey(page.view.after) - made.clip(0, 1)).max() <= 0.5 / 255 + 1e-6
    outside = ((made < 0) | (made > 1)).mean()
    assert f"{100 * outside:.0f} %" in page.note.text()
    assert page.accessibleDescription() == page.note.text()


def test_zero_can_be_grey(page: PicturePage, window: MainWindow, settle: Settle) -> None:  # noqa: F811
    laplace = KERNELS["sharpen"].weights - KERNELS["identity"].weights
    window.document.edit("edges", lambda project: engine.set_kernel(project, "conv1", 0, 0, laplace))
    settle(window)
    assert np.median(grey(page.view.after)) < 0.1
    page.signed.click()
    assert np.median(grey(page.view.after)) == pytest.approx(0.5, abs=0.05)
    assert "−1" in page.note.text()


def test_the_divider_moves_by_mouse_and_keys(page: PicturePage) -> None:
    view = page.view
    place = view.place
    for share in (0.25, 0.9):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(round(place.left() + share * place.width()), 200))
        assert view.divider == pytest.approx(share, abs=0.01)
    before = view.divider
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.divider < before
    for _ in range(60):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.divider == 1


def test_what_is_hidden_is_not_shown(page: PicturePage, window: MainWindow, settle: Settle) -> None:  # noqa: F811
    view = View(page="picture", layer="conv1", hidden=("conv1",))
    window.staging.show(view, window.selection.looks)
    settle(window)
    assert page.view.after.isNull()
    assert "%" not in page.note.text()


def test_a_colour_picture_keeps_its_colours(page: PicturePage, window: MainWindow, settle: Settle) -> None:  # noqa: F811
    assert page.view.before.format() == QImage.Format.Format_Grayscale8
    window.document.edit("colour", lambda project: engine.set_input_channels(project, 3))
    settle(window)
    assert page.view.before.format() == QImage.Format.Format_RGB888
    assert page.view.after.format() == QImage.Format.Format_Grayscale8
