"""In a language with a decimal comma no page and no panel says a decimal point."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

import engine
from engine.lessons.view import PAGES, View
from gui.backward import words
from gui.backward.page import BackwardPage
from gui.text.translation import Translation
from gui.training.growth import Grown
from gui.window.main_window import MainWindow
from resources.translations import collect
from tests.stories.test_written_numbers import hearing, painted, said, said_in

MakeWindow = Callable[[engine.Project], MainWindow]
Settle = Callable[[MainWindow], None]

POINT = re.compile(r"(?<![\w.])(?<!Abschnitt )\d+\.\d+(?:e−?\d+)?(?![\w]|\.\d)")
CURVES = [
    engine.LeakyReLU(), engine.ELU(), engine.CELU(), engine.SELU(), engine.GELU(), engine.GELU(approximate=True),
    engine.SiLU(), engine.Mish(), engine.Softplus(), engine.Sigmoid(), engine.Tanh(), engine.Hardswish(),
    engine.Hardsigmoid(), engine.Hardtanh(low=-0.25, high=0.75), engine.ReLU6(), engine.PReLU(), engine.ScaleShift(),
]  # fmt: skip


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp)
    translation.choose("de")
    yield
    translation.choose("en")


def network() -> engine.Project:
    """A network of many kinds, that ends in probabilities at a temperature."""
    specs = [
        engine.Conv2d(filters=4, kernel=3), engine.BatchNorm2d(), *CURVES, engine.InstanceNorm2d(),
        engine.GroupNorm(groups=2), engine.LocalResponseNorm(), engine.AvgPool2d(), engine.Upsample(mode="bilinear"),
        engine.MaxPool2d(), engine.Dropout(rate=0.25), engine.Flatten(), engine.Linear(units=3),
        engine.Softmax(temperature=1.5),
    ]  # fmt: skip
    image = np.random.default_rng(0).random((1, 12, 12), np.float32)
    return engine.set_image(engine.chain((1, 12, 12), specs, seed=1), image)


def odd(texts: set[str]) -> list[str]:
    return sorted(text for text in texts if POINT.search(text))


def test_no_german_sentence_has_a_decimal_point() -> None:
    texts = collect.read(collect.FOLDER / "convscope_de.ts").values()
    assert not odd({translated.replace("PyTorch 2.8", "") for each in texts for translated in each.values()})


def test_points_are_found() -> None:
    assert odd({"0.5", "0,5", "−1.25e−3", "x = 2.5, y", "conv1.weight", "1.2.3", "a.5.b"}) == [
        "0.5", "x = 2.5, y", "−1.25e−3"
    ]  # fmt: skip


@pytest.mark.usefixtures("german")
def test_the_walk_back_says_commas(make_window: MakeWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    with hearing(monkeypatch) as heard:
        window = make_window(network())
        for layer in window.document.project.layers:
            window.staging.show(View(page="backward", layer=layer.id), window.selection.looks)
            settle(window)
            heard.update(said(window))
            page = window.pages.shown.widget
            assert isinstance(page, BackwardPage)
            steps = page.canvas.content.steps if page.canvas.content is not None else ()
            heard |= {words.told(step) for step in steps}
            for at in range(len(steps)):
                page.set_settings(replace(page.settings, step=at))
                settle(window)
                heard.update(said_in(page))
    assert not odd(heard)


@pytest.mark.usefixtures("german")
def test_every_page_and_panel_says_commas(
    make_window: MakeWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hearing(monkeypatch) as heard:
        window = make_window(network())
        for layer in window.document.project.layers:
            for page in PAGES:
                if page not in ("backward", "compare"):
                    view = View(page=page, layer=layer.id, panels=("layer", "filter"))
                    window.staging.show(view, window.selection.looks)
                    settle(window)
                    heard.update(said(window))
            for name in ("cell", "why", "melt"):
                window.docks[name].show()
                window.docks[name].raise_()
                settle(window)
                heard.update(said(window))
    assert not odd(heard)


@pytest.mark.parametrize("language", ["en", "de"])
def test_the_steps_below_kernels_are_grouped_as_everywhere(
    make_window: MakeWindow, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    window = make_window(network())
    window.setLocale(QLocale(language))
    window.docks["learning"].raise_()
    strip = window.learning.curve.column.growth
    strip.show_kernels([Grown(np.zeros((3, 3), np.float32), 12_345, 0, is_shown=True)])
    strip.show()
    QApplication.processEvents()
    assert "12\u202f345" in painted(window, monkeypatch)
