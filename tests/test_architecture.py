"""ARCHITECTURE.md as tests: what may import what, what is imported when, and the public names."""

from __future__ import annotations

import ast
import gc
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Collection, Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import TypeVar, get_args

import numpy as np
import pytest

import engine
from engine.values.cells import Rule

Made = TypeVar("Made")
ROOT = Path(__file__).resolve().parents[1]
SOURCES = sorted([*ROOT.glob("app.py"), *(ROOT / "engine").rglob("*.py"), *(ROOT / "gui").rglob("*.py")])


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    return kept(lambda: ast.parse(path.read_text(encoding="utf-8"), filename=str(path)))


@cache
def nodes(tree: ast.Module) -> list[ast.AST]:
    """All nodes of a file's tree; to walk through it takes longer than most of what is looked for."""
    return kept(lambda: list(ast.walk(tree)))


def kept(make: Callable[[], Made]) -> Made:
    """What is made of very many objects that stay: Python does not search them for garbage, now or later."""
    gc.disable()
    try:
        return make()
    finally:
        gc.freeze()
        gc.enable()


@cache
def mentions(path: Path) -> frozenset[str]:
    """All dotted names that a file imports or reads: ``PySide6.QtCore.QThread``, ``threading.Thread``."""
    return frozenset(_mentions(path))


