"""Every alternative of every choice can be asked about: it fits, or a Problem says why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import engine
from engine.formats.imports.alternatives import digits_right, fitting, ranks
from engine.formats.imports.candidates import Candidates
from engine.formats.imports.evidence import TRUSTED
from engine.formats.imports.guesses import Guess
from engine.formats.imports.network_file import built, import_report, weight_candidates
from engine.formats.reading_process import import_steps
from tests.engine.formats import zoo


def vgg() -> Any:
    from torch import nn

    first = [nn.Conv2d(3, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(2)]
    second = [nn.Conv2d(4, 6, 3, padding=1), nn.BatchNorm2d(6), nn.ReLU(), nn.MaxPool2d(2)]
    return nn.Sequential(*first, *second, nn.Flatten(), nn.Linear(6 * 8 * 8, 5))


def dense() -> Any:
    from torch import nn

    return nn.Sequential(nn.Flatten(), nn.Linear(64, 7), nn.Sigmoid(), nn.Linear(7, 10))


NETWORKS: dict[str, Callable[[], Any]] = {
    "chain": lambda: zoo.made("lenet5"),
    "norms": vgg,
    "dense": dense,
    "residual": lambda: zoo.made("resnet8_b"),
    "residual without weights in shortcuts": lambda: zoo.made("resnet8_a"),
}


@pytest.fixture(params=NETWORKS)
def found(request: pytest.FixtureRequest, tmp_path: Path) -> Candidates:
    """What the weights of a network can be."""
    import torch

    torch.manual_seed(0)
    torch.save(NETWORKS[request.param]().state_dict(), tmp_path / "net.pth")
    return weight_candidates(tmp_path / "net.pth")


def test_what_fits_runs_and_what_does_not_has_a_problem(found: Candidates) -> None:
    for guess in (found.guesses[0], found.guesses[-1]):
        fits = dict(fitting(found, guess.choices))
        assert list(fits) == [choice.name for choice in found.choices]
        for choice in found.choices:
            assert guess.choices[choice.name] in fits[choice.name]
            for option in choice.options:
                project = built(found, {**guess.choices, choice.name: option.value}).project
                runs = not engine.infer(project).problems
                assert runs == (option.value in fits[choice.name]), (choice.name, option.value)


def test_a_size_that_does_not_fit_is_not_among_those_that_do(tmp_path: Path) -> None:
    import torch

    torch.save(zoo.made("lenet5").state_dict(), tmp_path / "net.pth")
    found = weight_candidates(tmp_path / "net.pth")
    fits = dict(fitting(found, found.guesses[0].choices))
    sizes = {option.value for choice in found.choices if choice.name == "size" for option in choice.options}
    assert fits["size"] < sizes
    assert "64" in sizes - fits["size"]


def test_candidates_cross_the_process_with_all_that_a_form_needs(tmp_path: Path, digits_file: Path) -> None:
    here, steps = import_report(digits_file), import_steps(digits_file)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            there = stop.value
            break
    assert there.digits == here.digits == 10
    assert there.assumptions == here.assumptions
    assert here.candidates is not None
    assert there.candidates is not None
    assert there.candidates.guesses == here.candidates.guesses
    assert there.candidates.choices == here.candidates.choices
    assert digits_right(there.candidates, there.choices) == 10


@pytest.fixture
def digits_file(tmp_path: Path) -> Path:
    """The weights of the shipped network, which reads digits."""
    import torch

    shipped = Path(__file__).parents[4] / "resources" / "networks" / "digits.convscope"
    layers = engine.open_project(shipped).layers
    tensors = {f"{at.id}.{name}": torch.tensor(w.data) for at in layers for name, w in at.weights.items()}
    torch.save(tensors, tmp_path / "digits.pth")
    return tmp_path / "digits.pth"


def test_digits_are_shown_to_any_choices(digits_file: Path) -> None:
    found = weight_candidates(digits_file)
    usual = found.guesses[0].choices
    assert found.guesses[0].digits == digits_right(found, usual) == 10
    worse = digits_right(found, {**usual, "activation": "sigmoid"})
    assert worse is not None
    assert worse < TRUSTED
    assert digits_right(found, {**usual, "size": "64"}) is None  # it cannot run
    low = built(found, {**usual, "activation": "sigmoid"}, worse)
    assert str(low.assumptions[0]).startswith(f"It names only {worse} of ten")
    high = built(found, usual, 10)
    assert str(high.assumptions[-1]).endswith("10 of ten handwritten digits right.")
    assert not any("digits" in str(each) for each in built(found, usual).assumptions)


@pytest.mark.parametrize("name", ["resnet8_b", "vgg11"])
def test_only_grey_networks_of_ten_classes_are_shown_digits(name: str, tmp_path: Path) -> None:
    import torch

    torch.save(zoo.made(name).state_dict(), tmp_path / "net.pth")
    found = weight_candidates(tmp_path / "net.pth")
    assert digits_right(found, found.guesses[0].choices) is None


def guess(cost: float, size: str, padding: str = "0", digits: int | None = None) -> Guess:
    return Guess({"size": size, "padding": padding}, cost, digits=digits)


@pytest.mark.parametrize(
    ("guesses", "expected"),
    [
        ([], ()),
        ([guess(0, "28")], (1,)),
        ([guess(0, "28"), guess(0.2, "32"), guess(0.4, "64")], (1, 1, 1)),  # the weights fit any size
        ([guess(0, "28"), guess(1, "28", "1"), guess(1, "28", "2"), guess(3, "28", "3")], (1, 2, 2, 4)),
        ([guess(0, "28", digits=9), guess(0.2, "32"), guess(0.4, "64")], (1, 2, 2)),  # the digits decide
        ([guess(0, "28", digits=2), guess(0.2, "32")], (1, 1)),
    ],
)
def test_what_the_weights_do_not_decide_has_one_rank(guesses: list[Guess], expected: tuple[int, ...]) -> None:
    assert ranks(guesses) == expected
