"""Pages that fill from above: nothing is lost, nothing leaves the paper, pictures take what words leave."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from gui.presentation.pdf.pdf_sheet import Sheet, Text

WIDTH, HEIGHT, DPI = 827, 1169, 100  # A4
WHITE = QColor("white")


class Paper:
    """Pages as images."""

    def __init__(self) -> None:
        self.pages: list[QImage] = []
        self._image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
        for set_dots in (self._image.setDotsPerMeterX, self._image.setDotsPerMeterY):
            set_dots(round(DPI / 0.0254))
        self._image.fill(WHITE)
        self.painter = QPainter(self._image)
        self.sheet = Sheet(self.painter, self.turn, "Foot")
        self.sheet.begin()

    def turn(self) -> None:
        """Begins an empty page."""
        self.pages.append(self._image.copy())
        self.painter.fillRect(self._image.rect(), WHITE)


@pytest.fixture
def paper(qtbot: QtBot) -> Iterator[Paper]:
    paper = Paper()
    yield paper
    paper.painter.end()


def inked(image: QImage, area: QRect) -> bool:
    return any(
        image.pixelColor(x, y) != WHITE
        for x in range(area.left(), area.right(), 2)
        for y in range(area.top(), area.bottom(), 2)
    )


def test_long_words_go_on_over_pages(paper: Paper) -> None:
    line = "Every word of it is there. " * 4
    paper.sheet.write(Text("\n".join([line] * 90), 13.0))
    paper.turn()
    assert len(paper.pages) >= 3
    for page in paper.pages:
        assert inked(page, QRect(60, 60, WIDTH - 120, 200)), "filled from above"
        margins = QRect(0, 0, WIDTH, 50), QRect(0, 0, 50, HEIGHT), QRect(WIDTH - 50, 0, 50, HEIGHT)
        assert not any(inked(page, margin) for margin in margins)
        assert inked(page, QRect(60, HEIGHT - 90, 100, 36)), "the foot"


def test_a_picture_takes_what_the_words_leave(paper: Paper) -> None:
    share = paper.sheet.share_for_picture
    most, least = share([]), share([Text("A word. " * 1000, 13.0)])
    assert 0.5 <= least < most <= 0.8
    shares = [share([Text("A word. " * words, 13.0)]) for words in range(10, 300, 10)]  # how many is up to the font
    assert shares == sorted(shares, reverse=True)
    between = next(at for at, each in enumerate(shares) if least < each < most)
    long = [Text("A word. " * (10 + 10 * between), 13.0)]
    picture = QImage(100, int(100 * share(long)), QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    list(paper.sheet.drawn(picture))
    paper.sheet.write_all(long)
    assert paper.pages == [], "all of it stands on one page"


def test_a_picture_that_finds_no_room_stands_on_the_next_page(paper: Paper) -> None:
    paper.sheet.write(Text("A word. " * 250, 13.0))
    picture = QImage(100, 80, QImage.Format.Format_RGB32)
    picture.fill(QColor("red"))
    list(paper.sheet.drawn(picture))
    assert len(paper.pages) == 1
