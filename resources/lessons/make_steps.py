"""Makes the networks of lesson 9 after one step and after five steps of gradient descent on its circle.

``python -m resources.lessons.make_steps``
"""

from __future__ import annotations

from pathlib import Path

from engine import Project, descend, loss_gradients, save_project
from engine.formats.lesson_file import read_lesson

FOLDER = Path(__file__).parent / "09-learning"
FILES = {"one-step": 1, "five-steps": 5}  # number of steps by the name of the file
TRUE_CLASS, RATE = 0, 0.01


def after(project: Project, steps: int) -> Project:
    """The project after some steps of gradient descent on its picture."""
    for _ in range(steps):
        project = descend(project, loss_gradients(project, TRUE_CLASS).by_weight, RATE)
    return project


def main() -> None:
    """Writes the files."""
    start = read_lesson(FOLDER, FOLDER.parents[1]).scenes[0].project
    for name, steps in FILES.items():
        save_project(after(start, steps), FOLDER / f"{name}.convscope")


if __name__ == "__main__":
    main()
