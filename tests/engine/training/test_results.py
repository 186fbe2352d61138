"""Results: everything agrees with its definition, computed plainly, and with PyTorch."""

from __future__ import annotations

import numpy as np
import pytest
import torch
import torch.nn.functional as F

import engine
from engine.training.results import Results, results_steps
from engine.training.train import accuracy
from tests.engine.training.test_training import UNSEEN, last, network


def finished(project: engine.Project, dataset: engine.Dataset) -> Results:
    steps = results_steps(project, dataset)
    while True:
        try:
            next(steps)
        except StopIteration as stop:
            made: Results = stop.value
            return made


def drawn(classes: int, count: int = 500, seed: int = 1, missing: int | None = None) -> Results:
    """Answers at random, right more often than not, with no image of the class ``missing``."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, classes, count)
    if missing is not None:
        labels[labels == missing] = (missing + 1) % classes
    logits = rng.normal(0, 1, (count, classes))
    logits[np.arange(count), labels] += 1
    probabilities = torch.tensor(logits).softmax(1).numpy().astype(np.float32)
    return Results(tuple(map(str, range(classes))), labels, probabilities.argmax(1), probabilities, 1.0)


def test_answers_loss_and_accuracy_are_those_of_pytorch() -> None:
    project = last(network())
    made = finished(project, UNSEEN)
    x = (torch.tensor(UNSEEN.images / 255, dtype=torch.float32) - 0.3) / 0.4
    for layer in project.layers[:-1]:
        weights = {name: torch.tensor(values.data) for name, values in layer.weights.items()}
        x = layer.spec.forward(x, weights)
    labels = torch.tensor(UNSEEN.labels)
    assert made.probabilities == pytest.approx(x.softmax(1).numpy(), abs=1e-5)
    assert (made.predictions == x.argmax(1).numpy()).all()
    assert made.loss == pytest.approx(F.cross_entropy(x, labels).item(), rel=1e-5)
    assert made.accuracy == accuracy(project, UNSEEN) > 0.5
    assert made.classes == ("bar", "blob")


def test_the_share_that_is_done_rises_and_closing_stops() -> None:
    steps = results_steps(network(), UNSEEN)
    assert [next(steps), next(steps)] == [0, 128 / 200]
    steps.close()
    with pytest.raises(StopIteration):
        next(steps)


@pytest.mark.parametrize("classes", [2, 7, 200])
def test_the_confusion_matrix_counts_every_image_once(classes: int) -> None:
    made = drawn(classes)
    expected = np.zeros((classes, classes), int)
    for label, prediction in zip(made.labels, made.predictions, strict=True):
        expected[label, prediction] += 1
    assert (made.confusion == expected).all()
    assert made.confusion.trace() / 500 == pytest.approx(made.accuracy)


def test_a_class_without_images_has_no_accuracy() -> None:
    made = drawn(4, missing=2)
    for each in (0, 1, 3):
        own = made.labels == each
        assert made.class_accuracy[each] == pytest.approx(np.mean(made.predictions[own] == each))
    assert np.isnan(made.class_accuracy[2])
    assert not made.confusion[2].any()


def test_most_wrong_is_the_surest_wrong_answer_and_nearly_wrong_the_least_lead() -> None:
    made = drawn(5)
    wrong = [i for i in range(500) if made.predictions[i] != made.labels[i]]
    assert made.most_wrong.tolist() == sorted(wrong, key=lambda i: -made.probabilities[i].max())
    right = [i for i in range(500) if made.predictions[i] == made.labels[i]]

    def lead(i: int) -> float:
        *_, second, first = sorted(made.probabilities[i])
        return float(first - second)

    assert made.nearly_wrong.tolist() == sorted(right, key=lead)
    pair = next((t, p) for t in range(5) for p in range(5) if t != p and made.confusion[t, p] > 1)
    found = made.taken_for(*pair)
    assert len(found) == made.confusion[pair]
    assert (made.labels[found] == pair[0]).all()
    assert (made.predictions[found] == pair[1]).all()
    assert (np.diff(made.confidence[found]) <= 0).all()


def test_calibration_is_as_guo_and_others_define_it() -> None:
    made = drawn(3)
    sure, error = made.probabilities.max(1), 0.0
    for number in range(10):
        inside = (sure > number / 10) & (sure <= (number + 1) / 10)
        assert made.calibration.counts[number] == inside.sum()
        if inside.any():
            right, confidence = np.mean(made.predictions[inside] == made.labels[inside]), sure[inside].mean()
            assert made.calibration.accuracy[number] == pytest.approx(right)
            assert made.calibration.confidence[number] == pytest.approx(confidence)
            error += inside.sum() / 500 * abs(right - confidence)
        else:
            assert np.isnan(made.calibration.accuracy[number])
    assert made.calibration.error == pytest.approx(error)
    assert made.calibration.counts[:3].sum() == 0, "with three classes, no answer has less than a third"


def test_a_network_that_is_sure_and_right_is_calibrated() -> None:
    labels = np.array([0, 1])
    made = Results(("a", "b"), labels, labels, np.eye(2, dtype=np.float32), 0.0)
    assert made.calibration.error == 0
    assert made.calibration.counts.tolist() == [0] * 9 + [2]
    assert made.most_wrong.size == 0


def test_what_computes_no_numbers_is_refused() -> None:
    project = network()
    broken = engine.set_weight(project, "conv1", (0, 0, 0, 0), float("inf"))
    with pytest.raises(engine.EngineError, match="no number"):
        finished(broken, UNSEEN)


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(engine.EngineError, match="one number for each class"):
        finished(network(engine.Flatten(), engine.Linear(units=3)), UNSEEN)
    with pytest.raises(engine.EngineError, match="no images"):
        finished(network(), UNSEEN.part(slice(0, 0)))
