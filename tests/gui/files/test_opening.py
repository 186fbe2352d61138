"""Whatever the user gives becomes a picture or a project, or a sentence that says why not."""

from __future__ import annotations

import io
import threading
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

import engine
from engine.formats import project_file
from engine.images import reading as images
from engine.values.progress import GivenUp, Watch
from gui.files import samples
from gui.files.opening import Opening, qt_picture, with_picture
from gui.state.document import Document
from gui.state.selection import Looks, Selection
from gui.state.session import Session
from gui.state.workers import Job, is_reading
from tests.foreign import onnx_file
from tests.hostile import endless

LIMIT = 60  # seconds


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


def test_a_missing_file_is_a_sentence(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.opening.failed):
        desk.opening.open_path(tmp_path / "nowhere.png")
    assert all(isinstance(error, engine.FormatError) for error in desk.said["failed"])


def test_a_folder_is_handed_on_as_data(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.opening.folder_opened) as handed:
        desk.opening.open_path(tmp_path)
    assert handed.args == [tmp_path]


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
        desk.session.run(Job("Saving", _writing, lane="writing"))
    assert desk.session.working
    assert not desk.session.writing
    desk.session.finish()


def _writing() -> Iterator[float]:
    yield 0.0


class Stuck(io.BytesIO):
    """A file on a disk that does not answer until it is released."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.asked, self.released = threading.Event(), threading.Event()

    def read(self, size: int | None = -1, /) -> bytes:
        self.asked.set()
        self.released.wait()
        return super().read(size)


@pytest.fixture
def stuck(picture: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Stuck]:
    """What every picture and project is read from."""
    file = Stuck(picture.read_bytes())
    monkeypatch.setattr(images, "_open", lambda *_: file)
    monkeypatch.setattr(project_file, "_opened", lambda *_: file)
    yield file
    file.released.set()
    assert not is_reading(LIMIT), "it ends when the disk answers"


@pytest.mark.parametrize("name", ["some.png", "some.convscope"])
def test_a_disk_that_does_not_answer_is_left(desk: Desk, stuck: Stuck, qtbot: QtBot, name: str) -> None:
    before = desk.document.project
    with qtbot.waitSignal(desk.session.job_progressed):
        desk.opening.open_path(Path(name))
    assert stuck.asked.wait(LIMIT)
    with qtbot.waitSignal(desk.session.written):
        desk.session.run(Job("Saving", _writing, lane="writing"))  # type: ignore[arg-type]
    with qtbot.waitSignal(desk.session.job_ended):
        desk.session.cancel_job()
    assert not desk.session.working
    assert is_reading(0)
    sample = samples.pictures()[5]
    with qtbot.waitSignal(desk.session.job_started):
        desk.opening.open_sample(sample)  # from the same disk, which is not waited for either
    desk.session.finish()
    assert desk.document.project is before
    assert desk.said["failed"] == []


def test_what_was_left_keeps_no_other_picture(desk: Desk, picture: Path, stuck: Stuck, qtbot: QtBot,
                                              monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    with qtbot.waitSignal(desk.session.job_progressed):
        desk.opening.open_path(Path("some.png"))
    assert stuck.asked.wait(LIMIT)
    with qtbot.waitSignal(desk.session.job_ended):
        desk.session.cancel_job()
    monkeypatch.undo()
    with qtbot.waitSignal(desk.opening.opened):
        desk.opening.open_path(picture)
    stuck.released.set()
    assert not is_reading(LIMIT)
    assert desk.document.project.input.title == picture.name
    assert "PIL" not in str(warnings.filters)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP"])
def test_reading_a_picture_says_how_far_it_is_and_ends_in_the_middle(kind: str, tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (1200, 1200, 3), np.uint8)
    Image.fromarray(noise).save(tmp_path / "noise", kind)

    class Watched(Watch):
        def report(self, part: float) -> None:
            super().report(part)
            shares.append(self.share)
            if self.share > limit:
                self.give_up()

    shares: list[float] = []
    limit = 2.0
    whole = engine.read_picture(tmp_path / "noise", Watched()).array
    assert shares == sorted(shares)
    assert len(set(shares)) > 5
    assert 0.5 < shares[-1] < 1
    for limit in (0.2, 0.7):  # while it is decoded, and while it is scaled
        shares = []
        with pytest.raises(GivenUp):
            engine.read_picture(tmp_path / "noise", Watched())
        assert limit < shares[-1] < limit + 0.3
    assert whole.shape == (3, 1200, 1200)


def test_unpacking_a_project_ends_in_the_middle(tmp_path: Path) -> None:
    engine.save_project(engine.chain((1, 40, 40), [engine.Flatten(), engine.Linear(units=4096)]), tmp_path / "p")
    watch = Watch()
    assert engine.open_project(tmp_path / "p", watch).layers
    assert watch.share > 0.9
    watch.give_up()
    with pytest.raises(GivenUp):
        engine.open_project(tmp_path / "p", watch)


def test_a_picture_that_memory_cannot_hold_is_refused_before(picture: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(images.psutil, "virtual_memory", lambda: SimpleNamespace(available=71))
    with pytest.raises(engine.FormatError, match=r"^grey\.png does not fit into the memory\."):
        engine.read_picture(picture)
    monkeypatch.setattr(images.psutil, "virtual_memory", lambda: SimpleNamespace(available=72))
    assert engine.read_picture(picture).array.shape == (1, 3, 4)


def test_what_reads_waits_for_what_writes(desk: Desk, picture: Path, tmp_path: Path, qtbot: QtBot) -> None:
    def write() -> Iterator[float]:
        yield 0.0
        (tmp_path / "late.png").write_bytes(picture.read_bytes())

    desk.session.run(Job("Saving", write, lane="writing"))
    with qtbot.waitSignal(desk.opening.opened):
        desk.opening.open_path(tmp_path / "late.png")
    assert not desk.said["failed"]


def test_a_network_of_another_program_is_handed_on(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    file = onnx_file(tmp_path / "net.onnx", "Relu")
    with qtbot.waitSignal(desk.opening.opened, timeout=60_000):
        desk.opening.open_path(file)
    project, path, assumed = desk.said["project"][0]
    assert [layer.id for layer in project.layers] == ["conv1", "relu1"]
    assert path is None
    assert "how inputs were scaled" in assumed
    assert desk.said["opened"] == [file]


def test_weights_alone_are_asked_about_first(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    import torch

    file = tmp_path / "net.pth"
    torch.save({"fc.weight": torch.ones(2, 9)}, file)
    with qtbot.waitSignal(desk.opening.guessed, timeout=60_000) as asked:
        desk.opening.open_path(file)
    assert asked.args is not None
    report, path, choices = asked.args
    assert (path, choices) == (file, None)
    assert [layer.id for layer in report.project.layers] == ["flatten", "linear1", "softmax"]
    assert not desk.said["project"]
    assert not desk.said["opened"]
    desk.opening.take_network(report.project, path)
    assert desk.said["project"] == [(report.project, None, "")]
    assert desk.said["opened"] == [file]


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


# --- networks of other channels ---------------------------------------------------------------------------------------


def reading(desk: Desk, channels: int) -> None:
    """The Document's network reads so many channels."""
    desk.document.open(engine.chain((channels, 6, 6), [engine.Conv2d(filters=2, kernel=3)]), None)


