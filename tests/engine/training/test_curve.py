"""The curve of a training."""

from __future__ import annotations

import numpy as np

from engine.training.curve import _MOST, CurveRecorder


def test_a_short_training_has_a_point_for_every_step_and_every_validation() -> None:
    recorder = CurveRecorder()
    recorder.add([(0.5, 2.0, 0.1), (1.0, 1.5, 0.3)])
    recorder.add([(1.5, 1.0, 0.5)], [(1.0, 1.7, 0.2)])
    curve = recorder.curve()
    np.testing.assert_allclose(curve.training.epochs, [0.5, 1, 1.5])
    np.testing.assert_allclose(curve.training.loss, [2, 1.5, 1])
    np.testing.assert_allclose(curve.training.accuracy, [0.1, 0.3, 0.5], rtol=1e-6)
    np.testing.assert_allclose(curve.validation.loss, [1.7], rtol=1e-6)


def test_a_long_training_keeps_few_points_whose_mean_is_that_of_all_steps() -> None:
    recorder, count = CurveRecorder(), 4 * _MOST
    recorder.add([(step / count, float(step), 0.5) for step in range(count)])
    curve = recorder.curve()
    assert _MOST // 2 <= len(curve.training.loss) <= _MOST + 1
    np.testing.assert_allclose(curve.training.loss.mean(), (count - 1) / 2, rtol=1e-3)
    assert (np.diff(curve.training.epochs) > 0).all()


def test_before_the_first_step_there_is_nothing() -> None:
    curve = CurveRecorder().curve()
    assert len(curve.training.loss) == len(curve.validation.loss) == 0
