"""Texts of the page of the way back."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from engine import Message, Project
from engine.explain.backward.steps import BackwardStep
from engine.explain.explanation import Line
from engine.explain.phrases import place
from gui.backward.contents import Content
from gui.state.selection import Selection
from gui.state.workers import Frame
from gui.text.phrases import local, number_text, plain_text, say, say_problem

translate = QCoreApplication.translate


def title(content: Content | None, selection: Selection) -> str:
    """The heading."""
    if content is None:
        return translate("BackwardPage", "From the loss back to {layer}").format(layer=selection.layer)
    if content.walk.cell is None:
        text = translate("BackwardPage", "The loss is computed before {layer}: nothing comes back to it")
        return text.format(layer=content.walk.layer)
    return translate("BackwardPage", "From the loss back to {what}").format(what=say(_end(content)))


def _end(content: Content) -> Message:
    return [step for step in content.steps if step.kind != "trial"][-1].name


def step_name(step: BackwardStep) -> str:
    """A step in the list."""
    name = local(say(step.name))
    if step.kind == "scores":
        return translate("BackwardPage", "score {name}").format(name=name)
    return name


def step_value(step: BackwardStep) -> str:
    """The value of a step, with the power of ten that its numbers are printed in units of."""
    return local(step.value) + (f"e{plain_text(step.power)}" if step.power and step.number else "")


def step_title(step: BackwardStep) -> str:
    """The heading of a step's arithmetic."""
    if step.kind == "scores":
        return translate("BackwardPage", "gradient of every score: probability − target")
    return local(say(step.title))


def factors(step: BackwardStep, line: Line) -> str:
    """The factors of a term."""
    if len(line.factors) < 2:
        return ""
    first, second = (local(text) for text in line.factors)
    if second.startswith("−"):
        second = f"({second})"
    return f"{first} {step.operator} {second} ="


def kernel_captions() -> tuple[str, str]:
    """What stands above the kernel and above its gradient."""
    return translate("BackwardPage", "Kernel"), translate("BackwardPage", "Its gradient")


def moves() -> tuple[tuple[str, str], ...]:
    """The weights that a step can change, by name."""
    return (
        ("network", translate("BackwardPage", "all weights")),
        ("kernel", translate("BackwardPage", "this kernel")),
        ("weight", translate("BackwardPage", "this weight")),
    )


def class_names(project: Project, count: int) -> list[str]:
    """The names of the classes, as they are chosen from."""
    classes = project.classes
    return [classes[at] if at < len(classes) else str(at) for at in range(count)]


def why_blank(frame: Frame | None, selection: Selection, is_busy: bool) -> str:
    """The reason why there is no way back, and what to do.

    Args:
        is_busy: whether something is being computed.
    """
    if selection.hidden_by_layer or selection.sizes_asked:
        return translate("BackwardPage", "Something is hidden that the gradients would give away: predict it first.")
    if frame is None or is_busy:
        return translate("BackwardPage", "The gradients are being computed.")
    if frame.result.problems:
        return say_problem(next(iter(frame.result.problems.values())))
    return translate(
        "BackwardPage",
        "There is no loss to go back from: the network has to end in one score per class, and not be too large.",
    )


def loss(content: Content, before: float | None) -> str:
    """The loss, and what it was before the step that was just applied."""
    now = number_text(content.gradients.loss, 4)
    if before is None:
        return translate("BackwardPage", "loss {loss}").format(loss=now)
    text = translate("BackwardPage", "loss {before} → {loss}")
    return text.format(before=number_text(before, 4), loss=now)


def told(step: BackwardStep) -> str:
    """A step and its arithmetic in words."""
    lines = (local(f"{say(line.label)} {factors(step, line)} {line.value}").strip() for line in step.lines)
    return "\n".join([f"{step_title(step)}: {step_value(step)}", *lines])


def tile(content: Content, number: int, index: int, cell: tuple[int, int]) -> str:
    """A cell of a tile: its name, and its gradient."""
    column = content.columns[number]
    slopes = content.gradients.by_output[column.layer]
    at = (cell[1],) if column.is_vector else (index, *cell)
    text = translate("BackwardPage", "{place}: gradient {slope}")
    return text.format(place=local(say(place(column.layer, at))), slope=plain_text(float(slopes[at]), 4))
