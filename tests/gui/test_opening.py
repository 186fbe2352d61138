"""Whatever the user gives becomes a picture or a project, or a sentence that says why not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

import engine
from gui import samples
from gui.document import Document
from gui.opening import Opening, qt_picture, with_picture
from gui.selection import Looks, Selection
from gui.session import Session
from gui.workers import Job
from tests.hostile import endless


@dataclass
class Desk:
    """An Opening with all that it needs, and what it said."""

    document: Document
    session: Session
    opening: Opening
    said: dict[str, list[Any]] = field(
        default_factory=lambda: {"opened": [], "failed": [], "noticed": [], "project": []}
    )


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    project = engine.chain((1, 6, 6), [engine.Conv2d(filters=2, kernel=3)])
    document = Document(project)
    session = Session(document, Selection(Looks("activations", "growth"), document))
    desk = Desk(document, session, Opening(document, session))
    for name in ("opened", "failed", "noticed"):
        getattr(desk.opening, name).connect(desk.said[name].append)
    desk.opening.project_opened.connect(lambda *given: desk.said["project"].append(given))
    yield desk
    session.finish()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "grey.png"
    Image.fromarray(np.arange(12, dtype=np.uint8).reshape(3, 4) * 20).save(path)
    return path


def image_of(desk: Desk) -> np.ndarray[Any, np.dtype[np.float32]]:
    image = desk.document.project.input.image
    assert image is not None
    return image.data


def test_a_picture_becomes_the_input_as_one_step(desk: Desk, picture: Path, qtbot: QtBot) -> None:
    before = desk.document.project
    with qtbot.waitSignal(desk.opening.opened):
        desk.opening.open_path(picture)
    np.testing.assert_array_equal(image_of(desk), engine.read_image(picture))
    assert desk.document.project.input.title == "grey.png"
    assert desk.said["opened"] == [picture]
    assert [desk.document.stack.text(0), desk.document.stack.count()] == ["Open picture", 1]
    desk.document.stack.undo()
    assert desk.document.project is before


def test_what_was_done_to_a_picture_comes_with_it(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "clear.png"
    Image.new("LA", (4, 3), (0, 9)).save(path)
    with qtbot.waitSignal(desk.opening.opened):
        desk.opening.open_path(path)
    read = desk.document.project.input.read
    assert read == engine.read_picture(path).steps
    assert list(map(str, read)) == ["Transparent parts put on white"]
    assert with_picture(engine.chain((1, 9, 9), [engine.ReLU()]), desk.document.project.input).input.read == read


def test_a_project_is_handed_on_and_not_shown(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    saved, path = engine.chain((1, 4, 4), [engine.ReLU()], name="saved"), tmp_path / "some.convscope"
    engine.save_project(saved, path)
    before = desk.document.project
    with qtbot.waitSignal(desk.opening.project_opened):
        desk.opening.open_path(path)
    assert desk.said["project"] == [(saved, path, "")]
    assert desk.document.project is before


def test_a_renamed_project_is_told_by_its_content(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "some.convscope.zip"
    engine.save_project(engine.chain((1, 4, 4), [engine.ReLU()]), path)
    with qtbot.waitSignal(desk.opening.project_opened):
        desk.opening.open_path(path)


@pytest.mark.parametrize("name", ["broken.png", "broken.convscope", "broken"])
def test_a_damaged_file_is_a_sentence_and_changes_nothing(desk: Desk, tmp_path: Path, qtbot: QtBot, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"\x89PNG\r\n\x1a\nno more of it")
    before = desk.document.project
    with qtbot.waitSignal(desk.opening.failed):
        desk.opening.open_path(path)
    error = desk.said["failed"][0]
    assert isinstance(error, engine.FormatError)
    assert name in str(error)
    assert desk.document.project is before
    assert not desk.document.stack.count()
    assert not desk.said["opened"]


def test_a_missing_file_and_a_folder_are_sentences(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    for path in (tmp_path / "nowhere.png", tmp_path):
        with qtbot.waitSignal(desk.opening.failed):
            desk.opening.open_path(path)
    assert all(isinstance(error, engine.FormatError) for error in desk.said["failed"])


def test_a_failure_of_another_job_is_not_ours(desk: Desk, qtbot: QtBot) -> None:
    def work() -> Iterator[float]:
        yield 0.0
        raise engine.EngineError("no")

    with qtbot.waitSignal(desk.session.job_failed):
        desk.session.run(Job("Other", work, print))  # type: ignore[arg-type]
    assert not desk.said["failed"]


def test_while_another_job_runs_the_wait_is_announced(desk: Desk, picture: Path, qtbot: QtBot) -> None:
    def work() -> Iterator[float]:
        while True:
            yield 0.0

    with qtbot.waitSignal(desk.session.job_started):
        desk.session.run(Job("Training", work, print))  # type: ignore[arg-type]
    desk.opening.open_path(picture)
    assert desk.said["noticed"] == ["grey.png will be opened when this has ended: Training."]
    with qtbot.waitSignal(desk.opening.opened):
        desk.session.cancel_job()


def test_what_never_ends_can_be_given_up(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    before = desk.document.project
    with qtbot.waitSignal(desk.session.job_progressed):
        desk.opening.open_path(endless(tmp_path / "net.pt"))
    with qtbot.waitSignal(desk.session.job_ended):
        desk.session.cancel_job()
    assert desk.document.project is before
    assert desk.said["failed"] + desk.said["project"] == []
    assert not desk.session.working


def test_what_writes_does_not_wait_for_what_reads(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.session.job_started):
        desk.opening.open_path(endless(tmp_path / "net.pt"))
    with qtbot.waitSignal(desk.session.written):
        desk.session.run(Job("Saving", _writing, final=True))
    assert desk.session.working
    assert not desk.session.writing
    desk.session.finish()


def _writing() -> Iterator[float]:
    yield 0.0


def test_what_reads_waits_for_what_writes(desk: Desk, picture: Path, tmp_path: Path, qtbot: QtBot) -> None:
    def write() -> Iterator[float]:
        yield 0.0
        (tmp_path / "late.png").write_bytes(picture.read_bytes())

    desk.session.run(Job("Saving", write, final=True))
    with qtbot.waitSignal(desk.opening.opened):
        desk.opening.open_path(tmp_path / "late.png")
    assert not desk.said["failed"]


def test_a_network_of_another_program_is_handed_on(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    import torch

    torch.save({"fc.weight": torch.ones(2, 9)}, tmp_path / "net.pth")
    with qtbot.waitSignal(desk.opening.project_opened, timeout=60_000):
        desk.opening.open_path(tmp_path / "net.pth")
    project, path, assumed = desk.said["project"][0]
    assert [layer.id for layer in project.layers] == ["flatten", "linear1", "softmax"]
    assert path is None
    assert "Softmax" in assumed


def test_a_sample_opens_under_its_title_and_is_no_recent_file(desk: Desk, qtbot: QtBot) -> None:
    sample = samples.pictures()[5]
    with qtbot.waitSignal(desk.document.changed):
        desk.opening.open_sample(sample)
    assert desk.document.project.input.title == sample.title
    assert not desk.said["opened"]


def test_every_listed_sample_is_there() -> None:
    listed = samples.pictures()
    assert all(sample.path.is_file() and sample.title and sample.what for sample in listed)
    assert {sample.kind for sample in listed} == {"digit", "picture"}


def test_an_image_on_the_clipboard_is_pasted(desk: Desk, qtbot: QtBot) -> None:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(QColor(255, 0, 51))
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitSignal(desk.document.changed):
        desk.opening.paste()
    expected = np.broadcast_to(np.array([1, 0, 0.2], np.float32)[:, None, None], (3, 2, 3))
    np.testing.assert_allclose(image_of(desk), expected, atol=1e-7)
    assert desk.document.project.input.title == "Pasted picture"


def test_an_empty_clipboard_is_a_sentence(desk: Desk) -> None:
    QGuiApplication.clipboard().clear()
    desk.opening.paste()
    assert "no picture on the clipboard" in str(desk.said["failed"][0])


def test_a_dropped_file_is_opened(desk: Desk, picture: Path, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(picture)), QUrl.fromLocalFile("/elsewhere.png")])
    assert desk.opening.accepts(mime)
    with qtbot.waitSignal(desk.opening.opened):
        assert desk.opening.open_mime(mime)
    assert desk.said["opened"] == [picture]
    assert desk.said["noticed"] == ["One picture is shown at a time: grey.png is the first of 2 files."]


@pytest.mark.parametrize("form", ["{path}", '"{path}"', "{url}", "  {path}\n"])
def test_the_path_of_a_file_as_text_is_opened(desk: Desk, picture: Path, qtbot: QtBot, form: str) -> None:
    mime = QMimeData()
    mime.setText(form.format(path=picture, url=QUrl.fromLocalFile(str(picture)).toString()))
    with qtbot.waitSignal(desk.opening.opened):
        assert desk.opening.open_mime(mime)


@pytest.mark.parametrize("text", ["", "some words", "/no/such/file.png", "x" * 10_000, "/\0"])
def test_other_text_is_left_alone(desk: Desk, text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    assert not desk.opening.accepts(mime)
    assert not desk.opening.open_mime(mime)


def test_a_picture_with_a_web_address_is_taken_as_a_picture(desk: Desk, qtbot: QtBot) -> None:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/cat.png")])
    mime.setImageData(image)
    with qtbot.waitSignal(desk.document.changed):
        assert desk.opening.open_mime(mime, "Dropped picture")
    assert desk.document.project.input.title == "Dropped picture"


@pytest.mark.parametrize(
    "kind", [QImage.Format.Format_Grayscale8, QImage.Format.Format_RGB32, QImage.Format.Format_ARGB32_Premultiplied]
)
def test_grey_stays_grey_whatever_it_is_kept_in(kind: QImage.Format) -> None:
    image = QImage(5, 3, kind)  # 5 grey bytes a row: Qt fills rows up to 8
    image.fill(QColor(51, 51, 51))
    np.testing.assert_allclose(qt_picture(image).array, np.full((1, 3, 5), 0.2), atol=1e-7)


def test_transparent_parts_lie_on_white() -> None:
    image = QImage(2, 1, QImage.Format.Format_ARGB32)
    image.setPixelColor(0, 0, QColor(0, 0, 0, 0))
    image.setPixelColor(1, 0, QColor(255, 0, 0, 51))
    picture = qt_picture(image)
    np.testing.assert_allclose(picture.array[:, 0], [[1, 1], [1, 0.8], [1, 0.8]], atol=1e-6)
    assert list(map(str, picture.steps)) == ["Transparent parts put on white"]
    image.fill(QColor(10, 20, 30))
    assert not qt_picture(image).steps, "there is a channel for it, but nothing is transparent"


def test_what_is_pasted_equals_the_file(tmp_path: Path) -> None:
    path = tmp_path / "colours.png"
    Image.fromarray(np.random.default_rng(0).integers(0, 256, (7, 9, 4), np.uint8), "RGBA").save(path)
    np.testing.assert_allclose(qt_picture(QImage(str(path))).array, engine.read_image(path), atol=0.51 / 255)