def _mentions(path: Path) -> Iterator[str]:
    for node in nodes(parsed(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield f"{node.value.id}.{node.attr}"


def who_mentions(*wanted: str) -> set[str]:
    """The files that mention one of these modules, or a dotted name that ends with one of these names."""
    return {
        named(path)
        for path in SOURCES
        for mention in mentions(path)
        if any(mention == each or mention.startswith(f"{each}.") or mention.endswith(f".{each}") for each in wanted)
    }


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)


# --- what may use what -----------------------------------------------------------------------------------------


def test_the_import_contracts_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    cli = pytest.importorskip("importlinter.cli")
    monkeypatch.chdir(ROOT)
    broken = cli.lint_imports(config_filename="pyproject.toml", no_cache=True)
    assert not broken, capsys.readouterr().out


def test_every_package_has_a_place() -> None:
    """The contracts do not see folders without __init__.py: files in them could import anything."""
    folders = {path.parent for path in SOURCES if path.parent != ROOT}
    assert {named(folder) for folder in folders if not (folder / "__init__.py").is_file()} == set()
    rules = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    assert not rules["exclude_type_checking_imports"]
    for whole in ("engine", "gui"):
        (contract,) = (each for each in rules["contracts"] if each.get("containers") == [whole])
        assert contract["exhaustive"]
        assert "exhaustive_ignores" not in contract
        placed = [name.strip() for layer in contract["layers"] for name in layer.split("|")]
        present = {folder.name for folder in folders if folder.parent == ROOT / whole}
        assert sorted(placed) == sorted(present)
        assert [path.name for path in (ROOT / whole).glob("*.py")] == ["__init__.py"]


def module(path: Path) -> str:
    """The dotted name of a file's module."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imports(path: Path, known: Collection[str]) -> set[str]:
    """The known modules that a file imports, also within functions and for types alone."""
    found: set[str] = set()
    for node in nodes(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{named(path)}, line {node.lineno}: imports are written in full"
            whole = (f"{node.module}.{alias.name}" for alias in node.names)
            found |= {name if name in known else str(node.module) for name in whole}
    return (found & set(known)) - {module(path)}


def test_the_map_of_rooms_names_every_room_and_files_that_exist() -> None:
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    named_paths = re.findall(r"`((?:engine|gui|tests|resources|docs)/[\w/]+\.(?:py|md))`", text)
    assert len(named_paths) > 20
    assert [each for each in named_paths if not (ROOT / each).is_file()] == []
    rooms = [path.parent for path in ROOT.glob("*/*/__init__.py") if path.parts[-3] in ("engine", "gui")]
    assert [str(room) for room in rooms if f"`{room.name}/`" not in text] == []


def test_no_imports_go_in_a_circle() -> None:
    """Nor do imports for types alone: no module in a circle can be understood, or changed, without all others."""
    names = {module(path): path for path in SOURCES}
    graph = {name: imports(path, names) for name, path in names.items()}
    assert "gui.window.main_window" in graph["gui.app.program"]
    assert "gui.map.map_panel" in graph["gui.map.map_pictures"], "for types alone"
    assert "gui.map.map_panel" in graph["gui.window.deferred"], "within a function"
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(reversed(error.args[1])))


def test_only_the_program_holds_the_window() -> None:
    """Every other part gets what it uses in its constructor."""
    holders = {
        named(path)
        for path in SOURCES
        for node in nodes(parsed(path))
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if annotation is not None and re.search(r"\bMainWindow\b", ast.unparse(annotation))
    }
    assert holders == {"gui/app/program.py", "gui/app/start.py"}
    importers = {named(path) for path in SOURCES if "gui.window.main_window.MainWindow" in mentions(path)}
    assert importers == holders
    builders = {named(path) for path in SOURCES if "gui.window.first_parts.FirstParts" in mentions(path)}
    assert builders == {"gui/window/main_window.py", "gui/window/later.py"}


def test_only_maps_and_the_curve_of_a_training_use_pyqtgraph() -> None:
    assert who_mentions("pyqtgraph") <= {
        "gui/map/plot.py",
        "gui/layer_maps/board.py",
        "gui/layer_maps/images.py",
        "gui/training/curve_plot.py",
    }


def test_nobody_walks_along_the_focus_chain() -> None:
    """PySide takes the returned widget for a child of the other: when that is deleted, so is the window for PySide."""
    assert who_mentions("nextInFocusChain") | who_mentions("previousInFocusChain") == set()


def test_only_the_document_uses_undo_commands() -> None:
    assert who_mentions("QUndoCommand") == {"gui/state/document.py"}


def test_only_the_workers_start_threads() -> None:
    starters = ("QThread", "QThreadPool", "QRunnable", "threading.Thread", "threading.Timer", "concurrent.futures")
    assert who_mentions(*starters, "multiprocessing", "asyncio", "QtConcurrent") == {
        "gui/state/workers.py",
        "gui/training/process.py",  # waits for what another process reports
        "engine/training/worker.py",  # a process of its own, which listens while it trains
    }


def test_only_three_start_processes() -> None:
    """The one that reads foreign files, the one that trains, and the one that keeps the screen on."""
    starters = ("subprocess", "os.system", "os.fork", "QProcess", "ProcessPoolExecutor")
    assert who_mentions(*starters) == {
        "engine/formats/reading_process.py",
        "engine/training/orders.py",
        "gui/presentation/awake.py",
        "gui/training/process.py",
    }


def test_nobody_holds_updates_back() -> None:
    """On X11 a repaint requested while updates are disabled may be lost; the offscreen platform does not show it."""
    names = {node.attr for path in SOURCES for node in nodes(parsed(path)) if isinstance(node, ast.Attribute)}
    assert not names & {"setUpdatesEnabled", "WA_UpdatesDisabled"}


def test_every_painter_ends_with_its_block() -> None:
    """A painter that an exception leaves active makes Qt crash when it shows the window."""
    bare = []
    for path in SOURCES:
        managed = {
            item.context_expr for node in nodes(parsed(path)) if isinstance(node, ast.With) for item in node.items
        }
        bare += [
            f"{named(path)}, line {node.lineno}"
            for node in nodes(parsed(path))
            if isinstance(node, ast.Call)
            and ast.unparse(node.func) in ("QPainter", "QStylePainter")
            and node not in managed
        ]
    pages = [
        each for each in bare if each.startswith("gui/presentation/pdf/pdf_export.py")
    ]  # from its first page to its last
    assert bare == pages
    assert len(pages) == 1


def test_delayed_calls_have_a_receiver_that_cancels_them() -> None:
    """A window may be deleted meanwhile: another language replaces it by a new one."""
    loose = [
        (named(path), node.lineno)
        for path in SOURCES
        for node in nodes(parsed(path))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "QTimer.singleShot" and len(node.args) < 3
    ]
    assert {path for path, _ in loose} <= {"gui/app/start.py"}, loose


def test_nobody_unpickles() -> None:
    loaders = ("pickle.load", "pickle.loads", "pickle.Unpickler", "marshal", "shelve", "dill", "joblib")
    # Two processes of the program pass pickles through a pipe of their own; no file is one.
    assert who_mentions(*loaders) == {"engine/training/worker.py", "gui/training/process.py"}
    for path in SOURCES:
        for node in nodes(parsed(path)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) in ("torch.load", "np.load", "numpy.load"):
                safe = {"weights_only": True, "allow_pickle": False}
                arguments = {word.arg: getattr(word.value, "value", None) for word in node.keywords}
                assert arguments.items() & safe.items(), f"{named(path)}, line {node.lineno}"


_KNOW_KINDS = {  # they read or build networks of certain kinds; all other code asks a Spec for its traits
    "engine/formats/imports/arithmetic_operations.py",
    "engine/formats/imports/aten_operations.py",
    "engine/formats/imports/draft.py",
    "engine/formats/imports/families",  # one file per family
    "engine/formats/imports/guesses.py",
    "engine/formats/imports/network_file.py",
    "engine/formats/imports/reading.py",
    "engine/formats/imports/window_operations.py",
    "engine/training/networks",  # they are made of kinds
    "engine/project/edits/connections.py",  # a skip connection is an Add, and perhaps a Conv2d
}


def test_few_files_know_a_layer_kind_by_name() -> None:
    """A new kind is one file and one line in the registry."""
    rooms = "engine/formats/imports/families", "engine/training/networks"  # a file each for a family or a network
    knowing = {
        next((room for room in rooms if named(path).startswith(room)), named(path))
        for path in SOURCES
        if not named(path).startswith("engine/layers/") and named(path) != "engine/__init__.py" and kinds_in(path)
    }
    assert knowing == _KNOW_KINDS
    assert len(_KNOW_KINDS) <= 12


def kinds_in(path: Path) -> set[str]:
    """The kinds that a file names, by class or by key; keys that are also names of Rules do not count."""
    classes = {kind.__name__ for kind in engine.LAYERS.values()} - {"Slice"} | {"Pooling"}
    keys = (
        set(engine.LAYERS) - set(get_args(Rule)) - {"pad", "slice"}
    )  # pictures are padded, too, and the filter page has slices
    found = set()
    for node in nodes(parsed(path)):
        if isinstance(node, ast.Name | ast.Attribute | ast.alias):
            found |= {ast.unparse(node).rpartition(".")[2]} & classes
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            found |= {node.value} & keys
        elif isinstance(node, ast.Compare) and ast.unparse(node.left).endswith("spec.kind"):
            others = [each for side in node.comparators for each in ast.walk(side) if isinstance(each, ast.Constant)]
            found |= {str(each.value) for each in others} & set(engine.LAYERS)
    return found


@pytest.mark.parametrize(
    ("code", "known"),
    [
        ("from engine import Conv2d", {"Conv2d"}),
        ("isinstance(spec, engine.ReLU)", {"ReLU"}),
        ("layer.spec.kind == 'softmax'", {"softmax"}),
        ("last.spec.kind in ('softmax', 'linear')", {"softmax", "linear"}),
        ("trace.rule == 'softmax'", set()),
        ("spec.has_filters", set()),
    ],
)
def test_naming_a_layer_kind_is_noticed(tmp_path: Path, code: str, known: set[str]) -> None:
    (tmp_path / "module.py").write_text(code, encoding="utf-8")
    assert kinds_in(tmp_path / "module.py") == known


def test_every_module_of_the_engine_says_what_it_is_for() -> None:
    silent = [
        named(path) for path in SOURCES if named(path).startswith("engine") and not ast.get_docstring(parsed(path))
    ]
    assert silent == []


def test_the_program_itself_is_short() -> None:
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) <= 60


# --- what is imported when -------------------------------------------------------------------------------------


def test_the_engine_loads_without_torch_and_without_a_window() -> None:
    slow = {"torch", "PySide6", "shiboken6", "pyqtgraph", "onnx", "gui"}
    done = python(f"import sys, engine; print(sorted({slow} & set(sys.modules)))")
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_all_but_computing_works_without_torch(tmp_path: Path) -> None:
    """The first picture of the window must not wait for torch: files, edits, shapes and traces do not need it."""
    done = python(f"""
import sys
sys.modules["torch"] = None  # importing it fails
import numpy as np, engine
own = ("flatten", "batchnorm2d", "dropout", "globalavgpool")
specs = [kind() for kind in engine.LAYERS.values() if kind.fewest_inputs == 1 and kind.kind not in own]
maps = [spec for spec in specs if isinstance(spec.output_shape((8, 9, 9)), tuple)]
rest = [engine.GlobalAvgPool(), engine.Flatten(), *(spec for spec in specs if spec not in maps)]
project = engine.chain((1, 28, 28), [engine.Conv2d(), engine.BatchNorm2d(), engine.Dropout(), *maps, *rest])
assert not engine.infer(project).problems, engine.infer(project).problems
file = {str(tmp_path / "p.convscope")!r}
project = engine.set_image(engine.add_filter(project, "conv1"), engine.read_image("resources/images/digit-3.png"))
engine.save_project(project, file)
assert engine.open_project(file) == project
engine.receptive_fields(project, "linear1", (3,))
x = project.input.image.data
for layer in engine.open_project(file).layers[:1]:
    layer.spec.trace(x, {{name: weight.data for name, weight in layer.weights.items()}}, (8, 3, 4))
try:
    engine.evaluate(project)
except ImportError:
    print("computing needs it")
""")
    assert (done.stdout.strip(), done.stderr) == ("computing needs it", "")


def test_nothing_of_qt_is_imported_late() -> None:
    """An import within a function may run in any thread, and Qt's modules must be imported in the window's."""
    late = {
        named(path)
        for path in SOURCES
        if not named(path).startswith("engine/")  # which knows nothing of Qt
        for function in nodes(parsed(path))
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for node in ast.walk(function)
        for module in _imported(node)
        if module.partition(".")[0] in ("PySide6", "shiboken6", "pyqtgraph", "gui")
    }
    # What the window adds to itself later, the large map, the pages of the centre, the screen that is kept on, and the
    # camera, which is an optional dependency: all in the window's own thread. The modules that deferred_imports.py
    # imports in another thread are listed there; none of them is Qt's.
    names = ("deferred.py", "deferred_imports.py", "lone_panels.py", "main_window.py", "pages.py")
    assert late == {
        *(f"gui/window/{name}" for name in names),
        "gui/camera/camera.py",
        "gui/presentation/awake.py",
        "gui/training/learning_panel.py",
    }


def _imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield node.module or ""
    elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
        yield "gui"  # the name is known only at run time


def test_emitting_a_signal_loses_no_reference_to_true() -> None:
    """PySide6 6.12.0 loses one, on Python up to 3.11, and the process aborts after some hundred signals."""
    from PySide6.QtCore import QObject, Signal

    class Emitter(QObject):
        happened = Signal(bool)

    emitter, heard = Emitter(), []
    emitter.happened.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(200):
        emitter.happened.emit(False)
    assert heard == [False] * 200
    assert sys.getrefcount(True) > before - 20


# --- public names ----------------------------------------------------------------------------------------------


def test_the_public_face_works_as_documented(tmp_path: Path) -> None:
    image = engine.read_image(ROOT / "resources" / "images" / "digit-3.png")
    assert (image.dtype, image.shape, image.min(), image.max()) == (np.float32, (1, 28, 28), 0, 1)
    project = engine.chain(
        (1, 28, 28),
        [
            engine.Conv2d(filters=8, kernel=5, padding=2),
            engine.ReLU(),
            engine.MaxPool2d(kernel=2, stride=2),
            engine.Conv2d(filters=4, kernel=(3, 5), stride=(1, 2), dilation=1),
            engine.Flatten(),
            engine.Linear(units=10),
            engine.Softmax(),
        ],
        seed=0,
    )
    assert [layer.id for layer in project.layers] == [
        "conv1", "relu1", "pool1", "conv2", "flatten", "linear1", "softmax",
    ]  # fmt: skip
    project = engine.set_image(project, image)
    weight = np.random.default_rng(0).random((8, 1, 5, 5), np.float32)
    project = engine.set_weights(project, "conv1", weight=weight, bias=np.zeros(8))
    known = engine.Cache()
    result = engine.evaluate(project, cache=known, wanted=["conv1"])
    assert result["conv1"].shape == (8, 28, 28)
    result = engine.evaluate(project, cache=known)
    assert list(result.activations) == [layer.id for layer in project.layers]
    assert result["softmax"].shape == (10,)
    assert result.problems == {}
    traced = engine.trace(project, result, "conv1", (3, 8, 13))
    assert traced.value == pytest.approx(sum(term.product for term in traced.terms) + traced.bias, rel=1e-5)
    assert traced.terms[12].cell == (0, 8, 13)
    assert traced.terms[12].product == traced.terms[12].value * traced.terms[12].weight
    assert len(engine.trace(project, result, "linear1", (7,)).terms) == 4 * 12 * 5
    facts = engine.infer(project)
    assert (facts.shapes["conv1"], facts.parameters["conv1"], facts.multiply_adds["conv1"]) == (
        (8, 28, 28), 208, 156800,
    )  # fmt: skip
    engine.save_project(project, tmp_path / "p.convscope")
    assert engine.open_project(tmp_path / "p.convscope") == project
    assert np.asarray(engine.KERNELS["sobel_x"]).shape == (3, 3)
    assert engine.LAYERS["conv2d"] is engine.Conv2d
    assert issubclass(engine.FormatError, engine.EngineError)


def test_the_public_face_only_imports() -> None:
    body = parsed(ROOT / "engine" / "__init__.py").body
    allowed = (ast.ImportFrom, ast.Expr, ast.Assign, ast.If)
    assert [node.name for node in body if not isinstance(node, allowed)] == ["__getattr__"]  # type: ignore[attr-defined]


def test_the_public_face_is_complete_though_parts_of_it_come_late() -> None:
    late = [name for names in engine._LATE.values() for name in names]
    code = (
        f"import engine; assert not {{*{late}}} & {{*vars(engine)}}; [getattr(engine, name) for name in engine.__all__]"
    )
    assert python(code).stderr == ""
    assert set(late) <= {*engine.__all__}
    with pytest.raises(AttributeError, match="no attribute 'convolve'"):
        engine.convolve  # noqa: B018


# --- numbers ---------------------------------------------------------------------------------------------------

_WRITES_NUMBERS = {"engine/values/numerals.py"}


def _specs(path: Path) -> Iterator[tuple[int, str]]:
    """Lines and format specifications of numbers in a file; not those in ``float(f"…")``, which round a number."""
    rounded = {
        id(argument)
        for call in nodes(parsed(path))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "float"
        for argument in call.args
    }
    for node in nodes(parsed(path)):
        if isinstance(node, ast.JoinedStr) and id(node) not in rounded:
            for part in node.values:
                if isinstance(part, ast.FormattedValue) and isinstance(part.format_spec, ast.JoinedStr):
                    spec = (each.value for each in part.format_spec.values if isinstance(each, ast.Constant))
                    yield node.lineno, "".join(map(str, spec))
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            for spec in re.findall(r"\{\w*:([^{}\s]*)\}", node.value):
                yield node.lineno, spec
            for spec in re.findall(r"%[-+ ]?[\d.]*[dfge](?!\w)", node.value):
                yield node.lineno, spec


def test_numbers_are_formatted_in_one_place() -> None:
    found = [
        (named(path), line, spec)
        for path in SOURCES
        if named(path) not in _WRITES_NUMBERS
        for line, spec in _specs(path)
        if re.search(r"[,+fgeEn%]", spec)
    ]
    assert not found
