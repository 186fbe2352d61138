"""Limits on the size of files, functions, classes and constructors."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.test_architecture import SOURCES, module, named, nodes, parsed

_MOST = {"file": 500, "function": 60, "class": 300, "constructor": 8}  # lines, and parameters besides self

# Exceptions, with their limits. Remove or lower them; never add or raise any.
_LARGER: dict[str, dict[str, int]] = {
    "file": {},
    "function": {},
    "class": {
        "engine.layers.avgpool2d.AvgPool2d": 315,
        "engine.layers.convtranspose2d.ConvTranspose2d": 327,
    },
}

Classes = Mapping[tuple[str, str], ast.ClassDef]  # by module and name


def classes(trees: Mapping[str, ast.Module]) -> Classes:
    """All classes of some modules, nested ones included."""
    return {
        (name, node.name): node
        for name, tree in trees.items()
        for node in nodes(tree)
        if isinstance(node, ast.ClassDef)
    }


def lines(node: ast.stmt) -> int:
    assert node.end_lineno is not None
    return node.end_lineno - node.lineno + 1


def ancestry(where: str, name: str, trees: Mapping[str, ast.Module], known: Classes) -> set[tuple[str, str]]:
    """A class, and those of its ancestors that are in ``known``, as (module, name)."""
    imported = {
        alias.asname or alias.name: (str(node.module), alias.name)
        for node in nodes(trees[where])
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    found = {(where, name)}
    for base in known[where, name].bases:
        plain = ast.unparse(base.value if isinstance(base, ast.Subscript) else base)
        outer, _, last = plain.rpartition(".")
        place = (".".join(imported[outer]), last) if outer in imported else imported.get(plain, (where, plain))
        if place in known and place not in found:
            found |= ancestry(*place, trees, known)
    return found


def sizes(trees: Mapping[str, ast.Module], kind: str) -> Iterator[tuple[str, int]]:
    """The names and sizes of all functions, classes (lines) or constructors (parameters)."""
    known = classes(trees)
    for where, tree in trees.items():
        for node in nodes(tree):
            if kind == "function" and isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield f"{where}.{node.name}", lines(node)
            elif isinstance(node, ast.ClassDef) and kind == "class":
                yield (
                    f"{where}.{node.name}",
                    sum(lines(known[each]) for each in ancestry(where, node.name, trees, known)),
                )
            elif isinstance(node, ast.ClassDef) and kind == "constructor":
                found = (each for each in node.body if isinstance(each, ast.FunctionDef) and each.name == "__init__")
                for each in found:
                    taken = [*each.args.posonlyargs, *each.args.args, *each.args.kwonlyargs]
                    yield f"{where}.{node.name}", len(taken) - 1


@pytest.mark.parametrize("kind", _MOST)
def test_nothing_is_too_large(kind: str) -> None:
    """A class counts with its ancestors in this project, which its reader must know, too."""
    if kind == "file":
        found = [(named(path), len(path.read_text(encoding="utf-8").splitlines())) for path in SOURCES]
    else:
        found = list(sizes({module(path): parsed(path) for path in SOURCES}, kind))
    large = {name: size for name, size in found if size > _MOST[kind]}
    allowed = _LARGER.get(kind, {})
    assert {name: size for name, size in large.items() if size > allowed.get(name, 0)} == {}, (
        "divide it by its subjects"
    )
    assert set(allowed) - set(large) == set(), "these fit by now: take them out of the list"


def test_sizes_are_seen() -> None:
    base = "class Base:\n    def __init__(self, a, *, b): ...\n"
    own = "from pack.one import Base as B\nclass Own(B):\n    async def f(self):\n        pass\n"
    more = "from pack import two\nclass More(two.Own[int], QWidget):\n    pass\n"
    trees = {name: ast.parse(code) for name, code in (("pack.one", base), ("pack.two", own), ("three", more))}
    assert dict(sizes(trees, "function")) == {"pack.one.__init__": 1, "pack.two.f": 2}
    assert dict(sizes(trees, "class")) == {"pack.one.Base": 2, "pack.two.Own": 5, "three.More": 7}
    assert dict(sizes(trees, "constructor")) == {"pack.one.Base": 2}
