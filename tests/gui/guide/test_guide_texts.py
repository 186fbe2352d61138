"""The texts of the user guide, in every language: what they name is there, and their pictures are true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from docs import make_pictures
from docs.make_pictures import LANGUAGES, PICTURES, Picture, recorded, shown, words
from engine.layers import LAYERS
from gui.commands.table import COMMANDS
from gui.guide.guide import show_guide
from gui.guide.guide_page import markdown, names
from gui.text.glossary import GLOSSARY, docs, language, slug, terms
from gui.text.phrases import say
from gui.text.translation import Translation
from gui.window.main_window import MainWindow
from tests.stories.conftest import digits, make_window, window  # noqa: F401 - fixtures

Key = QKeySequence.SequenceFormat
FILES = {code: [*sorted(folder.glob("guide/*.md")), folder / GLOSSARY.name] for code, folder in LANGUAGES.items()}
TRANSLATED = [code for code in LANGUAGES if code != "en"]
MENU = re.compile(r"\*\*(\w[^*]* › [^*]+)\*\*(?: \(([^)]+)\))?")
LINK = re.compile(r"(!?)\[[^\]]*\]\(([^)]+)\)")


def anchors(path: Path) -> set[str]:
    """The headings of a file, as links name them."""
    own = {slug(line.lstrip("# ")) for line in markdown(path).splitlines() if line.startswith("#")}
    return own | set(names(path).values())


def leads_somewhere(path: Path, fragment: str) -> bool:
    return path.is_file() and (not fragment or fragment in anchors(path))


@pytest.fixture(params=LANGUAGES)
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """What is built from now on speaks one language after the other."""
    translation = Translation(qapp)
    translation.choose(request.param)
    yield request.param
    translation.choose("en")


# --- the texts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path", [path for files in FILES.values() for path in files], ids=lambda path: f"{path.parents[1].name}-{path.stem}"
)
def test_links_and_anchors_lead_somewhere(path: Path) -> None:
    for _, target in LINK.findall(path.read_text(encoding="utf-8")):
        file, _, fragment = target.partition("#")
        assert leads_somewhere((path.parent / file).resolve() if file else path, fragment) or file.endswith(".png")


@pytest.mark.parametrize("code", LANGUAGES)
def test_pictures_are_those_that_the_script_makes(code: str) -> None:
    folder = LANGUAGES[code]
    named = {
        (path.parent / target).resolve()
        for path in FILES[code]
        for picture, target in LINK.findall(path.read_text(encoding="utf-8"))
        if picture
    }
    made = {picture.path(code) for picture in PICTURES}
    assert named == made == {folder / "window.png", *folder.glob("pictures/*")}
    assert sum(path.stat().st_size for path in made) < 1_600_000


def outline(path: Path) -> list[str]:
    """What the lines of a chapter begin with that are more than running text, and what every language says alike."""
    text = path.read_text(encoding="utf-8")
    lines = [line.split(" ")[0] for line in text.splitlines() if re.match(r"#|- |\d\. |\||```", line)]
    return [
        *lines,
        *re.findall(r"pictures/\w+", text),
        *re.findall(r"[\w-]+\.md", text),
        *re.findall("`[^`\n]+`", text),
    ]


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_language_says_the_same(code: str) -> None:
    english, other = FILES["en"], FILES[code]
    assert [path.name for path in english] == [path.name for path in other]
    for path, translated in zip(english[:-1], other[:-1], strict=True):
        assert outline(path) == outline(translated), path.name
        assert len(MENU.findall(path.read_text("utf-8"))) == len(MENU.findall(translated.read_text("utf-8"))), path.name


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_glossary_is_in_the_order_of_the_alphabet(code: str) -> None:
    titles = re.findall("^## (.+)$", FILES[code][-1].read_text(encoding="utf-8"), re.MULTILINE)
    assert titles == sorted(titles, key=lambda title: title.lower().translate(str.maketrans("äöü", "aou")))


def menu_paths(actions: list[QAction], before: str = "") -> Iterator[tuple[str, QAction]]:
    """Every line of the menus, as the guide writes it."""
    for action in actions:
        path = before + action.text().replace("&", "").replace("  ", " ")
        yield path, action
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from menu_paths(menu.actions(), f"{path} › ")


def test_menu_texts_and_their_keys_are_those_of_the_program(spoken: str, window: MainWindow) -> None:  # noqa: F811
    menus = dict(menu_paths(window.menuBar().actions()))
    texts = [re.sub(r"\s+", " ", path.read_text(encoding="utf-8")) for path in FILES[spoken]]
    found = [each for text in texts for each in MENU.findall(text)]
    assert len(found) > 60
    for text, keys in found:
        assert text in menus
        if keys:
            assert keys in [each.toString(Key.NativeText) for each in menus[text].shortcuts()], text


def test_the_table_of_keys_is_complete(spoken: str, window: MainWindow, qtbot: QtBot) -> None:  # noqa: F811
    guide = show_guide(window, window.theme, "guide/15-keys.md")
    text = guide.page.toPlainText()
    for command in COMMANDS.values():
        if command.keys:
            assert QCoreApplication.translate("actions", command.tip) in text
            assert QKeySequence(command.keys[0]).toString(Key.NativeText) in text


WORDS = set(terms())  # in English, which is what they are called by


def test_the_glossary_says_one_or_two_sentences_of_each_word(spoken: str) -> None:
    assert language() == spoken
    assert set(terms()) == WORDS
    assert 35 <= len(WORDS) <= 100
    for text in terms().values():
        assert text.endswith((".", "1]."))
        assert len(text) < 260
        assert "](" not in text


def test_the_chapter_of_layers_names_every_kind(spoken: str) -> None:
    text = (docs() / "guide" / "05-layers.md").read_text(encoding="utf-8")
    assert all(say(kind.title) in text for kind in LAYERS.values())


# --- the pictures ------------------------------------------------------------------------------------------------


# They are made alike in every language: where one is right in English, a few tell whether the others are, too.
@pytest.mark.parametrize(
    ("code", "picture"),
    [(code, each) for code in LANGUAGES for each in (PICTURES if code == "en" else PICTURES[::5])],
    ids=lambda each: each if isinstance(each, str) else Path(each.file).stem,
)
@pytest.mark.usefixtures("quick_trainings")
def test_pictures_show_the_window_as_it_is(
    code: str, picture: Picture, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make_pictures, "_TICK", make_pictures._TICK // 5)  # words are there before the finest lines
    with shown(picture, code) as it:
        now = words(it)
    assert now == recorded(picture, code), "python -m docs.make_pictures makes it anew"
