"""How often a law is tried with something else at random: as often as it asks for, times ``--examples``."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_share = 1.0


def set_share(share: float) -> None:
    """How often all laws are tried; to be said before the files with laws are imported."""
    global _share
    _share = share
    settings.register_profile("convscope", examples(100))
    settings.load_profile("convscope")


def examples(number: int, *, same_fixtures: bool = False) -> settings:
    """For a law that asks for another number of examples than the usual hundred.

    Args:
        same_fixtures: one fixture serves all examples, as a folder that all of them write to.
    """
    quiet = [HealthCheck.too_slow, *([HealthCheck.function_scoped_fixture] if same_fixtures else [])]
    return settings(max_examples=max(round(number * _share), 1), deadline=None, suppress_health_check=quiet)
