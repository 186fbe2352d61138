"""An explanation as plain text and as LaTeX."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from engine.explain.explain import Explanation, Group, Line, place
from engine.explain.phrases import others, sum_without
from engine.explain.ranking import largest
from engine.explain.rounding import added, balanced, exactly, needed
from engine.values.cells import Terms
from engine.values.messages import Message, message
from engine.values.numerals import NOT_A_NUMBER, counted, printed

Say = Callable[[Message | str], str]

MOST_TERMS = 300  # maximum number of terms that are all listed
MOST_CHANNELS = 40  # maximum number of channels that are all listed
LARGEST = 12  # number of the largest ones that are listed otherwise

_LATEX = str.maketrans(
    {
        **{letter: f"\\{letter}" for letter in "{}#$%&_"},
        "\\": r"\textbackslash{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        "−": "$-$",
        "×": r"$\times$",
        "÷": r"$\div$",
        "·": r"$\cdot$",
        "√": r"$\surd$",
        "∞": r"$\infty$",
        "Φ": r"$\Phi$",
        "³": "$^3$",
        "⁸": "$^8$",
        "⁻": "$^-$",
        "ˣ": "$^x$",
        "\u202f": r"\,",
        "\n": " ",
        "\r": " ",
    }
)


@dataclass(frozen=True)
class _Row:
    """One row of text.

    Args:
        terms: printed (value, weight, product), or (number,), of every term in the row.
        value: the printed result.
        is_inner: whether the row is a detail of an earlier row, and indented.
    """

    label: Message
    value: str = ""
    terms: tuple[tuple[str, ...], ...] = ()
    is_inner: bool = False


def plain(explanation: Explanation, say: Say = str) -> str:
    """The explanation in lines of plain text.

    Args:
        say: translates a sentence into the user's language.
    """
    return "\n".join(_plain_row(row, say) for row in _noted_rows(explanation))


def latex(explanation: Explanation, say: Say = str) -> str:
    """The explanation as a displayed LaTeX formula, which needs the package amsmath.

    Args:
        say: translates a sentence into the user's language.
    """
    rows = " \\\\\n".join(_latex_row(row, say) for row in _noted_rows(explanation))
    return f"\\[\n\\begin{{aligned}}\n{rows}\n\\end{{aligned}}\n\\]\n"


# --- content ---------------------------------------------------------------------------------------------------


def _noted_rows(explanation: Explanation) -> list[_Row]:
    """All rows, with a note if a printed product is not the product of its printed factors."""
    rows = list(_rows(explanation))
    products = (term for row in rows for term in row.terms if len(term) == 3)
    if any(_is_rounded(*map(exactly, product)) for product in products):
        rows.append(_Row(message("Numbers are rounded when they are printed; products are those of the exact ones.")))
    return rows


def _is_rounded(value: Fraction | None, weight: Fraction | None, product: Fraction | None) -> bool:
    return value is not None and weight is not None and value * weight != product


def _rows(explanation: Explanation) -> Iterator[_Row]:
    count, has_windows = len(explanation.trace.terms), len(explanation.trace.shape) == 3
    windows = iter(explanation.groups if count <= MOST_TERMS else ())
    yield _Row(explanation.title, explanation.value)
    if explanation.rule in ("max", "mean"):
        yield from _window(next(windows, None), products=False)
    for line in _fewer_channels(explanation.lines):
        yield _of_line(line)
        if line.kind == "channel":
            yield from _window(next(windows, None), products=True)
    if count > MOST_TERMS and has_windows and explanation.rule != "max":
        yield from _largest(explanation)


def _of_line(line: Line) -> _Row:
    """A line of the explanation as a row; the operand of a step is not added, because its label contains it."""
    if line.kind != "term" or not line.factors:
        return _Row(line.label, line.value)
    if len(line.factors) == 1:
        return _Row(message("{what} (= {number})", what=line.label, number=line.factors[0]), line.value)
    return _Row(line.label, terms=((*line.factors, line.value),))


def _window(group: Group | None, products: bool) -> Iterator[_Row]:
    """One row of text per row of a window, with its products or only its values."""
    if group is None:
        return
    columns = group.shape[1]
    for row in range(group.shape[0]):
        part = slice(row * columns, (row + 1) * columns)
        numbers = (group.values[part], group.weights[part], group.products[part])
        label = message("window row {row}", row=row)
        outside = [column for column in range(columns) if group.padding[part][column]]
        gaps = [column for column in range(columns) if group.cells[part][column] is None and column not in outside]
        for text, there in (
            ("{row} (padding in column {columns})", outside),
            ("{row} (gaps in column {columns})", gaps),
        ):
            if there:
                label = message(text, row=label, columns=", ".join(map(str, there)))
        yield _Row(label, terms=tuple(zip(*numbers[: 3 if products else 1], strict=True)), is_inner=True)
    if products and group.rest:
        yield _Row(message("rounding"), group.rest, is_inner=True)


def _fewer_channels(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines; if there are more than MOST_CHANNELS channels, one line sums all but the largest."""
    channels = [line for line in lines if line.kind == "channel"]
    if len(channels) <= MOST_CHANNELS:
        yield from lines
        return
    falling = sorted(channels, key=lambda line: abs(line.number), reverse=True)
    left = [line.value for line in falling[LARGEST:]]
    yield from falling[:LARGEST]
    yield Line("sum", message("the other {count} channels", count=len(left)), added(left))
    yield from (line for line in lines if line.kind != "channel")


