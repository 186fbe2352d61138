"""A case that cannot be run any more is reported by name, and does not stop the others."""

from __future__ import annotations

import json

import pytest

from tests.benchmarks.__main__ import alone, main
from tests.benchmarks.cases import cases


@pytest.mark.parametrize(
    ("limit", "why"), [(0.01, "it took more than 0.01 seconds"), (120, "its process ended with 1")]
)
def test_a_failing_case_is_reported(limit: float, why: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert not alone("no such case", ["--quick"], limit)
    assert json.loads(capfd.readouterr().out) == {"case": "no such case", "failed": why}


def test_all_cases_run_and_one_failure_is_in_the_exit_status(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def fails_at_first(name: str, options: object, limit: float) -> bool:
        asked.append(name)
        return len(asked) > 1

    monkeypatch.setattr("tests.benchmarks.__main__.alone", fails_at_first)
    assert main(["--quick"]) == 1
    assert asked == list(cases())
    assert main(["--quick", "play"]) == 0
    assert main(["no such word"]) == 2
    assert main(["--device", "abacus"]) == 2
