"""A row of the tree of causes is painted from values alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter

from engine.explain.why import Step
from engine.values.messages import Message
from gui.look.palettes import LIGHT, qpalette
from gui.why.step_row import SHARE, BarColours, StepLook, paint_step

NEGATIVE, POSITIVE = QColor("#aa0000"), QColor("#0000aa")


def painted(share: float | None, look: StepLook) -> QImage:
    image = QImage(400, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    step = Step("term", Message("a term"), 1.0, layer="conv1", cell=(0, 0, 0), share=share)
    with QPainter(image) as painter:
        paint_step(painter, QRectF(0, 0, 400, 40), SHARE, step, "", look)
    return image


def columns(image: QImage, colour: QColor) -> list[int]:
    return [x for x in range(image.width()) if image.pixelColor(x, 20) == colour]


@pytest.fixture
def look(qapp) -> StepLook:
    font = QFont(qapp.font())
    font.setPixelSize(13)
    return StepLook(font, qpalette(LIGHT), BarColours(NEGATIVE.name(), POSITIVE.name()))


def test_bar_goes_right_for_a_positive_share_and_left_for_a_negative_one(look):
    added, taken = columns(painted(0.5, look), POSITIVE), columns(painted(-0.5, look), NEGATIVE)
    assert len(added) == pytest.approx(len(taken), abs=2)
    assert max(taken) < min(added)
    assert not columns(painted(0.5, look), NEGATIVE)
    assert not columns(painted(None, look), POSITIVE)


def test_bar_is_as_long_as_its_share(look):
    half, whole = (len(columns(painted(share, look), POSITIVE)) for share in (0.5, 1.0))
    assert whole == pytest.approx(2 * half, abs=3)


def test_negative_bars_are_hatched_if_asked_for(look):
    lines = QBrush(QColor("#00ff00"))
    hatched = replace(look, bars=replace(look.bars, lines=lines))
    assert columns(painted(-0.5, hatched), QColor("#00ff00"))
    assert not columns(painted(0.5, hatched), QColor("#00ff00"))