def dropped(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_pictures_dropped_at_once_are_the_channels_of_a_network_that_reads_as_many(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    reading(desk, 4)
    paths = [tmp_path / f"band{number}.png" for number in (10, 2, 1, 3)]
    for level, path in enumerate(paths):
        Image.new("L", (5, 7), 10 * level).save(path)
    with qtbot.waitSignal(desk.document.changed):
        assert desk.opening.open_mime(dropped(*paths))
    levels = image_of(desk)[:, 0, 0] * 255
    np.testing.assert_allclose(levels, [20, 10, 30, 0], atol=1e-4)  # band1, band2, band3, band10
    assert desk.document.project.input.title == "Stack of 4 pictures"
    assert "band1.png, band2.png, band3.png, band10.png" in str(desk.document.project.input.read[0])
    assert not desk.said["failed"] + desk.said["noticed"]
    with qtbot.waitSignal(desk.opening.failed):
        desk.opening.open_mime(dropped(*paths[:3]))
    assert "4 channels" in str(desk.said["failed"][0])


def test_a_network_among_dropped_files_is_opened(desk: Desk, picture: Path, tmp_path: Path, qtbot: QtBot) -> None:
    reading(desk, 4)
    engine.save_project(engine.chain((1, 4, 4), [engine.ReLU()]), tmp_path / "net.convscope")
    with qtbot.waitSignal(desk.opening.project_opened):
        desk.opening.open_mime(dropped(picture, tmp_path / "net.convscope"))


@pytest.mark.parametrize("channels", [2, 4, 12])
def test_a_picture_of_other_channels_is_refused_with_what_would_do(
    channels: int, desk: Desk, picture: Path, qtbot: QtBot
) -> None:
    reading(desk, channels)
    desk.document.refused.connect(desk.said["failed"].append)
    with qtbot.waitSignal(desk.document.refused):
        desk.opening.open_path(picture)
    told = str(desk.said["failed"][-1])
    assert f"This network reads {channels} channels: open an .npy or .npz file, or {channels} grey pictures" in told


def test_something_else_of_the_latest_file_can_be_taken_and_taken_back(
    desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    reading(desk, 4)
    batch = np.random.default_rng(0).random((3, 4, 5, 7)).astype(np.float32)
    np.save(tmp_path / "batch.npy", batch)
    with qtbot.waitSignal(desk.opening.opened):
        desk.opening.open_path(tmp_path / "batch.npy")
    first = desk.document.project.input.image
    source = desk.opening.source_of(first)
    assert source is not None
    assert (source.offer.count, source.taken.index) == (3, 0)
    with qtbot.waitSignal(desk.opening.opened):
        desk.opening.take(replace(source.taken, index=2))
    np.testing.assert_array_equal(image_of(desk), batch[2])
    assert desk.opening.source_of(first) is None
    desk.document.stack.undo()
    assert desk.document.project.input.image is first
    desk.document.edit("", lambda project: engine.set_image(project, None))
    assert desk.opening.source_of(desk.document.project.input.image) is None


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