def _largest(explanation: Explanation) -> Iterator[_Row]:
    """Rows for the largest products (or values of a mean), and one for the sum of all others."""
    terms, is_mean = explanation.trace.terms, explanation.rule == "mean"
    shown = _largest_of(terms, is_mean)
    listed = [terms[index] for index in shown]
    numbers = [term.value if is_mean else term.product for term in listed]
    balance = balanced([*numbers, _sum_without(terms, is_mean, shown)], _sum_without(terms, is_mean, ()))
    values, weights = needed([term.value for term in listed]), needed([term.weight for term in listed])
    yield _Row(message("the sum of {count} terms, the largest first", count=counted(len(terms))), balance.total)
    for term, text in zip(listed, balance.parts, strict=False):
        nothing = message("padding") if term.padding else message("gap")
        label = nothing if term.cell is None else place(explanation.source, term.cell)
        factors = () if is_mean else (printed(term.value, values), printed(term.weight, weights))
        yield _Row(label, terms=((*factors, text),), is_inner=True)
    yield _Row(others(len(terms) - len(shown)), balance.parts[-1], is_inner=True)
    if balance.rest:
        yield _Row(message("rounding"), balance.rest, is_inner=True)


def _largest_of(terms: Terms, of_values: bool) -> list[int]:
    """Indices of the LARGEST values (or else products) by absolute value, largest first."""
    some, sizes, first = np.zeros(0, np.intp), np.zeros(0), 0
    for chunk in terms.chunks(of_values):
        some = np.concatenate([some, np.arange(first, first + len(chunk))])
        sizes = np.concatenate([sizes, np.where(np.isnan(chunk), np.inf, np.abs(chunk))])
        kept = largest(sizes, LARGEST)
        some, sizes, first = some[kept], sizes[kept], first + len(chunk)
    found: list[int] = some.tolist()
    return found


def _sum_without(terms: Terms, of_values: bool, left_out: Sequence[int]) -> float:
    """The sum of all values (or else products) except those at the indices ``left_out``."""
    total, first = 0.0, 0
    for chunk in terms.chunks(of_values):
        total += sum_without(chunk, [at - first for at in left_out if 0 <= at - first < len(chunk)])
        first += len(chunk)
    return total


# --- notation --------------------------------------------------------------------------------------------------


def _plain_row(row: _Row, say: Say) -> str:
    indent = "  " if row.is_inner else ""
    label = indent + say(row.label)
    if row.terms:
        return f"{label}: {'; '.join(_plain_term(term, say) for term in row.terms)}"
    return f"{label} = {_number(row.value, say)}" if row.value else label


def _plain_term(term: Sequence[str], say: Say) -> str:
    *factors, result = (_number(number, say) for number in term)
    return f"{' × '.join(factors)} = {result}" if factors else result


def _number(text: str, say: Say) -> str:
    return say(text) if text == NOT_A_NUMBER else text


def _latex_row(row: _Row, say: Say) -> str:
    label = f"\\text{{{say(row.label).translate(_LATEX)}}}"
    if row.is_inner:
        label = f"\\quad {label}"
    if row.terms:
        return f"{label} &\\colon " + ",\\; ".join(_latex_term(term, say) for term in row.terms)
    return f"{label} &= {_latex_number(row.value, say)}" if row.value else f"&\\quad {label}"


def _latex_term(term: Sequence[str], say: Say) -> str:
    *factors, result = (_latex_number(number, say) for number in term)
    if not factors:
        return result
    value, weight = factors
    return f"{value} \\cdot {f'({weight})' if weight.startswith('-') else weight} = {result}"


def _latex_number(text: str, say: Say) -> str:
    if text == NOT_A_NUMBER:
        return f"\\text{{{say(text).translate(_LATEX)}}}"
    return text.replace("−", "-").replace("∞", "\\infty ").replace("\u202f", "\\,")
