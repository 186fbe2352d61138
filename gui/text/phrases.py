"""The engine's sentences in the user's language, and how numbers are written."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from engine import EngineError, Message, Problem
from engine.values.messages import written
from engine.values.numerals import brief, counted, percent, plain, printed, sizes


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """Marks a text for translation where it is not shown yet; the tools that collect texts know this name."""
    return text


_POINT = re.compile(r"(?<=\d)\.(?=\d)")
_ARITHMETIC = re.compile(r"[\d\s.,e+−·×÷/()=…%-]*")
_POINTS: dict[str, str] = {"en": "."}  # the decimal mark of every language that was spoken


def local(text: str) -> str:
    """Numbers, as the engine and Python write them, in a text of the user's language: ``0,37`` in German."""
    mark = _decimal_mark()
    return text if mark == "." else _POINT.sub(mark, text)


def local_latex(text: str) -> str:
    """The same in a formula for LaTeX, where a comma in braces has no space after it."""
    mark = _decimal_mark()
    return text if mark == "." else _POINT.sub(f"{{{mark}}}", text)


def _decimal_mark() -> str:
    language = QCoreApplication.translate("language", "en")
    if language not in _POINTS:
        _POINTS[language] = QLocale(language).decimalPoint()
    return _POINTS[language]


def _spoken(name: str, value: object) -> object:
    """The value of a field as a sentence tells it."""
    if isinstance(value, Message):
        return say(value)
    value = written(name, value)
    return local(value) if isinstance(value, str) and _ARITHMETIC.fullmatch(value) else value


def say(sentence: Message | str) -> str:
    """An engine sentence in the user's language; what is put together with dots is translated part by part."""
    if isinstance(sentence, str):
        return _translated(sentence)
    values = {name: _spoken(name, value) for name, value in sentence.values}
    return _translated(sentence.text).format(**values)


def _translated(text: str) -> str:
    if " · " not in text:
        return QCoreApplication.translate("engine", text)
    return " · ".join(QCoreApplication.translate("engine", part) for part in text.split(" · "))


def say_problem(problem: Problem | EngineError) -> str:
    """A Problem or error with its hint, in the user's language."""
    what, then = (problem.sentence, problem.hint) if isinstance(problem, Problem) else (problem.what, problem.now)
    return f"{say(what)} {say(then)}".strip()


def shape_text(shape: Sequence[int]) -> str:
    """A shape as people write it: ``8 × 28 × 28``."""
    return sizes(shape)


def count_text(count: int) -> str:
    """A count with its thousands set apart: ``7 434``."""
    return counted(count)


def plural(count: int, one: str, many: str, **values: object) -> str:
    """``1 row``, ``2 rows``: the sentence for one, or that for any other number, with ``{count}`` and values put in.

    Two sentences, each translated by itself: no language has to make its words by adding a letter.
    """
    return (one if count == 1 else many).format(count=count_text(count), **values)


def number_text(value: float, digits: int = 2, plus: bool = False) -> str:
    """A value in a few characters: ``−0.37``, ``1.2e5``, ``not a number``; with ``plus`` also ``+0.37``."""
    if math.isnan(value):
        return QCoreApplication.translate("wording", "not a number")
    return local(brief(value, digits, plus))


def decimal_text(value: float, decimals: int, plus: bool = False) -> str:
    """A value with so many decimals: ``2.50``; with ``plus`` also ``+2.50``."""
    return local(printed(value, decimals, plus))


def plain_text(value: float, digits: int = 6, plus: bool = False) -> str:
    """A value in as few characters as it needs, as settings are written: ``0.5``, ``1e−5``; with ``plus`` ``+0.5``."""
    return local(plain(value, digits, plus))


def percent_text(share: float, decimals: int = 0) -> str:
    """A share in hundredths, without the sign, which stands in the sentence around it: ``98.5``."""
    return local(percent(share, decimals))


def ratio_text(ratio: float) -> str:
    """How many times more or fewer: ``1.7``, ``30``, ``1 687 104``."""
    return decimal_text(ratio, 1) if ratio < 9.95 else count_text(int(ratio + 0.5))
