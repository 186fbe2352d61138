"""Translates the engine's messages, and formats numbers for the user's language."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from engine import EngineError, Message, Problem
from engine.values.messages import written
from engine.values.numerals import brief, counted, percent, plain, printed, sizes


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks a text for lupdate without translating it here."""
    return text


_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_ARITHMETIC = re.compile(r"[\d\s.,e+−·×÷/()=…%-]*")
_POINTS: dict[str, str] = {"en": "."}  # decimal mark by language code, cached


def local(text: str) -> str:
    """Replaces the decimal points in a text by the language's decimal mark: ``0,37`` in German."""
    mark = _decimal_mark()
    return text if mark == "." else _POINT.sub(mark, text)


def local_latex(text: str) -> str:
    """The same for LaTeX, where a decimal comma is put in braces to avoid the space after it."""
    mark = _decimal_mark()
    return text if mark == "." else _POINT.sub(f"{{{mark}}}", text)


def _decimal_mark() -> str:
    language = QCoreApplication.translate("language", "en")
    if language not in _POINTS:
        _POINTS[language] = QLocale(language).decimalPoint()
    return _POINTS[language]


def _spoken(name: str, value: object) -> object:
    """The value of a message's field as text."""
    if isinstance(value, Message):
        return say(value)
    value = written(name, value)
    return local(value) if isinstance(value, str) and _ARITHMETIC.fullmatch(value) else value


def say(sentence: Message | str) -> str:
    """The translation of a sentence of the engine; parts joined by " · " are translated one by one."""
    if isinstance(sentence, str):
        return _translated(sentence)
    values = {name: _spoken(name, value) for name, value in sentence.values}
    return _translated(sentence.text).format(**values)


def _translated(text: str) -> str:
    if " · " not in text:
        return QCoreApplication.translate("engine", text)
    parts = text.split(" · ")
    return " · ".join(
        local(part) if _ARITHMETIC.fullmatch(part) else QCoreApplication.translate("engine", part) for part in parts
    )


def say_problem(problem: Problem | EngineError) -> str:
    """The translation of a Problem or EngineError with its hint."""
    what, then = (problem.sentence, problem.hint) if isinstance(problem, Problem) else (problem.what, problem.now)
    return f"{say(what)} {say(then)}".strip()


def shape_text(shape: Sequence[int]) -> str:
    """A shape as text: ``8 × 28 × 28``."""
    return sizes(shape)


def count_text(count: int) -> str:
    """A count with digit grouping: ``7 434``."""
    return counted(count)


def memory_text(nbytes: int) -> str:
    """An amount of memory: ``512 MB``, ``4.4 GB``."""
    if nbytes < 10**9:
        return f"{round(nbytes / 10**6)} MB"
    return f"{decimal_text(nbytes / 10**9, 1)} GB"


def plural(count: int, one: str, many: str, **values: object) -> str:
    """``one`` if ``count`` is 1, else ``many``, formatted with ``{count}`` and the values: ``1 row``, ``2 rows``.

    Both sentences are translated separately, so no language has to build its plural from the singular.
    """
    return (one if count == 1 else many).format(count=count_text(count), **values)


def number_text(value: float, digits: int = 2, plus: bool = False) -> str:
    """A value with ``digits`` decimals or a power of ten: ``−0.37``, ``1.2e5``, ``not a number``; or ``+0.37``."""
    if math.isnan(value):
        return QCoreApplication.translate("wording", "not a number")
    return local(brief(value, digits, plus))


def decimal_text(value: float, decimals: int, plus: bool = False) -> str:
    """A value with a fixed number of decimals: ``2.50``; with ``plus`` also ``+2.50``."""
    return local(printed(value, decimals, plus))


def plain_text(value: float, digits: int = 6, plus: bool = False) -> str:
    """A value in its shortest form, as in settings: ``0.5``, ``1e−5``; with ``plus`` ``+0.5``."""
    return local(plain(value, digits, plus))


def percent_text(share: float, decimals: int = 0) -> str:
    """A share (0 to 1) as percentage without the % sign: ``98.5``."""
    return local(percent(share, decimals))


def ratio_text(ratio: float) -> str:
    """A ratio with one decimal below 10, else without any: ``1.7``, ``30``, ``1 687 104``."""
    return decimal_text(ratio, 1) if ratio < 9.95 else count_text(int(ratio + 0.5))
