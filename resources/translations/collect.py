"""Brings the translations up to date with the program's sentences.

``python -m resources.translations.collect`` adds new sentences to every ``convscope_*.ts``, removes those that are
gone, and compiles them to ``.qm`` with Qt's lrelease. Sentences without a translation stay in English.
"""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

FOLDER = Path(__file__).parent
ROOT = FOLDER.parents[1]
Sentences = dict[str, set[str]]  # by context

# Modules with labels that another function turns into messages.
_LABELLING = {"why.py"}


def sentences() -> Sentences:
    """Every sentence of the program that can be translated, by context."""
    found: Sentences = {}
    for context, text in (*_of_window(), *_of_engine(), *_of_resources()):
        parts = text.split(" · ") if context == "engine" else [text]  # see gui.text.phrases.say
        found.setdefault(context, set()).update(part for part in parts if _has_words(part))
    return found


def _has_words(text: str) -> bool:
    """Whether there is anything to translate besides the fields in braces."""
    return any(letter.isalpha() for letter in re.sub(r"\{[^}]*\}", "", text))


def _of_window() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "gui").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        yield from _calls(tree, "")


def _calls(node: ast.AST, name: str) -> Iterator[tuple[str, str]]:
    """The sentences in a tree, with their contexts; ``name`` is the class around it."""
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else name
        if isinstance(child, ast.Call):
            yield from _sentences_of(child, name)
        yield from _calls(child, inner)


def _sentences_of(call: ast.Call, name: str) -> Iterator[tuple[str, str]]:
    texts = [each.value for each in call.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    match call.func:
        case ast.Attribute(value=ast.Name(), attr="tr") if texts:
            yield name, texts[0]
        case ast.Attribute(attr="translate") | ast.Name(id="translate" | "QT_TRANSLATE_NOOP") if len(texts) == 2:
            yield texts[0], texts[1]
        case ast.Name(id="message") if texts:
            yield "engine", texts[0]


def _of_engine() -> Iterator[tuple[str, str]]:
    sys.path.insert(0, str(ROOT))
    from engine.images.fitting import FITS
    from engine.kernels.library import KERNELS
    from engine.layers import LAYERS
    from engine.training.plan import Plan
    from engine.values.params import params
    from gui.look.colours import COLOUR_MAPS

    for path in sorted((ROOT / "engine").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from _sentences_of(node, "")
            if isinstance(node, ast.List | ast.Tuple):  # parts of a summary, which are joined when it is shown
                parts = [each.value for each in node.elts if isinstance(each, ast.Constant)]
                yield from (("engine", part) for part in parts if isinstance(part, str) and "{" in part)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "append":
                parts = [each.value for each in node.args if isinstance(each, ast.Constant)]
                yield from (("engine", part) for part in parts if isinstance(part, str) and "{" in part)
            if path.name in _LABELLING and isinstance(node, ast.Constant) and "{" in str(node.value):
                yield "engine", str(node.value)
    for kind in LAYERS.values():
        yield "engine", kind.title
        yield "engine", kind.short
        yield "engine", (kind.__doc__ or "").split("\n")[0]
    for param in chain(params(Plan), *(kind.params() for kind in LAYERS.values())):
        yield "engine", param.label
        yield "engine", param.help
        yield from (("engine", word) for word in (*param.choices, *param.sides))
    for kernel in KERNELS.values():
        yield from (("engine", text) for text in (kernel.name, kernel.group, kernel.responds_to))
    yield from (("engine", each.label) for each in COLOUR_MAPS.values())
    if isinstance(FITS, dict):
        yield from (("engine", str(words)) for words in FITS.values())


def _of_resources() -> Iterator[tuple[str, str]]:
    for listing in (ROOT / "resources" / "images" / "samples.json", ROOT / "resources" / "networks" / "networks.json"):
        for each in json.loads(listing.read_text(encoding="utf-8")):
            yield "samples", each["title"]
            yield "samples", each["what"]
            yield from (("samples", each[key]) for key in ("decides", "tested") if key in each)
    for file in sorted((ROOT / "resources" / "lessons").glob("*/lesson.json")):
        lesson = json.loads(file.read_text(encoding="utf-8"))
        yield from (("lessons", lesson[key]) for key in ("title", "about"))
        for scene in lesson["scenes"]:
            task = scene.get("task", {})
            texts = [scene.get(key, "") for key in ("title", "words", "notes")] + [
                task.get("ask", ""),
                task.get("said", ""),
                *(step.get("words", "") for step in scene.get("steps", ())),
            ]
            yield from (("lessons", text) for text in texts if text)


def read(path: Path) -> dict[str, dict[str, str]]:
    """The translations of a file, by context and sentence."""
    if not path.exists():
        return {}
    found: dict[str, dict[str, str]] = {}
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for each in context.iter("message"):
            found.setdefault(name, {})[each.findtext("source", "")] = each.findtext("translation") or ""
    return found


def write(path: Path, language: str, wanted: Sentences, known: dict[str, dict[str, str]]) -> int:
    """Writes a translation file with exactly the wanted sentences; returns the number without a translation."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    missing = 0
    for name in sorted(wanted):
        context = ET.SubElement(root, "context")
        ET.SubElement(context, "name").text = name
        for source in sorted(wanted[name]):
            each = ET.SubElement(context, "message")
            ET.SubElement(each, "source").text = source
            translation = ET.SubElement(each, "translation")
            translation.text = known.get(name, {}).get(source, "")
            if not translation.text:
                translation.set("type", "unfinished")
                missing += 1
    ET.indent(root)
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n' + ET.tostring(root, "unicode") + "\n", "utf-8"
    )
    return missing


def main() -> None:
    """Updates and compiles every translation, and prints the number of missing ones."""
    wanted = sentences()
    for path in sorted(FOLDER.glob("convscope_*.ts")):
        missing = write(path, path.stem.removeprefix("convscope_"), wanted, read(path))
        tool = Path(sys.executable).with_name("pyside6-lrelease")
        subprocess.run([str(tool), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))], check=True)
        print(f"{path.name}: {sum(map(len, wanted.values()))} sentences, {missing} without a translation")


if __name__ == "__main__":
    main()
