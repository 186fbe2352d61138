"""The number of random examples of a law (a property test): what it asks for, times ``--examples``."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_share = 1.0


def set_share(share: float) -> None:
    """Sets the share of examples for all laws; call it before the files with laws are imported."""
    global _share
    _share = share
    settings.register_profile("convscope", examples(100))
    settings.load_profile("convscope")


def examples(number: int, *, same_fixtures: bool = False) -> settings:
    """The settings of a law that asks for another number of examples than the usual hundred.

    Args:
        same_fixtures: whether all examples may share one fixture, such as a folder that they write to.
    """
    quiet = [HealthCheck.too_slow, *([HealthCheck.function_scoped_fixture] if same_fixtures else [])]
    return settings(max_examples=max(round(number * _share), 1), deadline=None, suppress_health_check=quiet)
